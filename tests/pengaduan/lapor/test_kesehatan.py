"""What is seen from outside: health, numbers, jobs, and the officer's today list."""

from datetime import date, timedelta

import pytest

from organisasi.basis_data.kerja import Henti
from organisasi.kantor.peran import Peran
from pengaduan.lapor import sirkuit as keadaan
from pengaduan.lapor.hari_ini import tugas_kiriman
from pengaduan.models import Penerusan, Sirkuit
from ppid_portal.operasi import kesehatan, metrik
from ppid_portal.operasi.pekerjaan import DAFTAR, Giliran
from tests.factories.pengaduan import (
    KirimanFactory,
    PenerusanFactory,
    PengaduanFactory,
    SirkuitFactory,
)
from tests.pengaduan.lapor.meja import KINI, S, aduan, teruskan
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
JAM = timedelta(hours=1)
HARI = date(2024, 6, 4)


def menunggu(lama, **ubah):
    return KirimanFactory(dibuat_pada=KINI - lama, **ubah)


def test_the_age_is_that_of_the_oldest_whose_turn_it_is():
    assert keadaan.umur_tertua(KINI) == timedelta()
    menunggu(3 * JAM)
    menunggu(5 * JAM, penerusan=PenerusanFactory(cara="tangan"))
    menunggu(9 * JAM, status=S.TERKIRIM, selesai_pada=KINI)
    assert keadaan.umur_tertua(KINI) == 3 * JAM


def test_steps_are_counted_by_status_also_where_there_are_none():
    menunggu(JAM)
    menunggu(JAM, status=S.BUNTU)
    jumlah = keadaan.per_status()
    assert set(jumlah) == set(S.values)
    assert (jumlah[S.MENUNGGU], jumlah[S.BUNTU], jumlah[S.DITOLAK]) == (1, 1, 0)


@pytest.mark.parametrize(
    ("siapkan", "baik"),
    [
        (lambda: None, True),
        (lambda: menunggu(JAM), True),
        (lambda: menunggu(JAM + timedelta(seconds=1)), False),
        (lambda: menunggu(JAM, status=S.TIDAK_PASTI, mulai_kirim=KINI - JAM), False),
        (lambda: menunggu(JAM, status=S.TIDAK_PASTI, mulai_kirim=KINI), True),
        (lambda: SirkuitFactory(keadaan=Sirkuit.Keadaan.DIMATIKAN), False),
        (lambda: SirkuitFactory(keadaan=Sirkuit.Keadaan.BUKA), True),
    ],
)
@pytest.mark.usefixtures("siap")
def test_health_says_what_needs_a_person(siapkan, baik):
    siapkan()
    hasil = kesehatan.periksa(pada=KINI)
    assert hasil["penerusan"] == baik
    assert kesehatan.dapat_melayani(hasil)


def test_a_dead_channel_that_nobody_uses_is_no_alarm(settings):
    settings.LAPOR_MODE = "manual"
    SirkuitFactory(keadaan=Sirkuit.Keadaan.DIMATIKAN)
    assert keadaan.mengalir(KINI)


def test_metrics_name_age_counts_breaker_and_last_create():
    assert b"portal_kiriman_buat_terakhir_detik" not in metrik.tulis(pada=KINI)
    menunggu(JAM)
    menunggu(JAM, status=S.TERKIRIM, selesai_pada=KINI)
    isi = metrik.tulis(pada=KINI).decode()
    assert "portal_kiriman_tertua_detik 3600.0" in isi
    assert 'portal_kiriman{status="menunggu"} 1.0' in isi
    assert 'portal_sirkuit{keadaan="tutup"} 1.0' in isi
    assert "portal_kiriman_buat_terakhir_detik 1.7174664e+09" in isi


@pytest.mark.parametrize(
    "nama",
    [
        *("kirim_penerusan", "rekonsiliasi_penerusan"),
        *("sinkron_instansi", "urus_penerusan"),
    ],
)
def test_the_worker_has_a_job_for_it(nama, settings):
    settings.LAPOR_MODE = "manual"
    (tugas,) = (satu for satu in DAFTAR if satu.nama == nama)
    tugas.kerjakan(Giliran(KINI, HARI, Henti()))


# The today list


def judul(petugas, **lain):
    return [t.judul for t in tugas_kiriman(petugas, HARI, pada=KINI, **lain)]


@pytest.mark.usefixtures("siap")
def test_a_number_to_type_back_is_the_holders(petugas):
    penerusan = teruskan(aduan(), oleh=petugas, cara="tangan")
    unit = penerusan.pengaduan.pemegang
    penangan = petugas_berperan(Peran.PPID_PEMBANTU, unit)
    lain = petugas_berperan(Peran.PPID_PEMBANTU)
    (tugas,) = tugas_kiriman(penangan, HARI, pada=KINI)
    assert tugas.tenggat == penerusan.nomor_sampai == date(2024, 6, 5)
    assert tugas.unit == unit.nama_pendek
    assert judul(lain) == judul(petugas) == []


@pytest.mark.usefixtures("siap")
def test_once_late_it_is_diskominfos_too(petugas):
    teruskan(aduan(), oleh=petugas, cara="tangan")
    assert len(tugas_kiriman(petugas, date(2024, 6, 6), pada=KINI)) == 1


def test_stuck_steps_and_the_channel_are_the_sp4n_admins(petugas, siap):
    macet = menunggu(JAM, status=S.DITOLAK, galat="title terlalu panjang")
    menunggu(3 * JAM)
    SirkuitFactory(keadaan=Sirkuit.Keadaan.DIMATIKAN)
    semua = judul(petugas)
    assert f"{macet.penerusan.nomor}: buat laporan" in semua
    assert "Pengiriman dimatikan: setelannya ditolak" in semua
    assert "Kiriman menunggu 3 jam" in semua
    assert judul(petugas_berperan(Peran.PPID_PEMBANTU)) == []
    assert judul(petugas_berperan(Peran.PIMPINAN)) == []


@pytest.mark.parametrize(
    ("jam", "kata"), [(2, "Berangkat sendiri"), (25, "teruskan dengan tangan")]
)
def test_after_a_day_the_manual_way_is_offered(petugas, jam, kata):
    menunggu(jam * JAM)
    (tugas,) = tugas_kiriman(petugas, HARI, pada=KINI)
    assert kata in tugas.keterangan


def test_what_was_sent_and_never_heard_of_is_said(petugas):
    penerusan = PenerusanFactory(cara="api")
    menunggu(
        30 * JAM, penerusan=penerusan, status=S.TERKIRIM, selesai_pada=KINI - 25 * JAM
    )
    assert judul(petugas) == ["1 aduan terkirim tanpa kabar lebih dari sehari"]
    Penerusan.objects.update(diperiksa_pada=KINI)
    assert judul(petugas) == []


def test_the_stuck_step_of_a_grave_matter_is_not_shown_to_everybody(petugas):
    gawat = PengaduanFactory(diteruskan=True, kelas="berkadar", berkadar=True)
    menunggu(
        JAM, status=S.BUNTU, penerusan=PenerusanFactory(pengaduan=gawat, cara="api")
    )
    assert judul(petugas) == []
