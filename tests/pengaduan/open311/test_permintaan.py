"""GeoReport v2, reading: filters, and what must never come out."""

import gzip
import json
from datetime import UTC, datetime

import pytest
import time_machine
from defusedxml.ElementTree import fromstring
from django.test import Client

from organisasi.models import Unit
from pengaduan.models import Pengaduan
from tests.factories import pengaduan as f
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import muat_kalender

pytestmark = [pytest.mark.django_db]
V2 = "/open311/v2"
PADA = datetime(2026, 11, 25, 3, tzinfo=UTC)
KUNCI = "KUNCI-UJI-BUKAN-RAHASIA"
# Inside the city: the square before the town hall, roughly.
DI_KOTA = {"lat": "-7.327000", "long": "108.220000"}


@pytest.fixture(autouse=True)
def _hari_ini():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def kantor():
    """The main PPID, with limits and holidays as shipped."""
    muat_kalender()
    return UnitFactory(kode="DISKOMINFO", peran_ppid=Unit.PeranPPID.UTAMA)


@pytest.fixture
def kategori(kantor):
    """The one service."""
    return f.KategoriFactory(kode="jalan", nama="Jalan dan jembatan")


def kode(jawab):
    """The codes of a JSON error."""
    return [satu["code"] for satu in jawab.json()]


# Reading


def test_nothing_unchecked_and_nobody_comes_out(kategori):
    pengaduan = f.PengaduanFactory(
        kategori=kategori, uraian="Kata mentah", lokasi="Rumah nomor 7"
    )
    isi = Client().get(f"{V2}/requests/{pengaduan.nomor}.json").json()[0]
    assert isi["description"] is None
    assert isi["address"] is None
    assert isi["lat"] is None
    assert "Kata mentah" not in json.dumps(isi)
    assert "nomor 7" not in json.dumps(isi)
    assert isi["status"] == "open"
    assert isi["status_notes"].startswith("Masuk, paling lambat")


@pytest.mark.parametrize("sifat", [{"rahasia": True}, {"berkadar": True}])
def test_secret_ones_do_not_exist(sifat, kategori):
    pengaduan = f.PengaduanFactory(kategori=kategori, **sifat)
    assert Client().get(f"{V2}/requests/{pengaduan.nomor}.json").status_code == 404
    arg = {"service_request_id": pengaduan.nomor}
    assert Client().get(f"{V2}/requests.json", arg).json() == []
    assert Client().get(f"{V2}/requests.json").json() == []


def test_a_released_photo_comes_out_and_no_other(kategori, settings):
    settings.ALAMAT_PUBLIK = "https://portal.example"
    pengaduan = f.PengaduanFactory(kategori=kategori, diteruskan=True, umum=True)
    f.BerkasPengaduanFactory(pengaduan=pengaduan)
    alamat = f"{V2}/requests/{pengaduan.nomor}.json"
    assert Client().get(alamat).json()[0]["media_url"] is None
    f.BerkasPengaduanFactory(pengaduan=pengaduan, umum=True, tipe="application/pdf")
    foto = f.BerkasPengaduanFactory(pengaduan=pengaduan, umum=True)
    isi = Client().get(alamat).json()[0]
    jalan = f"/pengaduan/umum/{pengaduan.nomor}/foto/{foto.pk}/"
    assert isi["media_url"] == f"https://portal.example{jalan}"


def test_published_words_come_out(kategori):
    pengaduan = f.PengaduanFactory(
        kategori=kategori,
        diteruskan=True,
        umum=True,
        lintang="-7.327000",
        bujur="108.220000",
    )
    isi = Client().get(f"{V2}/requests/{pengaduan.nomor}.json").json()[0]
    assert isi["description"] == pengaduan.uraian_umum
    assert (isi["lat"], isi["long"]) == (-7.327, 108.22)
    assert isi["requested_datetime"].endswith("+07:00")
    assert isi["agency_responsible"] == pengaduan.pemegang.nama


