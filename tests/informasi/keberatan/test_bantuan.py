"""The explanation of objections, and the helper in four questions."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from informasi.keberatan.bantuan import DIJAWAB, MENUNGGU, Jawab, saran
from informasi.models import AlasanKeberatan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import BatasWaktu, HariLibur
from tests.factories.organisasi import KanalLayananFactory
from tests.informasi.kantor import buka_kantor, saat

pytestmark = pytest.mark.django_db
BANTUAN = "/keberatan/bantuan/"
TERIMA = date(2024, 6, 4)  # due 20 June, with the extension 1 July


@pytest.fixture(autouse=True)
def _hari_ini():
    buka_kantor()
    with time_machine.travel(saat("2024-06-25"), tick=False):
        yield


def tanya(client, **jawab):
    isi: str = client.get(BANTUAN, jawab).content.decode()
    return isi


# What it reckons


@pytest.mark.parametrize(
    ("jawab", "hari_ini", "langkah", "sampai", "mulai"),
    [
        (Jawab("c", TERIMA), "2024-06-20", "tunggu_jawaban", "2024-06-20", "06-21"),
        (Jawab("c", TERIMA), "2024-06-21", "ajukan_keberatan", "2024-08-01", ""),
        (Jawab("c", TERIMA), "2024-08-01", "ajukan_keberatan", "2024-08-01", ""),
        (Jawab("c", TERIMA), "2024-08-02", "keberatan_lewat", "2024-08-01", ""),
        (
            Jawab("c", TERIMA, diperpanjang=True),
            *("2024-06-21", "tunggu_jawaban", "2024-07-01", "07-02"),
        ),
        (Jawab("a", TERIMA), "2024-06-04", "ajukan_keberatan", "2024-07-18", ""),
        (Jawab("b", TERIMA), "2024-07-19", "keberatan_lewat", "2024-07-18", ""),
        (
            Jawab("a", TERIMA, keberatan=MENUNGGU, kapan_keberatan=date(2024, 6, 14)),
            *("2024-07-30", "tunggu_tanggapan", "2024-07-30", "07-31"),
        ),
        (
            Jawab("a", TERIMA, keberatan=MENUNGGU, kapan_keberatan=date(2024, 6, 14)),
            *("2024-07-31", "ke_komisi", "2024-08-19", ""),
        ),
        (
            Jawab("a", TERIMA, keberatan=DIJAWAB, kapan_keberatan=date(2024, 6, 14)),
            *("2024-07-08", "ke_komisi", "2024-07-08", ""),
        ),
        (
            Jawab("a", TERIMA, keberatan=DIJAWAB, kapan_keberatan=date(2024, 6, 14)),
            *("2024-07-09", "komisi_lewat", "2024-07-08", ""),
        ),
    ],
)
def test_the_next_step_follows_the_clock_of_a_real_case(
    jawab, hari_ini, langkah, sampai, mulai
):
    hasil = saran(jawab, date.fromisoformat(hari_ini))
    assert hasil.langkah == langkah
    assert hasil.sampai == date.fromisoformat(sampai)
    assert f"{hasil.mulai or ''}"[5:] == mulai
    assert hasil.hitungan[-1].jatuh_tempo == hasil.sampai


def test_a_year_without_calendar_is_refused_in_words():
    HariLibur.objects.all().delete()
    with pytest.raises(TindakanTerlarang, match="Kalender hari libur tahun 2024"):
        saran(Jawab("c", TERIMA), date(2024, 6, 25))


# One question after the other, without account or script


def test_it_asks_one_question_at_a_time_and_keeps_the_answers(client):
    satu = client.halaman(BANTUAN).content.decode()
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


def test_the_question_fits_what_happened(client):
    assert "Kapan Anda menerima jawabannya?" in tanya(client, apa="d")
    assert "Kapan Anda tahu informasi itu tidak ada?" in tanya(client, apa="b")
    assert "diperpanjang" not in tanya(client, apa="d")
    isi = tanya(client, apa="d", kapan="2024-06-04", keberatan="dijawab")
    assert "Kapan Anda menerima jawaban atas keberatan itu?" in isi


@pytest.mark.parametrize(
    ("jawab", "kalimat"),
    [
        ({"tanya": "apa"}, "Pilih satu."),
        ({"apa": "z"}, "Pilih satu."),
        ({"apa": "c", "tanya": "kapan"}, "Isi tanggalnya."),
        ({"apa": "c", "kapan": "kemarin"}, "Tulis tanggal yang benar"),
        ({"apa": "c", "kapan": "2024-06-26"}, "Tanggal ini masih di depan."),
        ({"apa": "c", "kapan": "2024-06-04", "tanya": "keberatan"}, "Pilih satu."),
        (
            {
                "apa": "c",
                "kapan": "2024-06-04",
                "keberatan": "menunggu",
                "kapan_keberatan": "2024-06-03",
            },
            "Tanggal ini lebih awal daripada permohonan Anda.",
        ),
    ],
)
def test_a_wrong_answer_is_told_at_its_own_question(client, jawab, kalimat):
    hasil = client.get(BANTUAN, jawab)
    assert hasil.status_code == 400
    assert hasil.content.decode().count(kalimat) == 2  # summary and field


def test_the_result_says_ground_day_place_and_can_be_changed(client):
    isi = tanya(client, apa="c", kapan="2024-06-04", keberatan="belum")
    assert "Anda dapat mengajukan keberatan" in isi
    assert "<b>Kamis, 1 Agustus 2024</b>" in isi
    assert "huruf c, “permohonan tidak ditanggapi”" in isi
    assert "10 hari kerja sejak Selasa, 4 Juni 2024" in isi
    assert "Ke mana dikirim" in isi
    assert 'href="/permohonan/lacak/"' in isi
    assert 'href="?apa=c&amp;kapan=2024-06-04"' in isi
    assert 'href="?apa=c"' in isi
    assert 'href="."' in isi


def test_before_the_due_day_it_says_to_wait(client):
    isi = tanya(
        client, apa="c", kapan="2024-06-04", diperpanjang="on", keberatan="belum"
    )
    assert "Tunggu dulu sampai 1 Juli 2024" in isi
    assert "Mulai <b>Selasa, 2 Juli 2024</b>" in isi
    assert 'href="?apa=c&amp;kapan=2024-06-04&amp;diperpanjang=on"' in isi


def test_without_a_request_no_number_is_asked_for(client):
    isi = tanya(client, apa="b", kapan="2024-06-04", keberatan="belum")
    assert "Nomor pendaftaran permohonan." not in isi


@pytest.mark.parametrize(
    ("jawab", "kalimat"),
    [
        ({"keberatan": "menunggu", "kapan_keberatan": "2024-06-14"}, "masih punya"),
        ({"keberatan": "dijawab", "kapan_keberatan": "2024-06-14"}, "Anda dapat ke"),
        ({"keberatan": "dijawab", "kapan_keberatan": "2024-05-14"}, "sudah lewat"),
        ({"keberatan": "belum", "kapan": "2024-04-01"}, "sudah lewat"),
    ],
)
def test_each_advice_has_its_words(client, jawab, kalimat):
    isi = tanya(client, **({"apa": "a", "kapan": "2024-05-02"} | jawab))
    assert kalimat in isi


def test_a_day_that_cannot_be_reckoned_is_said_so(client):
    BatasWaktu.objects.filter(kode="keberatan.ajukan").delete()
    isi = tanya(client, apa="a", kapan="2024-06-04", keberatan="belum")
    lama = tanya(client, apa="a", kapan="0001-01-01", keberatan="belum")
    assert "Tanggalnya tidak dapat dihitung" in isi
    assert "belum diatur" in isi
    assert "Tanggalnya tidak dapat dihitung" in lama


def test_what_the_office_does_not_know_of_the_commission_is_said(client):
    jawab = {"apa": "a", "kapan": "2024-05-02"}
    jawab |= {"keberatan": "dijawab", "kapan_keberatan": "2024-06-14"}
    tanpa = tanya(client, **jawab)
    KanalLayananFactory(
        kode="ki-jabar", nama="Komisi Contoh", nomor="022-1", web="ki.example"
    )
    dengan = tanya(client, **jawab)
    assert "belum kami periksa" in tanpa
    assert "Komisi Contoh" in dengan
    assert 'href="tel:0221"' in dengan
    assert 'href="https://ki.example"' in dengan


# The explanation


def test_the_page_explains_grounds_and_days_as_rows_of_law(client):
    isi = client.halaman("/keberatan/").content.decode()
    assert "30 hari kerja sejak alasannya ditemukan (UU 14/2008 Pasal 36)" in isi
    assert "14 hari kerja sejak jawaban itu" in isi
    for alasan in AlasanKeberatan:
        assert f"Huruf {alasan.value}: " in isi


def test_a_limit_not_confirmed_or_not_set_is_not_printed_as_law(client):
    BatasWaktu.objects.filter(kode="keberatan.ajukan").update(pasti=False)
    BatasWaktu.objects.filter(kode="keberatan.tanggapi").delete()
    BatasWaktu.objects.filter(kode="sengketa.ajukan").update(pasti=False)
    assert "Batas waktunya" not in client.halaman("/keberatan/").content.decode()
