"""Before and after against the others, on plain counts (pemangku 10.5 E1, PK-50)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import exp, log, sqrt

from organisasi import bahasa

# With fewer cases in any window chance decides.
TERSEDIKIT = 10
# Of a normal distribution 95 % lie within so many standard errors.
Z95 = 1.96
CATATAN = (
    "Perbandingan ini tidak membuktikan sebab-akibat. Kenaikan aduan dapat berarti kanal "
    "makin dikenal."
)
TERLALU_SEDIKIT = "terlalu sedikit untuk dibandingkan"
TANPA_PEMBANDING = "semua kecamatan lain juga dikunjungi, jadi tidak ada pembanding"


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Cases of a kecamatan before and after, and of the others; None without others."""

    sebelum: int
    sesudah: int
    sebelum_lain: int | None = None
    sesudah_lain: int | None = None


@dataclass(frozen=True, slots=True)
class Banding:
    """What may be said: ratios to two decimals, the interval, and the sentence.

    ``r`` is the kecamatan's own, ``lain`` that of the others, ``q`` one by the other;
    None where it may not be said.
    """

    hitungan: Hitungan
    r: Decimal | None = None
    lain: Decimal | None = None
    q: Decimal | None = None
    bawah: Decimal | None = None
    atas: Decimal | None = None

    @property
    def kebetulan(self) -> bool:
        """Whether no difference at all lies within the interval."""
        return (
            self.bawah is not None
            and self.atas is not None
            and self.bawah <= 1 <= self.atas
        )

    @property
    def kalimat(self) -> str:
        """``naik 55 % dibanding kecamatan lain, tetapi masih dalam rentang kebetulan``."""
        if self.r is None:
            return TERLALU_SEDIKIT
        if self.q is None:
            return f"{_arah(self.r)}; {TANPA_PEMBANDING}"
        ujung = (
            "tetapi masih dalam rentang kebetulan"
            if self.kebetulan
            else "di luar rentang kebetulan"
        )
        return f"{_arah(self.q)} dibanding kecamatan lain, {ujung}"

    @property
    def rentang(self) -> str:
        """``1,55 (0,86–2,77)``; "" where nothing may be said."""
        if self.q is None or self.bawah is None or self.atas is None:
            return ""
        q, bawah, atas = (_dua(nilai) for nilai in (self.q, self.bawah, self.atas))
        return f"{q} ({bawah}–{atas})"


def banding(hitungan: Hitungan) -> Banding:
    """Compare the counts; nothing but the counts where one of them is below ten."""
    h = hitungan
    lain = (h.sebelum_lain, h.sesudah_lain)
    ada = [satu for satu in lain if satu is not None]
    if min(h.sebelum, h.sesudah, *ada) < TERSEDIKIT:
        return Banding(h)
    r = Fraction(h.sesudah, h.sebelum)
    if len(ada) != len(lain):
        return Banding(h, r=_bulat(r))
    sebelum, sesudah = ada
    q = r / Fraction(sesudah, sebelum)
    galat = Z95 * sqrt(1 / h.sesudah + 1 / h.sebelum + 1 / sesudah + 1 / sebelum)
    tengah = log(q)
    return Banding(
        h,
        r=_bulat(r),
        lain=_bulat(Fraction(sesudah, sebelum)),
        q=_bulat(q),
        bawah=_bulat(Fraction(exp(tengah - galat))),
        atas=_bulat(Fraction(exp(tengah + galat))),
    )


def _bulat(nilai: Fraction) -> Decimal:
    """To two decimals, half up."""
    seratus = Decimal(
        (200 * nilai.numerator + nilai.denominator) // (2 * nilai.denominator)
    )
    return seratus.scaleb(-2)


def _dua(nilai: Decimal) -> str:
    return bahasa.angka(nilai, 2)


def _arah(nilai: Decimal) -> str:
    """``naik 55 %``, ``turun 20 %``, ``tidak berubah``."""
    beda = int(((nilai - 1) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    if not beda:
        return "tidak berubah"
    return f"{'naik' if beda > 0 else 'turun'} {abs(beda)} %"
