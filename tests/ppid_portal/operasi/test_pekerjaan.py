"""The scheduled jobs: when they run, who runs them, and how their silence is noticed."""

import time as jam
from datetime import UTC, datetime, time, timedelta
from threading import Semaphore

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DataError, connection
from django.utils import timezone

from informasi.models import Kosakata
from organisasi.basis_data.kerja import Henti
from organisasi.models import Notifikasi
from ppid_portal.models import Pekerjaan
from ppid_portal.operasi import pekerjaan
from ppid_portal.operasi.pekerjaan import (
    DAFTAR,
    JEDA_GAGAL,
    PESAN_SEKALI,
    Harian,
    Setiap,
    TugasTerjadwal,
    jalankan,
    jalankan_yang_tiba,
    keadaan,
    kirim_pesan,
    siapkan,
)
from tests.factories.informasi import DokumenFactory
from tests.factories.organisasi import BatasWaktuFactory, NotifikasiFactory
from tests.ppid_portal.operasi.putus_bantu import anak, putuskan
from tests.serentak import SABAR, serentak

pytestmark = [pytest.mark.sql, pytest.mark.django_db]

# 24 November 2026, 10.00 WIB.
PADA = datetime(2026, 11, 24, 3, tzinfo=UTC)
SEJAM = timedelta(hours=1)


def tugas(kerjakan=lambda: None, *, nama="uji"):
    return TugasTerjadwal(nama, Setiap(SEJAM), kerjakan)


def baris(tiba=PADA, *, nama="uji", **kolom):
    return Pekerjaan.objects.create(nama=nama, berikutnya=tiba, **kolom)


def utc(bulan, tanggal, jam, menit=30):
    return datetime(2026, bulan, tanggal, jam, menit, tzinfo=UTC)


@pytest.mark.parametrize(
    ("jadwal", "pada", "berikut"),
    [
        # 06.30 WIB is 23.30 UTC of the day before.
        (Harian(time(6, 30)), utc(11, 23, 23, 29), utc(11, 23, 23)),
        (Harian(time(6, 30)), utc(11, 23, 23), utc(11, 24, 23)),
        (Harian(time(6, 30)), utc(12, 31, 3), utc(12, 31, 23)),
        (Harian(time(3, 30), 1), utc(10, 31, 20, 29), utc(10, 31, 20)),
        (Harian(time(3, 30), 1), utc(10, 31, 20), utc(11, 30, 20)),
        (Harian(time(3, 30), 1), utc(12, 31, 3), utc(12, 31, 20)),
        # The first day of the week, early.
        (Harian(time(6, 30), pekan=1), utc(11, 23, 23), utc(11, 29, 23)),
        (Setiap(SEJAM), PADA, PADA + SEJAM),
    ],
)
def test_a_job_runs_next_by_the_citys_clock_and_calendar(jadwal, pada, berikut):
    assert jadwal.setelah(pada) == berikut


def test_new_job_waits_for_its_first_hour_and_an_old_one_leaves(
    django_assert_num_queries,
):
    baris(nama="sudah_tidak_ada")
    siapkan(pada=PADA)
    siapkan(pada=PADA + SEJAM)
    nama = set(Pekerjaan.objects.values_list("nama", flat=True))
    assert nama == {satu.nama for satu in DAFTAR}
    with django_assert_num_queries(1):
        semua = keadaan(pada=PADA)
    assert [satu.tugas for satu in semua] == list(DAFTAR)
    assert all(satu.baik for satu in semua)
    assert str(semua[0].baris) == semua[0].tugas.nama
    ingat = Pekerjaan.objects.get(nama="ingatkan_tempo")
    assert ingat.berikutnya == datetime(2026, 11, 24, 23, 30, tzinfo=UTC)


@time_machine.travel(PADA, tick=False)
def test_due_job_runs_and_its_row_says_so():
    baris(galat="yang lama")
    dilihat = []

    def lihat(pada, hari_ini):
        dilihat.append((pada, str(hari_ini)))

    assert jalankan_yang_tiba(Henti(), (tugas(lihat),)) == 1
    assert dilihat == [(PADA, "2026-11-24")]
    satu = Pekerjaan.objects.get()
    assert satu.terakhir_selesai == PADA
    assert (satu.berikutnya, satu.galat) == (PADA + SEJAM, "")


