"""The box on top of a request: for every state a step, its day, its article, its words."""

from datetime import date, timedelta

import pytest

from informasi import kabar
from informasi.models import Permohonan, RujukanPermohonan
from informasi.permohonan import tombol as akibat
from informasi.permohonan.anjuran import PerkaraPermohonan, anjuran_permohonan, posisi
from informasi.permohonan.kelengkapan import halangan_minta
from organisasi.models import BatasWaktu, HariLibur, TugasHubungi
from tests.factories.informasi import JawabanFactory, PermohonanFactory, RujukanFactory
from tests.informasi.kantor import PADA, TEMPO, TERIMA

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
S, R = Permohonan.Status, RujukanPermohonan.Status
LAIN = date(2024, 6, 11)


def saran(permohonan, *rujukan, hari=TERIMA, konsep=None):
    return anjuran_permohonan(PerkaraPermohonan(permohonan, rujukan, konsep, hari))


def buat(kantor, **isi):
    return PermohonanFactory(**({"unit": kantor.kecamatan} | isi))


def nilai(permohonan, hari=TERIMA):
    return dict(posisi(permohonan, hari))


@pytest.mark.parametrize(
    ("isi", "kata", "batas"),
    [
        ({}, "Nyatakan lengkap", date(2024, 6, 7)),
        ({"perlu_ditempatkan": True}, "Tempatkan ke unit", date(2024, 6, 5)),
        ({"diproses": True}, "buka Jawaban", TEMPO),
        ({"dijawab": True}, "Catat penyerahan", None),
        ({"dijawab": True, "hasil": "ditolak"}, "keberatan 30 hari kerja", None),
        (
            {"status": S.DISERAHKAN, "hasil": "dikabulkan", "dijawab_pada": PADA},
            "Selesaikan",
            None,
        ),
        (
            {"status": S.SELESAI, "hasil": "dikabulkan", "dijawab_pada": PADA},
            "Jadikan informasi publik",
            None,
        ),
        ({"status": S.DITUTUP, "hasil": "gugur"}, "mengajukan lagi", None),
        ({"status": S.DICABUT, "hasil": "dicabut"}, "Dicabut pemohon", None),
    ],
)
def test_every_status_has_its_step(kantor, isi, kata, batas):
    hasil = saran(buat(kantor, **isi))
    assert kata in hasil.langkah
    assert hasil.batas == batas
    assert hasil.dasar


def test_without_a_calendar_the_step_stands_and_says_why_there_is_no_day(kantor):
    permohonan = buat(kantor)
    HariLibur.objects.all().delete()
    hasil = saran(permohonan)
    assert hasil.batas is None
    assert "belum diisi" in hasil.hitungan
    assert "belum dapat dihitung" in akibat.kurang(permohonan)[1]
    assert "belum diisi" in halangan_minta(permohonan, TERIMA)
    BatasWaktu.objects.filter(kode="permohonan.periksa_kelengkapan").delete()
    assert "belum diatur" in halangan_minta(permohonan, TERIMA)


@pytest.mark.parametrize(
    ("surel", "diterima", "kata"),
    [
        ("a@example.id", None, "Tutup karena tidak dilengkapi"),
        ("", None, "tanyakan kapan ia menerima surat"),
        ("", TERIMA, "Tutup karena tidak dilengkapi"),
    ],
)
def test_after_the_applicants_days_the_step_depends_on_the_receipt_of_the_letter(
    kantor, surel, diterima, kata
):
    permohonan = buat(
        kantor,
        status=S.MENUNGGU_KELENGKAPAN,
        lengkapi_sampai=date(2024, 6, 7),
        surat_kurang_diterima=diterima,
        pemohon__surel=surel,
    )
    assert "Menunggu pemohon" in saran(permohonan, hari=date(2024, 6, 7)).langkah
    assert kata in saran(permohonan, hari=date(2024, 6, 10)).langkah


def rujukan(kantor, **isi):
    return RujukanFactory(
        berkas=buat(kantor, diproses=True), ke_unit=kantor.dinas, **isi
    )


@pytest.mark.parametrize(
    ("isi", "hari", "kata"),
    [
        ({}, TERIMA, "menerima atau mengembalikan rujukan ini"),
        ({}, date(2024, 6, 7), "Putuskan rujukan"),
        (
            {"status": R.DIKEMBALIKAN, "alasan_kembali": "Bukan."},
            TERIMA,
            "Putuskan rujukan",
        ),
        ({"bagian": "Akta", "status": R.DITERIMA}, TERIMA, "menunggu bagian dari"),
        (
            {"bagian": "Akta", "status": R.DITERIMA, "disampaikan_pada": PADA},
            TERIMA,
            "buka Jawaban",
        ),
        ({"status": R.DITERIMA}, TERIMA, "buka Jawaban"),
    ],
)
def test_a_referral_and_a_part_come_first(kantor, isi, hari, kata):
    satu = rujukan(kantor, **isi)
    assert kata in saran(satu.berkas, satu, hari=hari).langkah


