"""The page of figures by office as plain values, for the screen and for its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from organisasi import bahasa
from organisasi.basis_data.versi import per_versi
from organisasi.models import Unit
from organisasi.pribadi.sensor_sel_kecil import SAMAR
from ppid_portal import direktori
from ppid_portal.indikator.periode import SETAHUN, Periode
from ppid_portal.kinerja.halaman import Kinerja, periode_diminta, pilihan_tahun
from ppid_portal.kinerja.papan import Sel
from ppid_portal.kinerja.unit import (
    PENGADUAN,
    PERMOHONAN,
    Golongan,
    Layanan,
    baca_unit,
    kecamatan_dari,
)

# What is counted, its title, what became of it, its codes.
LAYANAN = (
    ("permohonan", "Permohonan informasi", "Dijawab", PERMOHONAN),
    ("aduan", "Pengaduan", "Ditindaklanjuti", PENGADUAN),
)


@dataclass(frozen=True, slots=True)
class Baris:
    """A unit with its figures; ``tanda`` is its anchor, where it stands first."""

    unit: Unit
    tanda: str
    berakhir: bool
    diterima: Sel
    tepat: Sel
    lama: Sel

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
class Tabel:
    """The units of a service by code; ``tertutup``: too few for any unit to be told."""

    perkara: str
    judul: str
    selesai: str
    golongan: Golongan
    baris: list[Baris]
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
    def tabel(self) -> list[Tabel]:
        """Both services: reckoned once for page and files."""
        nama = f"kinerja.unit.{self.periode.kode}.{self.kini}"
        return per_versi(nama, self._tabel)

    def _tabel(self) -> list[Tabel]:
        papan = self.kota.papan
        lembar = baca_unit(papan, self.periode)
        unit = sorted(direktori.semua_unit(), key=lambda u: u.kode)
        kecamatan = {u.pk: kecamatan_dari(u) for u in unit}
        hasil: list[Tabel] = []
        for perkara, judul, selesai, golongan in LAYANAN:
            layanan = Layanan(
                *(golongan, self.periode, lembar, papan),
                *(self.kota.susunan.kecamatan, kecamatan),
            )
            ada = {b.unit.pk for t in hasil for b in t.baris}
            tutup = layanan.tertutup
            baris = [
                Baris(
                    u,
                    "" if u.pk in ada else tanda(u),
                    u.sampai is not None and u.sampai < self.kini,
                    *layanan.sel(u.pk),
                )
                for u in unit
                if u.pk in layanan.cacah and not tutup
            ]
            hasil.append(Tabel(perkara, judul, selesai, golongan, baris, tutup))
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

    def semua(self) -> Iterator[Sel]:
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