@time_machine.travel(PADA, tick=False)
def test_job_is_not_run_before_its_time():
    baris(PADA + timedelta(seconds=1))
    assert jalankan_yang_tiba(Henti(), (tugas(),)) == 0
    assert not jalankan(tugas(), henti=Henti())
    assert Pekerjaan.objects.get().terakhir_selesai is None


@time_machine.travel(PADA, tick=False)
def test_job_noted_while_the_clock_was_ahead_waits_no_longer_than_its_schedule():
    baris(PADA + timedelta(days=365))
    assert jalankan_yang_tiba(Henti(), (tugas(), tugas(nama="tanpa_baris"))) == 0
    assert Pekerjaan.objects.get().berikutnya == PADA + SEJAM


@time_machine.travel(PADA, tick=False)
def test_failed_job_says_why_and_is_tried_again_soon():
    baris(terakhir_selesai=PADA - SEJAM)

    def gagal():
        raise DataError("value too long\nDETAIL: Key (nama)=(Rahasia)")

    jalankan(tugas(gagal), henti=Henti())
    satu = Pekerjaan.objects.get()
    assert satu.galat == "DataError: value too long"
    assert satu.terakhir_selesai == PADA - SEJAM
    assert satu.berikutnya == PADA + JEDA_GAGAL


@time_machine.travel(PADA, tick=False)
def test_failed_job_does_not_keep_the_others_from_running():
    baris(nama="a")
    baris(nama="b")

    def gagal():
        raise KeyError

    assert jalankan_yang_tiba(Henti(), (tugas(gagal, nama="a"), tugas(nama="b"))) == 2
    assert Pekerjaan.objects.get(nama="b").terakhir_selesai == PADA


@time_machine.travel(PADA, tick=False)
def test_job_that_was_stopped_stays_due():
    baris()
    henti = Henti()
    jalankan(tugas(henti.minta), henti=henti)
    satu = Pekerjaan.objects.get()
    assert (satu.berikutnya, satu.terakhir_selesai) == (PADA, None)
    assert jalankan_yang_tiba(henti, (tugas(),)) == 0


@pytest.mark.django_db(transaction=True)
def test_of_four_workers_one_runs_the_job():
    baris(timezone.now())
    kali, pulang = [], Semaphore(0)

    def kerja():
        kali.append(1)
        for _ in range(3):
            assert pulang.acquire(timeout=SABAR)

    def pekerja(_ke):
        jalan = jalankan(tugas(kerja), henti=Henti())
        pulang.release()
        return jalan

    hasil = serentak(4, pekerja)
    assert sorted(hasil) == [False, False, False, True]
    assert len(kali) == 1


@pytest.mark.django_db(transaction=True)
def test_lock_of_a_lost_connection_is_free_at_once():
    baris(timezone.now())

    def putus():
        putuskan()
        raise ConnectionError("gone")

    with pytest.raises(Exception, match=r"terminat|closed|lost"):
        jalankan(tugas(putus), henti=Henti())
    connection.close()
    assert jalankan(tugas(), henti=Henti())
    assert Pekerjaan.objects.get().galat == ""


@pytest.mark.parametrize(
    ("lewat", "galat", "diam"),
    [
        (None, "", True),
        (0, "", False),
        (10, "", False),
        (11, "", True),
        (0, "KeyError: x", False),
    ],
)
def test_job_is_silent_when_late_or_never_run_and_unwell_when_it_failed(
    lewat, galat, diam
):
    if lewat is not None:
        baris(PADA - timedelta(minutes=lewat), galat=galat)
    (satu,) = keadaan(pada=PADA, daftar=(tugas(),))
    assert satu.diam is diam
    assert satu.baik is not (diam or bool(galat))
    assert (satu.baris is None) is (lewat is None)


