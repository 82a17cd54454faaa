"""PK-53: no hidden number follows from the shown ones, whatever the table."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import given, strategies as st

from ppid_portal.kinerja.samar import bocor, samarkan
from ppid_portal.kinerja.simpulan import Jumlahan, kecil, pasti

angka = st.integers(0, 12)


def rata(bagian: list[int]) -> tuple[dict[str, int], list[Jumlahan[str]]]:
    """A total and its parts."""
    nilai = {f"b{ke}": n for ke, n in enumerate(bagian)} | {"total": sum(bagian)}
    return nilai, [Jumlahan("total", [f"b{ke}" for ke in range(len(bagian))])]


def silang(isi: list[list[int]]) -> tuple[dict[str, int], list[Jumlahan[str]]]:
    """A table with totals of rows, of columns, and of all."""
    nilai = {f"{b}-{k}": n for b, baris in enumerate(isi) for k, n in enumerate(baris)}
    banjar, kolom = range(len(isi)), range(len(isi[0]))
    nilai |= {f"baris{b}": sum(isi[b]) for b in banjar}
    nilai |= {f"kolom{k}": sum(baris[k] for baris in isi) for k in kolom}
    nilai["semua"] = sum(map(sum, isi))
    return nilai, [
        *(Jumlahan(f"baris{b}", [f"{b}-{k}" for k in kolom]) for b in banjar),
        *(Jumlahan(f"kolom{k}", [f"{b}-{k}" for b in banjar]) for k in kolom),
        Jumlahan("semua", [f"baris{b}" for b in banjar]),
        Jumlahan("semua", [f"kolom{k}" for k in kolom]),
    ]


def peringkat(baris: list[list[int]]) -> int:
    """The rank of a matrix, by elimination without the reduced form."""
    sisa, hasil = [list(map(Fraction, b)) for b in baris], 0
    while sisa and any(map(any, sisa)):
        kolom = next(k for k in range(len(sisa[0])) if any(b[k] for b in sisa))
        poros = next(b for b in sisa if b[kolom])
        sisa.remove(poros)
        sisa = [
            [x - b[kolom] / poros[kolom] * y for x, y in zip(b, poros, strict=True)]
            for b in sisa
        ]
        hasil += 1
    return hasil


def menentukan(jumlahan: list[Jumlahan[str]], tutup: list[str], satu: str) -> bool:
    """Whether the equations fix a hidden number: its unit row adds no rank."""
    baris = [[(k in j.bagian) - (k == j.total) for k in tutup] for j in jumlahan]
    lagi = [*baris, [int(k == satu) for k in tutup]]
    return peringkat(baris) == peringkat(lagi)


@given(st.lists(angka, min_size=1, max_size=8))
def test_of_a_total_never_one_part_alone_is_hidden(bagian: list[int]) -> None:
    nilai, jumlahan = rata(bagian)

    tutup = samarkan(nilai, jumlahan)

    assert all(k in tutup for k, n in nilai.items() if 0 < n < 5)
    assert all(nilai[k] for k in tutup)
    assert len(tutup) != 1


@given(st.lists(st.integers(0, 9), min_size=2, max_size=4))
def test_what_a_reader_knows_of_the_bounds_does_not_pin_it_down(
    bagian: list[int],
) -> None:
    """All ways to fill the hidden parts are tried; of hidden totals in test_jumlah_kecil."""
    nilai, jumlahan = rata(bagian)
    tutup = samarkan(nilai, jumlahan)
    if "total" in tutup or not tutup:
        return
    hilang = sorted(tutup)
    batas = [range(1, 5) if kecil(nilai[k]) else range(5, 60) for k in hilang]
    sisa = sum(nilai[k] for k in hilang)

    cocok = [isi for isi in product(*batas) if sum(isi) == sisa]

    for ke, kunci in enumerate(hilang):
        if kecil(nilai[kunci]):
            assert len({isi[ke] for isi in cocok}) > 1


@given(
    st.integers(1, 3).flatmap(
        lambda k: st.lists(
            st.lists(angka, min_size=k, max_size=k), min_size=1, max_size=3
        )
    )
)
def test_no_equations_together_give_a_hidden_number_away(isi: list[list[int]]) -> None:
    nilai, jumlahan = silang(isi)

    tutup = sorted(samarkan(nilai, jumlahan))

    assert not [k for k in tutup if menentukan(jumlahan, tutup, k)]


@given(st.lists(st.integers(5, 99), max_size=6))
def test_nothing_is_hidden_where_nothing_is_small(bagian: list[int]) -> None:
    assert samarkan(*rata(bagian)) == frozenset()


def test_the_next_smallest_part_goes_with_the_small_one() -> None:
    assert samarkan(*rata([3, 20, 8])) == {"b0", "b2"}
    assert samarkan(*rata([3, 0, 8, 9])) == {"b0", "b2"}
    assert samarkan(*rata([3, 2, 20])) == {"b0", "b1"}
    # A total that is small itself needs no other.
    assert samarkan(*rata([3, 0])) == {"b0", "total"}


def test_bounds_alone_can_give_it_away() -> None:
    # 1 and 1 of a shown 20: "<5" twice, together 2.
    assert samarkan(*rata([1, 1, 9, 9])) == {"b0", "b1", "b2"}
    # 4 and 4: together 8.
    assert samarkan(*rata([4, 4, 20])) == {"b0", "b1", "b2"}
    # 1 and 5 of 6: hiding the 5 would not help, so the total goes.
    assert samarkan(*rata([1, 5])) == {"b0", "total"}


@given(
    st.lists(st.lists(angka, min_size=3, max_size=3), min_size=1, max_size=3),
)
def test_nothing_is_hidden_without_need(isi: list[list[int]]) -> None:
    """Each number that is not small itself would give another away."""
    nilai, jumlahan = silang(isi)
    tutup = samarkan(nilai, jumlahan)

    for kunci in tutup:
        if not kecil(nilai[kunci]):
            buka = sorted(tutup - {kunci})
            tentu = any(menentukan(jumlahan, buka, k) for k in buka)
            assert tentu or [*pasti(nilai, jumlahan, {*buka})]


def pohon(isi: list[list[int]]) -> tuple[dict[str, int], list[Jumlahan[str]]]:
    """A total, its parts, and the parts of these."""
    bagian = {f"b{b}": cabang for b, cabang in enumerate(isi) if cabang}
    nilai = {b: sum(cabang) for b, cabang in bagian.items()}
    nilai |= {f"{b}-{k}": n for b, c in bagian.items() for k, n in enumerate(c)}
    nilai["total"] = sum(map(sum, isi))
    return nilai, [
        Jumlahan("total", list(bagian)),
        *(Jumlahan(b, [f"{b}-{k}" for k in range(len(c))]) for b, c in bagian.items()),
    ]


def mungkin(
    terlihat: dict[str, frozenset[int]], jumlahan: list[Jumlahan[str]], kunci: str
) -> frozenset[int]:
    """What a number of a tree can be, with all that is below it."""
    bagian = next((j.bagian for j in jumlahan if j.total == kunci), None)
    if bagian is None:
        return terlihat[kunci]
    semua = frozenset({0})
    for satu in bagian:
        isi = mungkin(terlihat, jumlahan, satu)
        semua = frozenset(a + b for a in semua for b in isi)
    return semua & terlihat[kunci]


@given(st.lists(st.lists(st.integers(0, 7), max_size=4), min_size=1, max_size=3))
def test_no_bounds_over_two_levels_pin_a_number_down(isi: list[list[int]]) -> None:
    nilai, jumlahan = pohon(isi)

    tutup = samarkan(nilai, jumlahan)

    if bocor(nilai, jumlahan, tutup):
        # Four of "<5" in a "<5": nothing is left to hide, and the caller is told.
        assert not [k for k, n in nilai.items() if n and k not in tutup]
        return
    rentang = {
        k: frozenset(
            [n] if k not in tutup else range(1, 5) if kecil(n) else range(5, 70)
        )
        for k, n in nilai.items()
    }
    for kunci in tutup:
        lain = rentang | {kunci: rentang[kunci] - {nilai[kunci]}}
        assert mungkin(lain, jumlahan, "total"), kunci


def test_six_grounds_of_one_each_are_at_least_six_refusals() -> None:
    """33 of 40 granted; 6 refused and 1 not held would be the only way to the other 7."""
    alasan = [f"alasan{ke}" for ke in range(6)]
    nilai = {"putus": 40, "kabul": 33, "tolak": 6, "tidak ada": 1}
    nilai |= dict.fromkeys(alasan, 1)
    jumlahan = [
        Jumlahan("putus", ["kabul", "tolak", "tidak ada"]),
        Jumlahan("tolak", alasan),
    ]

    tutup = samarkan(nilai, jumlahan)

    assert tutup == {"kabul", "tolak", "tidak ada", *alasan}
    kurang = tutup - {"kabul"}
    assert set(pasti(nilai, jumlahan, kurang)) == kurang


def test_a_number_of_two_tables_is_hidden_in_both() -> None:
    """Refusals stand among the results and have reasons of their own."""
    nilai = {"hasil": 42, "kabul": 33, "tolak": 7, "cabut": 2, "gugur": 0}
    nilai["tolak-h"] = 7
    jumlahan = [
        Jumlahan("hasil", ["kabul", "tolak", "cabut", "gugur"]),
        Jumlahan("tolak", ["tolak-h"]),
    ]

    assert samarkan(nilai, jumlahan) == {"cabut", "tolak", "tolak-h"}


def test_two_equations_can_give_away_what_one_does_not() -> None:
    """Row by row and column by column nothing follows; put together it does."""
    nilai, jumlahan = silang([[9, 9], [9, 9]])
    tutup = {"0-0", "0-1", "1-0", "baris0"}

    assert set(pasti(nilai, jumlahan, tutup)) == {"0-0", "0-1", "1-0", "baris0"}
    assert set(pasti(nilai, jumlahan, {"0-0", "0-1", "1-0", "1-1"})) == set()
