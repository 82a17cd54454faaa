"""The advice on a request: for every state and reader a step, its day and its article."""

from datetime import date, timedelta

import pytest

from informasi import kabar
from informasi.models import Permohonan, RujukanPermohonan
from informasi.permohonan.anjuran import (
    MENULIS,
    anjuran_permohonan,
    cara_menghitung,
    posisi,
)
from informasi.permohonan.kelengkapan import halangan_minta
from informasi.permohonan.tombol import TOMBOL_PERMOHONAN, perpanjang
from organisasi.kantor.peran import Peran
from organisasi.models import BatasWaktu, HariLibur, TugasHubungi
from organisasi.waktu.tenggat import kata_sisa
from tests.factories.informasi import JawabanFactory, PermohonanFactory, RujukanFactory
from tests.informasi.kantor import PADA, TEMPO, TERIMA
from tests.petugas import dibaca, petugas_berperan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
S, R, T = Permohonan.Status, RujukanPermohonan.Status, Permohonan.Tindakan
LAIN = date(2024, 6, 11)
JEDA = {"status": S.MENUNGGU_KELENGKAPAN, "kurang": ["KTP"], "lengkapi_sampai": LAIN}


TINDAKAN = (*Permohonan.Tindakan, MENULIS)


def saran(permohonan, hari=TERIMA, tindakan=TINDAKAN):
    """What one reads who may do everything."""
    return dibaca(nasihat(permohonan, hari), tindakan)[0]


def nasihat(permohonan, hari=TERIMA):
    return anjuran_permohonan(Permohonan.objects.get(pk=permohonan.pk), hari)


def buat(kantor, **isi):
    return PermohonanFactory(**({"unit": kantor.kecamatan} | isi))


def nilai(permohonan):
    return dict(posisi(permohonan))


DIJAWAB = {"hasil": "dikabulkan", "dijawab_pada": PADA}


@pytest.mark.parametrize(
    ("isi", "kata", "batas"),
    [
        ({}, "lengkap, tekan Nyatakan lengkap", date(2024, 6, 7)),
        ({"perlu_ditempatkan": True}, "Tempatkan ke unit", date(2024, 6, 5)),
        ({"diproses": True}, "lalu tekan tulis_jawaban", TEMPO),
        ({"dijawab": True}, "Catat penyerahan", None),
        ({"dijawab": True, "hasil": "ditolak"}, "keberatan 30 hari kerja", None),
        ({"status": S.DISERAHKAN} | DIJAWAB, "tekan Selesaikan", None),
        ({"status": S.SELESAI} | DIJAWAB, "Selesai.", None),
        ({"status": S.DITUTUP, "hasil": "gugur"}, "mengajukan yang baru", None),
        ({"status": S.DICABUT, "hasil": "dicabut"}, "Dicabut pemohon", None),
    ],
)
def test_every_status_has_its_step(kantor, isi, kata, batas):
    permohonan = buat(kantor, **isi)
    assert kata in saran(permohonan)
    assert nasihat(permohonan).batas == batas
    assert nasihat(permohonan).dasar


def test_who_can_press_nothing_reads_whose_turn_it_is_and_since_when(kantor):
    permohonan = buat(kantor, diproses=True, status_sejak=PADA)
    tunggu = "Menunggu Kec. Cipedes sejak Selasa, 4 Juni 2024; Anda tidak perlu berbuat"
    assert saran(permohonan, tindakan=()).startswith(tunggu)
    utama = petugas_berperan(Peran.PPID_UTAMA, kantor.utama)
    tombol = {T.RUJUK: {"label": "Rujuk", "bahaya": False}}
    assert nasihat(permohonan).untuk(utama, tombol)[0].startswith(tunggu)
    sendiri = petugas_berperan(Peran.PPID_PEMBANTU, kantor.kecamatan)
    assert nasihat(permohonan).untuk(sendiri, tombol) == (
        "Bila tidak ada di unit Anda, tekan Rujuk.",
        T.RUJUK,
    )
    # Beside the next step, the others are links.
    halaman = {
        "label": "Perpanjang",
        "alamat": "/p/",
        "bertanya": True,
        "bahaya": False,
    }
    teks, utama = nasihat(permohonan).untuk(sendiri, tombol | {T.PERPANJANG: halaman})
    assert (utama, '<a href="/p/">Perpanjang</a>' in teks) == (T.RUJUK, True)


def test_what_is_not_there_is_named_and_asked_for_first(kantor):
    dicocokkan = {"pemohon__identitas_dicocokkan_pada": PADA}
    permohonan = buat(kantor, pemohon__nik="", **dicocokkan)
    tindakan = (T.PROSES, T.MINTA_KELENGKAPAN)
    teks, utama = dibaca(nasihat(permohonan), tindakan)
    assert (teks.splitlines()[0], utama) == ("Belum ada: NIK.", T.MINTA_KELENGKAPAN)


