"""What stands on the page of a period, in its order, and how its counts hang together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from django.db.models import Q

from informasi.models import HasilPermohonan
from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.baca import Lembar, baca
from ppid_portal.indikator.periode import SETAHUN, Periode
from ppid_portal.indikator.permohonan import DIBERI, DIPUTUS
from ppid_portal.indikator.potret import baca_potret
from ppid_portal.indikator.ukuran import MEDIAN, P90, Kunci
from ppid_portal.models import PotretIndikator

from .papan import PEMBILANG, PENYEBUT, TANPA_KECAMATAN, Isian, Papan, jumlah
from .samar import Jumlahan

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
        """Reads everything: at most three queries, whatever the number of cases."""
        lembar = self._baca()
        rincian = {
            (kode, p): sorted(lembar.rincian(kode, p))
            for kode, p in product(RINCI, self.berdua)
        }
        kunci = [
            *(kota(kode, p, r) for p in self.berdua for kode, r in UTAMA),
            *(
                kota(kode, b)
                for kode in BULANAN
                for b in filter(self.mulai, self.bulan)
            ),
            *(kota("A5t", p) for p in self.berdua),
            *(kota(kode, p, r) for (kode, p), semua in rincian.items() for r in semua),
            *(kota("D12", p) for p in self.berdua),
            *self._setempat(),
        ]
        sisa = dict(self._sisa(lembar))
        return Papan(lembar, dict.fromkeys(kunci), self._jumlahan(rincian, sisa), sisa)

    def di_halaman(self, kunci: Kunci) -> bool:
        """Whether the page shows it: of the period before only the great table."""
        if kunci.periode != self.periode.sebelumnya.kode:
            return True
        utama = kunci.kecamatan is None and (kunci.kode, kunci.rincian) in UTAMA
        return utama or (kunci.kode in BULANAN and kunci.kecamatan is None)

    def _baca(self) -> Lembar:
        """Frozen figures where the period is frozen, else the last ones."""
        if potret := PotretIndikator.objects.periode(self.periode.kode):
            beku = baca_potret(potret)
            # The page knows no unit; what it does not show is not kept in memory.
            isi = {k: a for k, a in beku.isi.items() if k.unit is None}
            return replace(beku, isi=isi)
        semua = {*self.berdua, *self.bulan}
        berdua = [p.kode for p in self.berdua]
        return baca(
            semua,
            Q(kecamatan=None) | Q(kode__in=SETEMPAT, periode__in=berdua, rincian=""),
            Q(periode__in=berdua) | Q(kode__in=BULANAN, rincian=""),
            unit=None,
        )

    def _setempat(self) -> Iterator[Kunci]:
        for p, kode, k in product(self.berdua, SETEMPAT, self.kecamatan):
            yield Kunci(kode, "", p.kode, None, k)

    def _sisa(self, lembar: Lembar) -> Iterator[tuple[Kunci, Angka]]:
        """What lies in no kecamatan; its own row, so that the parts add up."""
        for p, kode in product(self.berdua, TOTAL_SETEMPAT):
            ada = sum(
                lembar.angka(kode, p, kecamatan=k).pembilang or 0
                for k in self.kecamatan
            )
            total = lembar.angka(kode, p).pembilang or 0
            kunci = Kunci(kode, "", p.kode, None, TANPA_KECAMATAN)
            yield kunci, Angka.jumlah(max(total - ada, 0))

    def _jumlahan(
        self,
        rincian: Mapping[tuple[str, Periode], Sequence[str]],
        sisa: Mapping[Kunci, Angka],
    ) -> Iterator[Jumlahan[Isian]]:
        for p in self.berdua:
            yield from _hasil(p, rincian["A5h", p])
            for kode in RINCI[1:]:
                bagian = [kota(kode, p, r) for r in rincian[kode, p]]
                yield jumlah(kota(kode, p), bagian)
            for kode in BULANAN:
                bulan = filter(self.mulai, p.bulan_bulan())
                yield jumlah(kota(kode, p), [kota(kode, b) for b in bulan])
            for satu in sisa:
                if satu.periode == p.kode:
                    tempat = [satu._replace(kecamatan=k) for k in self.kecamatan]
                    yield jumlah(kota(satu.kode, p), [*tempat, satu])


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