def test_a_draft_is_finished_and_one_that_was_handed_on_waits(kantor):
    permohonan = buat(kantor, diproses=True)
    draf = JawabanFactory(permohonan=permohonan)
    assert "Selesaikan konsepnya" in saran(permohonan, konsep=draf).langkah
    draf.diajukan_pada = PADA
    assert "menunggu PPID Utama" in saran(permohonan, konsep=draf).langkah


def test_a_late_request_is_still_owed_an_answer(kantor):
    permohonan = buat(kantor, diproses=True)
    hasil = saran(permohonan, hari=date(2024, 6, 21))
    assert hasil.langkah.startswith("Jatuh tempo sudah lewat. Tetap wajib dijawab")


@pytest.mark.parametrize(
    ("hari", "kata"),
    [
        (TERIMA, "tinggal 10 hari kerja"),
        (TEMPO, "hari ini hari terakhir"),
        (date(2024, 6, 24), "terlambat 2 hari kerja"),
    ],
)
def test_days_left_are_working_days(kantor, hari, kata):
    assert kata in nilai(buat(kantor, diproses=True), hari)["Jatuh tempo"]


def test_the_stricter_day_is_counted_from_receipt(kantor):
    permohonan = buat(
        kantor,
        diproses=True,
        tanggal_lengkap=date(2024, 6, 7),
        jatuh_tempo=date(2024, 6, 25),
    )
    ketat = nilai(permohonan)["Bila dihitung sejak diterima"]
    assert ketat.startswith("Kamis, 20 Juni 2024")


def test_the_box_names_an_order_an_extension_and_a_late_entry(kantor):
    permohonan = buat(
        kantor,
        diproses=True,
        perintah_jatuh_tempo=LAIN,
        tanggal_catat=TERIMA + timedelta(days=2),
        alasan_mundur="Surat tiba sore.",
        diperpanjang=True,
        alasan_perpanjangan="Arsip disalin.",
        dijawab_pada=PADA,
    )
    kotak = nilai(permohonan)
    assert "11 Juni 2024" in kotak["Putusan keberatan"]
    assert "Surat tiba sore." in kotak["Diterima"]
    assert "Arsip disalin." in kotak["Diperpanjang"]
    assert kotak["Dijawab"] == "Selasa, 4 Juni 2024"
    assert "Bila dihitung sejak diterima" not in kotak


def test_a_request_without_unit_and_one_that_moved_say_who_holds_them(kantor):
    tanpa = buat(kantor, unit=kantor.utama, perlu_ditempatkan=True)
    pindah = buat(kantor, diproses=True, pemegang=kantor.dinas)
    assert "Belum ditempatkan" in nilai(tanpa)["Dipegang oleh"]
    assert "terdaftar di Kec. Cipedes" in nilai(pindah)["Dipegang oleh"]


def test_the_pause_is_named_with_and_without_a_receipt(kantor):
    isi = {"status": S.MENUNGGU_KELENGKAPAN, "kurang": ["KTP", "NIK"]}
    belum = buat(kantor, lengkapi_sampai=LAIN, **isi)
    sudah = buat(kantor, lengkapi_sampai=LAIN, surat_kurang_diterima=TERIMA, **isi)
    assert "Belum tercatat" in nilai(belum)["Surat kekurangan"]
    assert "4 Juni 2024" in nilai(sudah)["Surat kekurangan"]
    assert nilai(belum)["Diminta melengkapi"] == "KTP: belum ada; NIK: belum ada"


def test_an_unknown_year_is_said_and_guesses_no_days(kantor):
    permohonan = buat(kantor, diproses=True, tanggal_lengkap=date(2024, 6, 7))
    HariLibur.objects.all().delete()
    kotak = nilai(permohonan)
    assert "belum diisi" in kotak["Jatuh tempo"]
    assert "Bila dihitung sejak diterima" not in kotak


def test_the_page_says_how_the_applicant_hears_of_it(kantor):
    orang = (permohonan := buat(kantor)).pemohon
    assert "menerima surel" in kabar.cara_mengabari(permohonan)
    orang.surel = ""
    assert "telepon pemohon" in kabar.cara_mengabari(permohonan)
    orang.telepon, orang.kembali_ke_loket = "", True
    assert "ke loket" in kabar.cara_mengabari(permohonan)
    orang.hapus_identitas(pada=PADA)
    assert "sudah dihapus" in kabar.cara_mengabari(permohonan)
    kabar.kabari_pemohon(permohonan, "permohonan_pesan", pada=PADA)
    assert not TugasHubungi.objects.exists()


@pytest.mark.parametrize(
    "fungsi",
    [
        *(akibat.lengkap, akibat.lengkapi, akibat.tutup, akibat.rujuk),
        *(akibat.perpanjang, akibat.tanya, akibat.cabut, akibat.tempatkan),
    ],
)
def test_every_act_says_what_it_brings_about(kantor, fungsi):
    baris = fungsi(buat(kantor, diproses=True))
    assert baris
    assert all(satu.endswith((".", "”")) for satu in baris)
