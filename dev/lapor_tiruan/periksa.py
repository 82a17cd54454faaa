"""Check the body of a create as strictly as it can be checked.

What LAPOR! itself refuses is not public. The double refuses everything that was
never seen to be sent, so that a slip of the client shows here and not there.
"""

import json
import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

Galat = dict[str, list[str]]
Uji = Callable[[Any], bool]

TANGGAL = re.compile(r"\d{4}-\d{2}-\d{2}")
DAFTAR = re.compile(r"\[([1-9]\d*(, ?[1-9]\d*)*)?\]")


def _isi(nilai: Any) -> bool:
    return isinstance(nilai, str) and bool(nilai.strip())


def _teks(nilai: Any) -> bool:
    return nilai is None or isinstance(nilai, str)


def _bulat(nilai: Any) -> bool:
    return type(nilai) is int and nilai > 0


def _bulat_atau_kosong(nilai: Any) -> bool:
    return nilai is None or _bulat(nilai)


def _bool(nilai: Any) -> bool:
    return isinstance(nilai, bool)


def _kosong(nilai: Any) -> bool:
    return nilai is None


def _tanggal(nilai: Any) -> bool:
    if not isinstance(nilai, str) or not TANGGAL.fullmatch(nilai):
        return False
    try:
        date.fromisoformat(nilai)
    except ValueError:
        return False
    return True


WAJIB: Mapping[str, Uji] = {
    "title": _isi,
    "content": _isi,
    "channel": _bulat,
    "classification_id": _bulat,
    "disposition_id": _bulat,
    "category_id": _bulat,
    "date_of_incident": _tanggal,
}
BOLEH: Mapping[str, Uji] = {
    "is_new_user_slider": _bool,
    "is_disposisi_slider": _bool,
    "is_approval": _bool,
    "is_anonymous": _bool,
    "is_secret": _bool,
    "is_priority": _bool,
    "user_id": _bulat_atau_kosong,
    "emailUser": _teks,
    "nameUser": _teks,
    "phoneUser": _teks,
    "location_id": _bulat_atau_kosong,
    "priority_program_id": _bulat_atau_kosong,
    "community_id": _bulat_atau_kosong,
    "copy_externals": _kosong,
    "info_disposition": _teks,
    "info_attachments": _teks,
    "tags_raw": _teks,
}


def periksa_laporan(badan: Mapping[str, Any], *, instansi: Collection[int]) -> Galat:
    """Return what is wrong with each field but ``attachments``; empty when nothing is."""
    galat: Galat = {
        nama: [f"{nama} wajib diisi."] for nama in WAJIB if badan.get(nama) is None
    }
    for nama, nilai in badan.items():
        uji = WAJIB.get(nama) or BOLEH.get(nama)
        if nama != "attachments" and nama not in galat:
            galat |= _kolom(nama, nilai, uji)
    if "disposition_id" not in galat and badan["disposition_id"] not in instansi:
        galat["disposition_id"] = ["disposition_id tidak dikenal."]
    return galat | _pelapor(badan)


def _kolom(nama: str, nilai: Any, uji: Uji | None) -> Galat:
    if uji is None:
        return {nama: [f"{nama} bukan kolom laporan."]}
    return {} if uji(nilai) else {nama: [f"{nama} tidak sah."]}


def _pelapor(badan: Mapping[str, Any]) -> Galat:
    """The reporter is either described in the body or an account that exists."""
    nama = "nameUser" if badan.get("is_new_user_slider") is True else "user_id"
    return {} if badan.get(nama) else {nama: [f"{nama} wajib diisi."]}


def baca_lampiran(nilai: Any) -> list[int] | None:
    """Return the ids in ``attachments``, None when it is in no form.

    Forms seen: ``"[1,2]"`` (json), ``"[1,2]."`` (json_titik), and for none ``false``
    or ``"[]"``. A list, a number or ``true`` was never seen.
    """
    if nilai is False or nilai == "[]":
        return []
    if not isinstance(nilai, str):
        return None
    daftar = nilai.removesuffix(".")
    if daftar == "[]" or not DAFTAR.fullmatch(daftar):
        return None
    ids: list[int] = json.loads(daftar)
    return ids if len(ids) == len(set(ids)) else None