def test_filters_of_the_specification(kategori):
    buka = f.PengaduanFactory(kategori=kategori)
    tutup = f.pengaduan_di(Pengaduan.Status.SELESAI, kategori=kategori)
    lain = f.PengaduanFactory()

    def nomor(**arg):
        semua = Client().get(f"{V2}/requests.json", arg).json()
        return {satu["service_request_id"] for satu in semua}

    assert nomor() == {buka.nomor, tutup.nomor, lain.nomor}
    assert nomor(status="open") == {buka.nomor, lain.nomor}
    assert nomor(status="closed") == {tutup.nomor}
    assert nomor(status="open,closed") == nomor()
    assert nomor(service_code="jalan", status="open") == {buka.nomor}
    assert nomor(service_request_id=f"{buka.nomor}, {tutup.nomor}", status="open") == {
        buka.nomor,
        tutup.nomor,
    }
    assert nomor(start_date="2026-11-20T00:00:00+07:00") == nomor()
    assert nomor(end_date="2026-11-01T00:00:00Z") == set()
    assert nomor(start_date="2020-01-01", end_date="2020-02-01") == set()
    assert len(nomor(page="1", page_size="2")) == 2
    assert len(nomor(page="2", page_size="2")) == 1


def test_closed_says_how(kategori):
    tutup = f.pengaduan_di(Pengaduan.Status.SELESAI, kategori=kategori)
    arsip = f.pengaduan_di(Pengaduan.Status.ARSIP, kategori=kategori)
    catatan = {
        satu["service_request_id"]: satu["status_notes"]
        for satu in Client().get(f"{V2}/requests.json").json()
    }
    assert catatan[tutup.nomor].startswith("Selesai. ")
    assert catatan[arsip.nomor] == "Diarsipkan."


@pytest.mark.parametrize(
    "arg",
    [
        {"status": "lost"},
        {"start_date": "kemarin"},
        {"end_date": "2026-13-45"},
        {"start_date": "2026-01-01T00:00:00Z", "end_date": "2026-06-01T00:00:00Z"},
        {"page": "0"},
        {"page": "-1"},
        {"page_size": "9999999999"},
        {"page": "satu"},
    ],
)
def test_bad_arguments_are_told(arg, kategori):
    jawab = Client().get(f"{V2}/requests.json", arg)
    assert (jawab.status_code, kode(jawab)) == (400, [400])


def test_null_is_an_empty_element_in_xml(kategori):
    pengaduan = f.PengaduanFactory(kategori=kategori)
    akar = fromstring(Client().get(f"{V2}/requests/{pengaduan.nomor}.xml").content)
    assert akar.find("request/description").text is None
    assert not akar.find("request").attrib


def test_the_list_asks_the_same_for_one_and_many(kategori, django_assert_num_queries):
    f.PengaduanFactory(kategori=kategori)
    with django_assert_num_queries(2):
        Client().get(f"{V2}/requests.json")
    f.PengaduanFactory.create_batch(20, kategori=kategori)
    with django_assert_num_queries(2):
        Client().get(f"{V2}/requests.json")


def test_a_reader_is_sent_no_more_than_it_needs(kategori):
    """Compressed for who takes it, and nothing when nothing changed."""
    f.PengaduanFactory.create_batch(20, kategori=kategori)
    alamat = f"{V2}/requests.json"
    polos = Client().get(alamat)
    padat = Client().get(alamat, headers={"Accept-Encoding": "gzip"})
    lagi = Client().get(alamat, headers={"If-None-Match": polos["ETag"]})
    assert padat["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(padat.content)) == polos.json()
    assert len(padat.content) < len(polos.content) / 5
    assert (lagi.status_code, lagi.content) == (304, b"")


@pytest.mark.parametrize("metode", ["put", "delete", "patch"])
def test_other_methods_are_not_allowed(metode):
    assert getattr(Client(), metode)(f"{V2}/requests.json").status_code == 405
