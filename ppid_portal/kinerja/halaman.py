"""The page of a period as plain values: what the templates show, no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.urls import reverse
from django.utils import timezone

from organisasi.basis_data.versi import per_versi
from organisasi.grafik.gambar import Gambar
from ppid_portal.indikator.definisi import KELOMPOK
from ppid_portal.indikator.periode import ROMAWI, SETRIWULAN, Periode
from ppid_portal.indikator.sebaran import nama_angka
from ppid_portal.kinerja import gambar
from ppid_portal.kinerja.kalimat import kalimat_utama, perubahan
from ppid_portal.kinerja.papan import Papan, Sel
from ppid_portal.kinerja.resmi import Resmi, kepuasan
from ppid_portal.kinerja.susunan import UTAMA, Susunan, kota
from ppid_portal.kinerja.wilayah import Setempat, petak, setempat, unit_kecamatan

# UU 14/2008 is in force since 30 April 2010.
TAHUN_PERTAMA = 2010
TAHUN_PILIHAN = 3
NAMA_BULANAN = (("A1", "Permohonan diterima"), ("B1", "Aduan diterima"))
BAGIAN = (
    ("A5h", "Hasil permohonan", gambar.HASIL),
    ("A5t", "Penolakan menurut alasannya", gambar.TOLAK),
    ("A6n", "Keberatan menurut alasannya", gambar.ALASAN),
)
NAMA_KEPUASAN = ("Permohonan informasi", "Pengaduan")


@dataclass(frozen=True, slots=True)
class Baris:
    """A line of the great table."""

    kode: str
    nama: str
    kini: Sel
    lalu: Sel
    tanda: str
    arah: str


@dataclass(frozen=True, slots=True)
class Tautan:
    """A period to choose; ``url`` is "" for the one being read."""

    nama: str
    url: str


@dataclass(frozen=True)
class Kinerja:
    """Everything of one period; ``kini`` is today."""

    periode: Periode
    kini: date

    judul: ClassVar = "Kinerja layanan informasi dan pengaduan"
    nama_berkas: ClassVar = "kinerja"
    # The page knows no unit.
    kode_unit: ClassVar[Mapping[int, str]] = {}

    @cached_property
    def susunan(self) -> Susunan:
        """What stands where."""
        kode = [str(u.wilayah_id) for u in unit_kecamatan(self.kini)]
        return Susunan(self.periode, kode, self.kini)

    @cached_property
    def papan(self) -> Papan:
        """The figures as the public may see them: reckoned once for page and files."""
        nama = f"kinerja.papan.{self.periode.kode}.{self.kini}"
        return per_versi(nama, self.susunan.papan)

    @cached_property
    def resmi(self) -> Resmi:
        """LAPOR!'s own figures of the period."""
        return Resmi.untuk(self.periode)

    @cached_property
    def kepuasan(self) -> list[Sel]:
        """How content people were in a year, with requests and with complaints."""
        if not self.susunan.setahun:
            return []
        return kepuasan(self.periode, self.papan.lembar.data_sampai)

    @cached_property
    def setempat(self) -> list[Setempat]:
        """The kecamatan by code, and what lies in none."""
        return setempat(self.papan, self.susunan, unit_kecamatan(self.kini))

    def semua(self) -> Iterator[Sel]:
        """Every figure on the page, for its files."""
        for sel in self.papan.semua():
            if self.susunan.di_halaman(sel.kunci):
                yield sel
        yield self.resmi.sel(self.periode)
        yield from self.kepuasan

    def kepala(self) -> dict[str, Any]:
        """What stands on top of every page of the period."""
        sampai = self.papan.lembar.data_sampai
        return {
            "periode": self.periode,
            "setahun": self.susunan.setahun,
            "parameter": f"?periode={self.kode}" if self.kode else "",
            "parameter_tahun": self._parameter_tahun,
            "data_sampai": timezone.localdate(sampai) if sampai else None,
            "potret": self.papan.lembar.potret,
        }

    def konteks(self) -> dict[str, Any]:
        """The public page."""
        papan, susunan = self.papan, self.susunan
        b4 = papan.sel(kota("B4", self.periode))
        return {
            **self.kepala(),
            "pilihan": list(pilihan(self.periode, self.kini)),
            "kalimat": kalimat_utama(papan, susunan),
            "bulanan": [
                (kode.lower(), gambar.gambar_bulanan(papan, susunan, kode, nama))
                for kode, nama in NAMA_BULANAN
            ],
            "kelompok": list(self._kelompok()),
            "setempat": self.setempat,
            "petak": petak(self.setempat, self.kode),
            "bagian": [self._bagian(*satu) for satu in BAGIAN if self.susunan.setahun],
            "kepuasan": list(zip(NAMA_KEPUASAN, self.kepuasan, strict=False)),
            "b4": b4,
            "resmi": self.resmi,
            "selisih": self.resmi.selisih(b4),
        }

    @property
    def kode(self) -> str:
        """The period in addresses; "" for the one that opens by itself."""
        return "" if self.periode == Periode(self.kini.year) else self.periode.kode

    @property
    def _parameter_tahun(self) -> str:
        tahun = self.periode.tahun
        return "" if tahun == self.kini.year else f"?periode={tahun}"

    def _bagian(
        self, kode: str, judul: str, nama: Mapping[str, str]
    ) -> tuple[str, str, Gambar | None, str]:
        satu = gambar.gambar_bagian(self.papan, self.susunan, kode, judul, nama)
        tanpa = gambar.tanpa_bagian(self.papan, self.susunan, kode)
        return kode.lower(), judul, satu, tanpa

    def _kelompok(self) -> Iterator[tuple[str, list[Baris]]]:
        for huruf, judul in KELOMPOK.items():
            baris = [self._baris(k, r) for k, r in UTAMA if k.startswith(huruf)]
            yield judul, baris

    def _baris(self, kode: str, rincian: str) -> Baris:
        kini, lalu = (
            self.papan.sel(kota(kode, p, rincian)) for p in self.susunan.berdua
        )
        return Baris(
            kode, nama_angka(kode, rincian), kini, lalu, *perubahan(kini, lalu)
        )


