"""A figure as a rule on one row, and how rows are added up by period and place.

One rule serves the sum, its parts, and the list of rows behind it: what a page shows is
what was counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple, Protocol

from .angka import Angka, median, p90, rata_rata
from .definisi import Indikator
from .periode import Periode

MEDIAN, P90 = "median", "p90"


class Cara(Enum):
    """How rows become a figure: TOTAL adds up, UNIK counts different ones."""

    JUMLAH = "jumlah"
    BAGIAN = "bagian"
    SEBARAN = "sebaran"
    TOTAL = "total"
    UNIK = "unik"
    TERKECIL = "terkecil"


class Perkara(Protocol):
    """What is counted: its id, its day, and where it belongs."""

    @property
    def id(self) -> object: ...
    @property
    def hari(self) -> date: ...
    @property
    def unit_id(self) -> int | None: ...
    @property
    def kecamatan(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Ukuran[P: Perkara]:
    """``nilai`` of a row: None, it does not count; else for a share whether it is met.

    For a spread the days; for a total what is added; for different ones which it is; for
    a count anything but None. ``rinci`` names the row's part.
    """

    indikator: Indikator
    cara: Cara
    nilai: Callable[[P], int | None]
    rinci: Callable[[P], str] | None = None


class Kunci(NamedTuple):
    """Where a figure stands."""

    kode: str
    rincian: str
    periode: str
    unit: int | None
    kecamatan: str | None


type Jumlahan = tuple[int, int, list[int]]
type Sel = tuple[int, str, str]


class Timbunan[P: Perkara]:
    """Adds rows up. ``kini``: the day under whose periods momentary figures stand."""

    def __init__(self, ukuran: Sequence[Ukuran[P]], kini: date) -> None:
        self.ukuran, self.kini = ukuran, kini
        self._sel: dict[tuple[int, str, str, int | None, str | None], list[int]] = {}
        self._periode: dict[tuple[int, int], tuple[str, str, str]] = {}

    def tambah(self, perkara: Iterable[P]) -> None:
        """Judge each row by each rule; one pass, whatever the number of places."""
        sel, kini = self._sel, self._kode(self.kini)[0]
        for satu in perkara:
            bulan = self._kode(satu.hari)[0]
            unit, kecamatan = satu.unit_id, satu.kecamatan
            for ke, ukuran in enumerate(self.ukuran):
                nilai = ukuran.nilai(satu)
                if nilai is None:
                    continue
                saat = kini if ukuran.indikator.saat else bulan
                sel.setdefault((ke, "", saat, unit, kecamatan), []).append(nilai)
                if ukuran.rinci is not None:
                    kunci = (ke, ukuran.rinci(satu), saat, unit, kecamatan)
                    sel.setdefault(kunci, []).append(nilai)

    def _kode(self, hari: date) -> tuple[str, str, str]:
        bulan = (hari.year, hari.month)
        if bulan not in self._periode:
            satu, tw, tahun = Periode.memuat(hari)
            self._periode[bulan] = (satu.kode, tw.kode, tahun.kode)
        return self._periode[bulan]

    def hasil(self) -> dict[Kunci, Angka]:
        """Every figure of every month, quarter and year; city, units and kecamatan."""
        gulung: dict[tuple[int, str, str, int | None, str | None], list[int]] = {}
        lama = {kode[0]: kode for kode in self._periode.values()}
        for (ke, rincian, bulan, unit, kecamatan), nilai in self._sel.items():
            tempat = {(None, None), (unit, None), (None, kecamatan)}
            for periode in lama[bulan]:
                for u, k in tempat:
                    gulung.setdefault((ke, rincian, periode, u, k), []).extend(nilai)
        hasil: dict[Kunci, Angka] = {}
        for (ke, rincian, periode, unit, kecamatan), nilai in gulung.items():
            ukuran = self.ukuran[ke]
            for bagian, angka in jumlahkan(ukuran.cara, nilai):
                kunci = Kunci(
                    ukuran.indikator.kode, rincian or bagian, periode, unit, kecamatan
                )
                hasil[kunci] = angka
        return hasil


def jumlahkan(cara: Cara, nilai: Sequence[int]) -> Iterable[tuple[str, Angka]]:
    """The figure, and for a spread its median and p90 as parts."""
    n = len(nilai)
    if cara is not Cara.SEBARAN:
        return [("", _satu(cara, nilai))]
    return [
        ("", Angka(pembilang=sum(nilai), penyebut=n, nilai=rata_rata(nilai), n=n)),
        (MEDIAN, Angka(penyebut=n, nilai=median(nilai), n=n)),
        (P90, Angka(penyebut=n, nilai=p90(nilai), n=n)),
    ]


def _satu(cara: Cara, nilai: Sequence[int]) -> Angka:
    n = len(nilai)
    match cara:
        case Cara.BAGIAN:
            return Angka.bagian(sum(nilai), n)
        case Cara.TOTAL:
            return Angka.jumlah(sum(nilai))
        case Cara.UNIK:
            return Angka.jumlah(len(set(nilai)))
        case Cara.TERKECIL:
            return Angka(nilai=median([min(nilai)]), n=n)
        case _:
            return Angka.jumlah(n)


def timbun(
    bagian: Iterable[tuple[Sequence[Ukuran], Iterable[Perkara]]], kini: date
) -> dict[Kunci, Angka]:
    """Every figure of several kinds of rows, each judged by its own rules."""
    hasil: dict[Kunci, Angka] = {}
    for ukuran, perkara in bagian:
        timbunan: Timbunan[Perkara] = Timbunan(ukuran, kini)
        timbunan.tambah(perkara)
        hasil |= timbunan.hasil()
    return hasil
