"""Rows of time: days off with the calendar made of them, limits, legal bases, retention."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError

from organisasi.models import BatasBelumDiatur, BatasWaktu, HariLibur
from organisasi.waktu.hari_kerja import Kalender, KalenderBelumDiisi, tambah_hari_kerja
from organisasi.waktu.tenggat import batas_kini, tahun_belum_diisi
from tests.factories.organisasi import BatasWaktuFactory, HariLiburFactory, UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sql]


def test_unit_has_its_own_days_off_beside_the_citys(django_assert_num_queries):
    HariLiburFactory(tanggal=date(2026, 5, 14))
    with django_assert_num_queries(1):
        HariLibur.objects.kalender()
    unit = UnitFactory()
    HariLiburFactory(tanggal=date(2026, 5, 13), berlaku_unit=unit)
    assert not HariLibur.objects.kalender(unit).kerja(date(2026, 5, 13))
    assert not HariLibur.objects.kalender(unit).kerja(date(2026, 5, 14))
    assert HariLibur.objects.kalender(UnitFactory()).kerja(date(2026, 5, 13))
    assert HariLibur.objects.kalender().kerja(date(2026, 5, 13))


def test_a_units_own_day_off_does_not_make_a_year_known():
    unit = UnitFactory()
    HariLiburFactory(tanggal=date(2026, 1, 1))
    HariLiburFactory(tanggal=date(2027, 5, 13), berlaku_unit=unit)
    kalender = HariLibur.objects.kalender(unit)
    with pytest.raises(KalenderBelumDiisi):
        tambah_hari_kerja(date(2026, 12, 30), 5, kalender)


@pytest.mark.parametrize(
    ("hari_ini", "kurang"),
    [
        (date(2026, 9, 30), []),
        (date(2026, 10, 1), [2027]),
        (date(2027, 1, 1), [2027]),
        (date(2027, 10, 1), [2027, 2028]),
    ],
)
def test_missing_years_are_told_from_october_on(hari_ini, kurang):
    HariLiburFactory(tanggal=date(2026, 1, 1))
    HariLiburFactory(tanggal=date(2027, 1, 1), berlaku_unit=UnitFactory())
    assert tahun_belum_diisi(hari_ini) == kurang


# Time limits, legal bases and retention

SATUAN = BatasWaktu.Satuan
KALENDER = Kalender.dari({date(2026, 5, 14): "Kenaikan"})


def test_limit_in_force_is_the_newest_that_has_begun():
    BatasWaktuFactory(kode="jawab", nilai=10, berlaku_sejak=date(2010, 5, 1))
    BatasWaktuFactory(kode="jawab", nilai=7, berlaku_sejak=date(2026, 1, 1))
    BatasWaktuFactory(kode="jawab", nilai=5, berlaku_sejak=date(2027, 1, 1))
    BatasWaktuFactory(kode="lain", nilai=1, berlaku_sejak=date(2026, 6, 1))
    assert batas_kini("jawab", date(2025, 12, 31)).nilai == 10
    assert batas_kini("jawab", date(2026, 1, 1)).nilai == 7
    assert batas_kini("jawab", date(2026, 12, 31)).nilai == 7
    with pytest.raises(BatasBelumDiatur, match="“lain” belum diatur untuk 31-05-2026"):
        batas_kini("lain", date(2026, 5, 31))


def test_present_limits_hold_one_row_a_code():
    BatasWaktuFactory(kode="b", nilai=1, berlaku_sejak=date(2024, 1, 1))
    BatasWaktuFactory(kode="b", nilai=2, berlaku_sejak=date(2025, 1, 1))
    BatasWaktuFactory(kode="b", nilai=3, berlaku_sejak=date(2027, 1, 1))
    BatasWaktuFactory(kode="a", nilai=4, berlaku_sejak=date(2024, 1, 1))
    BatasWaktuFactory(kode="c", nilai=5, berlaku_sejak=date(2027, 1, 1))
    terkini = BatasWaktu.objects.terkini(date(2026, 1, 1))
    assert [(b.kode, b.nilai) for b in terkini] == [("a", 4), ("b", 2)]


def test_limit_in_working_days_skips_days_off_and_one_in_days_nothing():
    batas = BatasWaktuFactory.build(nilai=2, satuan=SATUAN.HARI_KERJA)
    hasil = batas.hitungan(date(2026, 5, 13), KALENDER)
    assert hasil.jatuh_tempo == date(2026, 5, 18)
    assert "2 hari kerja sejak" in hasil.kalimat()
    kalender = BatasWaktuFactory.build(nilai=2, satuan=SATUAN.HARI)
    hasil = kalender.hitungan(date(2026, 5, 13), KALENDER)
    assert hasil.kalimat() == (
        "2 hari sejak Rabu, 13 Mei 2026, paling lambat Jumat, 15 Mei 2026."
    )


def test_hours_end_at_a_moment_and_days_on_a_day():
    jumat = datetime(2026, 5, 15, 9, tzinfo=UTC)
    jam = BatasWaktuFactory.build(nilai=72, satuan=SATUAN.JAM)
    assert jam.habis_pada(jumat) == jumat + timedelta(days=3)
    for satuan in SATUAN:
        batas = BatasWaktuFactory.build(satuan=satuan)
        if satuan != SATUAN.JAM:
            with pytest.raises(ValueError, match=satuan):
                batas.habis_pada(jumat)
        if satuan in {SATUAN.JAM, SATUAN.BULAN}:
            with pytest.raises(ValueError, match=satuan):
                batas.hitungan(jumat.date(), KALENDER)


@pytest.mark.parametrize(
    ("nama", "buat"),
    [
        (
            "organisasi_bataswaktu_unik",
            lambda: BatasWaktuFactory(kode="jawab", berlaku_sejak=date(2026, 1, 1)),
        ),
        (
            "organisasi_harilibur_sekali_sehari",
            lambda: HariLiburFactory(tanggal=date(2026, 1, 1)),
        ),
    ],
)
def test_one_day_stands_once(nama, buat):
    buat()
    with pytest.raises(IntegrityError, match=nama):
        buat()
