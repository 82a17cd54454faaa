"""Late writers of an answer's documents: each block finds its row, and nothing doubles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from informasi.admin.borang_jawaban import sebutan_uji
from informasi.models import ButirJawaban

AWALAN = "butir"
_KOLOM = re.compile(rf"{AWALAN}-(\d+)-(.+)")
# What of a block is shown as it is stored, when a colleague's values differ.
DIBANDINGKAN = ("judul", "putusan", "alasan", "uji", "dokumen")
Blok = dict[str, list[Any]]


def selaraskan(
    data: QueryDict,
    berkas: MultiValueDict[str, Any],
    tersimpan: Sequence[ButirJawaban],
    judul_awal: str,
) -> tuple[QueryDict, MultiValueDict[str, Any]]:
    """The posted blocks, each under the row it is about.

    A page that was opened before a colleague saved knows nothing of the new rows. A new
    block with a row's title becomes that row's; a row that no block is about is added as
    it is stored; a block whose row is gone becomes a new one; a block nobody touched
    (only ``judul_awal`` in it) goes. So saving once more updates, and adds no copy.
    """
    ada = {str(b.pk): b for b in tersimpan}
    lama: list[Blok] = []
    baru: list[Blok] = []
    for blok in _blok(data, berkas):
        (lama if _satu(blok, "id") in ada else baru).append(blok)
    for blok in lama:
        ada.pop(_satu(blok, "id"), None)
    tetap = []
    for blok in baru:
        kosong = _kosong(blok)
        sama = next((pk for pk, b in ada.items() if _sama(blok, b.judul)), None)
        if sama and not kosong:
            lama.append(blok | {"id": [sama]})
            del ada[sama]
        elif not (kosong and (sama or _sama(blok, judul_awal) or _sama(blok, ""))):
            tetap.append(blok | {"id": [""]})
    lama += [_dari_baris(b) for b in ada.values()]
    return _susun(data, [*lama, *tetap], awal=len(lama))


def tersimpan_lain(form: Any) -> list[tuple[str, str]]:
    """What is stored of a block where it differs from what was typed: name and value."""
    return [
        (str(form.fields[nama].label), _tampil(form, nama))
        for nama in DIBANDINGKAN
        if nama in form.changed_data
    ]


def _tampil(form: Any, nama: str) -> str:
    kolom = form.fields[nama]
    nilai = kolom.prepare_value(form.get_initial_for_field(kolom, nama))
    return str(dict(getattr(kolom, "choices", ())).get(nilai, nilai) or "kosong")


def _blok(data: QueryDict, berkas: MultiValueDict[str, Any]) -> list[Blok]:
    hasil: dict[int, Blok] = {}
    for sumber in (data, berkas):
        for kunci in sumber:
            if cocok := _KOLOM.fullmatch(kunci):
                nilai = list(sumber.getlist(kunci))
                hasil.setdefault(int(cocok[1][:9]), {})[cocok[2]] = nilai
    return [hasil[ke] for ke in sorted(hasil)]


def _satu(blok: Blok, nama: str) -> str:
    return str((blok.get(nama) or [""])[0])


def _sama(blok: Blok, judul: str) -> bool:
    satu, lain = _satu(blok, "judul").split(), judul.split()
    return " ".join(satu).casefold() == " ".join(lain).casefold()


def _kosong(blok: Blok) -> bool:
    return not any(any(v) for n, v in blok.items() if n not in {"id", "judul"})


def _dari_baris(butir: ButirJawaban) -> Blok:
    return {
        "id": [str(butir.pk)],
        "judul": [butir.judul],
        "putusan": [butir.putusan],
        "alasan": [butir.alasan],
        "uji": [sebutan_uji(butir.uji) if butir.uji else ""],
        "dokumen": [butir.dokumen.nomor if butir.dokumen else ""],
    }


def _susun(
    data: QueryDict, semua: Sequence[Blok], *, awal: int
) -> tuple[QueryDict, MultiValueDict[str, Any]]:
    """The form data with the blocks numbered anew; ``awal`` of them have a row."""
    isi = data.copy()
    for kunci in list(isi):
        if _KOLOM.fullmatch(kunci):
            del isi[kunci]
    isi[f"{AWALAN}-TOTAL_FORMS"] = str(len(semua))
    isi[f"{AWALAN}-INITIAL_FORMS"] = str(awal)
    kiriman: MultiValueDict[str, Any] = MultiValueDict()
    for ke, blok in enumerate(semua):
        for nama, nilai in blok.items():
            tujuan = kiriman if nama == "unggahan" else isi
            tujuan.setlist(f"{AWALAN}-{ke}-{nama}", nilai)
    return isi, kiriman
