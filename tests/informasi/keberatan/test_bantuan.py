"""The explanation of objections, and the helper in four questions."""

from datetime import date

import pytest
import time_machine

from informasi.keberatan.bantuan import BELUM, DIJAWAB, MENUNGGU, saran
from informasi.models import AlasanKeberatan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import BatasWaktu, HariLibur
from tests.informasi.kantor import buka_kantor, saat

pytestmark = pytest.mark.django_db
BANTUAN = "/keberatan/bantuan/"
TERIMA = date(2024, 6, 4)  # due 20 June, with the extension 1 July


def isian(apa, **lain):
    belum = {"diperpanjang": False, "keberatan": BELUM}
    return {"apa": apa, "kapan": TERIMA, **belum, **lain}


PANJANG = isian("c", diperpanjang=True)
DIAM = isian("a", keberatan=MENUNGGU, kapan_keberatan=date(2024, 6, 14))
SUDAH = isian("a", keberatan=DIJAWAB, kapan_keberatan=date(2024, 6, 14))


@pytest.fixture(autouse=True)
def _hari_ini():
    buka_kantor()
    with time_machine.travel(saat("2024-06-25"), tick=False):
        yield


def tanya(client, **jawab):
    return client.get(BANTUAN, jawab).text


# What it reckons


@pytest.mark.parametrize(
    ("jawab", "hari_ini", "langkah", "sampai", "mulai"),
    [
        (isian("c"), "2024-06-20", "tunggu_jawaban", "2024-06-20", "06-21"),
        (isian("c"), "2024-06-21", "ajukan_keberatan", "2024-08-01", ""),
        (isian("c"), "2024-08-01", "ajukan_keberatan", "2024-08-01", ""),
        (isian("c"), "2024-08-02", "keberatan_lewat", "2024-08-01", ""),
        (PANJANG, "2024-06-21", "tunggu_jawaban", "2024-07-01", "07-02"),
        (isian("a"), "2024-06-04", "ajukan_keberatan", "2024-07-18", ""),
        (isian("b"), "2024-07-19", "keberatan_lewat", "2024-07-18", ""),
        (DIAM, "2024-07-30", "tunggu_tanggapan", "2024-07-30", "07-31"),
        (DIAM, "2024-07-31", "ke_komisi", "2024-08-19", ""),
        (SUDAH, "2024-07-08", "ke_komisi", "2024-07-08", ""),
        (SUDAH, "2024-07-09", "komisi_lewat", "2024-07-08", ""),
    ],
)
def test_the_next_step_follows_the_clock_of_a_real_case(
    jawab, hari_ini, langkah, sampai, mulai
):
    hasil = saran(jawab, date.fromisoformat(hari_ini))
    assert hasil["langkah"] == langkah
    assert hasil["sampai"] == date.fromisoformat(sampai)
    assert str(hasil.get("mulai", ""))[5:] == mulai
    assert hasil["hitungan"][-1].jatuh_tempo == hasil["sampai"]


def test_a_year_without_calendar_is_refused_in_words():
    HariLibur.objects.all().delete()
    with pytest.raises(TindakanTerlarang, match="Kalender hari libur tahun 2024"):
        saran(isian("c"), date(2024, 6, 25))


# One question after the other, without account or script


def test_it_asks_one_question_at_a_time_and_keeps_the_answers(client):
    satu = client.halaman(BANTUAN).text
    dua = tanya(client, apa="c", tanya="apa")
    tiga = tanya(client, apa="c", kapan="2024-06-04", tanya="kapan")
    empat = tanya(client, apa="c", kapan="2024-06-04", keberatan="menunggu")
    assert "Apa yang terjadi dengan permohonan Anda?" in satu
    assert satu.count('type="radio" name="apa"') == len(AlasanKeberatan)
    assert "Kapan permohonan Anda diterima?" in dua
    assert 'name="diperpanjang"' in dua
    assert '<input type="hidden" name="apa" value="c">' in dua
    assert "Sudahkah Anda mengajukan keberatan?" in tiga
    assert '<input type="hidden" name="kapan" value="2024-06-04">' in tiga
    assert "Kapan keberatan Anda diterima?" in empat
    for isi in (satu, dua, tiga, empat):
        assert "Ada yang perlu diperbaiki" not in isi
    # The question fits what happened.
    assert "Kapan Anda menerima jawabannya?" in tanya(client, apa="d")
    assert "Kapan Anda tahu informasi itu tidak ada?" in tanya(client, apa="b")
    assert "diperpanjang" not in tanya(client, apa="d")
    isi = tanya(client, apa="d", kapan="2024-06-04", keberatan="dijawab")
    assert "Kapan Anda menerima jawaban atas keberatan itu?" in isi


