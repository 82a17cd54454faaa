"""Doors above what was found, suggestions while typing, frequent questions."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import call_command

from dev.management.commands.nilai_cari import Command, Soal, baca, benar, nilai
from informasi.katalog.muat import muat_informasi
from informasi.models import Kosakata, PencarianNihil
from organisasi.kantor.direktori import pertolongan
from organisasi.models import KanalLayanan
from organisasi.muat import muat_kantor
from organisasi.pintu.pengenal import FOLDER, kenali, pengenal
from pengaduan.muat import muat_pengaduan
from ppid_portal.beranda.pintu import PEMBUAT, pintu_tampil, semua_tanya
from tests.factories.informasi import DokumenFactory, RancanganFactory
from tests.factories.organisasi import KanalLayananFactory, UnitFactory
from tests.factories.pengaduan import KategoriFactory

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 11, 24, 9, tzinfo=UTC)
PERTANYAAN = Path(__file__).parent / "pertanyaan.csv"
CUKUP = 110


def cari(client, q):
    return client.halaman(f"/cari/?q={q}").text


def test_labelled_questions_lead_to_the_right_door(tmp_path, capsys):
    for muat in (muat_kantor, muat_informasi, muat_pengaduan):
        muat(pada=PADA)
    Kosakata.objects.susun_ulang()
    semua = baca(PERTANYAAN)
    hitung, salah = nilai(semua)
    assert len(semua) == 120
    assert hitung.total() >= CUKUP, salah
    # The same as a command, which names what went astray.
    (tmp_path / "satu.csv").write_text("bagian,teks,pintu\nx,banjir,kanal:121\n")
    call_command(Command(), tmp_path / "satu.csv")
    assert "x: banjir -> kategori:drainase, " in capsys.readouterr().out
    # The help on top says 112 already; what the office took out has no door.
    bantu = pertolongan("imah kaduruk")
    kode = [p.kanal.kode for p in pintu_tampil(kenali("kaduruk"), "", bantu) if p.kanal]
    assert kode == ["113"]
    KanalLayanan.objects.filter(kode="121").update(kode="lain")
    assert PEMBUAT["kanal"]("121", "") is None


def test_what_counts_as_right():
    ada = ["kategori:jalan", "/lacak/", "item:data apbd kota"]
    for pintu, tepat in (
        ("kategori:jalan", True),
        ("halaman:lacak", True),
        ("item:apbd.kota", True),
        ("item:apbd.desa tanya:lacak", False),
    ):
        assert benar(Soal("x", "y", frozenset(pintu.split())), ada) is tepat


def test_doors_stand_above_and_chance_finds_do_not(client):
    KategoriFactory(kode="drainase", nama="Saluran air", tanda_bahaya="Tanggul jebol.")
    UnitFactory(kode="DPUTR", nama="Dinas PUTR", telepon="(0265) 000-0001")
    DokumenFactory(judul="Delapan toko")
    Kosakata.objects.susun_ulang()
    isi = cari(client, "banjir depan toko besi")
    assert "Mungkin maksud Anda" in isi
    assert (
        'href="/pengaduan/ajukan/?teks=banjir+depan+toko+besi&amp;bidang=drainase">Adukan: Saluran air'
        in isi
    )
    assert "Tanggul jebol." in isi
    assert "(0265) 000-0001" in isi
    # Neither corrected to what it is not, nor a row with one of three words.
    assert "salah ketik" not in isi
    assert "Delapan" not in isi
    assert "Lihat yang memuat sebagian" in isi
    # Half of the words are enough.
    assert "Delapan" in cari(client, "toko xqz")
    assert not PencarianNihil.objects.exists()


def test_a_body_and_a_page_are_doors_and_common_words_find_nothing(client):
    KanalLayananFactory(kode="123", nama="PLN", jenis="utilitas", nomor="123")
    DokumenFactory(judul="Data kota")
    Kosakata.objects.susun_ulang()
    isi = cari(client, "listrik pareum")
    assert 'href="tel:123"' in isi
    isi = cari(client, "menta data")
    assert 'href="/permohonan/">Minta informasi' in isi
    assert "Data kota" not in isi
    assert "</mark> kota" in cari(client, "data")


def test_the_box_suggests_names_of_what_there_is(client):
    def saran(q):
        return client.get("/cari/saran.json", {"q": q}).json()["saran"]

    DokumenFactory(judul="Peta rawan banjir")
    RancanganFactory(judul="Banjir, rancangan")
    UnitFactory(kode="DISHUB", nama="Dinas Perhubungan")
    KategoriFactory(nama="Lampu jalan")
    tanya = "Bagaimana cara melaporkan banjir atau saluran air yang mampet?"
    assert saran("Banj") == [tanya, "Peta rawan banjir"]
    assert saran("dinas perh") == ["Dinas Perhubungan"]
    assert saran("lamp")[1:] == ["Lampu jalan"]
    assert "Bagaimana cara mengurus surat pindah?" in saran("surat pin")
    assert saran("b") == saran("zzqx") == saran("(((") == []
    assert 'data-saran="/static/js/saran.js"' in client.get("/").text


def test_no_word_of_danger_or_anger_is_suggested(client):
    """The lists hold "bangsat", "bunuh diri" and "ganja"; a first page never offers them."""
    ada = {satu.judul for satu in semua_tanya().values()}
    awal = {kata[:3] for kata in pengenal().kata} | {"ban", "bun", "gan", "sab", "anj"}
    assert len(awal) > 300
    for q in sorted(awal):
        assert set(client.get("/cari/saran.json", {"q": q}).json()["saran"]) <= ada, q


def test_each_question_says_who_serves_and_is_known_to_the_doors(client):
    UnitFactory(kode="DISDUKCAPIL", nama="Disdukcapil", telepon="(0265) 000-0002")
    isi = client.halaman("/tanya/ktp-hilang/").text
    assert "(0265) 000-0002" in isi
    assert "Surat keterangan hilang dari kepolisian" in isi
    daftar, peta = client.halaman("/tanya/").text, client.get("/sitemap.xml")
    alamat = b"".join(peta.streaming_content).decode()
    assert len(semua_tanya()) == 25
    for satu in semua_tanya().values():
        assert satu.judul in daftar
        assert satu.alamat in alamat
    assert client.get("/tanya/tidak-ada/").status_code == 404
    pintu = csv.DictReader((FOLDER / "pintu.csv").read_text().splitlines())
    for satu in {p for baris in pintu for p in baris["pintu"].split()}:
        jenis, _, kode = satu.partition(":")
        if jenis in {"tanya", "halaman"}:
            assert PEMBUAT[jenis](kode, "").judul
