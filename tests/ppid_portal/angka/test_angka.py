"""Rounding, medians, words; periods; working days by look-up: against the slow way."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import pytest
from django.urls import reverse
from hypothesis import given, strategies as st
from openpyxl import load_workbook

from organisasi.kantor.peran import Peran
from organisasi.models import BatasWaktu, Unit
from organisasi.waktu.hari_kerja import Kalender, hitung_hari_kerja, tambah_hari_kerja
from ppid_portal.angka.angka import (
    Angka,
    Batas,
    HitungHari,
    Ukur,
    bulatkan,
    median,
    p90,
    persen,
    rata_rata,
    tulis,
)
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import kata
from tests.factories.organisasi import UnitFactory
from tests.factories.portal import TargetIndikatorFactory
from tests.informasi.kantor import muat_kalender
from tests.petugas import masuk_sebagai
from tests.ppid_portal.angka.meja import cihideung, isi_juni

pytestmark = pytest.mark.django_db


LIBUR = {
    date(2024, 6, 17): "Iduladha",
    date(2024, 6, 18): "Cuti bersama",
    date(2025, 1, 1): "Tahun baru",
}
KALENDER = Kalender.dari(LIBUR)
HARI = HitungHari(KALENDER)
DALAM = st.dates(date(2024, 1, 1), date(2025, 12, 31))


def test_persen_dibulatkan_setengah_ke_atas():
    for pembilang, penyebut, hasil in (
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (1, 8, "12.5"),
        (49, 400, "12.3"),
        (0, 7, "0.0"),
        (7, 7, "100.0"),
        (1, 2000, "0.1"),
        (1, 2001, "0.0"),
    ):
        assert persen(pembilang, penyebut) == Decimal(hasil)
    # A negative one goes away from zero.
    assert bulatkan(Fraction(-1, 20)) == Decimal("-0.1")
    # Without a denominator there is no figure.
    assert persen(0, 0) is rata_rata([]) is median([]) is p90([]) is None
    assert tulis(None) == "—"


def test_rata_rata_median_dan_p90():
    for nilai, *harap in (
        ([4], "4.0", "4.0", "4.0"),
        ([4, 7], "5.5", "5.5", "7.0"),
        ([1, 2, 9], "4.0", "2.0", "9.0"),
        (list(range(1, 11)), "5.5", "5.5", "9.0"),
        (list(range(1, 12)), "6.0", "6.0", "10.0"),
    ):
        for hitung, hasil in zip((rata_rata, median, p90), harap, strict=True):
            assert hitung(nilai[::-1]) == Decimal(hasil)


def test_kata_angka():
    assert kata("A2", Angka()) == "—"
    assert kata("A2", Angka.bagian(13, 16)) == "81,3 %"
    assert kata("A2", Angka.bagian(2, 3)) == "66,7 % (2 dari 3)"
    assert kata("A1", Angka.jumlah(1234)) == "1.234"
    assert kata("A3", Angka(nilai=Decimal("4.5"), n=2)) == "4,5 hari kerja"


def test_periode():
    for kode, nama, awal, akhir, lalu in (
        ("2024", "tahun 2024", "2024-01-01", "2024-12-31", "2023"),
        ("2024-TW1", "triwulan I 2024", "2024-01-01", "2024-03-31", "2023-TW4"),
        ("2024-TW2", "triwulan II 2024", "2024-04-01", "2024-06-30", "2024-TW1"),
        ("2024-02", "Februari 2024", "2024-02-01", "2024-02-29", "2024-01"),
        ("2024-01", "Januari 2024", "2024-01-01", "2024-01-31", "2023-12"),
    ):
        satu = Periode.dari(kode)
        assert (satu.kode, str(satu)) == (kode, nama)
        assert (satu.awal.isoformat(), satu.akhir.isoformat()) == (awal, akhir)
        assert satu.sebelumnya == Periode.dari(lalu)


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)))
def test_setiap_hari_ada_di_bulan_triwulan_dan_tahunnya(hari):
    for satu in Periode.memuat(hari):
        assert satu.awal <= hari <= satu.akhir
        assert Periode.dari(satu.kode) == satu
        assert [b.banyak for b in satu.bulan_bulan()] == [1] * satu.banyak
    bulan = [satu.kode for satu in Periode.dari("2024-TW1").ujung(12)]
    assert (bulan[0], bulan[-1], len(bulan)) == ("2023-04", "2024-03", 12)


@given(DALAM, DALAM, st.integers(0, 60))
def test_hari_kerja_dan_tenggat_sama_dengan_hitungan_kasus(a, b, n):
    assert HARI.hk(a, b) == hitung_hari_kerja(a, b, KALENDER)
    a = min(a, date(2025, 6, 30))
    assert HARI.tenggat(a, n) == tambah_hari_kerja(a, n, KALENDER)


def test_tahun_tanpa_kalender_hanya_berakhir_pekan():
    # Nobody entered 2023: five days a week, and no report stops.
    assert HARI.hk(date(2023, 12, 22), date(2024, 1, 5)) == 10
    assert 2023 in HARI.tanpa_libur
    assert 2024 not in HARI.tanpa_libur
    # A due day beyond the last known year is not over yet.
    assert HARI.tenggat(date(2025, 12, 31), 1) == date.max
    assert HARI.hk(date(2030, 1, 1), date(2031, 1, 1)) == 0
    kosong = HitungHari(Kalender.dari({}))
    assert kosong.tenggat(date(2024, 6, 4), 3) == date.max
    assert HARI.tenggat(date(2024, 6, 4), 0) == date(2024, 6, 4)


def test_batas_menurut_hari_berlakunya():
    batas = Batas(
        [
            BatasWaktu(kode="x", nilai=nilai, berlaku_sejak=sejak)
            for sejak, nilai in ((date(2025, 1, 1), 7), (date(2024, 1, 1), 10))
        ]
    )
    assert batas("x", date(2024, 12, 31)) == 10
    assert batas("x", date(2025, 1, 1)) == 7
    assert batas("x", date(2020, 1, 1)) == 10


def test_dinilai_bila_selesai_atau_lewat():
    ukur = Ukur(HARI, Batas([]), date(2024, 7, 2))
    masuk = date(2024, 6, 14)
    assert ukur.dinilai(masuk + timedelta(days=1), masuk, 10)
    # The tenth working day is today: not over yet.
    assert not ukur.dinilai(None, masuk, 10)
    assert ukur.dinilai(None, masuk, 9)


# Mean, median and p90 are shown together: a mean alone hides the tail (10.1)

JUNI = "2024-06"
# Four, five and eleven working days.
JUNI_A3 = ("6,7 hari kerja", "5 hari kerja", "11 hari kerja")
PENUH = "rata-rata 6,7 hari kerja (median 5; p90 11)"
MEI = "rata-rata 2 hari kerja (median 2; p90 2)"


@pytest.fixture
def petugas(client):
    muat_kalender()
    UnitFactory(kode="UTAMA", peran_ppid=Unit.PeranPPID.UTAMA)
    isi_juni(cihideung())
    return masuk_sebagai(client, Peran.PPID_UTAMA)


def test_10_1_halaman_dan_buku_kerja_menyebut_ketiganya_dengan_target_pada_median(
    client, petugas
):
    TargetIndikatorFactory(kode="A3", tahun=2024, nilai=5)
    TargetIndikatorFactory(kode="B6", tahun=2024, nilai=9)
    konteks = client.get(reverse("indikator-daftar"), {"periode": JUNI}).context
    baris = [b for _, isi in konteks["kelompok"] for b in isi]
    a3 = [b for b in baris if b["kode"] == "A3"]
    assert [b["nilai"] for b in a3] == list(JUNI_A3)
    assert [bool(b["target"]) for b in a3] == [False, True, False]
    assert len({b["nama"] for b in a3}) == 3
    sebaran = {k for k, i in INDIKATOR.items() if i.rincian == "sebaran"}
    assert sebaran == {"A3", "A9w", "B6", "C4u", "D10h"}
    for kode in INDIKATOR:
        banyak = 3 if kode in sebaran else 1
        assert len([b for b in baris if b["kode"] == kode]) == banyak
    # Of one figure each table says all three.
    konteks = client.get("/indikator/A3/", {"periode": JUNI}).context
    assert konteks["nilai"] == PENUH
    assert dict(konteks["bulan"])["Mei 2024"] == MEI
    assert dict(konteks["bulan"])["April 2024"] == "—"
    menurut = {j: [b[1] for b in baris] for j, baris in konteks["menurut"]}
    di_kecamatan = "rata-rata 4,5 hari kerja (median 4,5; p90 5)"
    assert di_kecamatan in menurut["Unit"]
    assert menurut["Kecamatan"] == [di_kecamatan]
    isi = client.get(reverse("indikator-xlsx"), {"periode": JUNI}).getvalue()
    lembar = load_workbook(BytesIO(isi))["Ringkasan"]
    target = {
        (b[0], b[1]): b[7]
        for b in lembar.iter_rows(min_row=2, values_only=True)
        if b[7] is not None
    }
    # Also of what has no value yet.
    assert target == {("A3", "median"): 5, ("B6", "median"): 9}
