"""Service hours as people write them, and whether an office is open at a moment.

One text is kept and shown; what cannot be read is refused when it is written, so that the
state of today is never a guess. Knows no calendar: why a day is off is asked of the caller.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.core.exceptions import ValidationError

from organisasi.bahasa import HARI

CONTOH = "Senin sampai Kamis, 08.00 sampai 15.30; Jumat, 08.00 sampai 11.30"
_SAMPAI = r"\s*(?:sampai|s\.?d\.?|-|–)\s*"
_NAMA = f"(?:{'|'.join(HARI)})"
_BAGIAN = re.compile(
    rf"(?P<hari>{_NAMA}(?:(?:{_SAMPAI}|\s*,\s*|\s+dan\s+){_NAMA})*)\s*,?\s*"
    rf"(?P<jam>\d\d?[.:]\d\d{_SAMPAI}\d\d?[.:]\d\d"
    rf"(?:(?:\s*,\s*|\s+dan\s+)\d\d?[.:]\d\d{_SAMPAI}\d\d?[.:]\d\d)*)(?:\s*WIB)?\.?",
    re.IGNORECASE,
)
_DARI = re.compile(rf"({_NAMA})(?:{_SAMPAI}({_NAMA}))?", re.IGNORECASE)
_JAM = re.compile(rf"(\d\d?)[.:](\d\d){_SAMPAI}(\d\d?)[.:](\d\d)")
DICARI = timedelta(days=14)

type Jadwal = Mapping[int, Sequence[tuple[time, time]]]


class Keadaan(NamedTuple):
    buka: bool
    kalimat: str


@lru_cache(maxsize=256)
def baca_jam(teks: str) -> Jadwal:
    """Weekday (Monday 0) -> spans, in order; ValueError with a sentence for people."""
    jadwal: dict[int, list[tuple[time, time]]] = {}
    for bagian in filter(None, (b.strip() for b in teks.split(";"))):
        cocok = _BAGIAN.fullmatch(bagian)
        if cocok is None:
            raise ValueError(f"“{bagian}” tidak terbaca. Tulis seperti: {CONTOH}.")
        rentang = [_rentang(*map(int, j.groups())) for j in _JAM.finditer(cocok["jam"])]
        for dari, sampai in _DARI.findall(cocok["hari"]):
            awal = _hari(dari)
            akhir = _hari(sampai) if sampai else awal
            for hari in range(awal, akhir + 1 if akhir >= awal else akhir + 8):
                jadwal.setdefault(hari % 7, []).extend(rentang)
    return {hari: tuple(sorted(semua)) for hari, semua in jadwal.items()}


def _hari(nama: str) -> int:
    return HARI.index(nama.capitalize())


def _rentang(j1: int, m1: int, j2: int, m2: int) -> tuple[time, time]:
    try:
        dari, sampai = time(j1, m1), time(j2, m2)
    except ValueError:
        raise ValueError("Jam ditulis 00.00 sampai 23.59.") from None
    if dari >= sampai:
        raise ValueError("Jam tutup harus sesudah jam buka.")
    return dari, sampai


def terbaca(teks: str) -> None:
    """For columns and forms: ValidationError when the hours cannot be read."""
    try:
        baca_jam(teks)
    except ValueError as galat:
        raise ValidationError(str(galat)) from None


def keadaan_buka(
    teks: str, pada: datetime, alasan_libur: Callable[[date], str]
) -> Keadaan:
    """``pada`` in local time. On a working day the hours count; else the reason is said."""
    jadwal, hari, jam = baca_jam(teks), pada.date(), pada.time()
    alasan = alasan_libur(hari)
    berlaku = jadwal.get(hari.weekday(), ())
    hari_biasa = not alasan or (alasan == "akhir pekan" and berlaku)
    if hari_biasa:
        for dari, sampai in berlaku:
            if jam < dari:
                return Keadaan(buka=False, kalimat=f"Buka pukul {dari:%H.%M}")
            if jam < sampai:
                return Keadaan(buka=True, kalimat=f"Buka sampai {sampai:%H.%M}")
    sebab = "" if hari_biasa or alasan == "akhir pekan" else f" hari ini ({alasan})"
    return Keadaan(
        buka=False, kalimat=f"Tutup{sebab}{_lagi(jadwal, hari, alasan_libur)}"
    )


def _lagi(jadwal: Jadwal, hari: date, alasan_libur: Callable[[date], str]) -> str:
    for maju in range(1, DICARI.days):
        esok = hari + timedelta(days=maju)
        alasan = alasan_libur(esok)
        if (berlaku := jadwal.get(esok.weekday())) and (
            not alasan or alasan == "akhir pekan"
        ):
            kapan = "besok" if maju == 1 else HARI[esok.weekday()]
            return f". Buka lagi {kapan} pukul {berlaku[0][0]:%H.%M}"
    return ""
