"""The four JSON replies have the shapes that the published GeoReport v2 schemas demand.

Codes are strings, ``metadata`` is true or false, places are numbers, moments have a date,
a time and a zone. What may be unknown may be null.
"""

from datetime import datetime

import pytest
from django.test import Client

from organisasi.models import Wilayah
from tests.factories import pengaduan as f
from tests.factories.organisasi import WilayahFactory
from tests.pengaduan.open311.open311_bantu import V2

pytestmark = pytest.mark.django_db


def teks(nilai):
    return isinstance(nilai, str)


def berisi(nilai):
    return teks(nilai) and bool(nilai.strip())


def ya_tidak(nilai):
    return isinstance(nilai, bool)


def angka(nilai):
    return isinstance(nilai, int | float) and not ya_tidak(nilai)


def daftar(nilai):
    return isinstance(nilai, list)


def saat(nilai):
    """A date-time as RFC 3339 has it: with ``T`` and an offset."""
    if not teks(nilai) or "T" not in nilai:
        return False
    try:
        return datetime.fromisoformat(nilai).tzinfo is not None
    except ValueError:
        return False


def salah_satu(*pilihan):
    return lambda nilai: nilai in pilihan


def atau_nihil(sah):
    return lambda nilai: nilai is None or sah(nilai)


LAYANAN = {
    **dict.fromkeys(("service_code", "service_name"), berisi),
    **dict.fromkeys(("description", "keywords", "group"), teks),
    "metadata": ya_tidak,
    "type": salah_satu("realtime", "batch", "blackbox"),
}
ATRIBUT = {
    **dict.fromkeys(("variable", "required"), ya_tidak),
    **dict.fromkeys(("description", "datatype_description"), teks),
    "code": berisi,
    "datatype": salah_satu(
        "string",
        "number",
        "datetime",
        "text",
        "singlevaluelist",
        "multivaluelist",
    ),
    "order": lambda nilai: angka(nilai) and nilai > 0,
    "values": daftar,
}
NILAI = dict.fromkeys(("key", "name"), berisi)
PERMINTAAN = {
    **dict.fromkeys(("service_request_id", "service_name", "service_code"), berisi),
    **dict.fromkeys(
        (
            "status_notes",
            "description",
            "agency_responsible",
            "service_notice",
            "address",
            "address_id",
            "zipcode",
        ),
        atau_nihil(teks),
    ),
    **dict.fromkeys(("updated_datetime", "expected_datetime"), atau_nihil(saat)),
    **dict.fromkeys(("lat", "long"), atau_nihil(angka)),
    "status": salah_satu("open", "closed"),
    "requested_datetime": saat,
    "media_url": atau_nihil(berisi),
}


def cacat(isi, bentuk):
    """What an object has wrong, too much, or not at all."""
    assert isinstance(isi, dict)
    yield from (f"{nama}: missing" for nama in bentuk if nama not in isi)
    for nama, nilai in isi.items():
        if nama not in bentuk:
            yield f"{nama}: unknown"
        elif not bentuk[nama](nilai):
            yield f"{nama}: {nilai!r}"


def cacat_daftar(isi, bentuk):
    assert isinstance(isi, list)
    return [galat for satu in isi for galat in cacat(satu, bentuk)]


@pytest.fixture
def kategori():
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


def test_the_service_list_and_a_service_definition(kategori):
    isi = baca("services.json")
    assert isi
    assert cacat_daftar(isi, LAYANAN) == []
    isi = baca("services/001.json")
    assert list(cacat(isi, {"service_code": berisi, "attributes": daftar})) == []
    semua = isi["attributes"]
    assert semua[0]["values"]
    assert cacat_daftar(semua, ATRIBUT) == []
    assert [g for satu in semua for g in cacat_daftar(satu["values"], NILAI)] == []
    assert len({satu["order"] for satu in semua}) == len(semua)


def test_the_list_of_requests_and_each_alone(nomor):
    semua = baca("requests.json")
    assert {satu["service_request_id"] for satu in semua} == set(nomor)
    sendiri = [baca(f"requests/{satu}.json") for satu in nomor]
    assert [len(isi) for isi in sendiri] == [1, 1, 1]
    assert [isi["lat"] for (isi,) in sendiri] == [None, -7.327, None]
    for isi in (semua, *sendiri):
        assert cacat_daftar(isi, PERMINTAAN) == []
