"""All figures of all periods, reckoned anew from the services (pemangku 10.7)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

from informasi.angka import baca_keberatan, baca_permohonan, baca_sengketa
from organisasi.models import Unit
from pengaduan.penanganan.angka import baca_pengaduan
from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.definisi import Satuan
from ppid_portal.indikator.hari import Ukur
from ppid_portal.indikator.inventaris import hitung_inventaris
from ppid_portal.indikator.keberatan import (
    UKURAN_KEBERATAN,
    UKURAN_SENGKETA,
    Perselisihan,
    nilai_keberatan,
)
from ppid_portal.indikator.panggilan import hitung_panggilan
from ppid_portal.indikator.pengaduan import UKURAN_PENGADUAN, nilai_pengaduan
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.permohonan import UKURAN_PERMOHONAN, nilai_permohonan
from ppid_portal.indikator.sebelum_sesudah import hitung_sebelum_sesudah
from ppid_portal.indikator.sosialisasi import hitung_sosialisasi
from ppid_portal.indikator.ukuran import Kunci, Timbunan

# Groups whose momentary counts come from cases.
KASUS = frozenset({"A", "B"})
type Hasil = dict[Kunci, Angka]


def kecamatan_unit() -> Mapping[int, str]:
    """The kecamatan of each kecamatan's and kelurahan's office; others have none."""
    baris = Unit.objects.filter(
        jenis__in=(Unit.Jenis.KECAMATAN, Unit.Jenis.KELURAHAN), wilayah__isnull=False
    ).values_list("pk", "jenis", "wilayah_id", "wilayah__induk_id")
    return {
        pk: str(wilayah if jenis == Unit.Jenis.KECAMATAN else induk)
        for pk, jenis, wilayah, induk in baris
    }


def hitung_permohonan(
    ukur: Ukur, sejak: date = date.min, sampai: date = date.max
) -> Hasil:
    """A, of the cases of some days; disputes are few and always read."""
    kecamatan = kecamatan_unit()
    minta = Timbunan(UKURAN_PERMOHONAN, ukur.kini)
    masuk = baca_permohonan(hari=ukur.kini, sejak=sejak, sampai=sampai)
    minta.tambah(nilai_permohonan(masuk, ukur, kecamatan))
    gugat = Timbunan(UKURAN_KEBERATAN, ukur.kini)
    diajukan = baca_keberatan(hari=ukur.kini, sejak=sejak, sampai=sampai)
    gugat.tambah(nilai_keberatan(diajukan, kecamatan))
    selisih = Timbunan(UKURAN_SENGKETA, ukur.kini)
    selisih.tambah(
        Perselisihan(satu, kecamatan.get(satu.unit_id)) for satu in baca_sengketa()
    )
    return minta.hasil() | gugat.hasil() | selisih.hasil()


def hitung_pengaduan(
    ukur: Ukur, sejak: date = date.min, sampai: date = date.max
) -> Hasil:
    """B, of the complaints of some days; months of calls are few and always read."""
    aduan = Timbunan(UKURAN_PENGADUAN, ukur.kini)
    masuk = baca_pengaduan(hari=ukur.kini, sejak=sejak, sampai=sampai)
    aduan.tambah(nilai_pengaduan(masuk, ukur))
    return aduan.hasil() | hitung_panggilan()


def hitung_pengaruh(ukur: Ukur) -> Hasil:
    """E."""
    return hitung_sebelum_sesudah(ukur, kecamatan_unit())


BAGIAN: tuple[Callable[[Ukur], Hasil], ...] = (
    *(hitung_permohonan, hitung_pengaduan),
    *(hitung_inventaris, hitung_sosialisasi, hitung_pengaruh),
)


def hitung_semua(kini: date) -> Hasil:
    """Every figure as it stands on ``kini``."""
    ukur = Ukur.kota(kini)
    hasil: Hasil = {}
    for bagian in BAGIAN:
        hasil |= bagian(ukur)
    return _nihil(kini) | hasil


def hitung_lewat(kini: date, periode: Collection[Periode]) -> Hasil:
    """The same of periods that are over: of all years of cases only their days are read.

    What holds for a moment stands under the periods of ``kini``, so none of it is here.
    """
    ukur = Ukur.kota(kini)
    hari = min(p.awal for p in periode), max(p.akhir for p in periode)
    kode = {satu.kode for satu in periode}
    hasil = (
        hitung_permohonan(ukur, *hari)
        | hitung_pengaduan(ukur, *hari)
        | hitung_inventaris(ukur)
        | hitung_sosialisasi(ukur)
    )
    return {kunci: angka for kunci, angka in hasil.items() if kunci.periode in kode}


def _nihil(kini: date) -> Hasil:
    """Momentary counts of cases: that there is nothing to count is known, too."""
    return {
        Kunci(satu.kode, "", periode.kode, None, None): Angka.jumlah(0)
        for satu in INDIKATOR.values()
        if satu.saat and satu.satuan == Satuan.JUMLAH and satu.kelompok in KASUS
        for periode in Periode.memuat(kini)
    }
