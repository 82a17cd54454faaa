"""Sample complaints: every state there is, told to nobody."""

import pytest

from organisasi.models import Notifikasi
from pengaduan.models import Insiden, Kiriman, Penerusan, Pengaduan, RujukanPengaduan
from ppid_portal.contoh.aduan import muat_aduan
from ppid_portal.contoh.akun import SUREL_WARGA, muat_akun
from tests.informasi.kantor import saat
from tests.pengaduan.lapor.meja import Jam, jalan, pasang

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
# Tuesday, long after the last holidays, so that every story has its working days.
PADA = saat("2026-11-24")


@pytest.fixture
def akun(kota):
    return muat_akun(hari_ini=PADA.date())


def test_samples_show_every_state_once_and_only_with_officers_and_calendar(akun):
    assert muat_aduan({}, pada=PADA) == 0
    assert muat_aduan(akun, pada=saat("2000-06-06")) == 0
    jumlah = muat_aduan(akun, pada=PADA)
    semua = Pengaduan.objects.all()
    assert jumlah == semua.count() == 23
    assert set(semua.values_list("status", flat=True)) == set(Pengaduan.Status.values)
    assert set(
        semua.exclude(cara_selesai="").values_list("cara_selesai", flat=True)
    ) == {Pengaduan.Cara.PELAPOR, Pengaduan.Cara.OTOMATIS_10HK, Pengaduan.Cara.ADMIN}
    assert all("contoh" in p.uraian for p in semua)
    assert semua.filter(dibuka_kembali=1).exists()
    assert semua.filter(terbit=True).exists()
    assert RujukanPengaduan.objects.exists()
    assert Penerusan.objects.exclude(tracking_id="").exists()
    assert Insiden.objects.get().status == Insiden.Status.DISERAHKAN
    assert not Notifikasi.objects.exists()
    assert muat_aduan(akun, pada=PADA) == 0


def test_one_goes_out_by_machine_and_comes_back_with_its_number_and_state(
    akun, settings, tiruan
):
    pasang(settings, tiruan)
    muat_aduan(akun, pada=PADA)
    jam = Jam(saat=PADA)
    jalan(jam)
    tiruan.maju()
    jam.maju(hours=2)
    jalan(jam)
    satu = Penerusan.objects.get(cara=Penerusan.Cara.API)
    (laporan,) = tiruan.laporan()
    assert satu.tracking_id == str(laporan["id"])
    assert satu.nomor in laporan["badan"]["content"]
    assert satu.status_luar == Penerusan.StatusLuar.TERVERIFIKASI
    assert "nameUser" not in laporan["badan"]
    assert {n.penerima for n in Notifikasi.objects.all()} == {SUREL_WARGA}


def test_where_the_machine_is_not_set_up_it_waits_for_its_number(akun, settings):
    settings.LAPOR_MODE = "api"
    muat_aduan(akun, pada=PADA)
    assert not Penerusan.objects.filter(cara=Penerusan.Cara.API).exists()
    assert Penerusan.objects.tanpa_nomor().count() == 2
    assert not Kiriman.objects.exists()
