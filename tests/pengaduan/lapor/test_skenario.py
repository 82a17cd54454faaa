"""Each way in which LAPOR! answers, over a real socket, and what the portal makes of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from organisasi.models import Jejak, Notifikasi
from pengaduan.models import BerkasPengaduan, Kiriman, Percobaan, Sirkuit
from tests.factories.pengaduan import PengaduanFactory
from tests.pengaduan.lapor.meja import (
    KINI,
    L,
    S,
    aduan,
    foto,
    jalan,
    langkah,
    pelapor_pasti,
    teruskan,
)

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
H = Percobaan.Hasil


def test_a_report_gets_its_number_and_the_reporter_hears_of_it(lapor, petugas, jam):
    penerusan = teruskan(aduan(), oleh=petugas)
    assert jalan(jam) == 1
    penerusan.refresh_from_db()
    (laporan,) = lapor.laporan()
    assert penerusan.tracking_id == penerusan.lapor_complaint_id == str(laporan["id"])
    assert penerusan.status_luar == "terkirim"
    assert penerusan.periksa_lagi_pada == jam.saat + timedelta(minutes=72)
    assert langkah(penerusan).status == S.TERKIRIM
    assert laporan["badan"] == langkah(penerusan).muatan
    assert Percobaan.objects.get().hasil == H.DITERIMA
    assert Jejak.objects.filter(tindakan="terkirim_lapor").count() == 1
    assert Notifikasi.objects.filter(kunci__contains=":bernomor_lapor:").count() == 1


def test_all_three_steps_go_in_order_at_one_request_a_second(
    lapor, petugas, jam, settings
):
    pengaduan = aduan()
    foto(pengaduan, b"satu")
    foto(pengaduan, b"dua")
    settings.LAPOR_UNIT_MAP = {pengaduan.pemegang.kode: 102}
    penerusan = teruskan(pengaduan, oleh=petugas)
    jalan(jam)
    (laporan,) = lapor.laporan()
    assert [b["nama"] for b in laporan["lampiran"]] == ["foto-1.jpg", "foto-2.jpg"]
    assert laporan["instansi"] == 102
    assert langkah(penerusan, L.UNGGAH).id_luar == "4000001,4000002"
    # Upload, create, detail and passing on: four requests, three pauses.
    assert [p["tempat"] for p in lapor.permintaan()] == [
        *("unggah", "buat", "rincian", "teruskan")
    ]
    assert jam.tidur_total == 3


@pytest.mark.parametrize(
    "aksi",
    [
        *("putus_sebelum_baca", "putus_setelah_simpan", "502_html"),
        *("500_setelah_simpan", "200_tanpa_id", "200_json_rusak", "bukan_http"),
    ],
)
def test_what_may_be_there_is_never_sent_again_by_itself(lapor, petugas, jam, aksi):
    penerusan = teruskan(aduan(), oleh=petugas)
    lapor.skenario("buat", aksi)
    for _ in range(3):
        jalan(jam)
        jam.maju(days=4)
    kiriman = langkah(penerusan)
    assert kiriman.status == S.TIDAK_PASTI
    assert kiriman.galat
    assert [p["tempat"] for p in lapor.permintaan()].count("buat") <= 1
    assert len(lapor.laporan()) <= 1


def test_a_reply_that_comes_too_late_is_uncertain(lapor, petugas, jam, settings):
    settings.LAPOR_READ_TIMEOUT = 1
    penerusan = teruskan(aduan(), oleh=petugas)
    lapor.skenario("buat", "lambat_setelah_simpan")
    jalan(jam)
    assert langkah(penerusan).status == S.TIDAK_PASTI
    assert len(lapor.laporan()) == 1


@pytest.mark.parametrize("aksi", ["303001", "gerbang_tutup"])
def test_what_was_surely_not_taken_goes_later_and_once(lapor, petugas, jam, aksi):
    penerusan = teruskan(aduan(), oleh=petugas)
    if aksi == "303001":
        lapor.skenario("buat", aksi)
        jalan(jam)
    else:
        with lapor.pintu_tertutup():
            jalan(jam)
    kiriman = langkah(penerusan)
    assert (kiriman.status, kiriman.percobaan) == (S.MENUNGGU, 1)
    assert kiriman.coba_lagi_pada == jam.saat + timedelta(seconds=30)
    assert kiriman.mulai_kirim is None
    jam.maju(seconds=30)
    jalan(jam)
    assert langkah(penerusan).status == S.TERKIRIM
    assert len(lapor.laporan()) == 1


@pytest.mark.parametrize("aksi", ["429_next_access"])
def test_lapor_is_not_asked_again_before_it_said(lapor, petugas, jam, aksi):
    penerusan = teruskan(aduan(), oleh=petugas)
    # The gateway names a moment of its own clock: ours follows it.
    jam.saat = timezone.now()
    Kiriman.objects.update(coba_lagi_pada=jam.saat, dibuat_pada=jam.saat)
    lapor.skenario("buat", aksi, detik=3000)
    jalan(jam)
    jeda = langkah(penerusan).coba_lagi_pada - jam.saat
    assert timedelta(seconds=2900) <= jeda <= timedelta(seconds=3060)
    jam.maju(seconds=2800)
    assert jalan(jam) == 0


@pytest.mark.parametrize("aksi", ["401_xml", "alihkan"])
def test_wrong_settings_stop_the_channel_and_burn_no_attempt(lapor, petugas, jam, aksi):
    penerusan = teruskan(aduan(), oleh=petugas)
    lapor.skenario("buat", aksi, kali=None)
    jalan(jam)
    jam.maju(hours=5)
    jalan(jam)
    kiriman = langkah(penerusan)
    assert (kiriman.status, kiriman.percobaan) == (S.MENUNGGU, 0)
    assert Sirkuit.objects.get().keadaan == Sirkuit.Keadaan.DIMATIKAN
    assert len(lapor.permintaan()) == 1
    alarm = Notifikasi.objects.filter(subjek__contains="dimatikan")
    assert [a.penerima for a in alarm] == [petugas.email]


def test_photos_must_all_arrive_before_the_report_is_made(lapor, petugas, jam):
    pengaduan = aduan()
    foto(pengaduan, b"satu")
    foto(pengaduan, b"dua")
    penerusan = teruskan(pengaduan, oleh=petugas)
    lapor.skenario("unggah", "unggah_sebagian")
    jalan(jam)
    assert lapor.laporan() == []
    jam.maju(minutes=10)
    jalan(jam)
    assert langkah(penerusan).status == S.TERKIRIM
    assert len(lapor.laporan()[0]["lampiran"]) == 2


def test_photos_that_never_arrive_whole_are_for_an_officer(lapor, petugas, jam):
    pengaduan = aduan()
    foto(pengaduan, b"satu")
    foto(pengaduan, b"dua")
    penerusan = teruskan(pengaduan, oleh=petugas)
    lapor.skenario("unggah", "unggah_sebagian", kali=None)
    for _ in range(6):
        jalan(jam)
        jam.maju(minutes=20)
    unggah = langkah(penerusan, L.UNGGAH)
    assert (unggah.status, unggah.percobaan) == (S.DITOLAK, 5)
    assert "terunggah 1 dari 2" in unggah.galat
    assert langkah(penerusan).status == S.MENUNGGU
    assert lapor.laporan() == []


def test_only_the_passing_on_is_repeated(lapor, petugas, jam, settings):
    pengaduan = aduan()
    settings.LAPOR_UNIT_MAP = {pengaduan.pemegang.kode: 103}
    penerusan = teruskan(pengaduan, oleh=petugas)
    lapor.skenario("teruskan", "teruskan_gagal", kali=2)
    for _ in range(3):
        jalan(jam)
        jam.maju(minutes=10)
    tempat = [p["tempat"] for p in lapor.permintaan()]
    assert (tempat.count("buat"), tempat.count("teruskan")) == (1, 3)
    assert lapor.laporan()[0]["pengalihan"] == [103]
    assert langkah(penerusan, L.TERUSKAN).status == S.TERKIRIM


# What we ourselves refuse to send


@pytest.mark.parametrize("barisnya", [True, False])
def test_a_photo_that_is_gone_stops_the_step(lapor, petugas, jam, barisnya):
    pengaduan = aduan()
    berkas = foto(pengaduan)
    penerusan = teruskan(pengaduan, oleh=petugas)
    berkas.isi.storage.delete(berkas.isi.name)
    if barisnya:
        BerkasPengaduan.objects.all().delete()
    jalan(jam)
    unggah = langkah(penerusan, L.UNGGAH)
    assert unggah.status == S.DITOLAK
    assert "Foto ke-1 tidak ada lagi" in unggah.galat
    assert lapor.permintaan() == []
    assert Sirkuit.objects.get().gagal_beruntun == 0


@pytest.mark.parametrize("kolom", ["setuju_diteruskan", "dihapus_pada"])
def test_consent_that_has_ended_keeps_the_identity_here(lapor, petugas, jam, kolom):
    pelapor = pelapor_pasti(setuju_diteruskan=True)
    penerusan = teruskan(aduan(pelapor=pelapor), oleh=petugas)
    if kolom == "dihapus_pada":
        pelapor.hapus_identitas(pada=KINI)
    else:
        pelapor.setuju_diteruskan = False
        pelapor.save()
    jalan(jam)
    assert langkah(penerusan).status == S.DITOLAK
    assert "tidak boleh lagi diteruskan" in langkah(penerusan).galat
    assert lapor.permintaan() == []


def test_a_number_that_is_known_already_is_for_an_officer(lapor, petugas, jam):
    lama = teruskan(aduan(), oleh=petugas)
    type(lama).objects.filter(pk=lama.pk).update(
        tracking_id="9000001", lapor_complaint_id="9000001", cara="tangan"
    )
    baru = teruskan(aduan(), oleh=petugas)
    jalan(jam)
    kiriman = langkah(baru)
    assert kiriman.status == S.TIDAK_PASTI
    assert "nomor 9000001 yang sudah tercatat" in kiriman.galat
    baru.refresh_from_db()
    assert baru.tracking_id == ""


def test_a_short_number_serves_to_read_and_is_not_told(
    lapor, petugas, jam, monkeypatch
):
    monkeypatch.setattr("dev.lapor_tiruan.gudang.NOMOR_PERTAMA", 7)
    penerusan = teruskan(aduan(), oleh=petugas)
    jalan(jam)
    penerusan.refresh_from_db()
    assert (penerusan.lapor_complaint_id, penerusan.tracking_id) == ("7", "")


@pytest.mark.parametrize("status", ["dialihkan_112", "arsip"])
def test_a_complaint_that_ended_elsewhere_is_not_sent(lapor, petugas, jam, status):
    penerusan = teruskan(aduan(), oleh=petugas)
    akhir = PengaduanFactory(**{status: True})
    type(penerusan).objects.filter(pk=penerusan.pk).update(pengaduan=akhir)
    assert jalan(jam) == 0
    assert langkah(penerusan).status == S.MENUNGGU
    assert lapor.permintaan() == []
