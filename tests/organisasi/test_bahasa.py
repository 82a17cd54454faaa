"""Dates, numbers and lists in Indonesian words. No database."""

from datetime import date, timedelta

import pytest

from organisasi.bahasa import (
    BULAN,
    HARI,
    angka,
    gabung,
    tanggal,
    tanggal_pendek,
    ukuran,
)


def test_date_is_written_out_with_its_weekday():
    assert tanggal(date(2024, 6, 4)) == "Selasa, 4 Juni 2024"
    assert tanggal_pendek(date(2024, 6, 4)) == "4 Juni 2024"
    for ke, hari in enumerate(HARI):
        assert tanggal(date(2024, 6, 3) + timedelta(days=ke)).startswith(f"{hari}, ")
    for ke, bulan in enumerate(BULAN):
        assert tanggal_pendek(date(2026, ke + 1, 1)) == f"1 {bulan} 2026"
    assert (len(set(HARI)), len(set(BULAN))) == (7, 12)


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1234, 0, "1.234"),
        (1234567, 0, "1.234.567"),
        (1234.5, 1, "1.234,5"),
        (-1234.56, 2, "-1.234,56"),
    ],
)
def test_number_has_a_full_stop_for_thousands_and_a_comma(nilai, desimal, teks):
    assert angka(nilai, desimal) == teks


@pytest.mark.parametrize(
    ("bita", "teks"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1 kB"),
        (43_210, "43 kB"),
        (1_234_567, "1,2 MB"),
        (5_600_000_000, "5,6 GB"),
        (7_000_000_000_000, "7.000,0 GB"),
    ],
)
def test_file_size_is_told_in_the_nearest_unit(bita, teks):
    assert ukuran(bita) == teks


@pytest.mark.parametrize(
    ("butir", "teks"),
    [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c")],
)
def test_list_is_joined_as_it_is_spoken(butir, teks):
    assert gabung(butir) == teks
    assert gabung(["a", "b", "c"], "atau") == "a, b, atau c"
