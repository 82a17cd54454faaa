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
UNDUH = {"kinerja": "/kinerja/unduh", "kinerja-unit": "/kinerja/unit/unduh"}


@pytest.mark.parametrize("latihan", [True, False])
def test_pages_files_and_the_api_say_it(client, settings, latihan):
    settings.LATIHAN = latihan
    kecamatan("Cipedes", "32.78.05")
    taruh("A1", "2024", 40)
    for alamat in HALAMAN:
        assert (TANDA in client.halaman(f"{alamat}?periode=2024").text) is latihan
    awal = "latihan-" if latihan else ""
    for nama, alamat in UNDUH.items():
        # The table says it in its name, and keeps its columns.
        jawab = client.get(f"{alamat}.csv?periode=2024")
        assert f'filename="{awal}{nama}-2024.csv"' in jawab["Content-Disposition"]
        kepala, *_ = csv.reader(StringIO(jawab.content.decode("utf-8-sig")))
        assert tuple(kepala) == KOLOM
        jawab = client.get(f"{alamat}.xlsx?periode=2024")
        assert f'filename="{awal}{nama}-2024.xlsx"' in jawab["Content-Disposition"]
        info = dict(load_workbook(BytesIO(jawab.content))["Info"].values)
        assert info.get("Latihan") == (TANDA if latihan else None)
    jawab = client.get("/api/indikator/?periode=2024").json()
    assert jawab["latihan"] is client.get("/api/unit/").json()["latihan"] is latihan
    dokumen = client.get("/api/openapi.json").json()
    satu = dokumen["paths"]["/api/indikator/"]["get"]["responses"]["200"]
    skema = satu["content"]["application/json"]["schema"]
    assert set(skema["required"]) == set(skema["properties"]) == set(jawab)
