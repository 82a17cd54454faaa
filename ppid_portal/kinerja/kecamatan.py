"""What reached each kecamatan, by region code; never a score or the name of anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

from django.urls import reverse
from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.models import JenisUnit, Unit
from ppid_portal.angka.angka import KOSONG, Kunci
from ppid_portal.angka.periode import PENDEK
from ppid_portal.angka.sosialisasi import BELUM_SELESAI, tanpa_kunjungan
from ppid_portal.beranda import direktori_unit as direktori
from ppid_portal.kinerja.papan import (
    SETEMPAT,
    TANPA_KECAMATAN,
    TOTAL_SETEMPAT,
    PapanKinerja,
    SelKinerja,
    SusunanKinerja,
    kota,
)

# As short as a day, for a tile.
PETAK = {BELUM_SELESAI: "belum selesai"}


@dataclass(frozen=True, slots=True)
class Setempat:
    """The figures of one kecamatan in a period; ``unit`` None for what lies in none."""

    nama: str
    unit: Unit | None
    sel: dict[str, SelKinerja]
    terakhir: date | None

    # What is said without a day: none ever, none that ended, or nothing was reckoned.
    kosong: str = KOSONG

    @property
    def kata_terakhir(self) -> str:
        """The day of the last visit in words."""
        return tanggal_pendek(self.terakhir) if self.terakhir else self.kosong

    @property
    def kata_kelurahan(self) -> str:
        """``3 dari 4``: places are few enough to be counted."""
        if "D5" not in self.sel or not self.sel["D5"].ada:
            return KOSONG if self.unit else ""
        return f"{self.sel['D5'].pembilang} dari {self.sel['D5'].penyebut}"

    @property
    def kata_petak(self) -> str:
        """The same, short enough for a tile."""
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
    papan: PapanKinerja, susunan: SusunanKinerja, unit: Sequence[Unit]
) -> list[Setempat]:
    """A row for each; of a year one for what lies in no kecamatan, so that they add up."""
    baris = [
        _satu(papan, susunan, str(u.wilayah_id), u.wilayah.nama, u)
        for u in unit
        if u.wilayah
    ]
    if not susunan.setahun:
        return baris
    sisa = {
        kode: papan.sel(_kunci(susunan, kode, TANPA_KECAMATAN))
        for kode in TOTAL_SETEMPAT
    }
    return [*baris, Setempat("Tidak diketahui atau seluruh kota", None, sisa, None)]


def _satu(
    papan: PapanKinerja, susunan: SusunanKinerja, kode: str, nama: str, unit: Unit
) -> Setempat:
    kunci = {k: _kunci(susunan, k, kode) for k in SETEMPAT}
    sel = {k: papan.sel(satu) for k, satu in kunci.items() if satu in papan}
    hari, kosong = _terakhir(papan, susunan, sel["D12"]), KOSONG
    if _dihitung(papan, susunan):
        kosong = tanpa_kunjungan(sel["D3"].angka, sel["D5"].angka)
    return Setempat(nama, unit, sel, hari, kosong)


def _dihitung(papan: PapanKinerja, susunan: SusunanKinerja) -> bool:
    """Whether visits were looked at in the period; before the portal nobody did."""
    sampai = papan.lembar.data_sampai
    if papan.sel(kota("D12", susunan.periode)).ada:
        return True
    hari = timezone.localdate(sampai) if sampai else date.min
    return susunan.periode.awal <= hari <= susunan.periode.akhir


def _kunci(susunan: SusunanKinerja, kode: str, kecamatan: str) -> Kunci:
    return Kunci(kode, "", susunan.periode.kode, None, kecamatan)


def _terakhir(
    papan: PapanKinerja, susunan: SusunanKinerja, sel: SelKinerja
) -> date | None:
    """The day itself, from the days passed until it was reckoned, last in the period.

    Older frozen figures do not say when: then it was in the last night.
    """
    sampai = papan.lembar.data_sampai
    if sampai is None or sel.angka.nilai is None:
        return None
    hari = min(sel.angka.hari or timezone.localdate(sampai), susunan.periode.akhir)
    return hari - timedelta(days=int(sel.angka.nilai))


def petak(baris: Sequence[Setempat], periode: str) -> list[dict[str, Any]]:
    """The tiles of the map, each to its own page; as komponen/peta_petak.html wants them.

    Row by row, so that the tab key does not jump about.
    """
    semua: list[dict[str, Any]] = [
        {
            "nama": s.nama,
            "url": alamat(s.unit, periode),
            "kolom": s.unit.wilayah.grid_x - 1,
            "baris": s.unit.wilayah.grid_y - 1,
            "isi": s.kata_petak,
        }
        for s in baris
        if s.unit and s.unit.wilayah and s.unit.wilayah.grid_x and s.unit.wilayah.grid_y
    ]
    return sorted(semua, key=itemgetter("baris", "kolom"))


def alamat(unit: Unit, periode: str) -> str:
    """The page of a kecamatan; ``periode`` is "" for the one that opens by itself."""
    ke = reverse("kinerja-kecamatan", args=(unit.slug,))
    return f"{ke}?periode={periode}" if periode else ke
