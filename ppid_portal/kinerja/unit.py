"""Which figures of an office the public sees, so that nobody follows from them (ADR 31).

Of whole years only. What a unit received is hidden by equations: with the other units it
makes the city's number, and may make that of its kecamatan. What became of the cases is
shown of a unit whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import compress
from typing import NamedTuple

from django.db.models import Q

from organisasi.models import JenisUnit, Unit
from organisasi.sel_kecil import BATAS
from ppid_portal.indikator.angka import tulis
from ppid_portal.indikator.baca import Lembar, baca
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.potret import baca_potret
from ppid_portal.indikator.ukuran import MEDIAN, Kunci

from .papan import (
    PEMBILANG,
    TANPA_KECAMATAN,
    Isian,
    Papan,
    Sel,
    jumlah,
    untuk_mesin,
)
from .pohon import Hitungan, aman, kurangi, sisa
from .samar import Jumlahan, bocor, kecil, samarkan
from .susunan import kota

# No unit has this key: what was received in none, or by one that is gone.
TANPA_UNIT = 0
# From so many received on "at least five" says nothing new of fewer than five that are
# left over: nine less four is five.
LUMAYAN = 2 * BATAS - 1


class Golongan(NamedTuple):
    """The codes of a service: what it received, its share in time, its days."""

    diterima: str
    tepat: str
    lama: str


PERMOHONAN = Golongan("A1", "A2", "A3")
PENGADUAN = Golongan("B1", "B5", "B6")
KODE = (*PERMOHONAN, *PENGADUAN)


class Cacah(NamedTuple):
    """Counts of one place: received; of them answered, judged, and in time."""

    diterima: int
    dijawab: int
    dinilai: int
    tepat: int

    @property
    def jawaban(self) -> tuple[int, ...]:
        """Who was answered, and who was not."""
        return self.dijawab, self.diterima - self.dijawab

    @property
    def ketepatan(self) -> tuple[int, ...]:
        """The same; who was judged and in time, who was not judged, and who waits too long.

        Not how many were late: that is what a share is there to tell (ADR 29).
        """
        return (
            *self.jawaban,
            *(self.dinilai, self.tepat),
            *(self.diterima - self.dinilai, self.dinilai - self.dijawab),
        )


def baca_unit(publik: Papan, periode: Periode) -> Lembar:
    """The units' figures of a year, frozen where the public page's are; 1 or 2 queries."""
    if publik.lembar.potret is None:
        return baca(
            [periode],
            Q(rincian="") | Q(rincian=MEDIAN),
            kode__in=KODE,
            unit__isnull=False,
        )
    return baca_potret(publik.lembar.potret)


def kecamatan_dari(unit: Unit) -> str | None:
    """The code of the kecamatan whose place a request in its register counts for."""
    if unit.wilayah is None:
        return None
    if unit.jenis == JenisUnit.KECAMATAN:
        return str(unit.wilayah.pk)
    return unit.wilayah.induk_id if unit.jenis == JenisUnit.KELURAHAN else None


@dataclass(frozen=True)
class Layanan:
    """One service in a year. ``publik`` is the city's page, ``tempat`` its kecamatan.

    ``kecamatan`` gives that of a unit, where it has one.
    """

    golongan: Golongan
    periode: Periode
    lembar: Lembar
    publik: Papan
    tempat: Sequence[str]
    kecamatan: Mapping[int, str | None]

    @cached_property
    def cacah(self) -> dict[int, Cacah]:
        """The units that received something."""
        kode, tahun = self.golongan.diterima, self.periode.kode
        semua = (
            k.unit
            for k in self.lembar.isi
            if k.unit is not None
            and (k.kode, k.rincian, k.periode) == (kode, "", tahun)
        )
        hasil = {u: self._cacah(self.lembar, u) for u in semua}
        return {u: satu for u, satu in hasil.items() if satu.diterima}

    @cached_property
    def kota(self) -> Cacah:
        """Of the whole city."""
        return self._cacah(self.publik.lembar)

    def _cacah(self, lembar: Lembar, unit: int | None = None) -> Cacah:
        diterima, tepat = (
            lembar.angka(kode, self.periode, unit=unit) for kode in self.golongan[:2]
        )
        lama = lembar.angka(self.golongan.lama, self.periode, rincian=MEDIAN, unit=unit)
        return Cacah(
            diterima.pembilang or 0,
            lama.penyebut or 0,
            tepat.penyebut or 0,
            tepat.pembilang or 0,
        )

    # What was received

    @cached_property
    def _nilai(self) -> dict[Isian, int]:
        """What the equations are about."""
        nilai = {
            (k, PEMBILANG): self.publik.sel(k).angka.pembilang or 0 for k in self._luar
        }
        nilai |= {
            (self._kunci(u), PEMBILANG): c.diterima for u, c in self.cacah.items()
        }
        semua = sum(c.diterima for c in self.cacah.values())
        tanpa = (self._kunci(TANPA_UNIT), PEMBILANG)
        nilai[tanpa] = max(self.kota.diterima - semua, 0)
        return nilai

    @cached_property
    def _luar(self) -> list[Kunci]:
        """The keys of the city's page."""
        kode = self.golongan.diterima
        tempat = (
            Kunci(kode, "", self.periode.kode, None, k)
            for k in (*self.tempat, TANPA_KECAMATAN)
        )
        return [kota(kode, self.periode), *(k for k in tempat if k in self.publik)]

    @cached_property
    def _jumlahan(self) -> list[Jumlahan[Isian]]:
        """The city of its units and of its kecamatan; a kecamatan of its offices."""
        semua, *tempat = self._luar
        unit = [self._kunci(u) for u in (*self.cacah, TANPA_UNIT)]
        return [jumlah(semua, unit), jumlah(semua, tempat), *self._sewilayah(tempat)]

    def _sewilayah(self, tempat: Sequence[Kunci]) -> Iterator[Jumlahan[Isian]]:
        """Kecamatan whose number is that of its offices: a reader might know it.

        They need not be the same: a place is where a complaint happened, or in whose
        register a request stands; a unit is who holds it.
        """
        for satu in tempat:
            milik = [u for u in self.cacah if self.kecamatan[u] == satu.kecamatan]
            ada = sum(self.cacah[u].diterima for u in milik)
            if milik and ada == self._nilai[satu, PEMBILANG]:
                yield jumlah(satu, [self._kunci(u) for u in milik])

    @cached_property
    def _tutup(self) -> frozenset[Isian]:
        luar = {(k, PEMBILANG) for k in self._luar}
        sudah = {(k, sisi) for k, sisi in luar if self.publik.sel(k).tersamar}
        return samarkan(self._nilai, self._jumlahan, sudah=sudah, tetap=luar - sudah)

    @cached_property
    def tertutup(self) -> bool:
        """Whether nothing is shown: the city's page would give a unit away in any case."""
        return bocor(self._nilai, self._jumlahan, self._tutup)

    @cached_property
    def tersamar(self) -> frozenset[int]:
        """The units of which is not told how much they received."""
        return frozenset(
            u for u in self.cacah if (self._kunci(u), PEMBILANG) in self._tutup
        )

    # What became of it

    @cached_property
    def terjawab(self) -> frozenset[int]:
        """The units of which is told how many were answered."""
        calon = [u for u in self.cacah if u not in self.tersamar]
        return self._utuh(calon, lambda satu: satu.jawaban)

    @cached_property
    def terukur(self) -> frozenset[int]:
        """The units of which is told how many were in time, of how many."""
        return self._utuh(self.terjawab, lambda satu: satu.ketepatan)

    def _utuh(
        self, calon: Iterable[int], hitung: Callable[[Cacah], Hitungan]
    ) -> frozenset[int]:
        """Those with safe counts, as long as all others taken together are safe, too.

        A small rest of the whole city is told by the city's own page; what is asked for
        here is that it does not lie in one unit alone.
        """
        kota = hitung(self.kota)
        jaga = [not kecil(abs(n)) for n in kota]
        baik = [u for u in calon if _aman(hitung(self.cacah[u]))]

        def cukup(tampil: Sequence[int]) -> bool:
            lain = sisa(kota, [hitung(self.cacah[u]) for u in tampil])
            gelap = len(self.cacah) - len(tampil)
            return gelap != 1 and _aman(compress(lain, jaga))

        urut = sorted(baik, key=lambda u: (self.cacah[u].dijawab, self.cacah[u], u))
        return frozenset(kurangi(baik, urut, cukup))

    def bermedian(self, unit: int) -> bool:
        """Whether the median is told: of five cases at least, which it may say alone."""
        satu = self.cacah[unit]
        if satu.dijawab < BATAS or unit in self.tersamar:
            return False
        return unit in self.terjawab or satu.diterima >= LUMAYAN

    def bulat(self, unit: int) -> bool:
        """Whether all or none were in time: that much is told without the numbers."""
        satu = self.cacah[unit]
        if satu.dinilai < BATAS or satu.tepat not in {0, satu.dinilai}:
            return False
        banyak = satu.dijawab if unit in self.terjawab else satu.diterima
        return unit not in self.tersamar and banyak >= LUMAYAN

    # As it stands on the page

    @cached_property
    def _papan(self) -> Papan:
        """The figures of the units; what is not told of them is shut."""
        kunci = {u: [*self._tiga(u)] for u in self.cacah}
        tutup = [self._kunci(u) for u in self.tersamar if not self._sedikit(u)]
        for u, (_, tepat, lama) in kunci.items():
            if u not in self.terjawab:
                tutup.append(lama._replace(rincian=""))
            if u not in self.terukur:
                tutup.append(tepat)
        semua = [k for tiga in kunci.values() for k in tiga]
        return Papan(self.lembar, semua, tutup=tutup)

    def sel(self, unit: int) -> tuple[Sel, Sel, Sel]:
        """What the public sees of a unit: received, share in time, median of its days.

        How many were answered is the ``penyebut`` of the last one.
        """
        diterima, tepat, lama = map(self._papan.sel, self._tiga(unit))
        if tepat.tersamar and self.bulat(unit):
            tepat = _tanpa_bilangan(tepat)
        if lama.tersamar and self.bermedian(unit):
            lama = _tanpa_bilangan(lama)
        return diterima, tepat, lama

    def _sedikit(self, unit: int) -> bool:
        return kecil(self.cacah[unit].diterima)

    def _tiga(self, unit: int) -> Iterator[Kunci]:
        for kode, rincian in zip(self.golongan, ("", "", MEDIAN), strict=True):
            yield Kunci(kode, rincian, self.periode.kode, unit, None)

    def _kunci(self, unit: int) -> Kunci:
        return next(self._tiga(unit))


def _aman(nilai: Iterable[int]) -> bool:
    return aman([abs(n) for n in nilai])


def _tanpa_bilangan(sel: Sel) -> Sel:
    """The value alone."""
    return replace(
        sel,
        kata=f"{tulis(sel.angka.nilai)} {INDIKATOR[sel.kunci.kode].satuan}",
        nilai=untuk_mesin(sel.angka.nilai),
    )
