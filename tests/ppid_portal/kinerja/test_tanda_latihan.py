"""Figures of a portal to practise on say so wherever they stand."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from organisasi.grafik.mark import TANDA
from ppid_portal.kinerja.halaman import KOLOM
from tests.ppid_portal.kinerja.meja import kecamatan, taruh

pytestmark = pytest.mark.django_db
HALAMAN = ("/kinerja/", "/kinerja/unit/", "/kinerja/kecamatan-cipedes/")
BERKAS = ("kinerja", "kinerja-unit")
UNDUH = {"kinerja": "/kinerja/unduh", "kinerja-unit": "/kinerja/unit/unduh"}


@pytest.fixture(autouse=True)
def _angka():
    kecamatan("Cipedes", "32.78.05")
    taruh("A1", "2024", 40)


@pytest.fixture(params=[True, False])
def latihan(request, settings):
    settings.LATIHAN = request.param
    return bool(request.param)


@pytest.mark.parametrize("alamat", HALAMAN)
def test_every_page_of_figures_says_it(client, latihan, alamat):
    isi = client.halaman(f"{alamat}?periode=2024").text
    assert (TANDA in isi) is latihan


@pytest.mark.parametrize("nama", BERKAS)
def test_the_table_says_it_in_its_name_and_keeps_its_columns(client, latihan, nama):
    jawab = client.get(f"{UNDUH[nama]}.csv?periode=2024")
    awal = "latihan-" if latihan else ""
    assert f'filename="{awal}{nama}-2024.csv"' in jawab["Content-Disposition"]
    kepala, *_ = csv.reader(StringIO(jawab.content.decode("utf-8-sig")))
    assert tuple(kepala) == KOLOM


@pytest.mark.parametrize("nama", BERKAS)
def test_the_workbook_says_it_in_its_first_sheet(client, latihan, nama):
    jawab = client.get(f"{UNDUH[nama]}.xlsx?periode=2024")
    info = {b[0]: b[1] for b in _lembar(jawab.content)["Info"]}
    assert ("Latihan" in info) is latihan
    assert info.get("Latihan", TANDA) == TANDA
    awal = "latihan-" if latihan else ""
    assert f'filename="{awal}{nama}-2024.xlsx"' in jawab["Content-Disposition"]


def _lembar(isi):
    buku = load_workbook(BytesIO(isi))
    return {s.title: list(s.iter_rows(values_only=True)) for s in buku}


def test_the_api_says_it_beside_the_rows(client, latihan):
    jawab = client.get("/api/indikator/?periode=2024").json()
    assert jawab["latihan"] is latihan
    assert client.get("/api/unit/").json()["latihan"] is latihan
    dokumen = client.get("/api/openapi.json").json()
    satu = dokumen["paths"]["/api/indikator/"]["get"]["responses"]["200"]
    skema = satu["content"]["application/json"]["schema"]
    assert set(skema["required"]) == set(skema["properties"]) == set(jawab)
