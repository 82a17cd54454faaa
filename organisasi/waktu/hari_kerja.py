"""Working-day arithmetic: pure functions on dates; knows no Django.

Government works Monday to Friday (Perpres 21/2023); national holidays, cuti bersama and
special days off are not working days. Day 1 is the next working day after the event;
"late" begins after the end of the due day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from organisasi.bahasa import gabung, tanggal, tanggal_pendek

SATU_HARI = timedelta(days=1)
SABTU = 5


class KalenderBelumDiisi(LookupError):
    """No days off are known for a year, so no due day can be told."""

    def __init__(self, tahun: int) -> None:
        super().__init__(
            f"Kalender hari libur tahun {tahun} belum diisi. "
            "Tanggal jatuh tempo tidak dapat dihitung."
        )
        self.tahun = tahun


@dataclass(frozen=True, slots=True)
class Kalender:
    """The days off with their names. A year without a single one is unknown."""

    libur: Mapping[date, str]
    tahun: frozenset[int]

    @classmethod
    def dari(cls, libur: Mapping[date, str]) -> Kalender:
        return cls(libur, frozenset(hari.year for hari in libur))

    def alasan_libur(self, hari: date) -> str:
        """Why ``hari`` is no working day, or ``""``; unknown year: KalenderBelumDiisi."""
        if hari.year not in self.tahun:
            raise KalenderBelumDiisi(hari.year)
        if nama := self.libur.get(hari):
            return nama
        return "akhir pekan" if hari.weekday() >= SABTU else ""

    def kerja(self, hari: date) -> bool:
        return not self.alasan_libur(hari)


def hitung_hari_kerja(a: date, b: date, kalender: Kalender) -> int:
    """Number of working days d with a < d <= b; 0 when b is not after a."""
    if b <= a:
        return 0
    for tahun in range((a + SATU_HARI).year, b.year + 1):
        if tahun not in kalender.tahun:
            raise KalenderBelumDiisi(tahun)
    pekan, sisa = divmod((b - a).days, 7)
    biasa = pekan * SABTU + sum(
        (a.weekday() + i) % 7 < SABTU for i in range(1, sisa + 1)
    )
    return biasa - sum(a < h <= b and h.weekday() < SABTU for h in kalender.libur)


def selisih_hari_kerja(a: date, b: date, kalender: Kalender) -> int:
    """Working days from a to b; negative when b lies before a (days of delay)."""
    if b >= a:
        return hitung_hari_kerja(a, b, kalender)
    return -hitung_hari_kerja(b, a, kalender)


def tambah_hari_kerja(a: date, n: int, kalender: Kalender) -> date:
    """The first day d with hitung_hari_kerja(a, d) == n; ``a`` itself for 0."""
    return hitungan(a, n, kalender).jatuh_tempo


def kurang_hari_kerja(b: date, n: int, kalender: Kalender) -> date:
    """The last day d with hitung_hari_kerja(d, b) == n; ``b`` itself for 0."""
    if n < 0:
        raise ValueError(n)
    hari = b
    while n:
        n -= kalender.kerja(hari)
        hari -= SATU_HARI
    return hari


@dataclass(frozen=True, slots=True)
class Hitungan:
    sejak: date
    jumlah: int
    jatuh_tempo: date
    dilewati: tuple[tuple[date, str], ...]
    satuan: str = "hari kerja"

    @property
    def hari_libur(self) -> tuple[tuple[date, str], ...]:
        return tuple(baris for baris in self.dilewati if baris[1] != "akhir pekan")

    def kalimat(self) -> str:
        awal = (
            f"{self.jumlah} {self.satuan} sejak {tanggal(self.sejak)}, "
            f"paling lambat {tanggal(self.jatuh_tempo)}."
        )
        pekan = len(self.dilewati) - len(self.hari_libur)
        if pekan:
            awal += f" Sabtu dan Minggu tidak dihitung ({pekan} hari)."
        libur = [f"{tanggal_pendek(h)} ({nama})" for h, nama in self.hari_libur]
        return f"{awal} Libur: {gabung(libur)}." if libur else awal


def hitungan(a: date, n: int, kalender: Kalender) -> Hitungan:
    """With each skipped day and why; KalenderBelumDiisi, ValueError for n < 0."""
    if n < 0:
        raise ValueError(n)
    hari, sisa, dilewati = a, n, []
    while sisa:
        hari += SATU_HARI
        if alasan := kalender.alasan_libur(hari):
            dilewati.append((hari, alasan))
        else:
            sisa -= 1
    return Hitungan(a, n, hari, tuple(dilewati))
