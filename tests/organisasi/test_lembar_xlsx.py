"""Workbooks the portal writes: what they are first, then rows that are what they look."""

from __future__ import annotations

import io
from datetime import date, datetime

from openpyxl import Workbook, load_workbook

from organisasi.lembar_xlsx import Tabel, tulis_buku


def buku(*tabel: Tabel) -> Workbook:
    wadah = io.BytesIO()
    tulis_buku(wadah, info=[("Judul", "Daftar contoh"), ("Baris", 2)], tabel=tabel)
    return load_workbook(io.BytesIO(wadah.getvalue()))


def isi(*baris: tuple[object, ...]) -> Tabel:
    return Tabel("Data", ("Nama", "Nilai"), baris, (20, 10))  # type: ignore[arg-type]


def test_the_first_sheet_says_what_the_others_hold() -> None:
    hasil = buku(isi())

    assert hasil.sheetnames == ["Info", "Data"]
    assert list(hasil["Info"].values) == [("Judul", "Daftar contoh"), ("Baris", 2)]


def test_the_heading_stays_in_sight() -> None:
    lembar = buku(isi())["Data"]

    assert lembar.freeze_panes == "A2"
    assert [sel.font.bold for sel in lembar[1]] == [True, True]


def test_dates_and_numbers_are_what_they_look_and_telephones_are_text() -> None:
    lembar = buku(isi(("081234567890", date(2024, 6, 4)), ("x", 7), ("y", None)))[
        "Data"
    ]

    assert lembar["A2"].value == "081234567890"
    assert (lembar["A2"].data_type, lembar["A2"].number_format) == ("s", "@")
    # A spreadsheet knows no time zone.
    assert lembar["B2"].value == datetime(2024, 6, 4)  # noqa: DTZ001
    assert (lembar["B3"].value, lembar["B4"].value) == (7, None)


def test_no_cell_becomes_a_formula() -> None:
    lembar = buku(isi(("=1+1", "@a"), ("+62", "-1")))["Data"]

    semua = [sel for baris in lembar.iter_rows(min_row=2) for sel in baris]

    assert [sel.value for sel in semua] == ["'=1+1", "'@a", "'+62", "'-1"]
    assert {sel.data_type for sel in semua} == {"s"}
