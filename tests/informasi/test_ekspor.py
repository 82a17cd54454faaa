"""The machine twins say what the page says, and start no formula."""

import csv
import io
import json

import pytest
from django.urls import reverse

from informasi import penomoran
from informasi.models import Kosakata
from tests.factories.informasi import (
    BerkasFactory,
    CatatanPerubahanFactory,
    DokumenFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import UnitFactory

pytestmark = pytest.mark.django_db
JSON, CSV = reverse("informasi:dokumen-json"), reverse("informasi:dokumen-csv")


def baca_json(client, query=""):
    return json.loads(client.get(f"{JSON}{query}").content)


def baca_csv(client, query=""):
    jawab = client.get(f"{CSV}{query}")
    teks = b"".join(jawab.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(teks)))


def nomor_halaman(client, query=""):
    alamat = reverse("informasi:dokumen-daftar")
    return [d.nomor for d in client.get(f"{alamat}{query}").context["daftar"].baris]


@pytest.mark.parametrize("query", ["", "?tahun=2019", "?urut=terlama", "?q=laporan"])
def test_page_json_and_csv_hold_the_same_entries(client, query):
    for tahun in (2019, 2020, 2019):
        DokumenFactory(judul="Laporan", tahun=tahun)
    Kosakata.objects.susun_ulang()

    halaman = nomor_halaman(client, query)

    assert [d["nomor"] for d in baca_json(client, query)["informasi"]] == halaman
    assert {d["nomor"] for d in baca_csv(client, query)} == set(halaman)
    assert len(halaman) == (2 if "2019" in query else 3)


def test_json_leads_from_page_to_page(client, monkeypatch):
    monkeypatch.setattr(penomoran, "PER_HALAMAN", 2)
    semua = {DokumenFactory().nomor for _ in range(5)}
    terbaca, alamat = set(), f"{JSON}?bentuk=digital"

    while alamat:
        isi = json.loads(client.get(alamat).content)
        terbaca |= {d["nomor"] for d in isi["informasi"]}
        alamat = isi["berikutnya"]

    assert terbaca == semua


def test_a_wrong_filter_is_named_in_json(client):
    jawab = client.get(f"{JSON}?unit=apa")

    assert jawab.status_code == 400
    assert "unit “apa”" in json.loads(jawab.content)["galat"][0]


@pytest.mark.parametrize("awal", list("=+-@\t\r"))
def test_no_cell_of_the_csv_starts_a_formula(client, awal):
    DokumenFactory(judul=f"{awal}HYPERLINK(1)")

    assert baca_csv(client)[0]["judul"].startswith("'")


def test_anybody_may_read_the_data_from_a_page_of_their_own(client):
    for alamat in (JSON, CSV):
        assert client.get(alamat)["Access-Control-Allow-Origin"] == "*"


def test_one_entry_as_json_names_files_and_changes(client):
    berkas = BerkasFactory()
    CatatanPerubahanFactory(dokumen=berkas.dokumen, isi="Dibetulkan")
    alamat = reverse(
        "informasi:dokumen-rinci-json", args=(berkas.dokumen.nomor.lower(),)
    )

    isi = json.loads(client.get(alamat).content)

    assert isi["berkas"][0]["sha256"] == berkas.sha256
    assert isi["catatan_perubahan"][0]["isi"] == "Dibetulkan"
    assert isi["status"] == "terbit"


def test_an_excluded_entry_as_json_holds_no_file(client):
    uji = UjiKonsekuensiFactory()
    BerkasFactory(dokumen=uji.dokumen)
    alamat = reverse("informasi:dokumen-rinci-json", args=(uji.dokumen.nomor.lower(),))

    assert json.loads(client.get(alamat).content)["berkas"] == []


def test_the_feed_holds_the_newest_entries_of_the_city_or_a_unit(client):
    unit = UnitFactory()
    DokumenFactory(judul="Punya unit", unit=unit)
    DokumenFactory(judul="Punya orang lain")

    kota = client.get(reverse("informasi:dokumen-atom")).content.decode()
    satu = client.get(
        reverse("informasi:unit-atom", args=(unit.slug,))
    ).content.decode()

    assert "Punya unit" in kota
    assert "Punya orang lain" in kota
    assert "Punya orang lain" not in satu
    assert client.get("/unit/tidak-ada.atom").status_code == 404


@pytest.mark.lambat
def test_the_csv_of_many_entries_is_streamed_in_few_queries(
    client, django_assert_max_num_queries
):
    for _ in range(30):
        DokumenFactory()

    with django_assert_max_num_queries(8):
        assert len(baca_csv(client)) == 30
