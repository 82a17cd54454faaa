"""A figure as a value: how it is rounded, how it is said, and what defines an indicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil

from organisasi import bahasa

KOSONG = "—"
# Below this a share alone says nothing: the numbers stand beside it.
SEDIKIT = 5
SEPERSEPULUH = Decimal("0.1")


def bulatkan(nilai: Fraction) -> Decimal:
    """To one decimal, half up (away from zero); exact, no floats."""
    tanda = -1 if nilai < 0 else 1
    sepuluh = abs(nilai) * 10
    utuh = (2 * sepuluh.numerator + sepuluh.denominator) // (2 * sepuluh.denominator)
    return Decimal(tanda * utuh).scaleb(-1)


def persen(pembilang: int, penyebut: int) -> Decimal | None:
    """The share in percent; None, not 0 % or 100 %, where there is nothing to share."""
    return bulatkan(Fraction(100 * pembilang, penyebut)) if penyebut else None


def rata_rata(nilai: Sequence[int]) -> Decimal | None:
    """The mean, or None of nothing."""
    return bulatkan(Fraction(sum(nilai), len(nilai))) if nilai else None


def median(nilai: Sequence[int]) -> Decimal | None:
    """The middle value, of two the mean; None of nothing. ``nilai`` need not be sorted."""
    urut, n = sorted(nilai), len(nilai)
    if not n:
        return None
    return bulatkan(Fraction(urut[(n - 1) // 2] + urut[n // 2], 2))


def p90(nilai: Sequence[int]) -> Decimal | None:
    """The least value that nine of ten do not exceed (nearest rank); None of nothing."""
    if not nilai:
        return None
    return Decimal(sorted(nilai)[ceil(9 * len(nilai) / 10) - 1]).quantize(SEPERSEPULUH)


def tulis(nilai: Decimal | None) -> str:
    """``81,3``, ``1.234``, a dash without any: whole numbers lose their ``,0``."""
    if nilai is None:
        return KOSONG
    return bahasa.angka(nilai, 1).removesuffix(",0")


def selisih(kami: Decimal | None, resmi: Decimal | None) -> Decimal | None:
    """Ours minus the official figure: above 0 where the portal counts a larger share.

    None while one of them is missing. Every page and paper says it this way round.
    """
    return None if kami is None or resmi is None else kami - resmi


def bertanda(beda: Decimal | None) -> str:
    """``+3,1``, ``-3,1``, ``0``, a dash without any."""
    tanda = "+" if beda is not None and beda > 0 else ""
    return f"{tanda}{tulis(beda)}"


def poin(beda: Decimal | None) -> str:
    """``+3,1 poin``; a dash without any."""
    return KOSONG if beda is None else f"{bertanda(beda)} poin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Angka:
    """One figure with what it is made of; ``nilai`` None where there is nothing to count.

    ``hari`` is the day it was reckoned on, where it counts the days since something.
    """

    pembilang: int | None = None
    penyebut: int | None = None
    nilai: Decimal | None = None
    n: int = 0
    hari: date | None = field(default=None, compare=False)

    @classmethod
    def bagian(cls, pembilang: int, penyebut: int) -> Angka:
        """A share in percent."""
        return cls(
            pembilang=pembilang,
            penyebut=penyebut,
            nilai=persen(pembilang, penyebut),
            n=penyebut,
        )

    @classmethod
    def jumlah(cls, banyak: int) -> Angka:
        """A bare count."""
        return cls(
            pembilang=banyak, nilai=Decimal(banyak).quantize(SEPERSEPULUH), n=banyak
        )


# What each indicator is: name, unit, formula in words, version.
# Shown beside every number; the formulas themselves stand where the rows are judged. Who
# changes a formula raises ``versi`` here.


class Satuan(StrEnum):
    """In what a figure is told."""

    PERSEN = "%"
    JUMLAH = ""
    HARI_KERJA = "hari kerja"
    HARI = "hari"
    POIN = "poin"


class Arah(StrEnum):
    """Which way is better; NETRAL where more is neither good nor bad."""

    NAIK = "naik"
    TURUN = "turun"
    NETRAL = "netral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indikator:
    """One figure. ``orang``: counts people's cases, so small counts are hidden in public.

    ``saat``: holds for the moment it is reckoned, not for what came in in the period.
    ``rincian`` says what its parts are.
    """

    kode: str
    nama: str
    satuan: Satuan
    arah: Arah
    pembilang: str
    penyebut: str = ""
    catatan: str = ""
    versi: int = 1
    orang: bool = True
    saat: bool = False
    rincian: str = ""

    @property
    def kelompok(self) -> str:
        """``A`` information, ``B`` complaints, ``C`` inventory, ``D`` outreach, ``E`` effect."""
        return self.kode[0]

    @property
    def rumus(self) -> str:
        """The formula in a line."""
        if not self.penyebut:
            return self.pembilang
        return f"{self.pembilang} ÷ {self.penyebut}"


KELOMPOK: Mapping[str, str] = {
    "A": "Layanan informasi",
    "B": "Pengaduan",
    "C": "Inventaris pemangku",
    "D": "Penjangkauan",
    "E": "Pengaruh",
}
TERBAGI = "Rata-rata, median, dan p90 (sembilan dari sepuluh kasus tidak lebih lama)."
