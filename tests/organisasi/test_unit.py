"""Units: the tree, their dates and names, and who plays which part."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError

from organisasi.direktori import cari_unit
from organisasi.models import Unit
from tests.factories.organisasi import NamaUnitFactory, UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
HARI = date(2026, 5, 13)
PERAN = Unit.PeranPPID


@pytest.mark.parametrize(
    ("mulai", "sampai", "ada"),
    [
        (None, None, True),
        (date(2026, 5, 13), None, True),
        (date(2026, 5, 14), None, False),
        (None, date(2026, 5, 13), True),
        (None, date(2026, 5, 12), False),
    ],
)
def test_unit_exists_between_its_days(mulai, sampai, *, ada: bool) -> None:
    UnitFactory(mulai=mulai, sampai=sampai)

    assert Unit.objects.berjalan(HARI).exists() is ada


def test_units_without_a_ppid_are_left_out() -> None:
    utama = UnitFactory(peran_ppid=PERAN.UTAMA)
    pembantu = UnitFactory(peran_ppid=PERAN.PEMBANTU)
    UnitFactory(peran_ppid=PERAN.TANPA)

    assert set(Unit.objects.ber_ppid()) == {utama, pembantu}


def test_tree_below_a_unit_has_three_levels() -> None:
    setda, lain = UnitFactory(), UnitFactory()
    bagian = UnitFactory(induk=setda)
    subbagian = UnitFactory(induk=bagian)

    di_bawah = Unit.objects.di_bawah

    assert set(di_bawah([setda.pk])) == {setda, bagian, subbagian}
    assert set(di_bawah([bagian.pk])) == {bagian, subbagian}
    assert set(di_bawah([subbagian.pk, lain.pk])) == {subbagian, lain}
    assert not di_bawah([])


def test_main_ppid_is_the_one_that_stands_today() -> None:
    UnitFactory(peran_ppid=PERAN.UTAMA, sampai=date(2025, 12, 31))
    kini = UnitFactory(peran_ppid=PERAN.UTAMA)

    assert Unit.objects.utama() == kini


def test_asking_for_a_main_ppid_nobody_entered_fails_loudly() -> None:
    UnitFactory(peran_ppid=PERAN.UTAMA, sampai=date(2025, 12, 31))

    with pytest.raises(Unit.DoesNotExist):
        Unit.objects.utama()


@pytest.mark.parametrize(
    "teks", ["Kependudukan", "disdukcapil", "kependudkan", "surat pindah"]
)
def test_unit_is_found_by_name_abbreviation_typo_or_what_it_holds(teks: str) -> None:
    unit = UnitFactory(
        nama="Dinas Kependudukan dan Pencatatan Sipil",
        singkatan="Disdukcapil",
        menguasai="surat pindah, rekap penduduk",
    )
    UnitFactory(nama="Dinas Perhubungan")

    assert cari_unit(teks) == [unit]


def test_best_match_comes_first() -> None:
    mirip = UnitFactory(nama="Badan Kesatuan Bangsa", menguasai="kesehatan jiwa")
    tepat = UnitFactory(nama="Dinas Kesehatan", singkatan="Dinkes")

    assert cari_unit("dinas kesehatan")[0] == tepat
    assert mirip in cari_unit("kesehatan jiwa")


def test_unit_is_shown_by_its_abbreviation_where_there_is_one() -> None:
    assert UnitFactory(nama="Dinas Kesehatan", singkatan="Dinkes").nama_pendek == (
        "Dinkes"
    )
    assert UnitFactory(nama="Kecamatan Tawang").nama_pendek == "Kecamatan Tawang"
    assert str(UnitFactory(nama="Kecamatan Tawang")) == "Kecamatan Tawang"


@pytest.mark.parametrize(
    ("hari", "nama"),
    [
        (date(2016, 12, 31), "Dinas Baru"),
        (date(2017, 1, 1), "Dinas Lama"),
        (date(2020, 12, 31), "Dinas Lama"),
        (date(2021, 1, 1), "Dinas Baru"),
    ],
)
def test_unit_bears_the_name_of_the_day(hari: date, nama: str) -> None:
    unit = UnitFactory(nama="Dinas Baru")
    lama = NamaUnitFactory(unit=unit, nama="Dinas Lama")

    assert unit.nama_pada(hari) == nama
    assert str(lama) == "Dinas Lama (2017-01-01–2020-12-31)"


def test_there_is_one_main_ppid_at_a_time() -> None:
    UnitFactory(peran_ppid=PERAN.UTAMA)

    with pytest.raises(IntegrityError, match="organisasi_unit_satu_ppid_utama"):
        UnitFactory(peran_ppid=PERAN.UTAMA)


def test_unit_is_not_its_own_parent() -> None:
    unit = UnitFactory()
    unit.induk = unit

    with pytest.raises(IntegrityError, match="organisasi_unit_bukan_induk_sendiri"):
        unit.save()


def test_unit_does_not_end_before_it_begins() -> None:
    with pytest.raises(IntegrityError, match="organisasi_unit_sampai_setelah_mulai"):
        UnitFactory(mulai=date(2026, 1, 2), sampai=date(2026, 1, 1))


def test_old_name_does_not_end_before_it_begins() -> None:
    with pytest.raises(IntegrityError, match="organisasi_namaunit_urut"):
        NamaUnitFactory(mulai=date(2020, 1, 2), sampai=date(2020, 1, 1))


def test_unit_bears_one_name_at_a_time() -> None:
    unit = NamaUnitFactory().unit
    NamaUnitFactory(unit=unit, mulai=date(2021, 1, 1), sampai=date(2021, 12, 31))
    NamaUnitFactory()

    with pytest.raises(
        IntegrityError, match="organisasi_namaunit_tidak_tumpang_tindih"
    ):
        NamaUnitFactory(unit=unit, mulai=date(2020, 12, 31), sampai=date(2021, 1, 1))
