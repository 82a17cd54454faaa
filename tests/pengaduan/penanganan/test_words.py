"""The next step of a complaint, in words, with its day."""

from datetime import date

import pytest

from pengaduan.models import Penerusan, Pengaduan
from pengaduan.penanganan.words import INSIDEN, PAKET, PerkaraAduan, anjuran_pengaduan
from tests.factories import pengaduan as f
from tests.petugas import dibaca

pytestmark = pytest.mark.django_db
S = Pengaduan.Status
HARI = date(2024, 6, 4)


TINDAKAN = (*Pengaduan.Tindakan, INSIDEN, PAKET)


def anjuran(aduan, hari=HARI):
    return anjuran_pengaduan(perkara(aduan, hari))


def saran(aduan, hari=HARI):
    """What one reads who may do everything."""
    return dibaca(anjuran(aduan, hari), TINDAKAN)[0]


def perkara(aduan, hari=HARI, insiden=None):
    return PerkaraAduan(
        aduan, list(aduan.rujukan.all()), list(aduan.penerusan.all()), hari, insiden
    )


AKHIR = (S.ARSIP, S.BUKAN_WEWENANG, S.GABUNGAN)
AKHIR += (S.DIALIHKAN_112, S.DIALIHKAN_INFORMASI)


@pytest.mark.parametrize(
    ("status", "langkah", "batas", "mulai"),
    [
        (S.MASUK, "Bila ada bahaya sekarang", f.TEMPO, "nyatakan_darurat"),
        (S.TUNDA, "Menunggu pelapor menjawab", f.JAWAB_SAMPAI, "lengkapi"),
        (S.TERVERIFIKASI, "Tekan Teruskan", f.TEMPO, "teruskan"),
        (S.DITERUSKAN, "Tekan Tindak lanjuti", f.TEMPO, "tindaklanjuti"),
        (S.DITINDAKLANJUTI, "Usulkan hasil dengan bukti", f.TEMPO, "usulkan_hasil"),
        ("diusulkan", "Periksa hasil dan buktinya", f.TEMPO, "minta_tanggapan"),
        (S.MENUNGGU_PELAPOR, "Menunggu jawaban pelapor", f.JAWAB_SAMPAI, "jawaban"),
        (S.SELESAI, "belum beres", None, "jawaban"),
        *((status, "Tidak ada lagi", None, "") for status in AKHIR),
    ],
)
def test_each_state_has_its_step_its_day_and_the_act_to_begin_with(
    status, langkah, batas, mulai
):
    aduan = f.pengaduan_di(status)
    hasil = anjuran(aduan)
    teks, utama = dibaca(hasil, TINDAKAN)
    assert langkah in teks
    assert (utama, hasil.batas) == (mulai, batas)
    assert hasil.dasar


def test_what_is_grave_is_said_beside_the_step_and_is_no_step():
    tombol = {"nyatakan_darurat": {"label": "Nyatakan darurat", "bahaya": True}}
    siapa = f.PetugasFactory()
    teks, utama = anjuran(f.pengaduan_di(S.MASUK)).untuk(siapa, tombol)
    assert teks.startswith("Menunggu admin SP4N-LAPOR!")
    assert teks.endswith("Bila ada bahaya sekarang, tekan Nyatakan darurat.")
    assert utama == ""
    gawat = f.pengaduan_di(S.TERVERIFIKASI, berkadar=True)
    assert "Menunggu Inspektorat" in anjuran(gawat).untuk(siapa, {})[0]


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
    teks, utama = dibaca(anjuran_pengaduan(kasus), TINDAKAN)
    assert langkah in teks
    assert (utama == INSIDEN) is teks.startswith("Telepon 112")


def test_an_offer_waits_for_its_receiver_then_for_the_admin():
    rujukan = f.RujukanPengaduanFactory()
    lewat, berkas = date(2024, 6, 7), rujukan.berkas
    assert dibaca(anjuran(berkas), TINDAKAN)[1] == "terima_rujukan"
    assert dibaca(anjuran(berkas, lewat), TINDAKAN)[1] == "putuskan_rujukan"
    kembali = f.RujukanPengaduanFactory(status="dikembalikan", alasan_kembali="Bukan.")
    assert "tentukan unit yang menangani" in saran(kembali.berkas)
    assert anjuran(kembali.berkas).batas == kembali.tenggat


def test_an_offer_left_open_does_not_outlive_the_complaint():
    selesai = f.RujukanPengaduanFactory(berkas=f.pengaduan_di(S.SELESAI)).berkas
    assert "sudah berakhir" in saran(selesai)


def test_without_a_number_of_lapor_it_is_typed_back_first():
    penerusan = f.PenerusanFactory(nomor_sampai=date(2024, 6, 5))
    teks, utama = dibaca(anjuran(penerusan.pengaduan), TINDAKAN)
    assert "nomor lacak" in teks
    assert utama == PAKET
    assert anjuran(penerusan.pengaduan).batas == date(2024, 6, 5)


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
    assert "nomor lacak" not in saran(penerusan.pengaduan)
