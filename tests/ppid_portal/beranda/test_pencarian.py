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
    return client.halaman(f"{ALAMAT}?q={q}").content.decode()


def test_one_box_finds_entries_and_units(client):
    unit = UnitFactory(nama="Dinas Perhubungan Wanasari", slug="dishub")
    DokumenFactory(judul="Trayek perhubungan zeolit")
    Kosakata.objects.susun_ulang()
    isi = cari(client, "perhubungan")
    assert "Trayek" in isi
    assert unit.get_absolute_url() in isi
    assert "Unit</span>" in isi
    assert "Tidak ada informasi publik yang memuat" in cari(client, "wanasari")
    # Only entries found leads to all units.
    assert reverse("unit-daftar") in cari(client, "zeolit")


def test_the_box_itself_may_be_indexed_and_what_it_found_may_not(client):
    kotak = client.halaman(f"{ALAMAT}?utm_source=surat").content.decode()
    assert "Apa yang Anda cari?" in kotak
    assert not PencarianNihil.objects.exists()
    hasil = cari(client, "air")
    assert f'<link rel="canonical" href="{settings.ALAMAT_PUBLIK}{ALAMAT}">' in kotak
    assert "noindex" not in kotak
    assert '<meta name="robots" content="noindex, follow">' in hasil
    assert 'rel="canonical"' not in hasil


def test_odd_words_are_harmless_and_a_long_text_is_cut_and_the_reader_told(client):
    for q in ("%00", "%ff", "<script>", "'\"&"):
        assert "dipotong" not in cari(client, q)
    for q in ("a" * 10_000, "kata " * 100):
        assert "dipotong" in cari(client, q)
    # Nothing found leads on and is counted.
    UnitFactory(nama="Kantor Penjawab", peran_ppid="utama")
    assert "Kantor Penjawab" in cari(client, "qzxwv")
    assert PencarianNihil.objects.filter(kata="qzxwv").exists()


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
        isi = cari(client, q)
        assert "Maklumat pelayanan" in isi
        assert "Privasi</a></h3>" not in isi
        assert "Maklumat rancangan" not in isi


def test_a_unit_or_page_written_anew_is_found_at_once(client):
    halaman = HalamanFactory(judul="Maklumat")
    unit = UnitFactory(nama="Dinas Lama")
    assert unit.get_absolute_url() not in cari(client, "wanasari")
    halaman.judul, unit.nama = "Ruang Wanasari", "Dinas Wanasari"
    halaman.save()
    unit.save()
    isi = cari(client, "wanasari")
    assert halaman.get_absolute_url() in isi
    assert unit.get_absolute_url() in isi
