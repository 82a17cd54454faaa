"""What reached each kecamatan, by region code; never a score or the name of anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

from django.urls import reverse
from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.models import JenisUnit, Unit
from ppid_portal.angka.angka import KOSONG
from ppid_portal.angka.aturan import BELUM_SELESAI, tanpa_kunjungan
from ppid_portal.angka.periode import PENDEK, Periode
from ppid_portal.angka.potret import LembarAngka, kata
from ppid_portal.beranda import direktori_unit as direktori

# Of each kecamatan; those of the second add up to the city's.
SETEMPAT = ("A1", "B1", "D3", "D5", "D12")
TOTAL_SETEMPAT = ("A1", "B1")
# Place of what no kecamatan has: nobody told, or the office of the whole city.
TANPA_KECAMATAN = ""
# As short as a day, for a tile.
PETAK = {BELUM_SELESAI: "belum selesai"}


@dataclass(frozen=True, slots=True)
class Setempat:
    """The figures of one kecamatan in words; ``unit`` None for what lies in none."""

    nama: str
    unit: Unit | None
    kata: Mapping[str, str]
    terakhir: date | None = None

    # What is said without a day: none ever, none that ended, or nothing was reckoned.
    kosong: str = KOSONG

    @property
    def kata_terakhir(self) -> str:
        return tanggal_pendek(self.terakhir) if self.terakhir else self.kosong

    @property
    def kata_petak(self) -> str:
        if self.terakhir is None:
            return PETAK.get(self.kosong, self.kosong)
        bulan = PENDEK[self.terakhir.month - 1]
        return f"{self.terakhir.day} {bulan} {self.terakhir.year}"


def unit_kecamatan(hari: date) -> list[Unit]:
    """The offices of the kecamatan by the code of their region; at most one query."""
    ada = direktori.berjalan(direktori.semua_unit(), hari)
    semua = [u for u in ada if u.jenis == JenisUnit.KECAMATAN and u.wilayah]
    return sorted(semua, key=lambda u: str(u.wilayah_id))


def setempat(
    papan: LembarAngka, periode: Periode, unit: Sequence[Unit]
) -> list[Setempat]:
    """A row for each, and one for what lies in no kecamatan, so that they add up."""
    sisa = {
        kode: kata(kode, papan.angka(kode, periode, kecamatan=TANPA_KECAMATAN))
        for kode in TOTAL_SETEMPAT
    }
    return [
        *(_satu(papan, periode, u) for u in unit),
        Setempat("Tidak diketahui atau seluruh kota", None, sisa),
    ]


def _satu(papan: LembarAngka, periode: Periode, unit: Unit) -> Setempat:
    assert unit.wilayah is not None  # unit_kecamatan
    angka = {
        kode: papan.angka(kode, periode, kecamatan=unit.wilayah.pk) for kode in SETEMPAT
    }
    lurah, lewat = angka["D5"], angka["D12"]
    # Places are few enough to be counted.
    terwakili = f"{lurah.pembilang} dari {lurah.penyebut}" if lurah.penyebut else KOSONG
    kosong, terakhir = KOSONG, None
    sampai = papan.data_sampai and timezone.localdate(papan.data_sampai)
    if sampai and lewat.nilai is not None:
        # Older frozen figures do not say on which day they were reckoned.
        hari = min(lewat.hari or sampai, periode.akhir)
        terakhir = hari - timedelta(days=int(lewat.nilai))
    dihitung = papan.angka("D12", periode).nilai is not None
    if dihitung or (sampai and periode.awal <= sampai <= periode.akhir):
        # Whether visits were looked at: before the portal nobody did.
        kosong = tanpa_kunjungan(angka["D3"], lurah)
    semua = {kode: kata(kode, a) for kode, a in angka.items()} | {"D5": terwakili}
    return Setempat(unit.wilayah.nama, unit, semua, terakhir, kosong)


def petak(baris: Sequence[Setempat], parameter: str) -> list[dict[str, Any]]:
    """The tiles of the map, each to its own page; as komponen/peta_petak.html wants them.

    Row by row, so that the tab key does not jump about.
    """
    semua: list[dict[str, Any]] = [
        {
            "nama": s.nama,
            "url": reverse("kinerja-kecamatan", args=(s.unit.slug,)) + parameter,
            "kolom": s.unit.wilayah.grid_x - 1,
            "baris": s.unit.wilayah.grid_y - 1,
            "isi": s.kata_petak,
        }
        for s in baris
        if s.unit and s.unit.wilayah and s.unit.wilayah.grid_x and s.unit.wilayah.grid_y
    ]
    return sorted(semua, key=itemgetter("baris", "kolom"))
