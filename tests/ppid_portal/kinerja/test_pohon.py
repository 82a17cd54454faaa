"""PK-53: nobody is found by taking months and quarters from a year (ADR 30)."""

from __future__ import annotations

from hypothesis import given, strategies as st

from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.periode import Periode
from ppid_portal.kinerja.pohon import (
    aman,
    bagian_tahun,
    hitungan,
    sekelompok,
    terbuka,
)

TAHUN = Periode(2024)
BULAN = list(TAHUN.bulan_bulan())
cacah = st.tuples(
    st.one_of(st.just(0), st.integers(0, 9)), st.one_of(st.just(0), st.integers(0, 9))
)
setahun = st.lists(cacah, min_size=12, max_size=12)


def nilai(isi: list[tuple[int, ...]], periode: Periode) -> list[int]:
    """The sum of its months."""
    bulan = dict(zip(BULAN, isi, strict=True))
    return [
        sum(kolom) for kolom in zip(*map(bulan.get, periode.bulan_bulan()), strict=True)
    ]


def terhitung(isi: list[tuple[int, ...]], tampil: frozenset[Periode]) -> set[int]:
    """The counts of all sets of months that follow from the year and what is shown.

    Months that stand in the same shown periods cannot be told apart: they are a piece, and
    whatever is added and subtracted is a sum of pieces.
    """
    periode = [frozenset(p.bulan_bulan()) for p in sorted(tampil)]
    keping: dict[tuple[bool, ...], list[tuple[int, ...]]] = {}
    for bulan, n in zip(BULAN, isi, strict=True):
        keping.setdefault(tuple(bulan in p for p in periode), []).append(n)
    satuan = [[sum(kolom) for kolom in zip(*k, strict=True)] for k in keping.values()]
    hasil: set[int] = set()
    for ke in range(len(isi[0])):
        jumlah = {0}
        for satu in satuan:
            jumlah |= {n + satu[ke] for n in jumlah}
        hasil |= jumlah
    return hasil


@given(setahun)
def test_no_difference_of_shown_periods_is_of_one_to_four(
    isi: list[tuple[int, int]],
) -> None:
    tampil = terbuka(TAHUN, lambda p: nilai(isi, p))

    if tampil:
        assert not {1, 2, 3, 4} & terhitung(isi, tampil)


@given(setahun, setahun)
def test_a_figure_of_the_same_people_tells_no_more(
    isi: list[tuple[int, int]], lain: list[tuple[int, int]]
) -> None:
    """Shown at most where the other one is, it cuts the year into no smaller pieces."""
    induk = terbuka(TAHUN, lambda p: nilai(isi, p))
    anak = terbuka(TAHUN, lambda p: nilai(lain, p), induk.__contains__)

    assert anak <= induk
    if anak:
        assert not {1, 2, 3, 4} & terhitung(lain, anak)


@given(st.lists(st.tuples(st.integers(5, 99)), min_size=12, max_size=12))
def test_where_nothing_is_small_all_is_shown(isi: list[tuple[int, ...]]) -> None:
    assert terbuka(TAHUN, lambda p: nilai(isi, p)) == set(bagian_tahun(TAHUN))


def test_a_small_quarter_takes_the_next_smallest_with_it() -> None:
    isi = [(n,) for n in (5, 6, 7, 2, 0, 0, 9, 9, 9, 0, 0, 0)]

    tampil = {p.kode for p in terbuka(TAHUN, lambda p: nilai(isi, p))}

    # An empty quarter tells of nobody; 2 of the second hides in the 18 of the first.
    assert tampil == {
        *("2024-TW3", "2024-07", "2024-08", "2024-09"),
        *("2024-TW4", "2024-10", "2024-11", "2024-12"),
    }


def test_of_a_year_with_few_no_part_is_shown() -> None:
    isi = [(n,) for n in (3, *[0] * 11)]

    assert terbuka(TAHUN, lambda p: nilai(isi, p)) == frozenset()


def test_what_is_met_what_is_not_and_what_is_neither_are_all_counted() -> None:
    ada = {"A4": Angka.bagian(20, 40), "A5": Angka.bagian(18, 40)}

    assert sekelompok("A4") == ("A4",)
    assert sekelompok("A5") == ("A4", "A5")
    assert hitungan(("A4",), ada.__getitem__) == [20, 40, 20]
    # 40 less 20 and 18: two of another result.
    assert hitungan(("A4", "A5"), ada.__getitem__)[-2:] == [38, 2]
    assert not aman([38, 2])
    rata = Angka(pembilang=3, penyebut=9, n=9)
    assert hitungan(("A3",), lambda _k: rata) == [9]
    assert hitungan(("A1",), lambda _k: Angka.jumlah(7)) == [7, 0, -7]
