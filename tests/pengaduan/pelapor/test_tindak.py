"""What the reporter does on his own page: news, an answer, yes or no, his contact."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pengaduan.aduan.kabar import GARAM_SUREL
from pengaduan.models import Pengaduan
from pengaduan.pelapor.actions import FOTO_WARGA_MAKS
from pengaduan.penanganan.actions import tunda_pengaduan
from tests.factories.pengaduan import BerkasPengaduanFactory, pengaduan_di
from tests.pengaduan.kantor_aduan import PADA, adukan, diteruskan, foto, menunggu, segar
from tests.surat import berisi

pytestmark = pytest.mark.django_db
S = Pengaduan.Status


@pytest.fixture(autouse=True)
def _hari_itu():
    with time_machine.travel(PADA, tick=False):
        yield


def alamat(aduan, langkah=""):
    return f"/pengaduan/{aduan.kode}/{langkah}"


def kabari(client, aduan, **isi):
    return client.post(alamat(aduan, "kabar/"), {"isi": "Makin dalam."} | isi)


def ditanya(kantor):
    return tunda_pengaduan(
        adukan(kantor), Saat(kantor.admin, PADA), pertanyaan="Jalan yang mana?"
    )


def test_news_reaches_the_office_and_stands_on_the_page(client, kantor):
    aduan = diteruskan(kantor)
    halaman = client.halaman(alamat(aduan, "kabar/")).content.decode()
    jawab = kabari(client, aduan, foto=[foto(), foto(80)])
    assert "Tambah kabar atau foto" in halaman
    assert jawab["Location"] == alamat(aduan)
    isi = client.halaman(alamat(aduan)).content.decode()
    assert "Makin dalam." in isi
    assert "Foto ditambahkan" in isi
    assert "Unduh foto 2" in isi
    assert segar(aduan).status == S.DITERUSKAN


def test_the_same_photo_again_is_kept_once(client, kantor):
    aduan = adukan(kantor)
    for _ in range(2):
        kabari(client, aduan, foto=[foto(), foto()])
    assert aduan.berkas.count() == 1
    assert aduan.pesan.count() == 2


def test_a_question_is_answered_on_its_own_page(client, kantor):
    aduan = ditanya(kantor)
    isi = client.halaman(alamat(aduan, "kabar/")).content.decode()
    kasus = client.halaman(alamat(aduan)).content.decode()
    jawab = kabari(client, aduan, isi="Jalan Cihideung.")
    assert "Jawab pertanyaan kami" in isi
    assert "Jalan yang mana?" in isi
    assert "Giliran Anda: jawab pertanyaan kami" in kasus
    assert "Jawab pertanyaan ini" in kasus
    assert jawab.status_code == 302
    assert segar(aduan).status == S.MASUK
    assert "Pertanyaan terjawab" in client.halaman(alamat(aduan)).content.decode()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"isi": ""}, "Tulis dulu pesannya"),
        ({"isi": " \x00 "}, ""),
        ({"isi": "x" * 3001}, "3000"),
    ],
)
def test_empty_or_endless_news_is_sent_back_with_words(client, kantor, isi, kalimat):
    aduan = adukan(kantor)
    jawab = kabari(client, aduan, **isi)
    assert jawab.status_code == 400
    assert kalimat in jawab.content.decode()
    assert not aduan.pesan.exists()


def test_what_is_no_photo_is_named_and_nothing_is_sent(client, kantor):
    aduan = adukan(kantor)
    palsu = SimpleUploadedFile("palsu.jpg", b"<script>alert(1)</script>", "image/jpeg")
    jawab = kabari(client, aduan, foto=[palsu, foto()])
    assert jawab.status_code == 400
    assert 'id="galat' in jawab.content.decode() or "alert" in jawab.content.decode()
    assert "Makin dalam." in jawab.content.decode()  # the words are kept
    assert not aduan.berkas.exists()
    assert not aduan.pesan.exists()


def test_there_is_an_end_to_the_photos_of_a_case(client, kantor):
    aduan = adukan(kantor)
    for _ in range(FOTO_WARGA_MAKS):
        BerkasPengaduanFactory(pengaduan=aduan)
    jawab = kabari(client, aduan, foto=[foto()])
    assert jawab.status_code == 400
    assert f"Paling banyak {FOTO_WARGA_MAKS} foto" in jawab.content.decode()
    assert not aduan.pesan.exists()


@pytest.mark.parametrize("status", ["selesai", "gabungan"])
def test_an_ended_case_takes_no_news_and_says_why(client, status):
    aduan = pengaduan_di(status)
    halaman = client.get(alamat(aduan, "kabar/"))
    jawab = kabari(client, aduan)
    assert halaman.status_code == jawab.status_code == 409
    assert "Aduan ini sudah berakhir" in jawab.content.decode()
    assert jawab["Cache-Control"] == "no-store"
    assert not aduan.pesan.exists()


def test_a_case_that_ended_a_moment_ago_says_so(client, kantor, monkeypatch):
    aduan = adukan(kantor)
    monkeypatch.setattr("pengaduan.pelapor.actions.TERBUKA", frozenset())
    jawab = kabari(client, aduan)
    assert jawab.status_code == 400
    assert "Aduan ini sudah berakhir." in jawab.content.decode()


def test_yes_closes_the_case(client, kantor):
    aduan = menunggu(kantor)
    isi = client.halaman(alamat(aduan, "tanggapan/")).content.decode()
    jawab = client.post(alamat(aduan, "tanggapan/"), {"beres": "ya"})
    assert "Lubangnya sudah ditambal." in isi
    assert jawab["Location"] == alamat(aduan)
    kini = segar(aduan)
    assert (kini.status, kini.cara_selesai) == (S.SELESAI, Pengaduan.Cara.PELAPOR)
    halaman = client.halaman(alamat(aduan)).content.decode()
    assert "Anda menyatakan masalahnya sudah beres." in halaman
    assert "Buka lagi aduan ini" in halaman


def test_no_sends_it_back_with_the_reason(client, kantor):
    aduan = menunggu(kantor)
    client.post(
        alamat(aduan, "tanggapan/"), {"beres": "tidak", "alasan": "Masih berlubang."}
    )
    assert segar(aduan).status == S.DITINDAKLANJUTI
    isi = client.halaman(alamat(aduan)).content.decode()
    assert "Anda menyatakan belum beres" in isi
    assert "Masih berlubang." in isi


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({}, "Pilih ya atau tidak."),
        ({"beres": "mungkin"}, "Pilih ya atau tidak."),
        ({"beres": "tidak"}, "Tulis apa yang belum beres"),
        ({"beres": "tidak", "alasan": "x" * 3001}, "3000"),
    ],
)
def test_an_unclear_answer_changes_nothing(client, kantor, isi, kalimat):
    aduan = menunggu(kantor)
    jawab = client.post(alamat(aduan, "tanggapan/"), isi)
    assert jawab.status_code == 400
    assert kalimat in jawab.content.decode()
    assert segar(aduan).status == S.MENUNGGU_PELAPOR


def test_a_closed_case_is_opened_again_with_a_word(client, kantor):
    aduan = menunggu(kantor)
    client.post(alamat(aduan, "tanggapan/"), {"beres": "ya"})
    halaman = client.halaman(alamat(aduan, "tanggapan/")).content.decode()
    kosong = client.post(alamat(aduan, "tanggapan/"), {"beres": "ya"})
    jawab = client.post(alamat(aduan, "tanggapan/"), {"alasan": "Berlubang lagi."})
    assert "Buka lagi aduan ini" in halaman
    assert 'name="beres"' not in halaman
    assert kosong.status_code == 400
    assert jawab.status_code == 302
    kini = segar(aduan)
    assert (kini.status, kini.dibuka_kembali) == (S.DITINDAKLANJUTI, 1)
    assert "Dibuka kembali" in client.halaman(alamat(aduan)).content.decode()


@pytest.mark.parametrize("status", ["ditindaklanjuti", "arsip"])
def test_without_a_result_there_is_nothing_to_answer(client, status):
    aduan = pengaduan_di(status)
    jawab = client.post(alamat(aduan, "tanggapan/"), {"beres": "ya"})
    assert jawab.status_code == 409
    assert "Belum ada hasil yang dapat dijawab" in jawab.content.decode()
    assert segar(aduan).status == status


def test_a_refusal_of_the_rules_is_said(client, kantor, monkeypatch):
    aduan = menunggu(kantor)
    monkeypatch.setattr("pengaduan.pelapor.views.jawab_tanggapan", _jawab_sudah_lewat)
    jawab = client.post(alamat(aduan, "tanggapan/"), {"beres": "ya"})
    assert jawab.status_code == 400
    assert "Sudah dijawab dari layar lain." in jawab.content.decode()


def _jawab_sudah_lewat(*_a, **_kw):
    raise TindakanTerlarang("Sudah dijawab dari layar lain.")


def tautan_pasti(aduan):
    isi = berisi("/pengaduan/pastikan/")[-1].isi
    cocok = re.search(r"(/pengaduan/pastikan/\S+)", isi)
    assert cocok
    return cocok[1]


def test_looking_at_the_link_proves_nothing_pressing_does(client, kantor):
    aduan = adukan(kantor)
    tautan = tautan_pasti(aduan)
    belum = client.halaman(alamat(aduan)).content.decode()
    for _ in range(2):
        isi = client.halaman(tautan).content.decode()
        assert "Apakah ini surel Anda?" in isi
        assert aduan.kode not in isi
    assert segar(aduan).pelapor.surel_dipastikan_pada is None
    for _ in range(2):
        jawab = client.post(tautan)
    assert "Surel Anda sudah dipastikan" in jawab.content.decode()
    assert segar(aduan).pelapor.surel_dipastikan_pada == PADA
    assert Jejak.objects.filter(tindakan="pastikan_surel").count() == 1
    assert "Pastikan surel Anda" in belum
    assert "Pastikan surel Anda" not in client.halaman(alamat(aduan)).content.decode()


@pytest.mark.parametrize(
    ("isi", "garam"),
    [(1, "lain"), (1, GARAM_SUREL), ([1, 2, 3], GARAM_SUREL), ([0, "x"], GARAM_SUREL)],
    ids=["another purpose", "no pair", "too much", "nobody"],
)
def test_a_signed_link_of_another_kind_opens_nothing(client, isi, garam):
    for token in (signing.dumps(isi, salt=garam), "a:b:c", "%00"):
        jawab = client.post(f"/pengaduan/pastikan/{token}/")
        assert jawab.status_code == 404
        assert jawab["Cache-Control"] == "no-store"


def test_a_link_to_an_address_since_changed_proves_nothing(client, kantor):
    aduan = adukan(kantor)
    tautan = tautan_pasti(aduan)
    with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=False):
        client.post(alamat(aduan, "data/kontak/"), {"surel": "baru@contoh.id"})
    assert client.post(tautan).status_code == 404
    assert segar(aduan).pelapor.surel_dipastikan_pada is None
