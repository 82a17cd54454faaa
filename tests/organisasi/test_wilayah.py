"""Regions: their levels, names and other spellings."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from organisasi.models import Wilayah
from tests.factories.organisasi import (
    KotaFactory,
    WilayahAliasFactory,
    WilayahFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
TINGKAT = Wilayah.Tingkat


def test_kecamatan_come_in_the_order_of_their_codes() -> None:
    kedua = WilayahFactory(kode="32.78.02")
    pertama = WilayahFactory(kode="32.78.01")
    WilayahFactory(
        kode="32.78.01.1001", tingkat=TINGKAT.KELURAHAN, induk=pertama, nama="Sukajaya"
    )

    assert list(Wilayah.objects.kecamatan()) == [pertama, kedua]


def test_region_says_its_level_and_a_kelurahan_its_kecamatan() -> None:
    kecamatan = WilayahFactory(nama="Cibeureum")
    kelurahan = WilayahFactory(
        nama="Kota Baru", tingkat=TINGKAT.KELURAHAN, induk=kecamatan
    )

    assert str(KotaFactory()) == "Kota Tasikmalaya"
    assert str(kecamatan) == "Kecamatan Cibeureum"
    assert str(kelurahan) == "Kelurahan Kota Baru, Kecamatan Cibeureum"


def test_two_kelurahan_of_one_name_may_lie_in_two_kecamatan() -> None:
    satu, dua = WilayahFactory(), WilayahFactory()
    WilayahFactory(nama="Sukajaya", tingkat=TINGKAT.KELURAHAN, induk=satu)
    WilayahFactory(nama="Sukajaya", tingkat=TINGKAT.KELURAHAN, induk=dua)

    with pytest.raises(IntegrityError, match="organisasi_wilayah_nama_unik_di_induk"):
        WilayahFactory(nama="Sukajaya", tingkat=TINGKAT.KELURAHAN, induk=dua)


def test_only_the_city_has_no_parent() -> None:
    with pytest.raises(IntegrityError, match="organisasi_wilayah_berinduk"):
        WilayahFactory(induk=None)


def test_other_spelling_stands_once_a_region() -> None:
    alias = WilayahAliasFactory(alias_normal="kotabaru")
    WilayahAliasFactory(alias_normal="kotabaru")

    assert str(alias) == "kotabaru"
    with pytest.raises(IntegrityError, match="organisasi_alias_unik"):
        WilayahAliasFactory(wilayah=alias.wilayah, alias_normal="kotabaru")
