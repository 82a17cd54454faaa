"""What the assessments of a stakeholder say today: medians, spread, corner (pemangku 4.6).

Plain numbers in, plain numbers out; nothing is stored. What nobody assessed stays None.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING

from django.utils import timezone

from pemangku.models.pilihan_nilai import Kuadran

if TYPE_CHECKING:
    from pemangku.models import Penilaian

BERLAKU_HARI = 365
TINGGI = 3.5
SELISIH_BERBEDA = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NilaiKini:
    """The value of one stakeholder in one context on a day."""

    pengaruh: float | None
    kepentingan: float | None
    sikap: float | None
    sebaran: int
    penilai: int
    terakhir: date
    # Nobody looked for more than a year: drawn hollow.
    basi: bool

    @property
    def titik(self) -> tuple[float, float] | None:
        """Interest and influence, where both are known; else it is not in the picture."""
        if self.pengaruh is None or self.kepentingan is None:
            return None
        return self.kepentingan, self.pengaruh

    @property
    def berbeda(self) -> bool:
        """Whether the assessors disagree."""
        return self.sebaran >= SELISIH_BERBEDA

    @property
    def kuadran(self) -> Kuadran | None:
        """Corner of the matrix; None while it is not assessed."""
        if self.pengaruh is None or self.kepentingan is None:
            return None
        return kuadran(pengaruh=self.pengaruh, kepentingan=self.kepentingan)


def kuadran(*, pengaruh: float, kepentingan: float) -> Kuadran:
    """The corner; "tinggi" begins at 3.5."""
    if pengaruh >= TINGGI:
        return Kuadran.PROMOTER if kepentingan >= TINGGI else Kuadran.LATENT
    return Kuadran.DEFENDER if kepentingan >= TINGGI else Kuadran.APATHETIC


def nilai_pada(baris: Iterable[Penilaian], hari: date) -> NilaiKini | None:
    """The value on ``hari`` from approved rows of one stakeholder in one context.

    Median of each assessor's latest row of the last 365 days. When there is none, the
    same of older rows, marked ``basi``. None when nobody had assessed it by then.
    """
    sampai = [b for b in baris if _hari(b) <= hari]
    segar = [b for b in sampai if _hari(b) >= hari - timedelta(days=BERLAKU_HARI)]
    akhir = _terakhir(segar or sampai)
    if not akhir:
        return None
    pengaruh = [b.pengaruh for b in akhir if b.pengaruh is not None]
    kepentingan = [b.kepentingan for b in akhir if b.kepentingan is not None]
    return NilaiKini(
        pengaruh=_tengah(pengaruh),
        kepentingan=_tengah(kepentingan),
        sikap=_tengah([b.sikap for b in akhir if b.sikap is not None]),
        sebaran=max(_sebaran(pengaruh), _sebaran(kepentingan)),
        penilai=len(akhir),
        terakhir=max(map(_hari, akhir)),
        basi=not segar,
    )


def nilai_awal(baris: Sequence[Penilaian], hari: date) -> NilaiKini | None:
    """The earliest current value of the 365 days before ``hari``; None without one."""
    mulai = hari - timedelta(days=BERLAKU_HARI)
    hari_hari = [mulai, *sorted(h for b in baris if mulai < (h := _hari(b)) <= hari)]
    semua = (nilai_pada(baris, satu) for satu in hari_hari)
    return next((n for n in semua if n and not n.basi), None)


def _hari(baris: Penilaian) -> date:
    return timezone.localdate(baris.dinilai_pada)


def _terakhir(baris: Iterable[Penilaian]) -> list[Penilaian]:
    """Of each assessor the latest row."""
    hasil: dict[int, Penilaian] = {}
    for satu in sorted(baris, key=lambda b: b.dinilai_pada):
        hasil[satu.penilai_id] = satu
    return list(hasil.values())


def _tengah(angka: Sequence[int]) -> float | None:
    return float(median(angka)) if angka else None


def _sebaran(angka: Sequence[int]) -> int:
    return max(angka, default=0) - min(angka, default=0)
