"""Indonesian dates, numbers and lists in words; pure, knows no Django."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SATUAN_BITA = ("B", "kB", "MB", "GB")
RIBU = 1000


def tanggal_pendek(hari: date) -> str:
    """``date(2024, 6, 4)`` → ``4 Juni 2024``."""
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def tanggal(hari: date) -> str:
    """``date(2024, 6, 4)`` → ``Selasa, 4 Juni 2024``."""
    return f"{HARI[hari.weekday()]}, {tanggal_pendek(hari)}"


def angka(nilai: float | Decimal, desimal: int = 0) -> str:
    """``1234.5, 1`` → ``1.234,5``: full stop for thousands, comma for decimals."""
    return f"{nilai:,.{desimal}f}".translate(str.maketrans(",.", ".,"))


def ukuran(bita: int) -> str:
    """File size in words: ``1234567`` → ``1,2 MB`` (1 kB = 1.000 B)."""
    nilai, satuan = float(bita), 0
    while nilai >= RIBU and satuan < len(SATUAN_BITA) - 1:
        nilai, satuan = nilai / RIBU, satuan + 1
    desimal = 1 if satuan > 1 else 0
    return f"{angka(nilai, desimal)} {SATUAN_BITA[satuan]}"


def gabung(butir: Sequence[str], penghubung: str = "dan") -> str:
    """``["a", "b", "c"]`` → ``a, b, dan c``."""
    if len(butir) < 3:  # noqa: PLR2004 - two items need no comma
        return f" {penghubung} ".join(butir)
    return f"{', '.join(butir[:-1])}, {penghubung} {butir[-1]}"
