"""The one search over everything."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from informasi.models import Kosakata, PencarianNihil
from tests.factories.informasi import DokumenFactory
from tests.factories.organisasi import HalamanFactory, UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
ALAMAT = reverse("cari")


def cari(client, q):
    return client.halaman(f"{ALAMAT}?q={q}")


def test_one_box_finds_entries_and_units(client):
    unit = UnitFactory(nama="Dinas Perhubungan Wanasari", slug="dishub")
    DokumenFactory(judul="Trayek perhubungan", unit=unit)
    Kosakata.objects.susun_ulang()
    isi = cari(client, "perhubungan").content.decode()
    assert "Trayek" in isi
    assert unit.get_absolute_url() in isi
    assert "Unit</span>" in isi


def test_without_words_it_asks_for_some(client):
    isi = client.halaman(ALAMAT).content.decode()
    assert "Apa yang Anda cari?" in isi
    assert not PencarianNihil.objects.exists()


def test_the_box_itself_may_be_indexed_and_what_it_found_may_not(client):
    kotak = client.halaman(f"{ALAMAT}?utm_source=surat").content.decode()
    hasil = cari(client, "air").content.decode()
    assert f'<link rel="canonical" href="{settings.ALAMAT_PUBLIK}{ALAMAT}">' in kotak
    assert "noindex" not in kotak
    assert '<meta name="robots" content="noindex, follow">' in hasil
    assert 'rel="canonical"' not in hasil


def test_nothing_found_leads_on_and_is_counted(client):
    UnitFactory(nama="Kantor Penjawab", peran_ppid="utama")
    isi = cari(client, "qzxwv").content.decode()
    assert "Kantor Penjawab" in isi
    assert PencarianNihil.objects.get().kata == "qzxwv"


def test_only_units_found_says_that_no_entry_was(client):
    UnitFactory(nama="Dinas Perhubungan Wanasari")
    assert (
        "Tidak ada informasi publik yang cocok"
        in cari(client, "wanasari").content.decode()
    )


def test_only_entries_found_leads_to_all_units(client):
    DokumenFactory(judul="Laporan zeolit")
    Kosakata.objects.susun_ulang()
    assert reverse("unit-daftar") in cari(client, "zeolit").content.decode()


@pytest.mark.parametrize("q", ["%00", "%ff", "<script>", "a" * 10_000, "'\"&"])
def test_odd_words_are_harmless(client, q):
    assert cari(client, q).status_code == 200


def test_a_long_text_is_cut_and_the_reader_told(client):
    assert "dipotong" in cari(client, "kata " * 100).content.decode()


@pytest.mark.parametrize("banyak", [1, 30])
def test_a_search_stays_within_six_queries(client, banyak):
    for _ in range(banyak):
        DokumenFactory(judul="Laporan kegiatan", unit__nama="Unit laporan")
    Kosakata.objects.susun_ulang()
    client.get(reverse("informasi:dokumen-daftar"))
    client.get(f"{ALAMAT}?q=pemanasan")
    with CaptureQueriesContext(connection) as tangkap:
        client.get(f"{ALAMAT}?q=laporan")
    pokok = [q for q in tangkap if "organisasi_versi" not in q["sql"]]
    assert len(pokok) <= 6, [q["sql"][:80] for q in pokok]


def test_pages_of_the_office_are_found_and_hidden_ones_are_not(client):
    HalamanFactory(judul="Maklumat pelayanan", isi="Kami **berjanji**.")
    HalamanFactory(judul="Privasi", isi="Data pribadi.")
    HalamanFactory(judul="Maklumat rancangan", isi="Kami berjanji.", terbit=False)
    for q in ("maklumat", "maklumt", "berjanji"):
        isi = cari(client, q).content.decode()
        assert "Maklumat pelayanan" in isi
        assert "Privasi</a></h3>" not in isi
        assert "Maklumat rancangan" not in isi


def test_a_unit_or_page_written_anew_is_found_at_once(client):
    halaman = HalamanFactory(judul="Maklumat")
    unit = UnitFactory(nama="Dinas Lama")
    assert unit.get_absolute_url() not in cari(client, "wanasari").content.decode()
    halaman.judul, unit.nama = "Ruang Wanasari", "Dinas Wanasari"
    halaman.save()
    unit.save()
    isi = cari(client, "wanasari").content.decode()
    assert halaman.get_absolute_url() in isi
    assert unit.get_absolute_url() in isi
