"""The small-number rule: whatever comes in, nothing published stands for one to four."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, strategies as st

from organisasi.pribadi.sensor_sel_kecil import (
    BATAS,
    SAMAR,
    Tersamar,
    samar,
    samarkan,
    samarkan_bagian,
)

LANGKAH = ((1, samar), (0, lambda bulan: bulan[:4]), (0, samar))
KUNCI = st.tuples(
    st.sampled_from(("2026-01", "2026-02", "2025-12")), st.sampled_from("abcde")
)
TABEL = st.dictionaries(KUNCI, st.integers(0, 12))


@given(TABEL)
def test_no_published_cell_and_no_remainder_stands_for_one_to_four(sel):
    hasil = samarkan(sel, LANGKAH)
    assert all(n >= BATAS for n in hasil.baris.values())
    assert hasil.sisa == 0 or hasil.sisa >= BATAS


@given(TABEL)
def test_the_total_stays_right_or_is_not_told(sel):
    jumlah = sum(sel.values())
    hasil = samarkan(sel, LANGKAH)
    if 0 < jumlah < BATAS:
        assert hasil == Tersamar({}, 0, None)
    else:
        assert hasil.jumlah == jumlah
        assert sum(hasil.baris.values()) + hasil.sisa == jumlah


@given(TABEL)
def test_no_hidden_cell_can_be_reckoned_from_the_others(sel):
    """What a reader can subtract: the total less all rows of every value of a column."""
    hasil = samarkan(sel, LANGKAH)
    if hasil.jumlah is None:
        return
    for kolom in (0, 1):
        terang: Counter[str] = Counter()
        for kunci, n in hasil.baris.items():
            terang[kunci[kolom]] += n
        for nilai, n in terang.items():
            assert n >= BATAS, nilai
        lebih = hasil.jumlah - sum(terang.values())
        assert lebih == 0 or lebih >= BATAS


@given(TABEL)
def test_a_frequent_combination_is_never_counted_too_high(sel):
    hasil = samarkan(sel, LANGKAH)
    for kunci, n in hasil.baris.items():
        if SAMAR not in kunci and len(kunci[0]) > 4:
            assert n == sel[kunci]


def test_the_rarest_column_is_hidden_first_and_only_as_far_as_needed():
    sel = {("2026-01", "a"): 7, ("2026-01", "b"): 3, ("2026-01", "c"): 2}
    hasil = samarkan(sel, LANGKAH)
    assert hasil.baris == {("2026-01", "a"): 7, ("2026-01", SAMAR): 5}
    assert hasil.sisa == 0


def test_small_months_come_together_in_their_year():
    sel = {("2026-01", "a"): 3, ("2026-02", "b"): 3, ("2025-12", "a"): 9}
    hasil = samarkan(sel, LANGKAH)
    assert hasil.baris == {("2025-12", "a"): 9, ("2026", SAMAR): 6}


def test_a_small_remainder_takes_the_smallest_rows_along():
    sel = {("2026-01", "a"): 5, ("2026-02", "b"): 9, ("2025-12", "c"): 2}
    hasil = samarkan(sel, ((1, samar),))
    assert hasil.baris == {("2026-02", "b"): 9}
    assert (hasil.sisa, hasil.jumlah) == (7, 16)


def test_what_joins_a_row_that_is_there_is_added_to_it():
    sel = {("2026-01", SAMAR): 8, ("2026-01", "b"): 1}
    assert samarkan(sel, LANGKAH).baris == {("2026-01", SAMAR): 9}


def test_nothing_gives_nothing():
    assert samarkan({}, LANGKAH) == Tersamar({}, 0, 0)


@given(TABEL)
def test_month_by_month_gives_what_all_at_once_gives(sel):
    bulan = {k[0]: {j: n for j, n in sel.items() if j[0] == k[0]} for k in sel}
    hasil = samarkan_bagian(bulan.values(), LANGKAH[:1], LANGKAH[1:])
    assert hasil == samarkan(sel, LANGKAH)
