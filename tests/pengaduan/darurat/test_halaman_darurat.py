"""112: small, without script, first of all the call."""

import gzip
from datetime import date

import pytest
from django.contrib.staticfiles import finders

from organisasi.halaman.nomor_penting import papan_nomor
from organisasi.models import Halaman, KanalLayanan, Pengaturan
from tests.factories.organisasi import HalamanFactory, KanalLayananFactory

pytestmark = pytest.mark.django_db
J = KanalLayanan.Jenis
DUA = pytest.mark.parametrize(
    ("alamat", "lang"), [("/darurat/", "id"), ("/darurat/su/", "su")]
)


def pusat(**lain):
    return KanalLayananFactory(kode="112", jenis=J.DARURAT, nomor="112", **lain)


@DUA
def test_the_call_is_the_first_thing(client, alamat, lang):
    isi = client.halaman(alamat, lang=lang).content.decode()
    badan = isi.split("<body>")[1]
    assert badan.index("<a ") == badan.index('<a class="telepon" href="tel:112">')
    assert badan.index("tel:112") < badan.index("<h1>")
    assert "<script" not in isi


@DUA
def test_weighs_less_than_ten_kilobytes_with_its_style_sheet(client, alamat, lang):
    pusat(terhubung="A, B, C, D, E, F")
    KanalLayananFactory.create_batch(
        15, jenis=J.DARURAT, nomor="110", cocok_untuk="kejahatan, gangguan keamanan"
    )
    HalamanFactory(slug="darurat-su", bahasa=Halaman.Bahasa.SU, isi="kata " * 300)
    papan_nomor.segarkan()
    halaman = client.get(alamat).content
    lembar = finders.find("css/darurat.css")
    ikon = finders.find("img/favicon.svg")
    berat = len(gzip.compress(halaman))
    for jalan in (lembar, ikon):
        with open(str(jalan), "rb") as berkas:  # noqa: PTH123
            berat += len(berkas.read())
    assert berat < 10_000
    assert halaman.count(b'rel="stylesheet"') == 1


@DUA
def test_stays_with_the_reader_for_a_day_without_a_net(client, alamat, lang):
    KanalLayananFactory(jenis=J.DARURAT, nomor="110")
    papan_nomor.segarkan()
    response = client.get(alamat)
    simpan = response["Cache-Control"]
    assert simpan.startswith("public, max-age=86400")
    assert "stale-while-revalidate=" in simpan
    assert "stale-if-error=" in simpan
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_other_numbers_follow_with_the_day_they_were_tried(client):
    pusat()
    KanalLayananFactory(jenis=J.DARURAT, nomor="110", nama="Polri", urut=1)
    KanalLayananFactory(
        jenis=J.PERLINDUNGAN, nomor="129", diperiksa_pada=date(2024, 6, 4), urut=2
    )
    KanalLayananFactory(jenis=J.DARURAT, nama="Tanpa nomor")
    KanalLayananFactory(jenis=J.UTILITAS, nomor="123")
    papan_nomor.segarkan()
    response = client.halaman("/darurat/")
    isi = response.content.decode()
    assert isi.index('href="tel:110"') < isi.index('href="tel:129"')
    assert isi.count('href="tel:112"') == 1
    assert "Belum dicoba" not in isi
    assert "Terakhir dicoba 4 Juni 2024." in isi
    assert "Tanpa nomor" not in isi
    assert 'href="tel:123"' not in isi


def test_agencies_behind_the_number_are_data(client):
    assert "Yang terhubung" not in client.get("/darurat/").text
    pusat(terhubung="BPBD,  Dinas Sosial, ")
    papan_nomor.segarkan()
    isi = client.get("/darurat/").text
    assert "Yang terhubung dengan 112 di Kota Tasikmalaya: BPBD, Dinas Sosial." in isi


def test_says_what_to_say_and_warns_of_pranks(client):
    isi = client.get("/darurat/").text
    for kata in ("patokan", "terluka", "ponsel yang terkunci", "Panggilan iseng"):
        assert kata in isi
    assert 'href="/pengaduan/"' in isi


def test_another_city_has_its_own_name_and_number(client):
    Pengaturan(nama_kota="Kota Contoh", nomor_darurat="113").save()
    papan_nomor.segarkan()
    isi = client.get("/darurat/").text
    assert 'href="tel:113"' in isi
    assert "Kota Contoh" in isi
    assert "112" not in isi


def test_sundanese_shows_the_text_that_staff_keep(client):
    HalamanFactory(slug="darurat-su", isi="Ulah *heureuy*.", bahasa=Halaman.Bahasa.SU)
    papan_nomor.segarkan()
    isi = client.halaman("/darurat/su/", lang="su").content.decode()
    assert "Ulah <em>heureuy</em>." in isi


def test_sundanese_opens_without_that_text(client):
    HalamanFactory(slug="darurat-su", terbit=False, isi="Can siap")
    papan_nomor.segarkan()
    isi = client.halaman("/darurat/su/", lang="su").content.decode()
    assert "Can siap" not in isi
    assert 'href="tel:112"' in isi


@DUA
def test_asks_no_database(client, alamat, lang, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.halaman(alamat, lang=lang)
    assert 'href="tel:112"' in response.text


@DUA
def test_the_bare_page_of_a_first_start_is_kept_by_nobody(client, alamat, lang):
    assert client.get(alamat)["Cache-Control"] == "no-store"


@DUA
def test_a_changed_number_changes_the_page(client, alamat, lang):
    KanalLayananFactory(jenis=J.DARURAT, nomor="110")
    papan_nomor.segarkan()
    lama = client.get(alamat)
    assert (
        client.get(alamat, headers={"If-None-Match": lama["ETag"]}).status_code == 304
    )
    KanalLayanan.objects.update(nomor="119")
    papan_nomor.segarkan()
    baru = client.get(alamat, headers={"If-None-Match": lama["ETag"]})
    assert baru.status_code == 200
    assert 'href="tel:119"' in baru.text


def test_takes_no_post(client):
    assert client.post("/darurat/").status_code == 405
