"""Consequence tests: when they carry an exclusion, and what they must say."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from informasi.models import UjiKonsekuensi
from tests.factories.informasi import DokumenFactory, UjiKonsekuensiFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sql]

HARI = date(2026, 5, 13)
BELUM = {"disetujui_pada": None, "disetujui_oleh": None}
objects = UjiKonsekuensi.objects


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


def test_test_of_an_open_entry_excludes_and_opens_nothing():
    terbuka = DokumenFactory()
    UjiKonsekuensiFactory(dokumen=terbuka)
    UjiKonsekuensiFactory(dokumen=terbuka, berakhir_pada=HARI)
    assert not objects.berlaku(HARI).exists()
    assert not objects.habis(HARI).exists()


def test_form_asks_for_what_the_letter_needs():
    UjiKonsekuensi().clean()  # no letter: that is left to the field
    undang, pasal = {"uu_lain": "UU 27/2022"}, {"pasal_uu_lain": "Pasal 4"}
    for huruf, lain, kolom in (
        *(("j", {}, "uu_lain"), ("j", undang, "uu_lain"), ("j", pasal, "uu_lain")),
        *(("a", {}, "berakhir_pada"), ("f", {}, "berakhir_pada")),
        *(("j", undang | pasal, None), ("a", {"berakhir_pada": HARI}, None)),
        *((huruf, {}, None) for huruf in "ghi"),
    ):
        uji = UjiKonsekuensi(pasal17=huruf, **lain)
        if kolom is None:
            uji.clean()
            continue
        with pytest.raises(ValidationError) as galat:
            uji.clean()
        assert list(galat.value.message_dict) == [kolom]


def test_ground_and_test_say_what_they_are():
    uji = UjiKonsekuensiFactory.build(
        dokumen=DokumenFactory.build(judul="Rekam medis", unit=None),
        unit=None,
        disetujui_oleh=None,
    )
    assert str(uji) == "Uji konsekuensi 04-06-2024: Rekam medis"
    assert str(uji.alasan) == "Pasal 17 huruf h: Rahasia pribadi"
