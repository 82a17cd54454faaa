"""Public numbers by office, volume beside speed, and no ranking (fitur 137)."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from organisasi.models import Unit, Wilayah
from ppid_portal.angka.hitung import INDIKATOR, hitung_dan_simpan
from ppid_portal.kinerja.views import KinerjaUnit
from tests.berat import KB, timbang
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.informasi.kantor import muat_kalender, saat
from tests.kueri import kueri_dingin, kueri_tersimpan
from tests.ppid_portal.angka.meja import aduan, beku, minta
from tests.ppid_portal.kinerja.meja import catat_hitungan, taruh, teks

pytestmark = pytest.mark.django_db
CSV, XLSX = (f"/kinerja/unit/unduh.{bentuk}?periode=2024" for bentuk in ("csv", "xlsx"))

ALAMAT = "/kinerja/unit/?periode=2024"
A, B = ("A1", "A2", "A3"), ("B1", "B5", "B6")


def taruh_layanan(kode, isi, unit):
    """Received, answered, judged, in time: of a unit or the city, by the nightly job."""
    diterima, dijawab, dinilai, tepat = isi
    taruh(kode[0], "2024", diterima, unit=unit)
    if dinilai:
        taruh(kode[1], "2024", tepat, dinilai, unit=unit)
    if dijawab:
        lama = {"nilai": "4.0", "rincian": "median"}
        taruh(kode[2], "2024", None, dijawab, **lama, unit=unit)


def kantor(semua, kode=A):
    """Units by their codes, and the city that they add up to."""
    unit = [
        Unit.objects.filter(kode=nama).first()
        or UnitFactory(kode=nama, slug=nama.lower(), nama=f"Dinas {nama.title()}")
        for nama in semua
    ]
    for satu, isi in zip(unit, semua.values(), strict=True):
        taruh_layanan(kode, isi, satu)
    taruh_layanan(kode, [sum(k) for k in zip(*semua.values(), strict=True)], None)
    return unit


def utuh(banyak):
    """All answered in time."""
    return banyak, banyak, banyak, banyak


def baca_unit(klien, alamat=ALAMAT):
    """The words of the page."""
    return teks(klien.halaman(alamat).content.decode()).replace("\xa0", " ")


def unduh_unit(klien, periode="2024"):
    """The file by code and unit: ``pembilang/penyebut/nilai``."""
    jawab = klien.get(f"/kinerja/unit/unduh.csv?periode={periode}")
    assert jawab.status_code == 200
    baris = csv.DictReader(StringIO(jawab.content.decode("utf-8-sig")))
    return {
        (b["kode"], b["unit"]): "/".join(
            b[nama] for nama in ("pembilang", "penyebut", "nilai")
        )
        for b in baris
    }


def setahun():
    """June by hand: 4 June is a Tuesday, so the 5th is one working day later."""
    muat_kalender()
    lambat = UnitFactory(kode="ANGKUT", nama="Dinas Angkutan", slug="dinas-angkutan")
    cepat = UnitFactory(kode="BENIH", nama="Dinas Benih", slug="dinas-benih")
    for hari in ("06-06", "06-10", "07-15"):
        for _ in range(5):
            minta("2024-06-04", dijawab=f"2024-{hari}", unit=lambat)
    for _ in range(6):
        minta("2024-06-04", dijawab="2024-06-05", unit=cepat)
    kelurahan = WilayahFactory(tingkat=Wilayah.Tingkat.KELURAHAN)
    # 4 and 18 working days; 14 are allowed.
    for selesai in ("2024-06-10", "2024-07-02"):
        for _ in range(5):
            aduan(
                "2024-06-04",
                kelurahan,
                diteruskan="2024-06-05",
                ditanggapi=selesai,
                selesai=selesai,
                pemegang=lambat,
            )
    hitung_dan_simpan(saat("2025-02-01"))


def test_counted_by_hand(client):
    setahun()
    isi = baca_unit(client)
    # 15 received, 15 answered, 10 of them in time; the eighth of them took four days.
    assert "Dinas Angkutan 15 15 66,7 % 10 dari 15 4 hari kerja" in isi
    assert "Dinas Benih 6 6 100 % 6 dari 6 1 hari kerja" in isi
    assert "Dinas Angkutan 10 10 50 % 5 dari 10" in isi
    berkas = unduh_unit(client)
    assert berkas["A1", "ANGKUT"] == "15//15"
    assert berkas["A2", "ANGKUT"] == "10/15/66.7"
    assert berkas["A3.median", "ANGKUT"] == "/15/4"
    assert berkas["B5", "ANGKUT"] == "5/10/50"
    assert ("B1", "BENIH") not in berkas


def test_page_csv_and_workbook_say_the_same_by_code_never_by_figure(client):
    kantor({"C": utuh(3), "A": (24, 24, 24, 22), "D": utuh(8), "B": (12, 11, 12, 11)})
    kantor({"A": (1200, 1200, 1200, 1195)}, B)
    isi, berkas = baca_unit(client), unduh_unit(client)
    jawab = client.get(XLSX)
    buku = load_workbook(BytesIO(jawab.content))
    lembar = {
        (b[0], b[2]): "/".join("" if x is None else str(x) for x in b[4:])
        for b in buku["Angka"].iter_rows(min_row=2, values_only=True)
    }
    assert lembar == berkas
    assert "Urut menurut kode unit. Ini bukan peringkat" in isi
    letak = [isi.index(f"Dinas {n}") for n in ("A 24", "B 12", "C 3", "D 8")]
    assert letak == sorted(letak)
    assert "Dinas A 24 24 91,7 % 22 dari 24 4 hari kerja" in isi
    assert berkas["A2", "A"] == "22/24/91.7"
    assert "Dinas A 1.200 1.200 99,6 % 1.195 dari 1.200 4 hari kerja" in isi
    assert berkas["B5", "A"] == "1195/1200/99.6"
    assert "Dinas C 3 3 100 % 3 dari 3 4 hari kerja" in isi
    assert berkas["A2", "C"] == "3/3/100"
    assert dict(buku["Info"].values)["Isi"] == "Permohonan dan pengaduan menurut unit"
    assert {b[0] for b in buku["Definisi"].values} == {"Kode", *INDIKATOR}
    assert jawab["Content-Disposition"].endswith('"kinerja-unit-2024.xlsx"')


def test_units_without_cases_are_one_line(client):
    kantor({"A": utuh(9)})
    kantor({"B": utuh(9)}, B)
    UnitFactory(kode="Z", nama="Dinas Zakat", slug="dinas-zakat")
    isi = client.halaman(ALAMAT).content.decode()
    assert "1 unit tanpa permohonan dan aduan Dinas Zakat" in teks(isi)
    assert 'id="unit-dinas-zakat"' in isi
    # Each has one anchor, whichever table it stands in.
    assert isi.count('id="unit-a"') == isi.count('id="unit-b"') == 1
    assert "Unit yang tidak disebut tidak menerima aduan pada tahun 2024." in teks(isi)


def test_a_unit_that_ended_is_told_only_where_it_had_cases(client):
    lama, *_ = kantor({"A": (9, 0, 0, 0), "B": utuh(30)})
    Unit.objects.filter(pk=lama.pk).update(sampai=date(2024, 6, 30))
    UnitFactory(nama="Dinas Dahulu", sampai=date(2023, 12, 31))
    UnitFactory(nama="Dinas Nanti", mulai=date(2025, 1, 1))
    UnitFactory(nama="Dinas Usai", sampai=date(2024, 12, 31))
    UnitFactory(nama="Dinas Lahir", mulai=date(2024, 12, 31))
    isi = baca_unit(client)
    assert "Dinas A sudah tidak ada 9 0 — —" in isi
    assert "Dinas Dahulu" not in isi
    assert "Dinas Nanti" not in isi
    assert "2 unit tanpa permohonan dan aduan" in isi


def test_before_the_first_reckoning_and_in_a_year_of_nothing(client):
    assert "Angkanya belum dihitung. Datanya tersedia besok pagi." in baca_unit(client)
    assert "Tidak ada permohonan" not in baca_unit(client)
    assert unduh_unit(client) == {}
    kantor({"A": utuh(9)})
    caches["halaman"].clear()
    isi = baca_unit(client, "/kinerja/unit/?periode=2023")
    assert "Tidak ada permohonan pada tahun 2023. Pengaduan Tidak ada aduan" in isi
    assert unduh_unit(client, "2023") == {}


def test_the_year_is_chosen_as_on_the_page_of_the_city(client):
    kini = timezone.localdate().year
    isi = client.halaman(ALAMAT).content.decode()
    for kata in (
        f'href="/kinerja/unit/?periode={kini}"',
        '<b aria-current="true">2024</b>',
        'href="/kinerja/?periode=2024"',
        'href="/kinerja/unit/unduh.csv?periode=2024"',
        # The menu knows where the reader is.
        '<a href="/kinerja/" aria-current="true">',
        '<a href="/unit/">',
    ):
        assert kata in isi
    for alamat, kata in (
        ("/kinerja/?periode=2024-06", 'href="/kinerja/unit/?periode=2024"'),
        ("/kinerja/", 'href="/kinerja/unit/"'),
        ("/kinerja/unit/", 'href="/kinerja/unit/unduh.csv"'),
        ("/unit/", '<a href="/unit/" aria-current="true">'),
    ):
        assert kata in client.halaman(alamat).content.decode()
    # Only years that have begun.
    for periode in ("2009", "9000", "x", "2024-06", "2024-TW2"):
        assert client.get("/kinerja/unit/", {"periode": periode}).status_code == 404
    for alamat in ("unduh.csv", "unduh.xlsx"):
        assert client.get(f"/kinerja/unit/{alamat}?periode=x").status_code == 404


def test_the_page_of_a_unit_leads_to_its_row(client):
    satu = UnitFactory(slug="dinas-x")
    UnitFactory(slug="dinas-usai", sampai=date(2020, 1, 1))
    isi = client.halaman("/unit/dinas-x/").content.decode()
    assert f'href="/kinerja/unit/#unit-{satu.slug}"' in isi
    assert "/kinerja/unit/" not in client.halaman("/unit/dinas-usai/").content.decode()
    assert 'id="unit-dinas-x"' not in baca_unit(client)


def test_a_frozen_year_stays(client):
    setahun()
    beku("2024", "2025-02-02")
    dulu = unduh_unit(client)
    assert "Angka tahun 2024 sudah dibekukan" in baca_unit(client)
    for _ in range(6):
        minta("2024-06-04", dijawab="2024-07-30", unit=Unit.objects.get(kode="BENIH"))
    hitung_dan_simpan(saat("2025-02-03"))
    assert unduh_unit(client) == dulu
    assert dulu["A2", "BENIH"] == "6/6/100"
    for alamat in (ALAMAT, CSV, XLSX):
        assert len(kueri_dingin(client, alamat)) <= 6


def test_it_is_listed_with_the_open_data_and_the_api_stays_with_the_city(client):
    kantor({"A": utuh(9), "B": utuh(30)})
    katalog = client.get("/data/katalog.jsonld").content.decode()
    api = client.get("/api/indikator/?periode=2024&banyak=100").json()["data"]
    peta = b"".join(client.get("/sitemap.xml").streaming_content).decode()
    assert "/kinerja/unit/unduh.csv" in katalog
    assert "/kinerja/unit/unduh.xlsx" in katalog
    assert "/kinerja/unit/</loc>" in peta
    assert {b["unit"] for b in api} == {""}


@pytest.mark.parametrize("banyak", [5, 40])
def test_as_many_statements_for_five_units_as_for_forty(client, banyak):
    kantor({f"K{ke:02}": utuh(5 + ke) for ke in range(banyak)})
    kantor({f"K{ke:02}": (90 + ke, 80, 80, 70) for ke in range(banyak)}, B)
    for alamat in (ALAMAT, CSV, XLSX):
        assert len(kueri_dingin(client, alamat)) == BANYAK[alamat]
        assert kueri_tersimpan(client, alamat) == []
        etag = client.get(alamat)["ETag"]
        assert client.get(alamat, headers={"If-None-Match": etag}).status_code == 304
    halaman, pertama = timbang(Client(), ALAMAT)
    assert halaman <= 14 * KB
    assert pertama <= 60 * KB


# The units, what is frozen, the figures with their day; the files find them reckoned.
BANYAK = {ALAMAT: 4, CSV: 0, XLSX: 0}


def test_page_and_files_share_one_reckoning(client, monkeypatch):
    kantor({"A": utuh(9), "B": utuh(30)})
    semua = catat_hitungan(monkeypatch, KinerjaUnit)
    for alamat in (ALAMAT, CSV, XLSX) * 2:
        assert client.get(alamat).status_code == 200
        caches["halaman"].clear()
    assert semua == ["2024"]