def test_batch_of_messages_leaves_room_for_the_jobs(mailoutbox, monkeypatch):
    monkeypatch.setattr(pekerjaan, "PESAN_SEKALI", 2)
    NotifikasiFactory.create_batch(3)
    assert kirim_pesan(Henti()) == 2
    assert len(mailoutbox) == 2
    assert PESAN_SEKALI > 10


@pytest.mark.django_db(transaction=True)
def test_every_job_of_the_table_runs_on_an_empty_portal():
    siapkan(pada=timezone.now())
    for kode in ("pengecualian.putuskan_sebelum_berakhir", "informasi.periksa"):
        BatasWaktuFactory(kode=kode)
    Pekerjaan.objects.update(berikutnya=timezone.now() - SEJAM)
    assert jalankan_yang_tiba(Henti()) == len(DAFTAR)
    assert dict(Pekerjaan.objects.exclude(galat="").values_list("nama", "galat")) == {}
    assert not Pekerjaan.objects.filter(terakhir_selesai=None).exists()


def test_nightly_run_forgets_the_words_of_withdrawn_entries():
    DokumenFactory(judul="Anggaran", status="ditarik", alasan_tarik="Salah.")
    Kosakata.objects.create(kata="anggaran", akar="anggar", jumlah=1)
    (susun,) = (satu for satu in DAFTAR if satu.nama == "susun_kosakata")
    susun.kerja()
    assert not Kosakata.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_worker_does_once_what_is_due_for_cron(mailoutbox, capsys):
    siapkan(pada=timezone.now())
    Pekerjaan.objects.update(berikutnya=timezone.now() + timedelta(days=1))
    Pekerjaan.objects.filter(nama="bersihkan_sesi").update(berikutnya=timezone.now())
    NotifikasiFactory()
    call_command("pekerja", sekali=True)
    assert len(mailoutbox) == 1
    assert capsys.readouterr().out == "1 pekerjaan dijalankan.\n"
    assert Pekerjaan.objects.get(nama="bersihkan_sesi").terakhir_selesai


@pytest.mark.django_db(transaction=True)
def test_worker_runs_one_job_now_and_says_how_it_went(capsys, monkeypatch):
    monkeypatch.setattr(Henti, "pasang", lambda _self: None)
    call_command("pekerja", jalankan="bersihkan_sesi")
    assert capsys.readouterr().out == "bersihkan_sesi selesai.\n"
    assert Pekerjaan.objects.get(nama="bersihkan_sesi").terakhir_selesai
    monkeypatch.setattr(pekerjaan, "jalankan", lambda _tugas, *, henti: False)
    with pytest.raises(CommandError, match="pekerja lain"):
        call_command("pekerja", jalankan="bersihkan_sesi")
    monkeypatch.setattr(pekerjaan, "jalankan", lambda _tugas, *, henti: True)
    Pekerjaan.objects.update(galat="OSError: disk penuh")
    with pytest.raises(CommandError, match="disk penuh"):
        call_command("pekerja", jalankan="bersihkan_sesi")


@pytest.mark.django_db(transaction=True)
def test_worker_goes_on_until_the_stop_signal(mailoutbox, monkeypatch):
    NotifikasiFactory()
    monkeypatch.setattr(Henti, "pasang", lambda _self: None)
    monkeypatch.setattr(Henti, "tunggu", lambda self, _detik: self.minta())
    call_command("pekerja")
    assert len(mailoutbox) == 1


@pytest.mark.django_db(transaction=True)
def test_worker_process_sends_then_ends_well_on_sigterm():
    pesan = NotifikasiFactory()
    with anak("manage.py", "pekerja") as proses:
        sampai = jam.monotonic() + SABAR
        while pesan.status == Notifikasi.Status.MENUNGGU and jam.monotonic() < sampai:
            jam.sleep(0.1)
            pesan.refresh_from_db()
        proses.terminate()
        keluar, _ = proses.communicate(timeout=SABAR)
    assert pesan.status == Notifikasi.Status.TERKIRIM
    assert "Subject: Pesan" in keluar
    assert proses.returncode == 0
    assert Pekerjaan.objects.count() == len(DAFTAR)
