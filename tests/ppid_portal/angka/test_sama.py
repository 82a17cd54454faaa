"""The same figure in every form, to the last digit, live and frozen (issue: numbers once)."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from ppid_portal.angka.angka import tulis
from ppid_portal.angka.hitung import hitung_dan_simpan
from ppid_portal.pimpinan.sumber import DINILAI
from tests.factories.organisasi import UnitFactory
from tests.factories.pengaduan import PenerusanFactory, PengaduanFactory
from tests.informasi.kantor import muat_kalender, saat
from tests.petugas import masuk_sebagai
from tests.ppid_portal.angka.meja import beku, minta

pytestmark = pytest.mark.django_db
TAHUN = "2024"
# What both the office and the public are shown, and none of it small.
KODE = ("A1", "A2", "A3", "A4", "B1", "B2")


@pytest.fixture(autouse=True)
def _setahun():
    """Fifteen requests and as many complaints, two of three in time."""
    muat_kalender()
    UnitFactory(kode="UTAMA", peran_ppid=Unit.PeranPPID.UTAMA)
    unit = UnitFactory()
    for hari in ("05", "06", "07", "10", "11") * 2:
        minta("2024-06-04", dijawab=f"2024-06-{hari}", unit=unit)
    for _ in range(5):
        minta("2024-06-04", dijawab="2024-07-15", unit=unit)
    for hari in (*("05", "06") * 5, *("20",) * 5):
        aduan = PengaduanFactory(
            diteruskan=True, pemegang=unit, tanggal_terima=date(2024, 6, 4)
        )
        PenerusanFactory(pengaduan=aduan, diteruskan_pada=saat(f"2024-06-{hari}"))
    hitung_dan_simpan(saat("2025-02-01"))


def dari_csv(isi, kolom_rincian):
    hasil = {}
    for b in csv.DictReader(StringIO(isi.decode("utf-8-sig"))):
        if b["periode"] != TAHUN or b["unit"] or b["kecamatan"]:
            continue
        if not (kolom_rincian and b["rincian"]):
            hasil[b["kode"]] = b["nilai"]
    return hasil


def semua_bentuk(petugas, umum, pdf_teks):
    """Of each code what each form says, as plain numbers with a comma."""
    kueri = {"periode": TAHUN}
    berkas = {
        nama: petugas.get(reverse(f"indikator-{nama}"), kueri).content
        for nama in ("xlsx", "csv")
    }
    buku = load_workbook(BytesIO(berkas["xlsx"]))["Ringkasan"]
    xlsx = {b[0]: b[5] for b in buku.iter_rows(min_row=2, values_only=True) if not b[1]}
    staf = dari_csv(berkas["csv"], kolom_rincian=True)
    publik = umum.get("/kinerja/unduh.csv", kueri).content
    publik = dari_csv(publik, kolom_rincian=False)
    api = {
        b["kode"]: b["nilai"]
        for b in umum.get("/api/indikator/", {**kueri, "banyak": 100}).json()["data"]
        if b["periode"] == TAHUN and not b["kecamatan"]
    }
    kertas = pdf_teks(petugas.get(reverse("pimpinan-satu-halaman"), kueri).content)
    hasil = {}
    for kode in KODE:
        halaman = petugas.get(reverse("indikator-satu", args=(kode,)), kueri)
        nilai = halaman.context["angka"].nilai
        # On paper the leaders read what they judge by.
        assert (kode, "") not in DINILAI or tulis(nilai) in kertas
        hasil[kode] = [
            tulis(Decimal(str(satu).replace(",", ".")))
            for satu in (nilai, xlsx[kode], staf[kode], publik[kode], api[kode])
        ]
    return hasil


def test_sama_di_halaman_pdf_xlsx_csv_dan_api_juga_setelah_dibekukan(client, pdf_teks):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    bentuk = semua_bentuk(client, Client(), pdf_teks)
    assert {kode: set(nilai) for kode, nilai in bentuk.items()} == {
        "A1": {"15"},
        "A2": {"66,7"},
        "A3": {"11"},
        "A4": {"100"},
        "B1": {"15"},
        "B2": {"66,7"},
    }
    beku(TAHUN, "2025-02-02")
    for _ in range(6):
        minta("2024-06-04", dijawab="2024-07-30")
    hitung_dan_simpan(saat("2025-02-03"))
    assert semua_bentuk(client, Client(), pdf_teks) == bentuk
