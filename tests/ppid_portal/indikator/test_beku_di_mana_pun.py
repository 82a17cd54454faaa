"""A frozen month is the same number wherever it is read, not only on its page (10.7)."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Unit
from ppid_portal.indikator.baca import Lembar, kata
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.potret import bekukan, lembar
from ppid_portal.indikator.simpan import hitung_dan_simpan
from ppid_portal.indikator.tampilan import tabel_periode
from ppid_portal.lembar_rb import lembar_rb
from ppid_portal.lembar_unit import baris_angka, lembar_angka
from ppid_portal.models import PotretIndikator
from tests.factories.angka import PotretIndikatorFactory
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import muat_kalender, saat
from tests.klien import PortalClient
from tests.petugas import masuk_sebagai, petugas_berperan
from tests.ppid_portal.indikator.meja import minta
from tests.ppid_portal.kinerja.meja import baca, unduh
from tests.ppid_portal.kueri import kueri_dingin

pytestmark = pytest.mark.django_db
JUNI, JULI, TAHUN = (Periode.dari(k) for k in ("2024-06", "2024-07", "2024"))


@pytest.fixture
def unit() -> Unit:
    """Ten requests in June as frozen, sixteen as it stands now; twelve in July."""
    muat_kalender()
    unit = UnitFactory(kode="UTAMA", peran_ppid=Unit.PeranPPID.UTAMA)
    for _ in range(10):
        minta("2024-06-04", dijawab="2024-06-06", unit=unit)
    beku(JUNI, "2024-07-02")
    for _ in range(6):
        minta("2024-06-05", dijawab="2024-06-07", unit=unit)
    for _ in range(12):
        minta("2024-07-04", dijawab="2024-07-08", unit=unit)
    hitung_dan_simpan(saat("2024-08-02"))
    assert isinstance(unit, Unit)
    return unit


def beku(periode: Periode, pada: str) -> PotretIndikator:
    oleh = petugas_berperan(Peran.PENGELOLA_PEMANGKU)
    return bekukan(periode, oleh=oleh, pada=saat(pada), alasan="Laporan.")


def a1(isi: Lembar, periode: Periode, **tempat: int) -> str:
    return kata("A1", isi.angka("A1", periode, **tempat))


def test_staff_pages_and_files(unit: Unit, client: Client) -> None:
    assert a1(lembar(JULI), JUNI) == a1(lembar(TAHUN), JUNI) == "10"
    assert a1(lembar(JULI), JUNI, unit=unit.pk) == "10"
    # A quarter and a year that are not frozen are as they stand.
    assert a1(lembar(TAHUN), TAHUN) == "28"
    (a, *_) = tabel_periode(JULI)["kelompok"]
    assert next(b for b in a[1] if b["kode"] == "A1")["lalu"] == "10"
    masuk_sebagai(client, Peran.PPID_UTAMA)
    jawab = client.get(reverse("indikator-csv"), {"periode": "2024"})
    semua = csv.DictReader(StringIO(jawab.content.decode("utf-8-sig")))
    juni = [b for b in semua if b["kode"] == "A1" and b["periode"] == "2024-06"]
    assert {b["nilai"] for b in juni if not b["rincian"]} == {"10.0"}


def test_the_monthly_page_and_the_sheet_of_complaints(unit: Unit) -> None:
    (a1_ini, *_) = baris_angka(unit, JULI, lembar_angka(JULI))
    assert a1_ini[1:] == ("12", "10", "12")
    beku_b4 = [["B4", "", "2024-05", None, None, 9, 10, "90.0", 10, 1]]
    PotretIndikatorFactory(periode="2024-05", isi=beku_b4)
    rb = lembar_rb(2024, Cakupan(kota=True, unit=frozenset()))
    assert kata("B4", rb.bulan[4].kami) == "90 %"


def test_the_public_pages(unit: Unit, client: PortalClient) -> None:
    assert unduh(client, "2024-06")["A1", "2024-06", ""] == "10//10"
    assert unduh(client, "2024-07")["A1", "2024-06", ""] == "10//10"
    assert unduh(client, "2024")["A1", "2024-06", ""] == "10//10"
    assert "Permohonan diterima 12 10" in baca(client, "2024-07")
    beku(JULI, "2024-08-02")
    dua = kueri_dingin(client, "/kinerja/?periode=2024")
    beku(Periode.dari("2024-05"), "2024-08-02")
    assert len(kueri_dingin(client, "/kinerja/?periode=2024")) == len(dua)


def test_who_freezes_later_freezes_the_frozen_and_it_stays(unit: Unit) -> None:
    beku(TAHUN, "2025-01-02")
    assert a1(lembar(TAHUN), JUNI) == "10"
    beku(JUNI, "2025-01-03")
    # The year was cited as it was; what is not frozen follows its month.
    assert a1(lembar(JUNI), JUNI) == "16"
    assert a1(lembar(TAHUN), JUNI) == "10"
    assert a1(lembar(JULI), JUNI) == "16"


def test_what_a_frozen_year_had_not_does_not_come_into_it_later(unit: Unit) -> None:
    beku(TAHUN, "2025-01-02")
    mei = [["A1", "", "2024-05", None, None, 9, None, "9", 9, 1]]
    PotretIndikatorFactory(periode="2024-05", isi=mei)
    assert a1(lembar(JUNI), Periode.dari("2024-05")) == "0"
    assert a1(lembar(TAHUN), Periode.dari("2024-05")) == "0"
    assert a1(lembar(Periode.dari("2025")), TAHUN) == "28"


def test_a_frozen_month_that_is_small_is_hidden_wherever_it_stands(
    client: PortalClient,
) -> None:
    """Three as frozen: not even beside the nine of today."""
    muat_kalender()
    for _ in range(3):
        minta("2024-06-04", dijawab="2024-06-06")
    beku(JUNI, "2024-07-02")
    for _ in range(6):
        minta("2024-06-05", dijawab="2024-06-07")
    for _ in range(20):
        minta("2024-08-05", dijawab="2024-08-07")
    hitung_dan_simpan(saat("2024-09-02"))
    for periode in ("2024-06", "2024-07", "2024"):
        assert unduh(client, periode)["A1", "2024-06", ""].startswith("disamarkan")
    assert unduh(client, "2024")["A1", "2024-08", ""] == "20//20"


def test_a_small_month_does_not_follow_from_its_frozen_year(
    client: PortalClient,
) -> None:
    """Of 23 as frozen 20 in August are shown; nine stand in June since."""
    muat_kalender()
    for _ in range(3):
        minta("2024-06-04", dijawab="2024-06-06")
    for _ in range(20):
        minta("2024-08-05", dijawab="2024-08-07")
    beku(TAHUN, "2025-01-02")
    for _ in range(6):
        minta("2024-06-05", dijawab="2024-06-07")
    hitung_dan_simpan(saat("2025-02-02"))
    assert unduh(client, "2024")["A1", "2024", ""] == "23//23"
    for periode in ("2024", "2024-08"):
        assert unduh(client, periode)["A1", "2024-08", ""].startswith("disamarkan")


def test_the_edition_of_a_formula_is_of_its_period(client: Client) -> None:
    lama = [["A1", "", "2024-05", None, None, 9, None, "9", 9, 7]]
    PotretIndikatorFactory(periode="2024-05", isi=lama)
    isi = lembar(JUNI)
    assert isi.versi == {("A1", "2024-05"): 7}
