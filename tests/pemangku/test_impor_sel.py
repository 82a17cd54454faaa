"""Cells as people and spreadsheets write them."""

from __future__ import annotations

from datetime import date

import pytest

from pemangku.impor.sel import (
    SelSalah,
    baca_bilangan,
    baca_tanggal,
    baca_ya,
    tanpa_kutip,
)


@pytest.mark.parametrize(
    "teks",
    [
        *("2024-06-04", "04-06-2024", "4/6/2024", "04.06.2024", "4 6 2024"),
        *("4 Juni 2024", "4 jun 2024", " 4  JUNI  2024 ", "4-Jun-2024"),
    ],
)
def test_date_is_read_in_any_usual_writing(teks: str) -> None:
    assert baca_tanggal(teks) == date(2024, 6, 4)


def test_short_name_of_august_is_read() -> None:
    assert baca_tanggal("17 agt 2024") == date(2024, 8, 17)


@pytest.mark.parametrize(
    "teks", ["31-02-2024", "45447", "kemarin", "4 foo 2024", "06/2024", "4-6-24"]
)
def test_what_is_no_date_says_how_to_write_one(teks: str) -> None:
    with pytest.raises(SelSalah, match=r"misalnya 04-06-2024\."):
        baca_tanggal(teks)


def test_empty_cells_are_nothing() -> None:
    assert (baca_tanggal(""), baca_bilangan(""), baca_ya("")) == (None, None, False)


@pytest.mark.parametrize(
    ("teks", "angka"), [("25", 25), (" 1.250 ", 1250), ("0", 0), ("1.000.000", 10**6)]
)
def test_number_is_read_with_and_without_thousands(teks: str, angka: int) -> None:
    assert baca_bilangan(teks) == angka


@pytest.mark.parametrize("teks", ["dua puluh", "-3", "2.5", "99999999", "٣", "1,5"])
def test_what_is_no_number_is_refused(teks: str) -> None:
    with pytest.raises(SelSalah):
        baca_bilangan(teks)


@pytest.mark.parametrize(
    ("teks", "hasil"), [("Ya", "ya"), ("y", "ya"), ("TIDAK", ""), ("-", "")]
)
def test_yes_and_no_are_read(teks: str, hasil: str) -> None:
    assert baca_ya(teks) is bool(hasil)


def test_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(SelSalah, match=r"^Tulis Ya atau Tidak\.$"):
        baca_ya("mungkin")


@pytest.mark.parametrize(
    ("teks", "bersih"),
    [("'=Nama", "=Nama"), ("'+62", "+62"), ("'Aisyiyah", "'Aisyiyah"), ("'", "'")],
)
def test_guard_of_an_exported_cell_is_taken_off(teks: str, bersih: str) -> None:
    assert tanpa_kutip(teks) == bersih
