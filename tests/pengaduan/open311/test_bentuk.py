"""The four JSON replies have the shapes that the published schemas demand."""

import pytest
from django.test import Client

from organisasi.models import Wilayah
from tests.factories import pengaduan as f
from tests.factories.organisasi import WilayahFactory
from tests.pengaduan.open311 import bentuk_open311 as bentuk

pytestmark = pytest.mark.django_db
V2 = "/open311/v2"


@pytest.fixture
def kategori():
    """A service, and a kelurahan whose code looks like a number."""
    WilayahFactory(
        kode="3278051001",
        nama="Panglayungan",
        tingkat=Wilayah.Tingkat.KELURAHAN,
        induk=WilayahFactory(kode="32.78.05", nama="Cipedes"),
    )
    return f.KategoriFactory(kode="001", nama="Jalan dan jembatan")


@pytest.fixture
def nomor(kategori):
    """One that nobody has read, one for everybody with its place, one at its end."""
    titik = {"lintang": "-7.327000", "bujur": "108.220000", "lokasi": "Depan pasar"}
    semua = (
        f.PengaduanFactory(kategori=kategori),
        f.PengaduanFactory(kategori=kategori, diteruskan=True, umum=True, **titik),
        f.PengaduanFactory(kategori=kategori, selesai=True),
    )
    return [satu.nomor for satu in semua]


def baca(jalur):
    jawab = Client().get(f"{V2}/{jalur}")
    assert jawab.status_code == 200
    return jawab.json()


def test_the_service_list(kategori):
    isi = baca("services.json")
    assert isi
    assert bentuk.cacat_daftar(isi, bentuk.LAYANAN) == []


def test_a_service_definition(kategori):
    isi = baca("services/001.json")
    assert isi["attributes"][0]["values"]
    assert bentuk.cacat_definisi(isi) == []


def test_the_list_of_requests(nomor):
    isi = baca("requests.json")
    assert {satu["service_request_id"] for satu in isi} == set(nomor)
    assert bentuk.cacat_daftar(isi, bentuk.PERMINTAAN) == []


def test_each_request_alone(nomor):
    for satu in nomor:
        isi = baca(f"requests/{satu}.json")
        assert len(isi) == 1
        assert bentuk.cacat_daftar(isi, bentuk.PERMINTAAN) == []
    assert [baca(f"requests/{n}.json")[0]["lat"] for n in nomor] == [None, -7.327, None]


@pytest.mark.parametrize(
    ("ubah", "galat"),
    [
        ({"service_code": 1}, "service_code: 1"),
        ({"lat": "-7.3"}, "lat: '-7.3'"),
        ({"requested_datetime": "2026-11-25"}, "requested_datetime: '2026-11-25'"),
        ({"updated_datetime": "2026-11-25T08:00:00"}, "updated_datetime: '2026-11-25T"),
        ({"requested_datetime": "Tadi"}, "requested_datetime: 'Tadi'"),
        ({"kode": "x"}, "kode: unknown"),
    ],
)
def test_the_checker_sees_what_is_wrong(nomor, ubah, galat):
    (isi,) = baca(f"requests/{nomor[1]}.json")
    (hasil,) = bentuk.cacat(isi | ubah, bentuk.PERMINTAAN)
    assert hasil.startswith(galat)


def test_the_checker_sees_what_is_missing():
    assert list(bentuk.cacat([], bentuk.NILAI)) == ["no object: []"]
    assert bentuk.cacat_daftar({}, bentuk.NILAI) == ["no list: {}"]
    assert bentuk.cacat_daftar([{"key": "a"}], bentuk.NILAI) == ["name: missing"]
    assert bentuk.cacat_definisi({"service_code": 7, "attributes": []}) != []
