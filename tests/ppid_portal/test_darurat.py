"""112: small, without script, first of all the call."""

from __future__ import annotations

import gzip
from datetime import date
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import caches
from django.db import OperationalError, connection

from organisasi.models import Halaman, KanalLayanan, Pengaturan
from tests.factories.organisasi import HalamanFactory, KanalLayananFactory
from tests.klien import PortalClient
from tests.ppid_portal.kueri import kueri_dingin, kueri_tersimpan

pytestmark = pytest.mark.django_db
J = KanalLayanan.Jenis
DUA = pytest.mark.parametrize(
    ("alamat", "lang"), [("/darurat/", "id"), ("/darurat/su/", "su")]
)


def pusat(**lain: Any) -> KanalLayanan:
    return KanalLayananFactory(kode="112", jenis=J.DARURAT, nomor="112", **lain)


@DUA
def test_the_call_is_the_first_thing(
    client: PortalClient, alamat: str, lang: str
) -> None:
    isi = client.halaman(alamat, lang=lang).content.decode()

    badan = isi.split("<body>")[1]
    assert badan.index("<a ") == badan.index('<a class="telepon" href="tel:112">')
    assert badan.index("tel:112") < badan.index("<h1>")
    assert "<script" not in isi


@DUA
def test_weighs_less_than_ten_kilobytes_with_its_style_sheet(
    client: PortalClient, alamat: str, lang: str
) -> None:
    pusat(terhubung="A, B, C, D, E, F")
    KanalLayananFactory.create_batch(
        15, jenis=J.DARURAT, nomor="110", cocok_untuk="kejahatan, gangguan keamanan"
    )
    HalamanFactory(slug="darurat-su", bahasa=Halaman.Bahasa.SU, isi="kata " * 300)

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
def test_stays_with_the_reader_for_a_day_without_a_net(
    client: PortalClient, alamat: str, lang: str
) -> None:
    response = client.get(alamat)

    simpan = response["Cache-Control"]
    assert simpan.startswith("public, max-age=86400")
    assert "stale-while-revalidate=" in simpan
    assert "stale-if-error=" in simpan
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_other_numbers_follow_with_the_day_they_were_tried(
    client: PortalClient,
) -> None:
    pusat()
    KanalLayananFactory(jenis=J.DARURAT, nomor="110", nama="Polri", urut=1)
    KanalLayananFactory(
        jenis=J.PERLINDUNGAN, nomor="129", diperiksa_pada=date(2024, 6, 4), urut=2
    )
    KanalLayananFactory(jenis=J.DARURAT, nama="Tanpa nomor")
    KanalLayananFactory(jenis=J.UTILITAS, nomor="123")

    response = client.halaman("/darurat/")

    isi = response.content.decode()
    assert isi.index('href="tel:110"') < isi.index('href="tel:129"')
    assert isi.count('href="tel:112"') == 1
    assert "Belum dicoba" not in isi
    assert "Terakhir dicoba 4 Juni 2024." in isi
    assert "Tanpa nomor" not in isi
    assert 'href="tel:123"' not in isi


def test_agencies_behind_the_number_are_data(client: PortalClient) -> None:
    assert "Yang terhubung" not in client.get("/darurat/").text
    pusat(terhubung="BPBD,  Dinas Sosial, ")

    isi = client.get("/darurat/").text

    assert "Yang terhubung dengan 112 di Kota Tasikmalaya: BPBD, Dinas Sosial." in isi


def test_says_what_to_say_and_warns_of_pranks(client: PortalClient) -> None:
    isi = client.get("/darurat/").text

    for kata in ("patokan", "terluka", "ponsel yang terkunci", "Panggilan iseng"):
        assert kata in isi
    assert 'href="/pengaduan/"' in isi


def test_another_city_has_its_own_name_and_number(client: PortalClient) -> None:
    Pengaturan(nama_kota="Kota Contoh", nomor_darurat="113").save()

    isi = client.get("/darurat/").text

    assert 'href="tel:113"' in isi
    assert "Kota Contoh" in isi
    assert "112" not in isi


def test_sundanese_shows_the_text_that_staff_keep(client: PortalClient) -> None:
    HalamanFactory(slug="darurat-su", isi="Ulah *heureuy*.", bahasa=Halaman.Bahasa.SU)

    isi = client.halaman("/darurat/su/", lang="su").content.decode()

    assert "Ulah <em>heureuy</em>." in isi


def test_sundanese_opens_without_that_text(client: PortalClient) -> None:
    HalamanFactory(slug="darurat-su", terbit=False, isi="Can siap")

    isi = client.halaman("/darurat/su/", lang="su").content.decode()

    assert "Can siap" not in isi
    assert 'href="tel:112"' in isi


@DUA
def test_says_112_when_the_database_is_gone(
    client: PortalClient, alamat: str, lang: str
) -> None:
    def putus(*_: Any) -> None:
        raise OperationalError

    with connection.execute_wrapper(putus):
        isi = client.halaman(alamat, lang=lang).content.decode()

    assert 'href="tel:112"' in isi


@pytest.mark.parametrize("jumlah", [1, 20])
def test_costs_the_same_for_any_number_of_rows(
    client: PortalClient, jumlah: int
) -> None:
    KanalLayananFactory.create_batch(jumlah, jenis=J.DARURAT, nomor="110")

    assert len(kueri_dingin(client, "/darurat/")) == 2
    assert kueri_tersimpan(client, "/darurat/") == []
    caches["halaman"].clear()
    assert len(kueri_dingin(client, "/darurat/su/")) == 1


def test_takes_no_post(client: PortalClient) -> None:
    assert client.post("/darurat/").status_code == 405
