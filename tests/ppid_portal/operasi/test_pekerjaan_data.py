"""Jobs that keep personal data no longer than allowed."""

from datetime import timedelta

import pytest

from organisasi.basis_data.kerja import Henti
from organisasi.halaman.rahasia import boleh_coba
from organisasi.models import BatasWaktu, PembatasCoba, Pengaturan
from organisasi.pribadi.simpanan import PenghapusanGagal
from pemangku.impor.models import MASA_SIMPAN
from pemangku.models import ImporBaris, ImporBerkas
from ppid_portal.operasi.pekerjaan import DAFTAR
from tests.informasi.kantor import buka_kantor, saat
from tests.informasi.masa_simpan import dikabulkan, terhapus
from tests.pemangku.impor.kantor_impor import ISI, PADA, bangun_kota, terima

pytestmark = pytest.mark.django_db


MALAM = saat("2027-01-05", 3)


def kerjakan(nama, pada=MALAM):
    (tugas,) = (satu for satu in DAFTAR if satu.nama == nama)
    tugas.kerjakan(pada, Henti())


@pytest.fixture
def permohonan():
    return dikabulkan(buka_kantor())


def test_the_night_only_reckons_until_the_city_switches_it_on(permohonan):
    kerjakan("hapus_identitas")
    assert not terhapus(permohonan)
    Pengaturan(hapus_identitas_otomatis=True).save()
    kerjakan("hapus_identitas")
    assert terhapus(permohonan)


def test_one_that_cannot_be_reckoned_makes_the_job_fail_in_words(permohonan):
    BatasWaktu.objects.filter(kode="sengketa.ajukan").delete()
    with pytest.raises(
        PenghapusanGagal, match=r"^1 identitas .* Pelindungan data pribadi"
    ):
        kerjakan("hapus_identitas")
    assert not terhapus(permohonan)


def test_counts_of_attempts_are_swept():
    for kunci, umur in (("lama", 2), ("baru", 0)):
        boleh_coba(
            kunci,
            batas=1,
            jendela=timedelta(hours=1),
            pada=MALAM - timedelta(hours=umur),
        )
    kerjakan("sapu_pembatas")
    assert PembatasCoba.objects.count() == 1


def test_waiting_sheet_is_judged_and_forgotten_after_its_time():
    berkas = terima(bangun_kota(), ISI)
    kerjakan("proses_impor", PADA)
    berkas.refresh_from_db()
    assert berkas.status == ImporBerkas.Status.SIAP
    kerjakan("sapu_impor", PADA + MASA_SIMPAN + timedelta(days=1))
    assert not ImporBaris.objects.exists()
