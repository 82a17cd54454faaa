"""The poll on paper, for people without a telephone; keyed afterwards as totals (6.8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from organisasi.kertas.naskah import Unsur, kalimat, rincian, tabel
from pemangku.kertas_kegiatan import Bahan, hari_tanggal, lembar
from pemangku.models import Kegiatan
from pemangku.models.jajak import PERTANYAAN, JawabKeMana, TahapJajak

JUDUL = "Lembar jajak"
CARA = (
    "Beri tanda silang pada satu jawaban di tiap baris. Tanpa nama; jawab apa adanya, "
    "ini bukan ujian."
)


def isi_lembar_jajak(bahan: Bahan) -> dict[str, Any]:
    """Values for PDF and print page: one sheet for one person and one stage (PK-40)."""
    return lembar(bahan, judul=JUDUL, bagian=list(_bagian(bahan.kegiatan)))


def _bagian(kegiatan: Kegiatan) -> Iterator[Unsur]:
    yield rincian(
        ("Acara", kegiatan.judul),
        ("Hari, tanggal", hari_tanggal(kegiatan)),
        ("Jajak", _kotak(*map(str, TahapJajak.labels))),
    )
    yield from kalimat(CARA)
    ke_mana = _kotak(*map(str, JawabKeMana.labels))
    yield tabel(
        ("Pertanyaan", "Jawaban"),
        [
            (teks, _kotak("Ya", "Tidak") if benar is True else ke_mana)
            for teks, benar in PERTANYAAN.values()
        ],
        (48, 52),
    )


def _kotak(*pilihan: str) -> str:
    return "   ".join(f"(   ) {satu}" for satu in pilihan)
