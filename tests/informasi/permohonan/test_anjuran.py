"""The box on top of a request: for every state a step, its day, its article, its words."""

from datetime import date, timedelta

import pytest

from informasi import kabar
from informasi.models import Permohonan, RujukanPermohonan
from informasi.permohonan import tombol as akibat
from informasi.permohonan.anjuran import anjuran_permohonan, posisi
from informasi.permohonan.kelengkapan import halangan_minta
from organisasi.models import BatasWaktu, HariLibur, TugasHubungi
from tests.factories.informasi import JawabanFactory, PermohonanFactory, RujukanFactory
from tests.informasi.kantor import PADA, TEMPO, TERIMA

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
S, R = Permohonan.Status, RujukanPermohonan.Status
LAIN = date(2024, 6, 11)
JEDA = {"status": S.MENUNGGU_KELENGKAPAN, "kurang": ["KTP"], "lengkapi_sampai": LAIN}


def saran(permohonan, hari=TERIMA):
    return anjuran_permohonan(Permohonan.objects.get(pk=permohonan.pk), hari)


def buat(kantor, **isi):
    return PermohonanFactory(**({"unit": kantor.kecamatan} | isi))


def nilai(permohonan, hari=TERIMA):
    return dict(posisi(permohonan, hari))


DIJAWAB = {"hasil": "dikabulkan", "dijawab_pada": PADA}


@pytest.mark.parametrize(
    ("isi", "kata", "batas"),
    [
        ({}, "Nyatakan lengkap", date(2024, 6, 7)),
        ({"perlu_ditempatkan": True}, "Tempatkan ke unit", date(2024, 6, 5)),
        ({"diproses": True}, "buka Jawaban", TEMPO),
        ({"dijawab": True}, "Catat penyerahan", None),
        ({"dijawab": True, "hasil": "ditolak"}, "keberatan 30 hari kerja", None),
        ({"status": S.DISERAHKAN} | DIJAWAB, "Selesaikan", None),
        ({"status": S.SELESAI} | DIJAWAB, "Jadikan informasi publik", None),
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
    kotak = nilai(buat(kantor, diproses=True, tanggal_lengkap=date(2024, 6, 7)))
    assert "belum diisi" in kotak["Jatuh tempo"]
    assert "Bila dihitung sejak diterima" not in kotak
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
    isi = {"surat_kurang_diterima": diterima, "pemohon__surel": surel}
    permohonan = buat(kantor, **JEDA | isi)
    assert "Menunggu pemohon" in saran(permohonan, hari=LAIN).langkah
    assert kata in saran(permohonan, hari=date(2024, 6, 12)).langkah


BAGIAN = {"bagian": "Akta", "status": R.DITERIMA}
KEMBALI = {"status": R.DIKEMBALIKAN, "alasan_kembali": "Bukan."}


@pytest.mark.parametrize(
    ("isi", "hari", "kata"),
    [
        ({}, TERIMA, "menerima atau mengembalikan rujukan ini"),
        ({}, date(2024, 6, 7), "Putuskan rujukan"),
        (KEMBALI, TERIMA, "Putuskan rujukan"),
        (BAGIAN, TERIMA, "menunggu bagian dari"),
        (BAGIAN | {"disampaikan_pada": PADA}, TERIMA, "buka Jawaban"),
        ({"status": R.DITERIMA}, TERIMA, "buka Jawaban"),
    ],
)
def test_a_referral_and_a_part_come_first(kantor, isi, hari, kata):
    permohonan = buat(kantor, diproses=True)
    RujukanFactory(berkas=permohonan, ke_unit=kantor.dinas, **isi)
    assert kata in saran(permohonan, hari).langkah


def test_a_draft_is_finished_one_that_was_handed_on_waits_and_a_late_one_is_still_owed(
    kantor,
):
    permohonan = buat(kantor, diproses=True)
    lambat = saran(permohonan, hari=date(2024, 6, 21)).langkah
    assert lambat.startswith("Jatuh tempo sudah lewat. Tetap wajib dijawab")
    draf = JawabanFactory(permohonan=permohonan)
    assert "Selesaikan konsepnya" in saran(permohonan).langkah
    draf.diajukan_pada = PADA
    draf.save()
    assert "menunggu PPID Utama" in saran(permohonan).langkah


def test_days_left_are_working_days(kantor):
    permohonan = buat(kantor, diproses=True)
    for hari, kata in (
        (TERIMA, "tinggal 10 hari kerja"),
        (TEMPO, "hari ini hari terakhir"),
        (date(2024, 6, 24), "terlambat 2 hari kerja"),
    ):
        assert kata in nilai(permohonan, hari)["Jatuh tempo"]


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
    lengkap = {"tanggal_lengkap": date(2024, 6, 7), "jatuh_tempo": date(2024, 6, 25)}
    kotak = nilai(buat(kantor, diproses=True, **lengkap))
    assert "Kamis, 20 Juni 2024" in kotak["Bila dihitung sejak diterima"]
    kotak = nilai(buat(kantor, **JEDA, surat_kurang_diterima=TERIMA))
    assert "4 Juni 2024" in kotak["Surat kekurangan"]
    kotak = nilai(buat(kantor, perlu_ditempatkan=True))
    assert "Belum ditempatkan" in kotak["Dipegang oleh"]


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


def test_every_act_says_what_it_brings_about(kantor):
    permohonan = buat(kantor, diproses=True)
    semua = {t.nama: t.akibat(permohonan) for t in akibat.TOMBOL_PERMOHONAN}
    assert {"proses", "lengkapi", "rujuk", "perpanjang", "cabut"} <= {
        nama for nama, baris in semua.items() if baris
    }
    permohonan.diperpanjang = True
    assert "hanya satu kali" in akibat.perpanjang(permohonan)[0]
