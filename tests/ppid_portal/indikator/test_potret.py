"""PK-54: a frozen period keeps its figures; what changes later is listed beside it."""

from __future__ import annotations

import threading
from datetime import datetime

import pytest
from django.db import ProgrammingError, connection, transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kertas.keaslian import cari_dokumen
from organisasi.models import Jejak, Petugas
from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.potret import (
    baca_potret,
    bekukan,
    berubah,
    lembar,
    sidik_potret,
)
from ppid_portal.indikator.simpan import hitung_dan_simpan
from ppid_portal.models import NilaiIndikator, PotretIndikator
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import muat_kalender, saat
from tests.petugas import petugas_berperan
from tests.ppid_portal.indikator.meja import minta

pytestmark = pytest.mark.django_db
JUNI = Periode.dari("2024-06")
JULI, AGUSTUS = saat("2024-07-20"), saat("2024-08-20")


@pytest.fixture(autouse=True)
def _kalender() -> None:
    muat_kalender()


@pytest.fixture
def pengelola() -> Petugas:
    return petugas_berperan(Peran.PENGELOLA_PEMANGKU)


def juni(oleh: Petugas, pada: datetime = JULI) -> PotretIndikator:
    return bekukan(JUNI, oleh=oleh, pada=pada, alasan="Laporan triwulan.")


def test_menghitung_dua_kali_tidak_menulis_apa_pun() -> None:
    minta("2024-06-04", dijawab="2024-06-10")
    assert hitung_dan_simpan(JULI) > 0
    lama = set(NilaiIndikator.objects.values_list("pk", "dihitung_pada"))
    assert hitung_dan_simpan(saat("2024-07-21")) == 0
    assert set(NilaiIndikator.objects.values_list("pk", "dihitung_pada")) == lama


def test_angka_yang_tidak_ada_lagi_hilang_dan_yang_berubah_diganti() -> None:
    salah = minta("2024-06-04", dijawab="2024-06-10")
    minta("2024-06-05", dijawab="2024-06-10", unit=salah.unit)
    hitung_dan_simpan(JULI)
    salah.delete()
    assert hitung_dan_simpan(JULI) > 0
    assert (
        NilaiIndikator.objects.kota().get(kode="A1", periode="2024-06", rincian="").n
        == 1
    )


def test_angka_sesaat_dari_bulan_lalu_tinggal_sebagai_kenangan() -> None:
    minta("2024-06-04")
    hitung_dan_simpan(JULI)
    hitung_dan_simpan(AGUSTUS)
    tunggakan = NilaiIndikator.objects.kota().filter(kode="A8")
    assert set(tunggakan.values_list("periode", flat=True)) == {
        *("2024", "2024-TW3", "2024-07", "2024-08")
    }


def test_potret_tidak_berubah_dan_yang_berubah_sesudahnya_terdaftar(
    pengelola: Petugas,
) -> None:
    lambat = minta("2024-06-14", dijawab="2024-07-02")
    potret = juni(pengelola)
    assert lembar(JUNI).angka("A2", JUNI) == Angka.bagian(1, 1)
    assert berubah(potret) == []
    lambat.dijawab_pada = saat("2024-07-03")
    lambat.save()
    hitung_dan_simpan(AGUSTUS)
    assert lembar(JUNI).angka("A2", JUNI) == Angka.bagian(1, 1)
    assert lembar(JUNI).potret == potret
    beda = {(b.kunci.kode, b.kunci.unit is None): b for b in berubah(potret)}
    kota = beda["A2", True]
    assert (kota.dulu, kota.kini) == (Angka.bagian(1, 1), Angka.bagian(0, 1))
    assert ("A1", True) not in beda


def test_potret_memuat_unit_kecamatan_bulan_dan_periode_lalu(
    pengelola: Petugas,
) -> None:
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


def test_periode_berjalan_dan_tanpa_alasan_ditolak(pengelola: Petugas) -> None:
    with pytest.raises(TindakanTerlarang, match="Juni 2024 belum berakhir"):
        juni(pengelola, saat("2024-06-30"))
    with pytest.raises(TindakanTerlarang, match="mengapa dibekukan"):
        bekukan(JUNI, oleh=pengelola, pada=JULI, alasan="  ")
    assert not PotretIndikator.objects.exists()


def test_dibekukan_lagi_menggantikan_yang_lama(pengelola: Petugas) -> None:
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


@pytest.mark.parametrize("ubah", ["update", "delete"])
def test_basis_data_menolak_mengubah_dan_menghapus(
    pengelola: Petugas, ubah: str
) -> None:
    juni(pengelola)
    semua = PotretIndikator.objects.all()
    with pytest.raises(ProgrammingError), transaction.atomic():
        semua.update(alasan="Lain.") if ubah == "update" else semua.delete()


def test_sidik_mencakup_isi_dan_dapat_diperiksa_siapa_saja(pengelola: Petugas) -> None:
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
def test_dua_orang_membekukan_bersamaan_menjadi_satu() -> None:
    oleh = petugas_berperan(Peran.PENGELOLA_PEMANGKU)
    galat: list[Exception] = []

    def coba() -> None:
        try:
            juni(oleh)
        except Exception as satu:  # noqa: BLE001 - told below
            galat.append(satu)
        finally:
            connection.close()

    utas = [threading.Thread(target=coba) for _ in range(2)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert not galat
    assert PotretIndikator.objects.count() == 1