def periode_diminta(kode: str, kini: date) -> Periode:
    """The period of an address, this year without one.

    ValueError for what is none, for one that has not begun, and for years before the Act.
    """
    periode = Periode.dari(kode) if kode else Periode(kini.year)
    if periode.tahun < TAHUN_PERTAMA or periode.awal > kini:
        raise ValueError(kode)
    return periode


def pilihan(
    periode: Periode, kini: date, ke: str = "kinerja"
) -> Iterator[tuple[str, list[Tautan]]]:
    """Years, and of the year being read its quarters and months, on the page ``ke``."""
    yield "Tahun", list(pilihan_tahun(periode, kini, ke))
    triwulan = [Periode(periode.tahun, m, SETRIWULAN) for m in (1, 4, 7, 10)]
    bulan = list(Periode(periode.tahun).bulan_bulan())
    for nama, isi in (("Triwulan", triwulan), ("Bulan", bulan)):
        yield (
            nama,
            [_tautan(p, periode, _pendek(p), ke) for p in isi if p.awal <= kini],
        )


def pilihan_tahun(periode: Periode, kini: date, nama: str) -> Iterator[Tautan]:
    """The last years and the one being read, the newest first, on the page ``nama``."""
    tahun = range(kini.year, kini.year - TAHUN_PILIHAN, -1)
    semua = {Periode(t) for t in tahun} | {Periode(periode.tahun)}
    for satu in sorted(semua, reverse=True):
        yield _tautan(satu, periode, str(satu.tahun), nama)


def _pendek(periode: Periode) -> str:
    if periode.banyak == SETRIWULAN:
        return ROMAWI[periode.mulai // SETRIWULAN]
    return gambar.PENDEK[periode.mulai - 1]


def _tautan(periode: Periode, dibaca: Periode, nama: str, halaman: str) -> Tautan:
    alamat = f"{reverse(halaman)}?periode={periode.kode}"
    return Tautan(nama, "" if periode == dibaca else alamat)
