"""PK-15: places that exist twice are told apart by their kecamatan."""

from __future__ import annotations

import pytest

from pemangku.impor.tempat import (
    KECAMATAN,
    KELURAHAN,
    KOTA,
    PetaTempat,
    Tempat,
    TempatSalah,
)

PETA = PetaTempat(
    (
        Tempat("32.78", "Kota Tasikmalaya", KOTA),
        Tempat("32.78.02", "Cipedes", KECAMATAN, "32.78"),
        Tempat("32.78.03", "Tawang", KECAMATAN, "32.78"),
        Tempat("32.78.06", "Cibeureum", KECAMATAN, "32.78"),
        Tempat("32.78.09", "Bungursari", KECAMATAN, "32.78"),
        Tempat("32.78.10", "Purbaratu", KECAMATAN, "32.78"),
        Tempat("32.78.02.1002", "Cipedes", KELURAHAN, "32.78.02"),
        Tempat("32.78.06.1008", "Kota Baru", KELURAHAN, "32.78.06"),
        Tempat("32.78.06.1010", "Setianagara", KELURAHAN, "32.78.06"),
        Tempat("32.78.09.1004", "Sukajaya", KELURAHAN, "32.78.09"),
        Tempat("32.78.10.1005", "Sukajaya", KELURAHAN, "32.78.10"),
    ),
    (
        ("32.78.06.1010", "setianegara"),
        # The official spelling once more, and a place that is not there.
        ("32.78.06.1008", "kota baru"),
        ("32.78.99.0000", "tempat yang tidak ada"),
    ),
)


def salah(kecamatan: str, kelurahan: str) -> tuple[str, str]:
    """Column and sentence of the refusal."""
    with pytest.raises(TempatSalah) as galat:
        PETA.cari(kecamatan, kelurahan)
    return galat.value.kolom, str(galat.value)


@pytest.mark.parametrize(
    ("kecamatan", "kelurahan", "kode"),
    [
        ("Purbaratu", "Sukajaya", "32.78.10.1005"),
        ("Bungursari", "Sukajaya", "32.78.09.1004"),
        ("Cibeureum", "Kotabaru", "32.78.06.1008"),
        ("Cibeureum", "kota  BARU", "32.78.06.1008"),
        ("Kec. Cibeureum", "Kel. Setianegara", "32.78.06.1010"),
        ("Kecamatan Cipedes", "Kelurahan Cipedes", "32.78.02.1002"),
        ("Cipedes", "", "32.78.02"),
        ("Kota Tasikmalaya", "", "32.78"),
        ("seluruh kota", "", "32.78"),
    ],
)
def test_place_is_found_by_both_names(
    kecamatan: str, kelurahan: str, kode: str
) -> None:
    assert PETA.cari(kecamatan, kelurahan) == kode


def test_kelurahan_of_two_kecamatan_asks_for_the_kecamatan() -> None:
    assert salah("", "Sukajaya") == (
        "Kecamatan",
        "Sukajaya ada di Bungursari dan Purbaratu; isi Kecamatan.",
    )


def test_kelurahan_of_another_kecamatan_is_refused_with_both_names() -> None:
    assert salah("Tawang", "Cipedes") == (
        "Kelurahan",
        "Kelurahan Cipedes tidak berada di Kecamatan Tawang.",
    )


@pytest.mark.parametrize(
    ("kecamatan", "kelurahan", "kolom"),
    [
        ("", "", "Kecamatan"),
        ("", "Antah", "Kecamatan"),
        ("Antah", "", "Kecamatan"),
        ("Tawang", "Antah", "Kelurahan"),
        ("Kota Tasikmalaya", "Sukajaya", "Kecamatan"),
    ],
)
def test_place_nobody_knows_is_refused_at_its_cell(
    kecamatan: str, kelurahan: str, kolom: str
) -> None:
    assert salah(kecamatan, kelurahan)[0] == kolom


def test_whole_city_is_no_place_where_the_city_is_not_entered() -> None:
    kosong = PetaTempat((Tempat("32.78.02", "Cipedes", KECAMATAN),))

    with pytest.raises(TempatSalah):
        kosong.cari("Kota Tasikmalaya", "")


def test_only_the_city_is_the_whole_city() -> None:
    assert PETA.sekota("32.78")
    assert not PETA.sekota("32.78.02")
