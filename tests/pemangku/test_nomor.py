"""Telephone numbers in their normal form (pemangku 4.2, PK-01, PK-14)."""

from __future__ import annotations

import pytest

from pemangku.nomor import (
    BUKAN_NOMOR,
    DIRAPIKAN,
    NOL_DITAMBAHKAN,
    NOMOR_KANTOR,
    SATU_NOMOR,
    TERLALU_PANJANG,
    TERLALU_PENDEK,
    TERPOTONG,
    NomorSalah,
    baca_telepon,
    baca_wa,
    samarkan,
)


@pytest.mark.parametrize(
    ("tulisan", "normal", "catatan"),
    [
        ("0812-3456-789", "628123456789", ""),
        ("+62 812 3456 789", "628123456789", ""),
        ("62 0812 3456 789", "628123456789", ""),
        ("8123456789", "628123456789", NOL_DITAMBAHKAN),
        ("81234567890.0", "6281234567890", DIRAPIKAN),
        ("81234567890,0", "6281234567890", DIRAPIKAN),
        ("6281234567890", "6281234567890", ""),
    ],
)
def test_pk_14_a_number_has_one_form(tulisan: str, normal: str, catatan: str) -> None:
    nomor = baca_wa(tulisan)

    assert (nomor.normal, nomor.catatan) == (normal, catatan)


@pytest.mark.parametrize(
    ("tulisan", "sebab"),
    [
        ("6.28123E+11", TERPOTONG),
        ("6,28123e11", TERPOTONG),
        ("0812345", TERLALU_PENDEK),
        ("08123456", TERLALU_PENDEK),
        ("08123456789012345", TERLALU_PANJANG),
        ("0265-331122", NOMOR_KANTOR),
        ("0812-3456-789/0813-3456-789", SATU_NOMOR),
        ("08123456789 atau 08133456789", SATU_NOMOR),
        ("+1 202 555 0173", BUKAN_NOMOR),
        ("", TERLALU_PENDEK),
        ("0802-3456-789", TERLALU_PENDEK),
    ],
)
def test_pk_01_what_is_no_whatsapp_number_says_why(tulisan: str, sebab: str) -> None:
    with pytest.raises(NomorSalah, match=sebab[:20].replace("(", r"\(")):
        baca_wa(tulisan)


def test_an_office_number_is_a_telephone() -> None:
    assert baca_telepon("0265-331122").normal == "62265331122"
    assert baca_telepon("0812-3456-789").normal == "628123456789"


def test_what_is_no_number_is_no_telephone() -> None:
    with pytest.raises(NomorSalah):
        baca_telepon("12")


def test_pk_20_a_mask_keeps_four_and_three_signs() -> None:
    assert samarkan(baca_wa("0812-3456-789").lokal) == "0812••••789"


def test_a_short_number_is_hidden_as_a_whole() -> None:
    assert samarkan("0265123") == "•••••••"