def test_a_wrong_answer_is_told_at_its_own_question(client):
    terima = {"apa": "c", "kapan": "2024-06-04"}
    for jawab, kalimat in (
        ({"tanya": "apa"}, "Pilih satu."),
        ({"apa": "z"}, "Pilih satu."),
        ({"apa": "c", "tanya": "kapan"}, "Isi tanggalnya."),
        ({"apa": "c", "kapan": "kemarin"}, "Tulis tanggal yang benar"),
        ({"apa": "c", "kapan": "2024-06-26"}, "Tanggal tidak boleh di masa depan."),
        (terima | {"tanya": "keberatan"}, "Pilih satu."),
        (
            terima | {"keberatan": "menunggu", "kapan_keberatan": "2024-06-03"},
            "Tanggal ini lebih awal daripada permohonan Anda.",
        ),
    ):
        hasil = client.get(BANTUAN, jawab)
        assert hasil.status_code == 400
        assert hasil.text.count(kalimat) == 2  # summary and field


def test_the_result_says_ground_day_place_and_can_be_changed(client):
    isi = tanya(client, apa="c", kapan="2024-06-04", keberatan="belum")
    assert "Anda dapat mengajukan keberatan" in isi
    assert "<b>Kamis, 1 Agustus 2024</b>" in isi
    assert "huruf c, “permohonan tidak ditanggapi”" in isi
    assert "10 hari kerja sejak Selasa, 4 Juni 2024" in isi
    assert "Ke mana dikirim" in isi
    assert 'href="/lacak/"' in isi
    assert 'href="?apa=c&amp;kapan=2024-06-04"' in isi
    assert 'href="?apa=c"' in isi
    assert 'href="."' in isi
    jawab = {"keberatan": "dijawab", "kapan_keberatan": "2024-06-14"}
    assert "Anda dapat ke" in tanya(client, apa="a", kapan="2024-05-02", **jawab)
    # Without a request no number is asked for.
    assert "Nomor pendaftaran permohonan." in isi
    tanpa = tanya(client, apa="b", kapan="2024-06-04", keberatan="belum")
    assert "Nomor pendaftaran permohonan." not in tanpa


def test_a_day_that_cannot_be_reckoned_is_said_so(client):
    BatasWaktu.objects.filter(kode="keberatan.ajukan").delete()
    isi = tanya(client, apa="a", kapan="2024-06-04", keberatan="belum")
    lama = tanya(client, apa="a", kapan="0001-01-01", keberatan="belum")
    assert "Tanggalnya tidak dapat dihitung" in isi
    assert "belum diatur" in isi
    assert "Tanggalnya tidak dapat dihitung" in lama


# The explanation


def test_the_page_explains_grounds_and_days_as_rows_of_law(client):
    isi = client.halaman("/keberatan/").text
    assert "30 hari kerja sejak alasannya ditemukan (UU 14/2008 Pasal 36)" in isi
    assert "14 hari kerja sejak jawaban itu" in isi
    for alasan in AlasanKeberatan:
        assert f"Huruf {alasan.value}: " in isi
    # A limit that is not confirmed or not set is not printed as law.
    BatasWaktu.objects.filter(kode="keberatan.ajukan").update(pasti=False)
    BatasWaktu.objects.filter(kode="keberatan.tanggapi").delete()
    BatasWaktu.objects.filter(kode="sengketa.ajukan").update(pasti=False)
    assert "Batas waktunya" not in client.halaman("/keberatan/").text
