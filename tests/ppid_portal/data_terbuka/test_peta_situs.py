"""Sitemap, robots.txt and the other addresses machines ask for."""

import re
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest
from django.contrib.staticfiles import finders

from informasi.models import DokumenInformasi
from organisasi.models import Unit
from ppid_portal.data_terbuka import views
from tests.factories.informasi import DokumenFactory, RancanganFactory
from tests.factories.organisasi import HalamanFactory, UnitFactory, WilayahFactory
from tests.kueri import kueri_dingin

pytestmark = pytest.mark.django_db
RUANG = {"s": views.RUANG}


@pytest.fixture(autouse=True)
def _alamat(settings):
    settings.ALAMAT_PUBLIK = "https://ppid.contoh.invalid"


def baca(client, alamat):
    """Address → day of change."""
    response = client.get(alamat)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    isi = response.getvalue()
    akar = ET.fromstring(isi)  # noqa: S314 - our own
    return {
        (satu.findtext("s:loc", namespaces=RUANG) or "").removeprefix(
            "https://ppid.contoh.invalid"
        ): satu.findtext("s:lastmod", namespaces=RUANG)
        for satu in akar
    }


def test_every_public_page_and_no_other_stands_in_it_with_its_day_of_change(client):
    assert "/" in baca(client, "/sitemap.xml")
    unit = UnitFactory()
    dokumen = DokumenFactory(unit=unit)
    halaman = HalamanFactory()
    tertutup = [
        RancanganFactory().get_absolute_url(),
        DokumenFactory(status="ditarik", alasan_tarik="Keliru").get_absolute_url(),
        HalamanFactory(slug="tutup", terbit=False).get_absolute_url(),
    ]
    saat = datetime(2024, 6, 4, 1, tzinfo=UTC)
    for model in (Unit, DokumenInformasi, type(halaman)):
        model.objects.update(diubah_pada=saat)
    peta = baca(client, "/sitemap.xml")
    for alamat in (
        "/",
        "/unit/",
        "/darurat/",
        "/informasi/",
        "/data/",
        "/layanan/",
        "/su/",
    ):
        assert peta[alamat] is None
    for objek in (unit, dokumen, halaman):
        assert peta[objek.get_absolute_url()] == "2024-06-04T08:00:00+07:00"
    assert not peta.keys() & set(tertutup)


def test_figures_of_each_kecamatan_stand_in_it_while_their_page_does(client):
    kini, dulu = (
        UnitFactory(jenis=Unit.Jenis.KECAMATAN, wilayah=WilayahFactory(), sampai=sampai)
        for sampai in (None, date(2020, 12, 31))
    )
    dinas = UnitFactory()
    peta = baca(client, "/sitemap.xml")
    assert peta[f"/kinerja/{kini.slug}/"] is None
    assert f"/kinerja/{dulu.slug}/" not in peta
    assert f"/kinerja/{dinas.slug}/" not in peta


def test_of_a_long_catalogue_the_newest_stand_in_it(client, monkeypatch):
    lama, baru = DokumenFactory.create_batch(2)
    tetap = len(baca(client, "/sitemap.xml")) - 2
    monkeypatch.setattr(views, "MAKS", tetap + 1)
    peta = baca(client, "/sitemap.xml")
    assert baru.get_absolute_url() in peta
    assert lama.get_absolute_url() not in peta
    assert "/unit/" in peta


@pytest.mark.parametrize("jumlah", [1, 30])
def test_costs_the_same_for_any_length(client, jumlah):
    DokumenFactory.create_batch(jumlah)
    assert len(kueri_dingin(client, "/sitemap.xml")) <= 6


def test_robots_name_the_sitemap_and_keep_out_of_endless_lists(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert "Disallow: /admin/\n" in response.text
    assert "Disallow: /*?\n" in response.text
    assert "Sitemap: https://ppid.contoh.invalid/sitemap.xml\n" in response.text
    response = client.get("/favicon.ico")
    assert response.status_code == 301
    assert response["Location"].endswith(".svg")


def test_a_link_carries_a_picture_and_the_portal_its_icon(client):
    isi = client.get("/manifes.webmanifest").json()
    assert isi["name"] == "PPID Kota Tasikmalaya"
    for alamat, berkas in (("/", "beranda"), ("/darurat/", "darurat")):
        gambar = re.search(r'og:image" content="([^"]+)"', client.get(alamat).text)
        assert gambar, alamat
        assert gambar[1].startswith("https://ppid.contoh.invalid/static/")
        isi["icons"].append({"src": f"/static/img/bagikan-{berkas}.png"})
    for ikon in isi["icons"]:
        assert finders.find(ikon["src"].removeprefix("/static/")), ikon
