"""The next step of a complaint, in words, with its day."""

from datetime import date

import pytest

from pengaduan.models import Penerusan, Pengaduan
from pengaduan.penanganan.words import (
    INSIDEN,
    PerkaraAduan,
    anjuran_pengaduan,
    tindakan_kini,
)
from tests.factories import pengaduan as f

pytestmark = pytest.mark.django_db
S = Pengaduan.Status
HARI = date(2024, 6, 4)


def anjuran(aduan, hari=HARI):
    return anjuran_pengaduan(perkara(aduan, hari))


def perkara(aduan, hari=HARI, insiden=None):
    return PerkaraAduan(
        aduan, list(aduan.rujukan.all()), list(aduan.penerusan.all()), hari, insiden
    )


AKHIR = (S.ARSIP, S.BUKAN_WEWENANG, S.GABUNGAN)
AKHIR += (S.DIALIHKAN_112, S.DIALIHKAN_INFORMASI)


@pytest.mark.parametrize(
    ("status", "langkah", "batas", "mulai"),
    [
        (S.MASUK, "ada bahaya sekarang?", f.TEMPO, "verifikasi"),
        (S.TUNDA, "Giliran pelapor: ia menjawab", f.JAWAB_SAMPAI, "lengkapi"),
        (S.TERVERIFIKASI, "Teruskan:", f.TEMPO, "teruskan"),
        (S.DITERUSKAN, "Unit pemegang bertindak", f.TEMPO, "tindaklanjuti"),
        (S.DITINDAKLANJUTI, "Usulkan hasil dengan bukti", f.TEMPO, "usulkan_hasil"),
        ("diusulkan", "Petugas lain memeriksa", f.TEMPO, "minta_tanggapan"),
        (S.MENUNGGU_PELAPOR, "sudah beres, ya atau tidak", f.JAWAB_SAMPAI, "jawaban"),
        (S.SELESAI, "belum beres", None, "jawaban"),
        *((status, "Tidak ada lagi", None, None) for status in AKHIR),
    ],
)
def test_each_state_has_its_step_its_day_and_the_act_to_begin_with(
    status, langkah, batas, mulai
):
    aduan = f.pengaduan_di(status)
    saran = anjuran(aduan)
    assert langkah in saran.langkah
    assert saran.batas == batas
    assert saran.dasar
    assert next(iter(tindakan_kini(perkara(aduan))), None) == mulai


@pytest.mark.parametrize(
    ("keadaan", "langkah"),
    [
        ({}, "belum diterima petugas"),
        ({"diakui": True}, "tetapi belum dicatat"),
        ({"diserahkan": True}, "Tidak ada lagi"),
        ({"palsu": True}, "Tidak ada lagi"),
    ],
)
def test_there_is_work_here_until_the_call_to_112_is_recorded(keadaan, langkah):
    aduan = f.pengaduan_di(S.DIALIHKAN_112)
    kasus = perkara(aduan, insiden=f.InsidenFactory(pengaduan=aduan, **keadaan))
    saran = anjuran_pengaduan(kasus)
    assert langkah in saran.langkah
    assert (INSIDEN in tindakan_kini(kasus)) is (
        saran.langkah.startswith("Telepon 112")
    )


def test_an_offer_waits_for_its_receiver_then_for_the_admin():
    rujukan = f.RujukanPengaduanFactory()
    lewat, berkas = date(2024, 6, 7), rujukan.berkas
    assert "menerima, atau mengembalikan" in anjuran(berkas).langkah
    assert tindakan_kini(perkara(berkas))[0] == "terima_rujukan"
    assert "Admin SP4N memutuskan" in anjuran(berkas, lewat).langkah
    assert tindakan_kini(perkara(berkas, lewat)) == ("putuskan_rujukan",)
    kembali = f.RujukanPengaduanFactory(status="dikembalikan", alasan_kembali="Bukan.")
    saran = anjuran(kembali.berkas)
    assert "Admin SP4N memutuskan" in saran.langkah
    assert saran.batas == kembali.tenggat


def test_an_offer_left_open_does_not_outlive_the_complaint_nor_is_grave_referred():
    selesai = f.RujukanPengaduanFactory(berkas=f.pengaduan_di(S.SELESAI)).berkas
    assert "sudah berakhir" in anjuran(selesai).langkah
    assert "Rujuk" in anjuran(f.pengaduan_di(S.DITERUSKAN)).langkah
    gawat = f.pengaduan_di(S.DITERUSKAN, berkadar=True)
    assert "Rujuk" not in anjuran(gawat).langkah


def test_without_a_number_of_lapor_it_is_typed_back_first():
    penerusan = f.PenerusanFactory(nomor_sampai=date(2024, 6, 5))
    saran = anjuran(penerusan.pengaduan)
    assert "nomor lacak" in saran.langkah
    assert saran.batas == date(2024, 6, 5)
    assert tindakan_kini(perkara(penerusan.pengaduan))[0] == "paket"


@pytest.mark.parametrize(
    "isi",
    [
        {"cara": Penerusan.Cara.API},
        {"tracking_id": "9165816"},
        {"tujuan": Penerusan.Tujuan.APIP},
        {"ditutup_pada": "2024-06-05T00:00Z", "alasan_tutup": "x"},
    ],
)
def test_nobody_types_what_has_come_or_comes_by_itself(isi):
    penerusan = f.PenerusanFactory(**isi)
    assert "Unit pemegang bertindak" in anjuran(penerusan.pengaduan).langkah
