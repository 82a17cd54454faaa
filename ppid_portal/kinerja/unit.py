"""Which figures of an office the public sees, so that nobody follows from them.

Of whole years only (docs/adr/0031). What a unit received is hidden by equations: with the
other units it makes the city's number, and may make that of its kecamatan. What became of
the cases is shown of a unit whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, NamedTuple

from django.db.models import Q

from organisasi import bahasa
from organisasi.basis_data.versi import per_versi
from organisasi.models import JenisUnit, Unit
from organisasi.pribadi.sensor_sel_kecil import BATAS, SAMAR
from ppid_portal.angka.angka import MEDIAN, Kunci
from ppid_portal.angka.periode import SETAHUN, Periode, periode_diminta, pilihan_tahun
from ppid_portal.angka.potret import LembarAngka, baca, baca_potret, kata
from ppid_portal.beranda import direktori_unit as direktori
from ppid_portal.kinerja.halaman import Kinerja
from ppid_portal.kinerja.papan import (
    PEMBILANG,
    TANPA_KECAMATAN,
    Isian,
    PapanKinerja,
    SelKinerja,
    jumlah,
    kota,
    untuk_mesin,
)
from ppid_portal.kinerja.sensor_sel_kecil import Jumlahan, aman, bocor, kecil, samarkan

# No unit has this key: what was received in none, or by one that is gone.
TANPA_UNIT = 0
# From so many received on "at least five" says nothing new of fewer than five that are
# left over: nine less four is five.
LUMAYAN = 2 * BATAS - 1


class KodeLayanan(NamedTuple):
    """The codes of a service: what it received, its share in time, its days."""

    diterima: str
    tepat: str
    lama: str


PERMOHONAN = KodeLayanan("A1", "A2", "A3")
PENGADUAN = KodeLayanan("B1", "B5", "B6")
KODE = (*PERMOHONAN, *PENGADUAN)


class Cacah(NamedTuple):
    """Counts of one place: received; of them answered, judged, and in time."""

    diterima: int
    dijawab: int
    dinilai: int
    tepat: int

    @property
    def sisi(self) -> tuple[int, ...]:
        """All that follows from the four: also who was not answered, and who waits too long.

        Not how many were late: that is what a share is there to tell (docs/adr/0029).
        """
        return (
            *(self.dijawab, self.dinilai, self.tepat),
            *(self.diterima - self.dijawab, self.diterima - self.dinilai),
            abs(self.dinilai - self.dijawab),
        )


def baca_unit(publik: PapanKinerja, periode: Periode) -> LembarAngka:
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
class KinerjaLayanan:
    """One service in a year. ``publik`` is the city's page, ``tempat`` its kecamatan.

    ``kecamatan`` gives that of a unit, where it has one.
    """

    golongan: KodeLayanan
    periode: Periode
    lembar: LembarAngka
    publik: PapanKinerja
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

    def _cacah(self, lembar: LembarAngka, unit: int | None = None) -> Cacah:
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
        kota = [jumlah(semua, bagian) for bagian in (unit, tempat) if bagian]
        return [*kota, *self._sewilayah(tempat)]

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
        """Whether nothing is shown: the city's page would give a unit away in any case.

        A small city is not told by unit at all: so many of "<5" would tell it.
        """
        return kecil(self.kota.diterima) or bocor(
            self._nilai, self._jumlahan, self._tutup
        )

    @cached_property
    def tersamar(self) -> frozenset[int]:
        """The units of which is not told how much they received."""
        return frozenset(
            u for u in self.cacah if (self._kunci(u), PEMBILANG) in self._tutup
        )

    # What became of it

    @cached_property
    def terinci(self) -> frozenset[int]:
        """The units of which all is told; of the others nothing, and they are never one.

        Of one alone the city's numbers less those of all others would tell.
        """
        calon = [u for u in self.cacah if u not in self.tersamar]
        baik = [u for u in calon if aman(self.cacah[u].sisi)]
        if baik and len(baik) == len(self.cacah) - 1:
            baik.remove(min(baik, key=lambda u: (self.cacah[u], u)))
        return frozenset(baik)

    @cached_property
    def bermedian(self) -> frozenset[int]:
        """Where a median is told without how many there are.

        It says that five at least were answered. With enough received that is nothing
        new, unless all that is not told of is just five of each.
        """
        gelap = {u: c for u, c in self.cacah.items() if u not in self.terinci}
        hasil = frozenset(
            u
            for u, c in gelap.items()
            if u not in self.tersamar and c.diterima >= LUMAYAN and c.dijawab >= BATAS
        )
        dijawab = sum(c.dijawab for c in gelap.values())
        dinilai = sum(c.dinilai for c in gelap.values())
        lebih = min(dijawab, dinilai) > BATAS * len(hasil)
        return hasil if lebih else frozenset()

    # As it stands on the page

    @cached_property
    def _papan(self) -> PapanKinerja:
        """The figures of the units; what is not told of them is shut."""
        kunci = {u: [*self._tiga(u)] for u in self.cacah}
        tutup = [self._kunci(u) for u in self.tersamar if not self._sedikit(u)]
        for u, (_, tepat, lama) in kunci.items():
            if u not in self.terinci:
                tutup += [tepat, lama._replace(rincian="")]
        semua = [k for tiga in kunci.values() for k in tiga]
        return PapanKinerja(self.lembar, semua, tutup=tutup)

    def sel(self, unit: int) -> tuple[SelKinerja, SelKinerja, SelKinerja]:
        """What the public sees of a unit: received, share in time, median of its days.

        How many were answered is the ``penyebut`` of the last one.
        """
        diterima, tepat, lama = map(self._papan.sel, self._tiga(unit))
        if unit in self.bermedian:
            lama = _tanpa_bilangan(lama)
        return diterima, tepat, lama

    def _sedikit(self, unit: int) -> bool:
        return kecil(self.cacah[unit].diterima)

    def _tiga(self, unit: int) -> Iterator[Kunci]:
        for kode, rincian in zip(self.golongan, ("", "", MEDIAN), strict=True):
            yield Kunci(kode, rincian, self.periode.kode, unit, None)

    def _kunci(self, unit: int) -> Kunci:
        return next(self._tiga(unit))


def _tanpa_bilangan(sel: SelKinerja) -> SelKinerja:
    """The value alone."""
    nilai = sel.angka.nilai
    return replace(sel, kata=kata(sel.kunci.kode, sel.angka), nilai=untuk_mesin(nilai))


# The page as plain values, for the screen and for its files

# What is counted, its title, what became of it, its codes.
LAYANAN = (
    ("permohonan", "Permohonan informasi", "Dijawab", PERMOHONAN),
    ("aduan", "Pengaduan", "Ditindaklanjuti", PENGADUAN),
)


@dataclass(frozen=True, slots=True)
class BarisKinerjaUnit:
    """A unit with its figures; ``tanda`` is its anchor, where it stands first."""

    unit: Unit
    tanda: str
    berakhir: bool
    diterima: SelKinerja
    tepat: SelKinerja
    lama: SelKinerja

    @property
    def dijawab(self) -> str:
        """How many were answered, or that it is not told."""
        ada = self.lama.penyebut
        return ada if ada == SAMAR else bahasa.angka(int(ada or 0))

    @property
    def tertutup(self) -> bool:
        """Whether nothing is told of what became of the cases."""
        return self.lama.tersamar and not self.lama.nilai

    @property
    def dari(self) -> str:
        """``17 dari 18``; "" where there is nothing to share or it is not told."""
        angka = self.tepat.angka
        if self.tepat.tersamar or not angka.penyebut:
            return ""
        atas, bawah = map(bahasa.angka, (angka.pembilang or 0, angka.penyebut))
        # Never broken over two lines.
        return f"{atas}\u00a0dari\u00a0{bawah}"


@dataclass(frozen=True, slots=True)
class TabelKinerjaUnit:
    """The units of a service by code; ``tertutup``: too few for any unit to be told."""

    perkara: str
    judul: str
    selesai: str
    golongan: KodeLayanan
    baris: list[BarisKinerjaUnit]
    tertutup: bool


@dataclass(frozen=True)
class KinerjaUnit:
    """Everything of one year; ``kini`` is today."""

    periode: Periode
    kini: date

    judul: ClassVar = "Permohonan dan pengaduan menurut unit"
    nama_berkas: ClassVar = "kinerja-unit"

    @cached_property
    def kota(self) -> Kinerja:
        """The page of the whole city."""
        return Kinerja(self.periode, self.kini)

    @cached_property
    def tabel(self) -> list[TabelKinerjaUnit]:
        """Both services: reckoned once for page and files."""
        nama = f"kinerja.unit.{self.periode.kode}.{self.kini}"
        return per_versi(nama, self._tabel)

    def _tabel(self) -> list[TabelKinerjaUnit]:
        papan = self.kota.papan
        lembar = baca_unit(papan, self.periode)
        unit = sorted(direktori.semua_unit(), key=lambda u: u.kode)
        kecamatan = {u.pk: kecamatan_dari(u) for u in unit}
        hasil: list[TabelKinerjaUnit] = []
        for perkara, judul, selesai, golongan in LAYANAN:
            layanan = KinerjaLayanan(
                *(golongan, self.periode, lembar, papan),
                *(self.kota.susunan.kecamatan, kecamatan),
            )
            ada = {b.unit.pk for t in hasil for b in t.baris}
            tutup = layanan.tertutup
            baris = [
                BarisKinerjaUnit(
                    u,
                    "" if u.pk in ada else tanda(u),
                    u.sampai is not None and u.sampai < self.kini,
                    *layanan.sel(u.pk),
                )
                for u in unit
                if u.pk in layanan.cacah and not tutup
            ]
            hasil.append(
                TabelKinerjaUnit(perkara, judul, selesai, golongan, baris, tutup)
            )
        return hasil

    @property
    def tanpa(self) -> list[tuple[str, Unit]]:
        """The units of the year that stand in no table, with their anchors, by code."""
        ada = {b.unit.pk for t in self.tabel for b in t.baris}
        awal, akhir = self.periode.awal, min(self.periode.akhir, self.kini)
        semua = (
            u
            for u in direktori.semua_unit()
            if (u.mulai is None or u.mulai <= akhir)
            and (u.sampai is None or u.sampai >= awal)
        )
        urut = sorted(semua, key=lambda u: u.kode)
        return [(tanda(u), u) for u in urut if u.pk not in ada]

    @property
    def kode_unit(self) -> dict[int, str]:
        """Of the units in the files."""
        return {b.unit.pk: b.unit.kode for t in self.tabel for b in t.baris}

    def semua(self) -> Iterator[SelKinerja]:
        """Every figure on the page, for its files."""
        for tabel in self.tabel:
            for b in tabel.baris:
                yield from (b.diterima, b.tepat, b.lama)

    def kepala(self) -> dict[str, Any]:
        """What stands on top of the page, and of its files."""
        return self.kota.kepala()

    def konteks(self) -> dict[str, Any]:
        """The public page."""
        return {
            **self.kepala(),
            "tahun": list(pilihan_tahun(self.periode, self.kini, "kinerja-unit")),
            "tabel": self.tabel,
            "tanpa": self.tanpa,
            "terbuka": not any(t.tertutup for t in self.tabel),
            "samar": any(s.tersamar for s in self.semua()),
        }


def tanda(unit: Unit) -> str:
    """The anchor of a unit on the page."""
    return f"unit-{unit.slug}"


def tahun_diminta(kode: str, kini: date) -> Periode:
    """The year of an address; ValueError for what is none, not yet, or only a part."""
    periode = periode_diminta(kode, kini)
    if periode.banyak != SETAHUN:
        raise ValueError(kode)
    return periode
