"""Until when an applicant's identity is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from informasi.retensi import simpan_sampai
from organisasi.models import BatasBelumDiatur, BatasWaktu, HariLibur
from organisasi.muat import muat_batas, muat_libur
from organisasi.waktu.hari_kerja import hitung_hari_kerja
from tests.factories.organisasi import BatasWaktuFactory, HariLiburFactory, UnitFactory

pytestmark = pytest.mark.django_db
TERIMA = date(2026, 3, 13)
PADA = datetime(2026, 3, 13, 3, tzinfo=UTC)


@pytest.fixture
def _aturan() -> None:
    muat_batas(pada=PADA)
    muat_libur(pada=PADA)


@pytest.mark.usefixtures("_aturan")
def test_end_day_is_the_sum_of_the_five_windows_in_working_days() -> None:
    hasil = simpan_sampai(TERIMA, UnitFactory())

    kalender = HariLibur.objects.kalender()
    assert hitung_hari_kerja(TERIMA, hasil, kalender) == 10 + 7 + 30 + 30 + 14
    assert kalender.kerja(hasil)


@pytest.mark.usefixtures("_aturan")
def test_end_day_follows_a_limit_that_was_changed() -> None:
    semula = simpan_sampai(TERIMA, None)
    BatasWaktuFactory(
        kode="sengketa.ajukan", nilai=15, berlaku_sejak=TERIMA - timedelta(days=1)
    )

    assert simpan_sampai(TERIMA, None) > semula


@pytest.mark.usefixtures("_aturan")
def test_a_day_off_of_the_unit_alone_moves_its_end_day() -> None:
    unit = UnitFactory()
    semula = simpan_sampai(TERIMA, unit)
    HariLiburFactory(tanggal=date(2026, 6, 17), berlaku_unit=unit)

    assert simpan_sampai(TERIMA, unit) > semula
    assert simpan_sampai(TERIMA, UnitFactory()) == semula


@pytest.mark.usefixtures("_aturan")
def test_a_year_without_calendar_does_not_stop_a_request() -> None:
    hasil = simpan_sampai(date(2027, 11, 1), None)

    assert hasil.year == 2028
    assert hasil.weekday() < 5


@pytest.mark.usefixtures("_aturan")
def test_a_missing_limit_is_an_error_and_nothing_is_guessed() -> None:
    BatasWaktu.objects.filter(kode="keberatan.tanggapi").delete()

    with pytest.raises(BatasBelumDiatur, match=r"keberatan\.tanggapi"):
        simpan_sampai(TERIMA, None)


@pytest.mark.usefixtures("_aturan")
def test_end_day_takes_two_queries(django_assert_num_queries: object) -> None:
    unit = UnitFactory()

    with django_assert_num_queries(2):  # type: ignore[operator]
        simpan_sampai(TERIMA, unit)
