"""Sample complaints: every state there is, told to nobody."""

import pytest

from organisasi.models import Notifikasi
from pengaduan.models import Kiriman, Penerusan
from ppid_portal.contoh.aduan import MejaAduanContoh
from ppid_portal.contoh.akun import SUREL_WARGA, muat_akun
from tests.informasi.kantor import saat
from tests.pengaduan.lapor.meja import Jam, jalan, pasang

pytestmark = pytest.mark.django_db
# Tuesday, long after the last holidays, so that every story has its working days.
PADA = saat("2026-11-24")


@pytest.fixture
def akun(kota):
    return muat_akun(hari_ini=PADA.date())


def test_one_goes_out_by_machine_and_comes_back_with_its_number_and_state(
    akun, settings, tiruan
):
    pasang(settings, tiruan)
    MejaAduanContoh.muat(akun, pada=PADA)
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
    MejaAduanContoh.muat(akun, pada=PADA)
    assert not Penerusan.objects.filter(cara=Penerusan.Cara.API).exists()
    assert Penerusan.objects.tanpa_nomor().count() == 2
    assert not Kiriman.objects.exists()
