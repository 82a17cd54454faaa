"""What stands on the page of a period, in its order, and how its counts hang together."""

from __future__ import annotations

from collections.abc import (
    Callable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import product

from django.db.models import Q

from informasi.models import HasilPermohonan
from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.baca import Lembar, baca
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.periode import SETAHUN, Periode
from ppid_portal.indikator.permohonan import DIBERI, DIPUTUS
from ppid_portal.indikator.potret import Beku, baca_beku
from ppid_portal.indikator.ukuran import MEDIAN, P90, Kunci
from ppid_portal.kinerja.papan import (
    PEMBILANG,
    PENYEBUT,
    TANPA_KECAMATAN,
    Isian,
    Papan,
    jumlah,
)
from ppid_portal.kinerja.pohon import (
    INDUK,
    aman,
    bagian_tahun,
    hitungan,
    sekelompok,
    terbuka,
)
from ppid_portal.kinerja.simpulan import Jumlahan, kecil

# All figures of the page's great table: code and part. What is overdue now (A8, B7) is
# small and nearly the difference of two others, so it is for the office only.
UTAMA = (
    *(("A1", ""), ("A2", ""), ("A2a", ""), ("A2b", "")),
    *(("A3", ""), ("A3", MEDIAN), ("A3", P90)),
    *(("A4", ""), ("A5", ""), ("A6n", ""), ("A6", ""), ("A6b", ""), ("A7", "")),
    *(("B1", ""), ("B2", ""), ("B3", ""), ("B4", ""), ("B5", "")),
    *(("B6", ""), ("B6", MEDIAN), ("B6", P90), ("B8", ""), ("B10", "")),
    *(("C2", ""), ("C4", ""), ("D1", ""), ("D2", ""), ("D3", ""), ("D5", "")),
    *(("D7", ""), ("D10", "")),
)
BULANAN = ("A1", "B1")
# Parts; those of the first have no total: withdrawn ones are few, and it would tell.
RINCI = ("A5h", "A5t", "A6n")
# Of each kecamatan; the first two add up to the city's.
SETEMPAT = ("A1", "B1", "D3", "D5", "D12")
TOTAL_SETEMPAT = ("A1", "B1")


@dataclass(frozen=True, slots=True)
class Susunan:
    """A period, the one before, its twelve months, and the kecamatan by code.

    Of months after ``hari`` nothing is known, not even a zero.
    """

    periode: Periode
    kecamatan: Sequence[str]
    hari: date

    @property
    def bulan(self) -> list[Periode]:
        """The last twelve months of the period."""
        return self.periode.ujung(SETAHUN)

    def mulai(self, periode: Periode) -> bool:
        """Whether the period has begun."""
        return periode.awal <= self.hari

    @property
    def berdua(self) -> tuple[Periode, Periode]:
        """This one and the one before."""
        return self.periode, self.periode.sebelumnya

    def papan(self) -> Papan:
        """Reads everything: three queries, whatever the number of cases."""
        kini, beku = self._terakhir(), self._dibekukan()
        lembar = beku.timpa(kini)
        tahun = {
            t.tahun: Potongan.untuk(t, self.kecamatan, kini, beku.tahun.get(t))
            for t in self.dipotong
        }
        isi = Tahunan(lembar, self.berdua if self.setahun else (), self.kecamatan)
        kunci = [
            *(kota(kode, p, r) for p in self.berdua for kode, r in UTAMA),
            *(
                kota(kode, b)
                for kode in BULANAN
                for b in filter(self.mulai, self.bulan)
            ),
            *isi.bagian(),
            *(kota("D12", p) for p in self.berdua),
            *self._setempat(),
        ]
        return Papan(
            lembar,
            dict.fromkeys(kunci),
            isi.jumlahan(),
            isi.sisa,
            tutup=[*self._tertutup(lembar, tahun, kunci), *isi.tertutup()],
        )

    @property
    def setahun(self) -> bool:
        """Whether it is a year: only then are the small parts shown."""
        return self.periode.banyak == SETAHUN

    @property
    def dipotong(self) -> list[Periode]:
        """The years of which quarters or months are on the page."""
        semua = (*self.berdua, *self.bulan)
        tahun = {p.tahun for p in semua if p.banyak != SETAHUN}
        return [Periode(t) for t in sorted(tahun)]

    def di_halaman(self, kunci: Kunci) -> bool:
        """Whether the page shows it: of the period before only the great table."""
        if kunci.periode != self.periode.sebelumnya.kode:
            return True
        utama = kunci.kecamatan is None and (kunci.kode, kunci.rincian) in UTAMA
        return utama or (kunci.kode in BULANAN and kunci.kecamatan is None)

    def _dibekukan(self) -> Beku:
        """What is frozen of it; the page knows no unit."""
        semua = (*self.berdua, *self.bulan)
        return baca_beku(self.periode, semua, unit=False, tahun=self.dipotong)

    def _terakhir(self) -> Lembar:
        """The last figures of the periods, and of the years that are cut into parts."""
        rinci = {p.kode for p in (*self.berdua, *self.dipotong)}
        potong = {b for t in self.dipotong for b in (t, *bagian_tahun(t))}
        return baca(
            {*self.berdua, *self.bulan, *potong},
            Q(kecamatan=None) | Q(kode__in=SETEMPAT, periode__in=rinci, rincian=""),
            Q(periode__in=rinci) | Q(kode__in=list(dict(UTAMA)), rincian=""),
            unit=None,
        )

    def _setempat(self) -> Iterator[Kunci]:
        for p, kode, k in product(self.berdua, SETEMPAT, self.kecamatan):
            if self.setahun or kode not in TOTAL_SETEMPAT:
                yield Kunci(kode, "", p.kode, None, k)

    def _tertutup(
        self, lembar: Lembar, tahun: Mapping[int, Potongan], kunci: Iterable[Kunci]
    ) -> Iterator[Kunci]:
        """Counts of people in quarters and months that would tell of fewer than five."""
        for satu in kunci:
            p = Periode.dari(satu.periode)
            if p.banyak == SETAHUN or not INDIKATOR[satu.kode].orang:
                continue
            if not tahun[p.tahun].terlihat(satu.kode, p, lembar):
                yield satu


@dataclass(frozen=True)
class Tahunan:
    """What only years show of people: parts, places, and how all of it adds up."""

    lembar: Lembar
    tahun: Sequence[Periode]
    kecamatan: Sequence[str]

    @cached_property
    def rincian(self) -> dict[tuple[str, Periode], list[str]]:
        """The parts that occur; of a small total none: so many of "<5" would tell it."""
        return {
            (kode, p): [
                r
                for r in sorted(self.lembar.rincian(kode, p))
                if not kecil(self._pokok(kode, r, p))
            ]
            for kode, p in product(RINCI, self.tahun)
        }

    def _pokok(self, kode: str, rincian: str, p: Periode) -> int:
        """What a part is a part of: the decided requests, or the total of its own."""
        if kode != "A5h":
            return self.lembar.angka(kode, p).pembilang or 0
        diputus = self.lembar.angka("A4", p).penyebut or 0
        return diputus if rincian in DIPUTUS else 0

    @cached_property
    def sisa(self) -> dict[Kunci, Angka]:
        """What lies in no kecamatan; its own row, so that the parts add up."""
        return dict(self._sisa())

    def bagian(self) -> Iterator[Kunci]:
        """The keys of the parts."""
        yield from (kota("A5t", p) for p in self.tahun)
        for (kode, p), semua in self.rincian.items():
            yield from (kota(kode, p, r) for r in semua)

    def tertutup(self) -> Iterator[Kunci]:
        """The places of a small total; not even none is told of them."""
        for satu in self.sisa:
            p = Periode.dari(satu.periode)
            if kecil(self.lembar.angka(satu.kode, p).pembilang or 0):
                yield from (satu._replace(kecamatan=k) for k in self.kecamatan)
                yield satu

    def jumlahan(self) -> Iterator[Jumlahan[Isian]]:
        """The equations of each year."""
        for p in self.tahun:
            yield from _hasil(p, self.rincian["A5h", p])
            for kode in RINCI[1:]:
                bagian = [kota(kode, p, r) for r in self.rincian[kode, p]]
                yield jumlah(kota(kode, p), bagian)
            for satu in self.sisa:
                if satu.periode == p.kode:
                    tempat = [satu._replace(kecamatan=k) for k in self.kecamatan]
                    yield jumlah(kota(satu.kode, p), [*tempat, satu])

    def _sisa(self) -> Iterator[tuple[Kunci, Angka]]:
        for p, kode in product(self.tahun, TOTAL_SETEMPAT):
            ada = sum(
                self.lembar.angka(kode, p, kecamatan=k).pembilang or 0
                for k in self.kecamatan
            )
            total = self.lembar.angka(kode, p).pembilang or 0
            kunci = Kunci(kode, "", p.kode, None, TANPA_KECAMATAN)
            yield kunci, Angka.jumlah(max(total - ada, 0))


@dataclass(frozen=True)
class Potongan:
    """Which quarters and months of a year show a figure.

    Of a frozen year ``beku`` is the same of the frozen figures: both must allow it. What
    one allows less of than the other is a sum of its pieces still, so nothing small
    follows.
    """

    lembar: Lembar
    tahun: Periode
    kecamatan: Sequence[str]
    beku: Potongan | None = None

    @classmethod
    def untuk(
        cls,
        tahun: Periode,
        kecamatan: Sequence[str],
        kini: Lembar,
        beku: Lembar | None,
    ) -> Potongan:
        """By the last figures, and by the frozen ones of the year and its months."""
        if beku is None:
            return cls(kini, tahun, kecamatan)
        utuh = _bertriwulan(beku, tahun)
        return cls(kini, tahun, kecamatan, cls(utuh, tahun, kecamatan))

    @cached_property
    def papan(self) -> Papan:
        """The year alone: what it hides, its parts must not tell."""
        isi = Tahunan(self.lembar, [self.tahun], self.kecamatan)
        tempat = [
            Kunci(kode, "", self.tahun.kode, None, k)
            for kode, k in product(TOTAL_SETEMPAT, self.kecamatan)
        ]
        utama = [kota(kode, self.tahun, r) for kode, r in UTAMA]
        kunci = [*utama, *isi.bagian(), *tempat]
        return Papan(
            self.lembar,
            dict.fromkeys(kunci),
            isi.jumlahan(),
            isi.sisa,
            tutup=isi.tertutup(),
        )

    @cached_property
    def _tampil(self) -> dict[str, frozenset[Periode]]:
        """What was asked for already, by code."""
        return {}

    def terlihat(self, kode: str, periode: Periode, lembar: Lembar) -> bool:
        """Whether the figure of ``lembar`` may be seen: as it was frozen it is safe, too.

        Of a moment nothing adds up to a year.
        """
        if not aman(hitungan(sekelompok(kode), pada(lembar, periode))):
            return False
        return INDIKATOR[kode].saat or self.boleh(kode, periode)

    def boleh(self, kode: str, periode: Periode) -> bool:
        """Whether the quarter or month may show it."""
        if kode not in self._tampil:
            self._tampil[kode] = self._terbuka(kode)
        if periode not in self._tampil[kode]:
            return False
        return self.beku is None or self.beku.boleh(kode, periode)

    def _terbuka(self, kode: str) -> frozenset[Periode]:
        kelompok = sekelompok(kode)
        if any(self.papan.sel(kota(k, self.tahun)).tersamar for k in kelompok):
            return frozenset()
        return terbuka(
            self.tahun,
            lambda p: hitungan(kelompok, pada(self.lembar, p)),
            lambda p: kode not in INDUK or self.boleh(INDUK[kode], p),
        )


def potongan(tahun: Periode, lembar: Lembar) -> Potongan:
    """A year whose figures are ``lembar``, whatever the places; two queries."""
    kini = baca(
        [tahun, *bagian_tahun(tahun)],
        Q(periode=tahun.kode) | Q(kode__in=list(dict(UTAMA)), rincian=""),
        unit=None,
        kecamatan=None,
    )
    return Potongan.untuk(tahun, (), kini, lembar if lembar.potret else None)


def _bertriwulan(lembar: Lembar, tahun: Periode) -> Lembar:
    """A frozen year has no quarters of its own: they are what its months make."""
    isi = dict(lembar.isi)
    for tw, (kode, r) in product(bagian_tahun(tahun), UTAMA):
        if tw.banyak == 1 or not INDIKATOR[kode].orang:
            continue
        bulan = [lembar.angka(kode, b, rincian=r) for b in tw.bulan_bulan()]
        isi[kota(kode, tw, r)] = Angka(
            pembilang=sum(a.pembilang or 0 for a in bulan),
            penyebut=sum(a.penyebut or 0 for a in bulan),
        )
    return replace(lembar, isi=isi)


def pada(lembar: Lembar, periode: Periode) -> Callable[[str], Angka]:
    """The city's figure of a period by its code."""
    return lambda kode: lembar.angka(kode, periode)


def _hasil(p: Periode, ada: Sequence[str]) -> Iterator[Jumlahan[Isian]]:
    """What several figures count of the same requests and complaints."""
    yield jumlah(kota("A2", p), [kota("A2a", p), kota("A2b", p)])
    for kode in ("A2a", "A2b", "A6"):
        yield _sama("A2", kode, p)
    yield _sama("A4", "A5", p)
    for kode, hasil in (
        ("A4", DIBERI),
        ("A5", frozenset({HasilPermohonan.DITOLAK})),
    ):
        yield jumlah(kota(kode, p), [kota("A5h", p, r) for r in ada if r in hasil])
    yield jumlah(
        kota("A5t", p), [kota("A5h", p, r) for r in ada if r == HasilPermohonan.DITOLAK]
    )
    diputus = [(kota("A5h", p, r), PEMBILANG) for r in ada if r in DIPUTUS]
    yield Jumlahan((kota("A4", p), PENYEBUT), diputus)
    for kode in ("B8", "B10"):
        yield Jumlahan((kota("B4", p), PEMBILANG), [(kota(kode, p), PENYEBUT)])


def _sama(satu: str, lain: str, p: Periode) -> Jumlahan[Isian]:
    """Two shares of the same cases."""
    return Jumlahan((kota(satu, p), PENYEBUT), [(kota(lain, p), PENYEBUT)])


def kota(kode: str, periode: Periode, rincian: str = "") -> Kunci:
    """A figure of the whole city."""
    return Kunci(kode, rincian, periode.kode, None, None)
