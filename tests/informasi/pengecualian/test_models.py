"""Consequence tests: when they carry an exclusion, and what they must say."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from informasi.models import UjiKonsekuensi
from tests.factories.informasi import (
    DokumenFactory,
    HurufPasal17Factory,
    UjiKonsekuensiFactory,
)

pytestmark = pytest.mark.sql

HARI = date(2026, 5, 13)
BELUM = {"disetujui_pada": None, "disetujui_oleh": None}
objects = UjiKonsekuensi.objects


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lain", "disetujui", "berlaku", "habis"),
    [
        ({}, True, True, False),
        ({"berakhir_pada": date(2026, 5, 14)}, True, True, False),
        ({"berakhir_pada": HARI}, False, False, True),
        (BELUM, False, False, False),
        ({**BELUM, "berakhir_pada": HARI}, False, False, False),
    ],
    ids=["no end", "ends tomorrow", "ends today", "not approved", "both"],
)
def test_test_carries_an_exclusion_until_the_day_it_ends(
    lain, *, disetujui, berlaku, habis
):
    UjiKonsekuensiFactory(**lain)
    assert objects.disetujui(HARI).exists() is disetujui
    assert objects.berlaku(HARI).exists() is berlaku
    assert objects.habis(HARI).exists() is habis


@pytest.mark.django_db
def test_test_of_an_open_entry_excludes_and_opens_nothing():
    terbuka = DokumenFactory()
    UjiKonsekuensiFactory(dokumen=terbuka)
    UjiKonsekuensiFactory(dokumen=terbuka, berakhir_pada=HARI)
    assert not objects.berlaku(HARI).exists()
    assert not objects.habis(HARI).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("huruf", "lain", "kolom"),
    [
        ("j", {}, "uu_lain"),
        ("j", {"uu_lain": "UU 27/2022"}, "uu_lain"),
        ("j", {"pasal_uu_lain": "Pasal 4"}, "uu_lain"),
        ("a", {}, "berakhir_pada"),
        ("f", {}, "berakhir_pada"),
    ],
)
def test_form_asks_for_what_the_letter_needs(huruf, lain, kolom):
    uji = UjiKonsekuensi(pasal17=HurufPasal17Factory(huruf=huruf), **lain)
    with pytest.raises(ValidationError) as galat:
        uji.clean()
    assert list(galat.value.message_dict) == [kolom]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("huruf", "lain"),
    [
        ("j", {"uu_lain": "UU 27/2022", "pasal_uu_lain": "Pasal 4"}),
        ("a", {"berakhir_pada": date(2050, 1, 1)}),
        ("g", {}),
        ("h", {}),
        ("i", {}),
    ],
)
def test_form_accepts_what_the_letter_allows(huruf, lain):
    UjiKonsekuensi(pasal17=HurufPasal17Factory(huruf=huruf), **lain).clean()


def test_form_without_a_letter_leaves_that_to_the_field():
    UjiKonsekuensi().clean()


def test_ground_and_test_say_what_they_are():
    uji = UjiKonsekuensiFactory.build(
        dokumen=DokumenFactory.build(judul="Rekam medis", unit=None),
        unit=None,
        disetujui_oleh=None,
    )
    assert str(uji) == "Uji konsekuensi 04-06-2024: Rekam medis"
    assert str(uji.pasal17) == "Pasal 17 huruf h: Alasan h"
