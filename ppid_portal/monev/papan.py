"""What is there and what is missing of a year's evidence, and how much weight it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ppid_portal.indikator.angka import KOSONG, bulatkan, tulis
from ppid_portal.models import Kuesioner, Pertanyaan
from ppid_portal.models.monev import IndikatorMonev, tulis_bobot


@dataclass(frozen=True, slots=True)
class BarisPapan:
    """One indicator: its weight, how many questions are complete, which are not."""

    nama: str
    bobot: Decimal
    semua: int
    lengkap: int
    bagian: Fraction
    kurang: Sequence[Pertanyaan]

    @property
    def tercakup(self) -> str:
        """The part of its weight that is covered: ``25 dari 40``."""
        return f"{tulis(bulatkan(self.bagian * Fraction(self.bobot)))} dari {tulis_bobot(self.bobot)}"


@dataclass(frozen=True, slots=True)
class Papan:
    """All indicators of a year, and the share of the whole weight."""

    baris: Sequence[BarisPapan]

    @property
    def persen(self) -> str:
        """Of all weights, how much is covered; a dash without any weight."""
        semua = sum((Fraction(b.bobot) for b in self.baris), Fraction(0))
        if not semua:
            return KOSONG
        ada = sum((b.bagian * Fraction(b.bobot) for b in self.baris), Fraction(0))
        return f"{tulis(bulatkan(100 * ada / semua))} %"


def papan(kuesioner: Kuesioner) -> Papan:
    """The board of a year; three queries."""
    bobot = {b.indikator: b.bobot for b in kuesioner.bobot.all()}
    semua = list(
        kuesioner.pertanyaan.select_related(
            "kuesioner", "penanggung_jawab"
        ).prefetch_related("bukti")
    )
    return Papan(
        [
            _baris(
                kunci.label,
                bobot.get(kunci.value, Decimal(0)),
                [p for p in semua if p.indikator == kunci],
            )
            for kunci in IndikatorMonev
        ]
    )


def _baris(nama: str, bobot: Decimal, semua: Sequence[Pertanyaan]) -> BarisPapan:
    lengkap = [p for p in semua if p.lengkap]
    berat = sum((Fraction(p.bobot) for p in semua), Fraction(0))
    ada = sum((Fraction(p.bobot) for p in lengkap), Fraction(0))
    return BarisPapan(
        nama=nama,
        bobot=bobot,
        semua=len(semua),
        lengkap=len(lengkap),
        bagian=ada / berat if berat else Fraction(0),
        kurang=[p for p in semua if p not in lengkap],
    )
