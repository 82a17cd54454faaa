"""Each way in which LAPOR! answers, many workers at once, and workers as processes."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection
from django.utils import timezone

from dev.lapor_tiruan.jalankan import lingkungan
from organisasi.basis_data.kerja import Henti
from organisasi.models import Jejak, Notifikasi
from pengaduan.lapor.models import COBA_KIRIM, HasilPercobaan
from pengaduan.lapor.pekerja import putaran
from pengaduan.lapor.sirkuit import Alat, pesan_giliran
from pengaduan.models import BerkasPengaduan, Kiriman, Penerusan, Sirkuit
from tests.factories.pengaduan import PengaduanFactory
from tests.pengaduan.lapor import meja as m
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
H = HasilPercobaan


def dua_foto():
    pengaduan = m.aduan()
    m.foto(pengaduan, b"satu")
    m.foto(pengaduan, b"dua")
    return pengaduan


def test_a_report_gets_its_number_and_the_reporter_hears_of_it(lapor, petugas, jam):
    penerusan = m.teruskan(m.aduan(), oleh=petugas)
    assert m.jalan(jam) == 1
    penerusan.refresh_from_db()
    (laporan,) = lapor.laporan()
    assert penerusan.tracking_id == penerusan.lapor_complaint_id == str(laporan["id"])
    assert penerusan.status_luar == "terkirim"
    assert penerusan.periksa_lagi_pada == jam.saat + timedelta(minutes=72)
    assert m.langkah(penerusan).status == m.S.TERKIRIM
    assert laporan["badan"] == m.langkah(penerusan).muatan
    coba = Jejak.objects.get(tindakan=COBA_KIRIM)
    assert (coba.objek_nomor, coba.sesudah["hasil"]) == (penerusan.nomor, H.DITERIMA)
    assert Jejak.objects.filter(tindakan="terkirim_lapor").count() == 1
    assert Notifikasi.objects.filter(kunci__contains=":bernomor_lapor:").count() == 1


def test_all_three_steps_go_in_order_at_one_request_a_second(
    lapor, petugas, jam, settings
):
    pengaduan = dua_foto()
    settings.LAPOR_UNIT_MAP = {pengaduan.pemegang.kode: 102}
    penerusan = m.teruskan(pengaduan, oleh=petugas)
    m.jalan(jam)
    (laporan,) = lapor.laporan()
    assert [b["nama"] for b in laporan["lampiran"]] == ["foto-1.jpg", "foto-2.jpg"]
    assert laporan["instansi"] == 102
    assert m.langkah(penerusan, m.L.UNGGAH).id_luar == "4000001,4000002"
    # Upload, create, detail and passing on: four requests, three pauses.
    tempat = [p["tempat"] for p in lapor.permintaan()]
    assert tempat == ["unggah", "buat", "rincian", "teruskan"]
    assert jam.tidur_total == 3


@pytest.mark.parametrize(
    "aksi",
    [
        "putus_sebelum_baca",
        "putus_setelah_simpan",
        "502_html",
        "500_setelah_simpan",
        "200_tanpa_id",
        "200_json_rusak",
        "bukan_http",
        "lambat_setelah_simpan",
    ],
)
def test_what_may_be_there_is_never_sent_again_by_itself(
    lapor, petugas, jam, settings, aksi
):
    settings.LAPOR_READ_TIMEOUT = 0.3
    penerusan = m.teruskan(m.aduan(), oleh=petugas)
    lapor.skenario("buat", aksi)
    for _ in range(3):
        m.jalan(jam)
        jam.maju(days=4)
    kiriman = m.langkah(penerusan)
    assert kiriman.status == m.S.TIDAK_PASTI
    assert kiriman.galat
    assert [p["tempat"] for p in lapor.permintaan()].count("buat") <= 1
    assert len(lapor.laporan()) == (aksi not in {"putus_sebelum_baca", "502_html"})


@pytest.mark.parametrize("aksi", ["303001", "gerbang_tutup"])
def test_what_was_surely_not_taken_goes_later_and_once(lapor, petugas, jam, aksi):
    penerusan = m.teruskan(m.aduan(), oleh=petugas)
    if aksi == "303001":
        lapor.skenario("buat", aksi)
        m.jalan(jam)
    else:
        with lapor.pintu_tertutup():
            m.jalan(jam)
    kiriman = m.langkah(penerusan)
    assert (kiriman.status, kiriman.percobaan) == (m.S.MENUNGGU, 1)
    assert kiriman.coba_lagi_pada == jam.saat + timedelta(seconds=30)
    assert kiriman.mulai_kirim is None
    jam.maju(seconds=30)
    m.jalan(jam)
    assert m.langkah(penerusan).status == m.S.TERKIRIM
    assert len(lapor.laporan()) == 1


def test_lapor_is_not_asked_again_before_it_said(lapor, petugas, jam):
    penerusan = m.teruskan(m.aduan(), oleh=petugas)
    # The gateway names a moment of its own clock: ours follows it.
    jam.saat = timezone.now()
    Kiriman.objects.update(coba_lagi_pada=jam.saat, dibuat_pada=jam.saat)
    lapor.skenario("buat", "429_next_access", detik=3000)
    m.jalan(jam)
    jeda = m.langkah(penerusan).coba_lagi_pada - jam.saat
    assert timedelta(seconds=2900) <= jeda <= timedelta(seconds=3060)
    jam.maju(seconds=2800)
    assert m.jalan(jam) == 0


@pytest.mark.parametrize("aksi", ["401_xml", "alihkan"])
def test_wrong_settings_stop_the_channel_and_burn_no_attempt(lapor, petugas, jam, aksi):
    penerusan = m.teruskan(m.aduan(), oleh=petugas)
    lapor.skenario("buat", aksi, kali=None)
    m.jalan(jam)
    jam.maju(hours=5)
    m.jalan(jam)
    kiriman = m.langkah(penerusan)
    assert (kiriman.status, kiriman.percobaan) == (m.S.MENUNGGU, 0)
    assert Sirkuit.objects.get().keadaan == Sirkuit.Keadaan.DIMATIKAN
    assert len(lapor.permintaan()) == 1
    alarm = Notifikasi.objects.filter(subjek__contains="dimatikan")
    assert [a.penerima for a in alarm] == [petugas.email]


def test_photos_must_all_arrive_before_the_report_is_made(lapor, petugas, jam):
    penerusan = m.teruskan(dua_foto(), oleh=petugas)
    lapor.skenario("unggah", "unggah_sebagian")
    m.jalan(jam)
    assert lapor.laporan() == []
    jam.maju(minutes=10)
    m.jalan(jam)
    assert m.langkah(penerusan).status == m.S.TERKIRIM
    assert len(lapor.laporan()[0]["lampiran"]) == 2


def test_photos_that_never_arrive_whole_are_for_an_officer(lapor, petugas, jam):
    penerusan = m.teruskan(dua_foto(), oleh=petugas)
    lapor.skenario("unggah", "unggah_sebagian", kali=None)
    for _ in range(6):
        m.jalan(jam)
        jam.maju(minutes=20)
    unggah = m.langkah(penerusan, m.L.UNGGAH)
    assert (unggah.status, unggah.percobaan) == (m.S.DITOLAK, 5)
    assert "terunggah 1 dari 2" in unggah.galat
    assert m.langkah(penerusan).status == m.S.MENUNGGU
    assert lapor.laporan() == []


def test_only_the_passing_on_is_repeated(lapor, petugas, jam, settings):
    pengaduan = m.aduan()
    settings.LAPOR_UNIT_MAP = {pengaduan.pemegang.kode: 103}
    penerusan = m.teruskan(pengaduan, oleh=petugas)
    lapor.skenario("teruskan", "teruskan_gagal", kali=2)
    for _ in range(3):
        m.jalan(jam)
        jam.maju(minutes=10)
    tempat = [p["tempat"] for p in lapor.permintaan()]
    assert (tempat.count("buat"), tempat.count("teruskan")) == (1, 3)
    assert lapor.laporan()[0]["pengalihan"] == [103]
    assert m.langkah(penerusan, m.L.TERUSKAN).status == m.S.TERKIRIM


# What we ourselves refuse to send


@pytest.mark.parametrize("barisnya", [True, False])
def test_a_photo_that_is_gone_stops_the_step(lapor, petugas, jam, barisnya):
    pengaduan = m.aduan()
    berkas = m.foto(pengaduan)
    penerusan = m.teruskan(pengaduan, oleh=petugas)
    berkas.isi.storage.delete(berkas.isi.name)
    if barisnya:
        BerkasPengaduan.objects.all().delete()
    m.jalan(jam)
    unggah = m.langkah(penerusan, m.L.UNGGAH)
    assert unggah.status == m.S.DITOLAK
    assert "Foto ke-1 tidak ada lagi" in unggah.galat
    assert lapor.permintaan() == []
    assert Sirkuit.objects.get().gagal_beruntun == 0


@pytest.mark.parametrize("kolom", ["setuju_diteruskan", "dihapus_pada"])
def test_consent_that_has_ended_keeps_the_identity_here(lapor, petugas, jam, kolom):
    pelapor = m.pelapor_pasti(setuju_diteruskan=True)
    penerusan = m.teruskan(m.aduan(pelapor=pelapor), oleh=petugas)
    if kolom == "dihapus_pada":
        pelapor.hapus_identitas(pada=m.KINI)
    else:
        pelapor.setuju_diteruskan = False
        pelapor.save()
    m.jalan(jam)
    assert m.langkah(penerusan).status == m.S.DITOLAK
    assert "tidak boleh lagi diteruskan" in m.langkah(penerusan).galat
    assert lapor.permintaan() == []


def test_a_number_that_is_known_already_is_for_an_officer(lapor, petugas, jam):
    m.teruskan(m.aduan(), oleh=petugas)
    nomor = dict.fromkeys(("tracking_id", "lapor_complaint_id"), "9000001")
    Penerusan.objects.update(cara="tangan", **nomor)
    baru = m.teruskan(m.aduan(), oleh=petugas)
    m.jalan(jam)
    kiriman = m.langkah(baru)
    assert kiriman.status == m.S.TIDAK_PASTI
    assert "nomor 9000001 yang sudah tercatat" in kiriman.galat
    baru.refresh_from_db()
    assert baru.tracking_id == ""


def test_a_short_number_serves_to_read_and_is_not_told(
    lapor, petugas, jam, monkeypatch
):
    monkeypatch.setattr("dev.lapor_tiruan.gudang.NOMOR_PERTAMA", 7)
    penerusan = m.teruskan(m.aduan(), oleh=petugas)
    m.jalan(jam)
    penerusan.refresh_from_db()
    assert (penerusan.lapor_complaint_id, penerusan.tracking_id) == ("7", "")


def test_a_complaint_that_ended_elsewhere_is_not_sent(lapor, petugas, jam):
    penerusan = m.teruskan(m.aduan(), oleh=petugas)
    for status in ("dialihkan_112", "arsip"):
        Penerusan.objects.update(pengaduan=PengaduanFactory(**{status: True}))
        assert m.jalan(jam) == 0
        assert m.langkah(penerusan).status == m.S.MENUNGGU
    assert lapor.permintaan() == []


# Many rows: two workers side by side, and a LAPOR! that was away for a day.


@dataclass
class JamBersama(m.Jam):
    kunci: threading.Lock = field(default_factory=threading.Lock)

    def tidur(self, detik):
        with self.kunci:
            super().tidur(detik)


@pytest.mark.sql
@pytest.mark.django_db(transaction=True)
def test_two_workers_send_each_of_twelve_once(lapor):
    semua = m.antrekan(12, pada=m.KINI - timedelta(minutes=10))
    jam = JamBersama()
    hasil = serentak(2, lambda _: putaran(m.alat(jam), lanjut=lambda: True))
    assert all(isinstance(n, int) for n in hasil), hasil
    laporan = lapor.laporan()
    assert len(laporan) == 12
    assert lapor.laporan_ganda() == {}
    assert {x["tiket"] for x in laporan} == {k.penerusan.nomor for k in semua}
    assert Kiriman.objects.filter(status=m.S.TERKIRIM).count() == 12
    # The shared clock gave each request a second of its own.
    assert len({k.percobaan for k in Kiriman.objects.all()}) == 1
    giliran = Sirkuit.objects.get().giliran_pada
    assert giliran is not None
    assert giliran - m.KINI >= timedelta(seconds=11)


@pytest.mark.sql
@pytest.mark.django_db(transaction=True)
def test_no_two_workers_get_the_same_second():
    def ambil(_ke):
        return [pesan_giliran(m.KINI) for _ in range(20)]

    giliran = [g for bagian in serentak(4, ambil) for g in bagian]  # type: ignore[union-attr]
    assert sorted(giliran) == [m.KINI + timedelta(seconds=n) for n in range(80)]


@pytest.mark.sql
def test_after_a_day_without_lapor_all_go_once_in_order_within_the_rate(lapor, jam):
    semua = m.antrekan(12)
    jam.maju(minutes=10)
    with lapor.pintu_tertutup():
        for _ in range(24):
            m.jalan(jam)
            jam.maju(hours=1)
    assert Kiriman.objects.exclude(status=m.S.MENUNGGU).count() == 0
    assert sum(Kiriman.objects.values_list("percobaan", flat=True)) == 5
    jam.tidur_total, mulai = 0, jam.saat
    m.jalan(jam)
    nomor = [k.penerusan.nomor for k in semua]
    assert [x["tiket"] for x in lapor.laporan()] == nomor
    assert lapor.laporan_ganda() == {}
    assert Kiriman.objects.filter(status=m.S.TERKIRIM).count() == 12
    # A probe and 12 creates: 12 pauses of a second.
    assert jam.tidur_total == pytest.approx(12, abs=1)
    assert jam.saat - mulai >= timedelta(seconds=11)


# A worker as a real process: killed in the middle, it doubles nothing.

AKAR = Path(__file__).resolve().parents[3]
SABAR = 120


def test_a_stop_sign_lets_the_step_in_hand_be_finished(lapor, petugas):
    m.antrekan(3, pada=timezone.now() - timedelta(minutes=1))
    henti = Henti()
    putaran(Alat(tidur=lambda _d: henti.minta()), lanjut=henti.lanjut)
    # The second pause brought the sign: that step was finished, the third not begun.
    assert len(lapor.laporan()) == 2
    assert Kiriman.objects.filter(status=m.S.SEDANG).count() == 0


def alamat_uji():
    """The database of this test, for another process."""
    bagian = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(bagian._replace(path=f"/{connection.settings_dict['NAME']}"))


@contextmanager
def proses(lapor):
    """The job of the worker in a process of its own."""
    env = {
        **os.environ,
        **lingkungan(lapor.alamat_dasar),
        "DATABASE_URL": alamat_uji(),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    satu = subprocess.Popen(
        [sys.executable, "manage.py", "pekerja", "--jalankan", "kirim_penerusan"],
        cwd=AKAR,
        env=env,
        stdout=subprocess.DEVNULL,
    )
    try:
        yield satu
    finally:
        if satu.poll() is None:
            satu.kill()
        satu.wait(SABAR)


def lewati_sewa():
    lalu = timezone.now() - timedelta(seconds=1)
    Kiriman.objects.filter(status=m.S.SEDANG).update(sewa_sampai=lalu)
    Kiriman.objects.filter(status=m.S.MENUNGGU).update(coba_lagi_pada=lalu)
    Sirkuit.objects.update(giliran_pada=None)


@pytest.mark.django_db(transaction=True)
def test_a_killed_process_never_doubles_a_report(tiruan, settings):
    m.pasang(settings, tiruan)
    (kiriman,) = m.antrekan(1, pada=timezone.now() - timedelta(minutes=1))
    tiruan.skenario("buat", "lambat_setelah_simpan")
    with proses(tiruan) as satu:
        tiruan.tunggu_permintaan(1, sabar=SABAR)
        satu.send_signal(signal.SIGKILL)
        satu.wait(SABAR)
    kiriman.refresh_from_db()
    assert kiriman.status == m.S.SEDANG
    assert kiriman.mulai_kirim is not None
    lewati_sewa()
    putaran(Alat(), lanjut=lambda: True)
    kiriman.refresh_from_db()
    assert kiriman.status == m.S.TIDAK_PASTI
    assert len(tiruan.laporan()) == 1
