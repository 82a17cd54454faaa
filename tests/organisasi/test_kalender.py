"""Days off as rows, and the calendar made of them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError

from organisasi.hari_kerja import KalenderBelumDiisi, tambah_hari_kerja
from organisasi.models import HariLibur
from tests.factories.organisasi import HariLiburFactory, UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sql]


def test_calendar_knows_the_days_off_by_name() -> None:
    HariLiburFactory(tanggal=date(2026, 5, 14), nama="Kenaikan")

    kalender = HariLibur.objects.kalender()

    assert kalender.alasan_libur(date(2026, 5, 14)) == "Kenaikan"
    assert kalender.kerja(date(2026, 5, 13))


def test_calendar_costs_one_query(django_assert_num_queries) -> None:
    HariLiburFactory.create_batch(5)

    with django_assert_num_queries(1):
        HariLibur.objects.kalender()


def test_unit_has_its_own_days_off_beside_the_citys() -> None:
    HariLiburFactory(tanggal=date(2026, 5, 14))
    unit = UnitFactory()
    HariLiburFactory(tanggal=date(2026, 5, 13), berlaku_unit=unit)

    assert not HariLibur.objects.kalender(unit).kerja(date(2026, 5, 13))
    assert not HariLibur.objects.kalender(unit).kerja(date(2026, 5, 14))
    assert HariLibur.objects.kalender(UnitFactory()).kerja(date(2026, 5, 13))
    assert HariLibur.objects.kalender().kerja(date(2026, 5, 13))


def test_a_units_own_day_off_does_not_make_a_year_known() -> None:
    unit = UnitFactory()
    HariLiburFactory(tanggal=date(2026, 1, 1))
    HariLiburFactory(tanggal=date(2027, 5, 13), berlaku_unit=unit)

    kalender = HariLibur.objects.kalender(unit)

    with pytest.raises(KalenderBelumDiisi):
        tambah_hari_kerja(date(2026, 12, 30), 5, kalender)


def test_calendar_without_rows_knows_no_year() -> None:
    with pytest.raises(KalenderBelumDiisi):
        HariLibur.objects.kalender().kerja(date(2026, 5, 13))


@pytest.mark.parametrize(
    ("hari_ini", "kurang"),
    [
        (date(2026, 9, 30), []),
        (date(2026, 10, 1), [2027]),
        (date(2027, 1, 1), [2027]),
        (date(2027, 10, 1), [2027, 2028]),
    ],
)
def test_missing_years_are_told_from_october_on(
    hari_ini: date, kurang: list[int]
) -> None:
    HariLiburFactory(tanggal=date(2026, 1, 1))
    HariLiburFactory(tanggal=date(2027, 1, 1), berlaku_unit=UnitFactory())

    assert HariLibur.objects.tahun_belum_diisi(hari_ini) == kurang


def test_the_same_day_off_stands_once_for_the_city() -> None:
    HariLiburFactory(tanggal=date(2026, 1, 1))

    with pytest.raises(IntegrityError, match="organisasi_harilibur_sekali_sehari"):
        HariLiburFactory(tanggal=date(2026, 1, 1))


def test_day_off_says_its_date_and_name() -> None:
    hari = HariLiburFactory.build(tanggal=date(2026, 1, 1), nama="Tahun Baru")

    assert str(hari) == "2026-01-01: Tahun Baru"
