"""People on the today list: whom to call, who asks about his own data."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.models import PermintaanSubjek, TugasHubungi
from organisasi.staf.hari_ini import BANYAK_MAKS, RagamTugas, Tugas
from tests.factories.organisasi import HariLiburFactory, UnitFactory
from tests.hari_ini import tugas_kantor
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
HARI = date(2024, 6, 4)
# 4 June 2024, 23.30 in Tasikmalaya.
PADA = datetime(2024, 6, 4, 16, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def kalender():
    HariLiburFactory(tanggal=date(2024, 1, 1))


@pytest.fixture
def unit():
    return UnitFactory(singkatan="Tawang")


def hubungi(unit, ke=1):
    return TugasHubungi.objects.create(
        kunci=f"kunci-{ke}",
        unit=unit,
        cara=TugasHubungi.Cara.TELEPON,
        objek_jenis="informasi.permohonan",
        objek_id="1",
        objek_nomor="0001/PPID/TAWANG/2024",
        perihal="Beri tahu bahwa permohonannya diterima.",
        dibuat_pada=PADA,
    )


def permintaan(ke=1):
    return PermintaanSubjek.objects.create(
        jenis=PermintaanSubjek.Jenis.AKSES,
        objek_jenis="informasi.permohonan",
        objek_id=str(ke),
        objek_nomor=f"000{ke}/PPID/TAWANG/2024",
        diterima_pada=PADA,
        status_sejak=PADA,
        tenggat=PADA + timedelta(hours=72),
    )


@pytest.mark.parametrize("peran", [Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU])
def test_call_waits_for_the_people_of_the_unit(unit, peran):
    tugas = hubungi(unit)
    assert tugas_kantor(petugas_berperan(peran, unit), HARI) == [
        Tugas(
            judul="Beri tahu bahwa permohonannya diterima.",
            url=reverse("admin:organisasi_tugashubungi_change", args=(tugas.pk,)),
            jenis="Hubungi pemohon",
            kerja="",
            layanan=RagamTugas.PERMOHONAN,
            unit="Tawang",
            keterangan="Telepon",
            nomor="0001/PPID/TAWANG/2024",
        )
    ]
    assert tugas_kantor(petugas_berperan(peran), HARI) == []


@pytest.mark.parametrize("peran", [Peran.PPID_UTAMA, Peran.AUDITOR])
def test_call_of_another_unit_is_nobody_elses(unit, peran):
    hubungi(unit)
    assert tugas_kantor(petugas_berperan(peran), HARI) == []


def test_finished_call_waits_no_more(unit):
    petugas = petugas_berperan(Peran.PETUGAS_LAYANAN, unit)
    hubungi(unit)
    TugasHubungi.objects.update(selesai_pada=PADA, oleh=petugas, hasil="Sudah.")
    assert tugas_kantor(petugas, HARI) == []


def test_many_calls_end_in_one_line_to_all(unit):
    for ke in range(BANYAK_MAKS + 1):
        hubungi(unit, ke)
    *_, semua = baris = tugas_kantor(
        petugas_berperan(Peran.PETUGAS_LAYANAN, unit), HARI
    )
    assert len(baris) == BANYAK_MAKS + 1
    assert semua.judul == f"Semua {BANYAK_MAKS + 1} yang menunggu"


def test_data_subject_waits_seventy_two_hours_by_the_citys_clock(unit):
    satu = permintaan()
    (baris,) = tugas_kantor(petugas_berperan(Peran.PDP, unit), HARI)
    assert baris == Tugas(
        judul="Melihat data saya: 0001/PPID/TAWANG/2024",
        url=reverse("pdp-permintaan", args=(satu.pk,)),
        jenis="Jawab permintaan subjek data",
        kerja="Jawab",
        tenggat=date(2024, 6, 7),
        keterangan="Paling lambat pukul 23.30",
    )
    PermintaanSubjek.objects.update(unit=unit)
    (baris,) = tugas_kantor(petugas_berperan(Peran.PDP, unit), HARI)
    assert baris.unit == "Tawang"


@pytest.mark.parametrize("peran", [Peran.PETUGAS_LAYANAN, Peran.AUDITOR])
def test_data_subject_is_no_business_of_others(unit, peran):
    permintaan()
    assert tugas_kantor(petugas_berperan(peran, unit), HARI) == []
