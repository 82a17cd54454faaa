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

from ppid_portal.indikator.angka import Angka, median, p90, rata_rata
from ppid_portal.indikator.definisi import Indikator
from ppid_portal.indikator.periode import Periode

MEDIAN, P90, MAKS = "median", "p90", "maks"


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


def bila(berlaku: bool, nilai: int | None) -> int | None:  # noqa: FBT001 - reads as "if"
    """``nilai`` of a row that counts, None of one that does not."""
    return nilai if berlaku else None


class Kunci(NamedTuple):
    """Where a figure stands."""

    kode: str
    rincian: str
    periode: str
    unit: int | None
    kecamatan: str | None


# How often each value occurred: small, whatever the number of cases.
type Sebar = dict[int, int]
type Tempat = tuple[int | None, str | None]
type Sel = tuple[int, str, str, int | None, str | None]


class Timbunan[P: Perkara]:
    """Adds rows up. ``kini``: the day under whose periods momentary figures stand."""

    def __init__(self, ukuran: Sequence[Ukuran[P]], kini: date) -> None:
        self.ukuran, self.kini = ukuran, kini
        self._sel: dict[Sel, Sebar] = {}
        self._periode: dict[tuple[int, int], tuple[str, str, str]] = {}

    def tambah(self, perkara: Iterable[P]) -> None:
        """Judge each row by each rule; one pass, whatever the number of places."""
        kini = self._kode(self.kini)[0]
        for satu in perkara:
            bulan = self._kode(satu.hari)[0]
            tempat = {(None, None), (satu.unit_id, None), (None, satu.kecamatan)}
            for ke, ukuran in enumerate(self.ukuran):
                nilai = ukuran.nilai(satu)
                if nilai is None:
                    continue
                saat = kini if ukuran.indikator.saat else bulan
                self._catat(ke, "", saat, tempat, nilai)
                if ukuran.rinci is not None:
                    self._catat(ke, ukuran.rinci(satu), saat, tempat, nilai)

    def _catat(
        self, ke: int, rincian: str, bulan: str, tempat: Iterable[Tempat], nilai: int
    ) -> None:
        for unit, kecamatan in tempat:
            sebar = self._sel.setdefault((ke, rincian, bulan, unit, kecamatan), {})
            sebar[nilai] = sebar.get(nilai, 0) + 1

    def _kode(self, hari: date) -> tuple[str, str, str]:
        bulan = (hari.year, hari.month)
        if bulan not in self._periode:
            satu, tw, tahun = Periode.memuat(hari)
            self._periode[bulan] = (satu.kode, tw.kode, tahun.kode)
        return self._periode[bulan]

    def hasil(self) -> dict[Kunci, Angka]:
        """Every figure of every month, quarter and year; city, units and kecamatan."""
        lama = {kode[0]: kode[1:] for kode in self._periode.values()}
        gulung: dict[Sel, Sebar] = {}
        for (ke, rincian, bulan, unit, kecamatan), sebar in self._sel.items():
            for periode in lama[bulan]:
                jumlah = gulung.setdefault((ke, rincian, periode, unit, kecamatan), {})
                for nilai, kali in sebar.items():
                    jumlah[nilai] = jumlah.get(nilai, 0) + kali
        hasil: dict[Kunci, Angka] = {}
        for semua in (self._sel, gulung):
            for (ke, rincian, periode, unit, kecamatan), sebar in semua.items():
                ukuran = self.ukuran[ke]
                for bagian, angka in jumlahkan(ukuran.cara, sebar):
                    kode = ukuran.indikator.kode
                    kunci = Kunci(kode, rincian or bagian, periode, unit, kecamatan)
                    hasil[kunci] = angka
        return hasil


def jumlahkan(cara: Cara, sebar: Sebar) -> Iterable[tuple[str, Angka]]:
    """The figure, and for a spread its median, p90 and longest as parts."""
    if cara is not Cara.SEBARAN:
        return [("", _satu(cara, sebar))]
    n, jumlah = _hitung(sebar)
    nilai = [satu for satu, kali in sorted(sebar.items()) for _ in range(kali)]
    return [
        ("", Angka(pembilang=jumlah, penyebut=n, nilai=rata_rata(nilai), n=n)),
        (MEDIAN, Angka(penyebut=n, nilai=median(nilai), n=n)),
        (P90, Angka(penyebut=n, nilai=p90(nilai), n=n)),
        (MAKS, Angka(penyebut=n, nilai=median(nilai[-1:]), n=n)),
    ]


def _hitung(sebar: Sebar) -> tuple[int, int]:
    """How many, and their sum."""
    return sum(sebar.values()), sum(nilai * kali for nilai, kali in sebar.items())


def _satu(cara: Cara, sebar: Sebar) -> Angka:
    n, jumlah = _hitung(sebar)
    match cara:
        case Cara.BAGIAN:
            return Angka.bagian(jumlah, n)
        case Cara.TOTAL:
            return Angka.jumlah(jumlah)
        case Cara.UNIK:
            return Angka.jumlah(len(sebar))
        case Cara.TERKECIL:
            return Angka(nilai=median([min(sebar)]), n=n)
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
