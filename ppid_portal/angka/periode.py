"""A month, quarter or year as a value: ``2024-06``, ``2024-TW2``, ``2024``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from organisasi.bahasa import BULAN

# UU 14/2008 is in force since 30 April 2010.
TAHUN_PERTAMA = 2010
TAHUN_PILIHAN = 3

PENDEK = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Mei",
    "Jun",
    "Jul",
    "Agu",
    "Sep",
    "Okt",
    "Nov",
    "Des",
)

BENTUK = re.compile(
    r"(?P<tahun>\d{4})(?:-(?:TW(?P<tw>[1-4])|(?P<bulan>0[1-9]|1[0-2])))?", re.ASCII
)
ROMAWI = ("I", "II", "III", "IV")
SETAHUN, SETRIWULAN = 12, 3


@dataclass(frozen=True, slots=True, order=True)
class Periode:
    """``banyak`` months from month ``mulai`` (1-12) of ``tahun``."""

    tahun: int
    mulai: int = 1
    banyak: int = SETAHUN

    @classmethod
    def dari(cls, kode: str) -> Periode:
        """Read a code; ValueError for anything else, and for years nobody means."""
        cocok = BENTUK.fullmatch(kode)
        if cocok is None or not date.min.year < int(cocok["tahun"]) < date.max.year:
            raise ValueError(kode)
        tahun = int(cocok["tahun"])
        if cocok["tw"]:
            return cls(tahun, SETRIWULAN * int(cocok["tw"]) - 2, SETRIWULAN)
        if cocok["bulan"]:
            return cls(tahun, int(cocok["bulan"]), 1)
        return cls(tahun)

    @classmethod
    def bulan(cls, hari: date) -> Periode:
        return cls(hari.year, hari.month, 1)

    @classmethod
    def memuat(cls, hari: date) -> tuple[Periode, Periode, Periode]:
        awal = hari.month - (hari.month - 1) % SETRIWULAN
        return cls.bulan(hari), cls(hari.year, awal, SETRIWULAN), cls(hari.year)

    @property
    def kode(self) -> str:
        if self.banyak == SETAHUN:
            return f"{self.tahun:04}"
        if self.banyak == SETRIWULAN:
            return f"{self.tahun:04}-TW{self.mulai // SETRIWULAN + 1}"
        return f"{self.tahun:04}-{self.mulai:02}"

    @property
    def nama(self) -> str:
        """``Juni 2024``, ``triwulan II 2024``, ``tahun 2024``."""
        if self.banyak == SETAHUN:
            return f"tahun {self.tahun}"
        if self.banyak == SETRIWULAN:
            return f"triwulan {ROMAWI[self.mulai // SETRIWULAN]} {self.tahun}"
        return f"{BULAN[self.mulai - 1]} {self.tahun}"

    @property
    def awal(self) -> date:
        return date(self.tahun, self.mulai, 1)

    @property
    def akhir(self) -> date:
        return self.geser(1).awal - timedelta(days=1)

    def geser(self, kali: int) -> Periode:
        """As long a period, ``kali`` lengths later (negative: before)."""
        sejak = self.tahun * SETAHUN + self.mulai - 1 + kali * self.banyak
        return Periode(sejak // SETAHUN, sejak % SETAHUN + 1, self.banyak)

    @property
    def sebelumnya(self) -> Periode:
        return self.geser(-1)

    def bulan_bulan(self) -> Iterator[Periode]:
        pertama = Periode(self.tahun, self.mulai, 1)
        return (pertama.geser(i) for i in range(self.banyak))

    def ujung(self, banyak: int) -> list[Periode]:
        """The last ``banyak`` months up to its end, the oldest first."""
        *_, terakhir = self.bulan_bulan()
        return [terakhir.geser(i - banyak + 1) for i in range(banyak)]

    def __str__(self) -> str:
        return self.nama


# A period to choose: what it is called, its address; "" for the one being read.
type Pilihan = tuple[str, str]


def periode_diminta(kode: str, kini: date) -> Periode:
    """The period of an address, this year without one.

    ValueError for what is none, for one that has not begun, and for years before the Act.
    """
    periode = Periode.dari(kode) if kode else Periode(kini.year)
    if periode.tahun < TAHUN_PERTAMA or periode.awal > kini:
        raise ValueError(kode)
    return periode


def pilihan(
    periode: Periode, kini: date, ke: str = "kinerja"
) -> Iterator[tuple[str, list[Pilihan]]]:
    yield "Tahun", list(pilihan_tahun(periode, kini, ke))
    triwulan = [Periode(periode.tahun, m, SETRIWULAN) for m in (1, 4, 7, 10)]
    bulan = Periode(periode.tahun).bulan_bulan()
    for judul, isi, nama in (("Triwulan", triwulan, ROMAWI), ("Bulan", bulan, PENDEK)):
        semua = zip(isi, nama, strict=True)
        yield judul, [_tautan(p, periode, n, ke) for p, n in semua if p.awal <= kini]


def pilihan_tahun(periode: Periode, kini: date, nama: str) -> Iterator[Pilihan]:
    tahun = range(kini.year, kini.year - TAHUN_PILIHAN, -1)
    semua = {Periode(t) for t in tahun} | {Periode(periode.tahun)}
    for satu in sorted(semua, reverse=True):
        yield _tautan(satu, periode, str(satu.tahun), nama)


def _tautan(periode: Periode, dibaca: Periode, nama: str, halaman: str) -> Pilihan:
    alamat = f"{reverse(halaman)}?periode={periode.kode}"
    return nama, "" if periode == dibaca else alamat
