"""PK-54: a frozen period keeps its figures; what changes later is listed beside it."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import cari_dokumen
from organisasi.models import Jejak, Unit
from ppid_portal.angka.angka import Angka
from ppid_portal.angka.hitung import hitung_dan_simpan
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import (
    baca_potret,
    bekukan,
    berubah,
    kata,
    lembar,
    sidik_potret,
)
from ppid_portal.angka.views import tabel_periode
from ppid_portal.lembar.lembar_unit import baris_angka, lembar_angka
from ppid_portal.models import NilaiIndikator, PotretIndikator
from tests.factories.organisasi import UnitFactory
from tests.factories.portal import AngkaResmiFactory, PotretIndikatorFactory
from tests.informasi.kantor import muat_kalender, saat
from tests.kueri import kueri_dingin
from tests.petugas import masuk_sebagai, petugas_berperan
from tests.ppid_portal.angka.meja import baris_beku, beku, minta
from tests.ppid_portal.kinerja.meja import baca, unduh
from tests.serentak import serentak

pytestmark = pytest.mark.django_db


JUNI = Periode.dari("2024-06")
JULI, AGUSTUS = saat("2024-07-20"), saat("2024-08-20")


@pytest.fixture(autouse=True)
def _kalender():
    muat_kalender()


@pytest.fixture
def pengelola():
    return petugas_berperan(Peran.PENGELOLA_PEMANGKU)


def juni(oleh, pada=JULI):
    return bekukan(JUNI, Saat(oleh, pada), alasan="Laporan triwulan.")


def test_hanya_angka_yang_berubah_ditulis_dan_yang_tidak_ada_lagi_hilang():
    salah = minta("2024-06-04", dijawab="2024-06-10")
    minta("2024-06-05", dijawab="2024-06-10", unit=salah.unit)
    assert hitung_dan_simpan(JULI) > 0
    lama = set(NilaiIndikator.objects.values_list("pk", "dihitung_pada"))
    assert hitung_dan_simpan(saat("2024-07-21")) == 0
    assert set(NilaiIndikator.objects.values_list("pk", "dihitung_pada")) == lama
    salah.delete()
    assert hitung_dan_simpan(JULI) > 0
    kota = {"rincian": "", "unit": None, "kecamatan": None}
    assert NilaiIndikator.objects.get(kode="A1", periode="2024-06", **kota).n == 1


def test_angka_sesaat_dari_bulan_lalu_tinggal_sebagai_kenangan():
    minta("2024-06-04")
    hitung_dan_simpan(JULI)
    hitung_dan_simpan(AGUSTUS)
    tunggakan = NilaiIndikator.objects.filter(kode="A8", unit=None, kecamatan=None)
    assert set(tunggakan.values_list("periode", flat=True)) == {
        "2024",
        "2024-TW3",
        "2024-07",
        "2024-08",
    }


def test_potret_tidak_berubah_dan_yang_berubah_sesudahnya_terdaftar(pengelola):
    lambat = minta("2024-06-14", dijawab="2024-07-02")
    potret = juni(pengelola)
    assert lembar(JUNI).angka("A2", JUNI) == Angka.bagian(1, 1)
    assert berubah(potret) == []
    lambat.dijawab_pada = saat("2024-07-03")
    lambat.save()
    hitung_dan_simpan(AGUSTUS)
    assert lembar(JUNI).angka("A2", JUNI) == Angka.bagian(1, 1)
    assert lembar(JUNI).potret == potret
    beda = {(k.kode, k.unit is None): isi for k, *isi in berubah(potret)}
    assert beda["A2", True] == [Angka.bagian(1, 1), Angka.bagian(0, 1)]
    assert ("A1", True) not in beda


def test_potret_memuat_unit_kecamatan_bulan_dan_periode_lalu(pengelola):
    minta("2024-05-06", dijawab="2024-05-07")
    juni_ini = minta("2024-06-04", dijawab="2024-06-10")
    isi = baca_potret(juni(pengelola))
    assert isi.angka("A1", JUNI, unit=juni_ini.pemegang_id).nilai == 1
    assert isi.angka("A1", JUNI.sebelumnya).nilai == 1
    assert isi.rincian("A1", JUNI).keys() == {"web"}
    assert isi.rincian("A3", JUNI).keys() == {"median", "p90", "maks"}
    juni_ini.pemegang.kode = "GANTI"
    juni_ini.pemegang.save()
    hilang = baca_potret(PotretIndikator.objects.get())
    assert hilang.angka("A1", JUNI).nilai == 1
    assert hilang.angka("A1", JUNI, unit=juni_ini.pemegang_id).nilai == 0


def test_yang_ditolak(pengelola):
    with pytest.raises(TindakanTerlarang, match="Juni 2024 belum berakhir"):
        juni(pengelola, saat("2024-06-30"))
    with pytest.raises(TindakanTerlarang, match="alasan membekukan"):
        bekukan(JUNI, Saat(pengelola, JULI), alasan="  ")
    assert not PotretIndikator.objects.exists()
    # What is frozen is neither changed nor taken away.
    juni(pengelola)
    semua = PotretIndikator.objects.all()
    for ubah in (lambda: semua.update(alasan="Lain."), semua.delete):
        with pytest.raises(ProgrammingError), transaction.atomic():
            ubah()


def test_dibekukan_lagi_menggantikan_yang_lama(pengelola):
    lama = juni(pengelola)
    # Not a figure changed: what reports cite stays in force.
    assert juni(pengelola, AGUSTUS) == lama
    minta("2024-06-04", dijawab="2024-06-10")
    baru = juni(pengelola, AGUSTUS)
    assert baru.menggantikan == lama
    assert PotretIndikator.objects.periode("2024-06") == baru
    assert list(PotretIndikator.objects.berlaku()) == [baru]
    jejak = Jejak.objects.milik(baru).get()
    assert (jejak.catatan, jejak.sesudah["sidik"]) == ("Laporan triwulan.", baru.sha256)
    baru.refresh_from_db()
    assert str(baru) == "Potret 2024-06, 20-08-2024 09:00"


def test_sidik_mencakup_isi_dan_dapat_diperiksa_siapa_saja(pengelola):
    UnitFactory(kode="PPID", peran_ppid="utama", nama="Dinas Contoh")
    minta("2024-06-04", dijawab="2024-06-10")
    potret = juni(pengelola)
    potret.refresh_from_db()
    assert sidik_potret("2024-06", potret.data_sampai, potret.isi) == potret.sha256
    lain = [*potret.isi[:-1], [*potret.isi[-1][:-1], 99]]
    assert sidik_potret("2024-06", potret.data_sampai, lain) != potret.sha256
    dokumen = cari_dokumen(potret.kode)
    assert dokumen is not None
    assert (dokumen.nomor, dokumen.sidik) == ("2024-06", potret.sha256)
    assert cari_dokumen("TIDAKADA") is None


@pytest.mark.django_db(transaction=True)
def test_dua_orang_membekukan_bersamaan_menjadi_satu():
    oleh = petugas_berperan(Peran.PENGELOLA_PEMANGKU)
    hasil = serentak(2, lambda _ke: juni(oleh))
    assert hasil[0] == hasil[1] == PotretIndikator.objects.get()


BULAN_JULI, TAHUN = Periode.dari("2024-07"), Periode.dari("2024")


@pytest.fixture
def unit():
    """Ten requests in June as frozen, sixteen as it stands now; twelve in July."""
    unit = UnitFactory(kode="UTAMA", peran_ppid=Unit.PeranPPID.UTAMA)
    for _ in range(10):
        minta("2024-06-04", dijawab="2024-06-06", unit=unit)
    beku("2024-06", "2024-07-02")
    for _ in range(6):
        minta("2024-06-05", dijawab="2024-06-07", unit=unit)
    for _ in range(12):
        minta("2024-07-04", dijawab="2024-07-08", unit=unit)
    hitung_dan_simpan(saat("2024-08-02"))
    return unit


def a1(isi, periode, **tempat):
    return kata("A1", isi.angka("A1", periode, **tempat))


def test_10_7_pages_files_and_sheets_say_the_frozen_number(unit, client):
    assert a1(lembar(BULAN_JULI), JUNI) == a1(lembar(TAHUN), JUNI) == "10"
    assert a1(lembar(BULAN_JULI), JUNI, unit=unit.pk) == "10"
    # A quarter and a year that are not frozen are as they stand.
    assert a1(lembar(TAHUN), TAHUN) == "28"
    (a, *_) = tabel_periode(BULAN_JULI)["kelompok"]
    assert next(b for b in a[1] if b["kode"] == "A1")["lalu"] == "10"
    (a1_ini, *_) = baris_angka(unit, BULAN_JULI, lembar_angka(BULAN_JULI))
    assert a1_ini[1:] == ("12", "10", "12")
    for periode in ("2024-06", "2024-07", "2024"):
        assert unduh(client, periode)["A1", "2024-06", ""] == "10//10"
    assert "Permohonan diterima 12 10" in baca(client, "2024-07")
    masuk_sebagai(client, Peran.PPID_UTAMA)
    jawab = client.get(reverse("indikator-csv"), {"periode": "2024"})
    semua = csv.DictReader(StringIO(jawab.content.decode("utf-8-sig")))
    csvnya = [b for b in semua if b["kode"] == "A1" and b["periode"] == "2024-06"]
    assert {b["nilai"] for b in csvnya if not b["rincian"]} == {"10.0"}
    PotretIndikatorFactory(periode="2024-05", isi=[baris_beku("B4", "2024-05", 9, 10)])
    AngkaResmiFactory(bulan=date(2024, 5, 1), diterima=10, selesai=7)
    assert tabel_periode(TAHUN)["resmi"][0]["cermin"] == "90 %"


def test_a_frozen_month_more_costs_no_statement_more(unit, client):
    alamat = "/kinerja/?periode=2024"
    beku("2024-07", "2024-08-02")
    dua = kueri_dingin(client, alamat)
    beku("2024-05", "2024-08-02")
    assert len(kueri_dingin(client, alamat)) == len(dua)


def test_who_freezes_later_freezes_the_frozen_and_it_stays(unit):
    beku("2024", "2025-01-02")
    assert a1(lembar(TAHUN), JUNI) == "10"
    beku("2024-06", "2025-01-03")
    # The year was cited as it was; what is not frozen follows its month.
    assert a1(lembar(JUNI), JUNI) == "16"
    assert a1(lembar(TAHUN), JUNI) == "10"
    assert a1(lembar(BULAN_JULI), JUNI) == "16"
    # What it had not does not come into it later.
    mei = Periode.dari("2024-05")
    PotretIndikatorFactory(periode="2024-05", isi=[baris_beku("A1", "2024-05", 9)])
    assert a1(lembar(JUNI), mei) == a1(lembar(TAHUN), mei) == "0"
    assert a1(lembar(Periode.dari("2025")), TAHUN) == "28"


def test_the_edition_of_a_formula_is_of_its_period():
    lama = [*baris_beku("A1", "2024-05", 9)[:-1], 7]
    PotretIndikatorFactory(periode="2024-05", isi=[lama])
    assert lembar(JUNI).versi == {("A1", "2024-05"): 7}