def test_without_a_calendar_the_step_stands_and_says_why_there_is_no_day(kantor):
    permohonan = buat(kantor)
    HariLibur.objects.all().delete()
    hasil = nasihat(permohonan)
    assert hasil.batas is None
    assert "belum diisi" in hasil.hitungan
    minta = next(t for t in TOMBOL_PERMOHONAN if t.tindakan == T.MINTA_KELENGKAPAN)
    assert "belum dapat dihitung" in minta.akibat(permohonan)[1]
    lain = buat(kantor, diproses=True, tanggal_lengkap=date(2024, 6, 7))
    assert "belum diisi" in kata_sisa(lain.jatuh_tempo, TERIMA, lain.unit_id)[0]
    assert kata_sisa(date(2024, 5, 2), TERIMA, None) == ("Lewat", "lewat")
    assert "sejak diterima" not in " ".join(cara_menghitung(lain))
    assert "belum diisi" in halangan_minta(permohonan, TERIMA)
    BatasWaktu.objects.filter(kode="permohonan.periksa_kelengkapan").delete()
    assert "belum diatur" in halangan_minta(permohonan, TERIMA)


@pytest.mark.parametrize(
    ("surel", "diterima", "kata"),
    [
        ("a@example.id", None, "Tutup karena tidak dilengkapi"),
        ("", None, "Tanyakan kapan ia menerima surat"),
        ("", TERIMA, "Tutup karena tidak dilengkapi"),
    ],
)
def test_after_the_applicants_days_the_step_depends_on_the_receipt_of_the_letter(
    kantor, surel, diterima, kata
):
    isi = {"surat_kurang_diterima": diterima, "pemohon__surel": surel}
    permohonan = buat(kantor, **JEDA | isi)
    assert "Menunggu pemohon" in saran(permohonan, hari=LAIN)
    assert kata in saran(permohonan, hari=date(2024, 6, 12))


BAGIAN = {"bagian": "Akta", "status": R.DITERIMA}
KEMBALI = {"status": R.DIKEMBALIKAN, "alasan_kembali": "Bukan."}


@pytest.mark.parametrize(
    ("isi", "hari", "kata"),
    [
        ({}, TERIMA, "Terima rujukan. Sebelum diterima, permohonan tetap dipegang"),
        ({"bagian": "Akta"}, TERIMA, "tulis_jawaban untuk bagian yang lain"),
        ({}, date(2024, 6, 7), "Putuskan rujukan"),
        (KEMBALI, TERIMA, "Putuskan rujukan"),
        (BAGIAN, TERIMA, "menunggu bagian dari"),
        (BAGIAN | {"disampaikan_pada": PADA}, TERIMA, "Cari informasinya"),
        ({"status": R.DITERIMA}, TERIMA, "Cari informasinya"),
    ],
)
def test_a_referral_and_a_part_come_first(kantor, isi, hari, kata):
    permohonan = buat(kantor, diproses=True)
    RujukanFactory(berkas=permohonan, ke_unit=kantor.dinas, **isi)
    assert kata in saran(permohonan, hari)


def test_a_draft_is_finished_one_that_was_handed_on_waits_and_a_late_one_is_still_owed(
    kantor,
):
    permohonan = buat(kantor, diproses=True)
    lambat = saran(permohonan, hari=date(2024, 6, 21))
    assert lambat.startswith("Jatuh tempo sudah lewat. Permohonan tetap wajib dijawab")
    draf = JawabanFactory(permohonan=permohonan)
    assert "Bila konsep sudah selesai, tekan Kirim jawaban" in saran(permohonan)
    draf.diajukan_pada = PADA
    draf.save()
    assert "Baca konsep jawabannya" in saran(permohonan)
    assert "Menunggu PPID Utama" in saran(permohonan, tindakan=())


def test_days_left_are_working_days_and_can_be_counted_more_strictly(kantor):
    permohonan = buat(kantor, diproses=True)
    for hari, kata in (
        (TERIMA, ("10 hari kerja lagi", "nanti")),
        (TEMPO, ("Hari ini", "kini")),
        (TEMPO - timedelta(days=1), ("Besok", "kini")),
        (date(2024, 6, 24), ("Lewat 2 hari kerja", "lewat")),
    ):
        assert kata_sisa(permohonan.jatuh_tempo, hari, permohonan.unit_id) == kata
    isi = {"tanggal_lengkap": date(2024, 6, 7), "jatuh_tempo": date(2024, 6, 25)}
    cara = " ".join(cara_menghitung(buat(kantor, diproses=True, **isi)))
    assert "Bila dihitung sejak diterima: Kamis, 20 Juni 2024" in cara
    assert list(cara_menghitung(buat(kantor, status=S.DICABUT, hasil="dicabut"))) == []


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
    assert kotak["Dijawab"] == PADA
    kotak = nilai(buat(kantor, **JEDA, surat_kurang_diterima=TERIMA))
    assert kotak["Surat kekurangan diterima"] == TERIMA
    kotak = nilai(buat(kantor, perlu_ditempatkan=True))
    assert "Belum ditempatkan" in kotak["Pemegang"]


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
    semua = {t.nama: t.akibat(permohonan) for t in TOMBOL_PERMOHONAN}
    assert {"proses", "lengkapi", "rujuk", "perpanjang", "cabut"} <= {
        nama for nama, baris in semua.items() if baris
    }
    permohonan.diperpanjang = True
    assert "hanya satu kali" in perpanjang(permohonan)[0]
