"""Killed in the middle, or its database gone: a job leaves nothing half done and goes on.

Of each job a part is done when it breaks off; the next run does the whole, once.
"""

import time
from collections.abc import Callable
from contextlib import contextmanager, suppress
from datetime import timedelta

import pytest
import time_machine
from django.db import Error, connection
from django.utils import timezone

from organisasi.basis_data.kerja import Henti
from organisasi.kantor.peran import Peran
from organisasi.models import Notifikasi, Unit
from ppid_portal.angka.hitung import hitung_dan_simpan, hitung_semua
from ppid_portal.models import BuktiDukung, NilaiIndikator, Pekerjaan
from ppid_portal.operasi.pekerjaan import JEDA_GAGAL, jalankan
from tests.factories.organisasi import UnitFactory
from tests.factories.portal import BuktiDukungFactory
from tests.informasi.kantor import muat_kalender, saat
from tests.petugas import petugas_berperan
from tests.ppid_portal.angka.meja import minta
from tests.ppid_portal.operasi.putus_bantu import (
    ANAK,
    DI_SINI,
    PADA,
    TEMPAT,
    anak,
    putuskan,
    tugas,
)
from tests.serentak import SABAR

pytestmark = pytest.mark.django_db(transaction=True)
# In the night before.
KEMARIN = PADA - timedelta(hours=33)
type Keadaan = Callable[[], object]


@pytest.fixture(autouse=True)
def _kantor():
    with time_machine.travel(PADA):
        muat_kalender()
        yield


# What each job has to do: how it stands, before, now and when all is done


def angka():
    kolom = ("kode", "rincian", "periode", "unit", "kecamatan", "pembilang", "n")
    return set(NilaiIndikator.objects.values_list(*kolom))


def siapkan_angka():
    terlambat = minta("2024-06-04", dijawab="2024-06-10")
    salah = minta("2024-05-06", dijawab="2024-05-10", unit=terlambat.unit)
    hitung_dan_simpan(KEMARIN)
    terlambat.dijawab_pada = saat("2024-08-01")
    terlambat.save()
    salah.delete()
    minta("2024-07-08", dijawab="2024-07-10")
    semua = hitung_semua(timezone.localdate(PADA))
    return angka, {(*k, a.pembilang, a.n) for k, a in semua.items()}


def surat():
    semua = Notifikasi.objects.filter(kunci__startswith="bulanan:")
    return sorted(semua.values_list("penerima", flat=True))


def siapkan_surat():
    penerima = ["kepala@a.invalid", "kepala@b.invalid"]
    for surel in penerima:
        unit = UnitFactory(peran_ppid=Unit.PeranPPID.PEMBANTU)
        petugas_berperan(Peran.PIMPINAN, unit, email=surel)
    return surat, penerima


def bukti():
    return list(BuktiDukung.objects.values_list("gagal_sejak", "masalah"))


def siapkan_bukti():
    BuktiDukungFactory.create_batch(2)
    hari = timezone.localdate(PADA)
    return bukti, [(hari, "Situsnya menjawab 404.")] * 2


SIAPKAN = {
    "hitung_indikator": siapkan_angka,
    "surat_bulanan": siapkan_surat,
    "periksa_bukti": siapkan_bukti,
}
# Where all was kept before it broke off.
SEMUA = {"hitung_indikator:semua", "surat_bulanan:semua"}


def siapkan(nama):
    """The work, how it must look when broken off, how when it is done."""
    satu = tugas(nama)
    Pekerjaan.objects.create(nama=satu.nama, berikutnya=PADA)
    keadaan, tuntas = SIAPKAN[satu.nama]()
    putus = tuntas if nama in SEMUA else keadaan()
    assert keadaan() != tuntas
    return keadaan, putus, tuntas


@contextmanager
def dibunuh(nama):
    with anak("-c", ANAK.format(nama)) as proses:
        try:
            assert proses.stdout is not None
            assert proses.stdout.readline() == DI_SINI
            yield
        finally:
            proses.kill()


def ulangi(nama):
    """The next worker: the lock is free as soon as the server sees who is gone."""
    sampai = time.monotonic() + SABAR
    while not (jalan := jalankan(tugas(nama), henti=Henti())):
        assert time.monotonic() < sampai, "still locked"
        time.sleep(0.05)
    assert jalan


def periksa_tuntas(nama, keadaan, tuntas):
    """The job is not done, then it is; once more it changes nothing."""
    satu = Pekerjaan.objects.get()
    assert (satu.berikutnya, satu.terakhir_selesai) == (PADA, None)
    with TEMPAT[nama](int):
        ulangi(nama)
        assert keadaan() == tuntas
        satu.refresh_from_db()
        assert (satu.galat, satu.terakhir_selesai is None) == ("", False)
        Pekerjaan.objects.update(berikutnya=PADA)
        ulangi(nama)
    assert keadaan() == tuntas


# A child takes seconds to start; below the database goes at each place instead.
@pytest.mark.parametrize("nama", ["hitung_indikator:separuh", "surat_bulanan:satu"])
def test_a_killed_job_leaves_nothing_half_done_and_is_done_by_the_next(nama):
    keadaan, putus, tuntas = siapkan(nama)
    with dibunuh(nama):
        # While it stands there, others see what is whole.
        assert keadaan() == putus
    assert keadaan() == putus
    periksa_tuntas(nama, keadaan, tuntas)


@pytest.mark.parametrize("nama", TEMPAT)
def test_a_job_whose_database_goes_leaves_nothing_half_done(nama):
    keadaan, putus, tuntas = siapkan(nama)
    with TEMPAT[nama](putuskan), suppress(Error):
        jalankan(tugas(nama), henti=Henti())
    connection.close()
    assert keadaan() == putus
    # Whoever finds a new connection says so, and tries again soon.
    gagal = Pekerjaan.objects.get()
    assert (gagal.galat == "") == (nama in SEMUA)
    assert gagal.berikutnya <= timezone.now() + JEDA_GAGAL
    Pekerjaan.objects.update(berikutnya=PADA)
    periksa_tuntas(nama, keadaan, tuntas)
