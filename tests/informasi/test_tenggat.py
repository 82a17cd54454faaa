"""Due days: of one case, of many in two queries, and what stops the reckoning."""

from __future__ import annotations

from datetime import date

import pytest

from informasi.tenggat import JAWAB
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.waktu.tenggat import hari_kerja_ke, hitung_tenggat, pembaca_tenggat
from tests.factories.organisasi import HariLiburFactory, UnitFactory
from tests.informasi.kantor import TEMPO, TERIMA, muat_kalender

pytestmark = pytest.mark.django_db


def test_many_cases_are_reckoned_like_one_in_two_queries(
    django_assert_num_queries,
) -> None:
    muat_kalender()
    unit = UnitFactory()
    HariLiburFactory(tanggal=date(2024, 6, 10), berlaku_unit=unit)

    with django_assert_num_queries(2):
        hitung = pembaca_tenggat()
        kota, milik = hitung(JAWAB, TERIMA, None), hitung(JAWAB, TERIMA, unit.pk)

    assert kota == hitung_tenggat(JAWAB, TERIMA)
    assert kota.jatuh_tempo == TEMPO
    assert milik == hitung_tenggat(JAWAB, TERIMA, unit)
    assert milik.jatuh_tempo == date(2024, 6, 21)


@pytest.mark.parametrize(
    ("kode", "sejak", "kata"),
    [("tidak.ada", TERIMA, "belum diatur"), (JAWAB, date(2039, 6, 4), "Kalender")],
)
def test_without_limit_or_calendar_nothing_is_guessed(
    kode: str, sejak: date, kata: str
) -> None:
    muat_kalender()

    for hitung in (lambda: hitung_tenggat(kode, sejak), lambda: banyak(kode, sejak)):
        with pytest.raises(TindakanTerlarang, match=kata):
            hitung()


def banyak(kode: str, sejak: date) -> object:
    return pembaca_tenggat()(kode, sejak, None)


def test_a_day_in_a_year_without_calendar_cannot_be_told() -> None:
    muat_kalender()

    assert hari_kerja_ke(TERIMA, 3) == date(2024, 6, 7)
    with pytest.raises(TindakanTerlarang, match="Kalender"):
        hari_kerja_ke(date(2039, 1, 1), 3)
