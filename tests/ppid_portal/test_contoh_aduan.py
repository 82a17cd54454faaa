"""Sample complaints: every state there is, marked, told to nobody, gone on command."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command

from lapor_tiruan.tiruan import LaporTiruan
from organisasi.models import (
    HariLibur,
    NomorUrut,
    Notifikasi,
    Petugas,
    TugasHubungi,
    Unit,
    Wilayah,
)
from pengaduan.models import (
    BerkasPengaduan,
    Insiden,
    Kiriman,
    Pelapor,
    Penerusan,
    Pengaduan,
    RujukanPengaduan,
)
from ppid_portal.contoh.aduan import muat_aduan
from ppid_portal.contoh.akun import muat_akun
from ppid_portal.contoh.hapus import hapus_contoh
from tests.informasi.kantor import saat
from tests.pengaduan.kiriman.meja import Jam, jalan, pasang

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
# Tuesday, long after the last holidays, so that every story has its working days.
PADA = saat("2026-11-24")


@pytest.fixture
def akun(settings, tmp_path) -> dict[str, Petugas]:
    """The city's real data with the sample accounts on it."""
    settings.DEMO = True
    Unit.objects.all().delete()
    Wilayah.objects.exclude(induk=None).delete()
    call_command("muat_data", verbosity=0)
    return muat_akun(hari_ini=PADA.date())


def test_samples_show_every_state_and_are_marked(akun) -> None:
    jumlah = muat_aduan(akun, pada=PADA)
    semua = Pengaduan.objects.all()

    assert jumlah == semua.count() == 23
    assert not semua.filter(contoh=False).exists()
    assert set(semua.values_list("status", flat=True)) == set(Pengaduan.Status.values)
    assert set(
        semua.exclude(cara_selesai="").values_list("cara_selesai", flat=True)
    ) == {
        Pengaduan.Cara.PELAPOR,
        Pengaduan.Cara.OTOMATIS_10HK,
        Pengaduan.Cara.ADMIN,
    }
    assert all(p.nomor.startswith("CONTOH-") for p in semua)
    assert all("contoh" in p.uraian for p in semua)
    assert semua.filter(dibuka_kembali=1).exists()
    assert semua.filter(terbit=True).exists()
    assert RujukanPengaduan.objects.exists()
    assert Penerusan.objects.exclude(tracking_id="").exists()
    assert Insiden.objects.get().status == Insiden.Status.DISERAHKAN
    assert semua.sungguhan().count() == 0


def test_one_goes_out_by_machine_and_comes_back_with_its_number_and_state(
    akun, settings, tiruan: LaporTiruan
) -> None:
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
    assert satu.pengaduan.contoh
    assert "nameUser" not in laporan["badan"]
    assert not Notifikasi.objects.exists()


@pytest.mark.parametrize("mode", ["manual", "api"])
def test_where_the_machine_is_not_set_up_it_waits_for_its_number(
    akun, settings, mode
) -> None:
    settings.LAPOR_MODE = mode

    muat_aduan(akun, pada=PADA)

    assert not Penerusan.objects.filter(cara=Penerusan.Cara.API).exists()
    assert Penerusan.objects.tanpa_nomor().count() == 2
    assert not Kiriman.objects.exists()


def test_samples_leave_the_real_registers_and_boxes_alone(akun) -> None:
    muat_aduan(akun, pada=PADA)

    assert not NomorUrut.objects.filter(register__in=("pengaduan", "darurat")).exists()
    assert not Notifikasi.objects.exists()


def test_samples_are_made_once_and_only_with_officers_and_calendar(akun) -> None:
    assert muat_aduan({}, pada=PADA) == 0
    jumlah = muat_aduan(akun, pada=PADA)
    assert muat_aduan(akun, pada=PADA) == 0
    assert Pengaduan.objects.count() == jumlah


def test_without_a_calendar_there_are_none(akun) -> None:
    HariLibur.objects.all().delete()

    assert muat_aduan(akun, pada=PADA) == 0


def test_one_command_takes_them_away_with_all_that_hangs_on_them(
    akun, settings, tiruan, django_capture_on_commit_callbacks
) -> None:
    pasang(settings, tiruan)
    jumlah = muat_aduan(akun, pada=PADA)
    jalan(Jam(saat=PADA))
    nama = list(BerkasPengaduan.objects.values_list("isi", flat=True))
    assert nama
    assert all(default_storage.exists(satu) for satu in nama)

    with django_capture_on_commit_callbacks(execute=True):
        hasil = hapus_contoh(pada=PADA)

    assert hasil.aduan == jumlah
    for model in (Pengaduan, Penerusan, Kiriman, Insiden, Pelapor, TugasHubungi):
        assert not model._default_manager.exists()
    assert not any(default_storage.exists(satu) for satu in nama)
