"""PK-53: no hidden number follows from the shown ones, whatever the table."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, strategies as st

from ppid_portal.angka.angka import Angka, Kunci
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import LembarAngka
from ppid_portal.kinerja.papan import PotonganTahun, kota
from ppid_portal.kinerja.sensor_sel_kecil import (
    Jumlahan,
    aman,
    bagian_tahun,
    bocor,
    hitungan,
    kecil,
    pasti,
    samarkan,
    sekelompok,
    terbuka,
)
from tests.ppid_portal.kinerja.meja import baca, kecamatan, taruh, unduh

pytestmark = pytest.mark.django_db


angka = st.integers(0, 12)


def rata(bagian):
    """A total and its parts."""
    nilai = {f"b{ke}": n for ke, n in enumerate(bagian)} | {"total": sum(bagian)}
    return nilai, [Jumlahan("total", [f"b{ke}" for ke in range(len(bagian))])]


def silang(isi):
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


def peringkat(baris):
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


def menentukan(jumlahan, tutup, satu):
    """Whether the equations fix a hidden number: its unit row adds no rank."""
    baris = [[(k in j.bagian) - (k == j.total) for k in tutup] for j in jumlahan]
    lagi = [*baris, [int(k == satu) for k in tutup]]
    return peringkat(baris) == peringkat(lagi)


@given(st.lists(angka, min_size=1, max_size=8))
def test_of_a_total_never_one_part_alone_is_hidden(bagian):
    nilai, jumlahan = rata(bagian)
    tutup = samarkan(nilai, jumlahan)
    assert all(k in tutup for k, n in nilai.items() if 0 < n < 5)
    assert all(nilai[k] for k in tutup)
    assert len(tutup) != 1


@given(st.lists(st.integers(0, 9), min_size=2, max_size=4))
def test_what_a_reader_knows_of_the_bounds_does_not_pin_it_down(bagian):
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
def test_no_equations_together_give_a_hidden_number_away(isi):
    nilai, jumlahan = silang(isi)
    tutup = sorted(samarkan(nilai, jumlahan))
    assert not [k for k in tutup if menentukan(jumlahan, tutup, k)]


@given(st.lists(st.integers(5, 99), max_size=6))
def test_nothing_is_hidden_where_nothing_is_small(bagian):
    assert samarkan(*rata(bagian)) == frozenset()


def test_the_next_smallest_part_goes_with_the_small_one():
    assert samarkan(*rata([3, 20, 8])) == {"b0", "b2"}
    assert samarkan(*rata([3, 0, 8, 9])) == {"b0", "b2"}
    assert samarkan(*rata([3, 2, 20])) == {"b0", "b1"}
    # A total that is small itself needs no other.
    assert samarkan(*rata([3, 0])) == {"b0", "total"}


def test_bounds_alone_can_give_it_away():
    # 1 and 1 of a shown 20: "<5" twice, together 2.
    assert samarkan(*rata([1, 1, 9, 9])) == {"b0", "b1", "b2"}
    # 4 and 4: together 8.
    assert samarkan(*rata([4, 4, 20])) == {"b0", "b1", "b2"}
    # 1 and 5 of 6: hiding the 5 would not help, so the total goes.
    assert samarkan(*rata([1, 5])) == {"b0", "total"}


@given(st.lists(st.lists(angka, min_size=3, max_size=3), min_size=1, max_size=3))
def test_nothing_is_hidden_without_need(isi):
    """Each number that is not small itself would give another away."""
    nilai, jumlahan = silang(isi)
    tutup = samarkan(nilai, jumlahan)
    for kunci in tutup:
        if not kecil(nilai[kunci]):
            buka = sorted(tutup - {kunci})
            tentu = any(menentukan(jumlahan, buka, k) for k in buka)
            assert tentu or [*pasti(nilai, jumlahan, {*buka})]


def pohon(isi):
    """A total, its parts, and the parts of these."""
    bagian = {f"b{b}": cabang for b, cabang in enumerate(isi) if cabang}
    nilai = {b: sum(cabang) for b, cabang in bagian.items()}
    nilai |= {f"{b}-{k}": n for b, c in bagian.items() for k, n in enumerate(c)}
    nilai["total"] = sum(map(sum, isi))
    return nilai, [
        Jumlahan("total", list(bagian)),
        *(Jumlahan(b, [f"{b}-{k}" for k in range(len(c))]) for b, c in bagian.items()),
    ]


def mungkin(terlihat, jumlahan, kunci):
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
def test_no_bounds_over_two_levels_pin_a_number_down(isi):
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


def test_six_grounds_of_one_each_are_at_least_six_refusals():
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


def test_a_number_of_two_tables_is_hidden_in_both():
    """Refusals stand among the results and have reasons of their own."""
    nilai = {"hasil": 42, "kabul": 33, "tolak": 7, "cabut": 2, "gugur": 0}
    nilai["tolak-h"] = 7
    jumlahan = [
        Jumlahan("hasil", ["kabul", "tolak", "cabut", "gugur"]),
        Jumlahan("tolak", ["tolak-h"]),
    ]
    assert samarkan(nilai, jumlahan) == {"cabut", "tolak", "tolak-h"}


def test_two_equations_can_give_away_what_one_does_not():
    """Row by row and column by column nothing follows; put together it does."""
    nilai, jumlahan = silang([[9, 9], [9, 9]])
    tutup = {"0-0", "0-1", "1-0", "baris0"}
    assert set(pasti(nilai, jumlahan, tutup)) == {"0-0", "0-1", "1-0", "baris0"}
    assert set(pasti(nilai, jumlahan, {"0-0", "0-1", "1-0", "1-1"})) == set()


# Of a small total no parts are told: so many of "<5" would tell it.
# Every year that may stand behind a page is tried, page by page: no small count is certain.

TAHUN = Periode(2024)
PADA = datetime(2025, 1, 2, tzinfo=UTC)
HASIL = ("dikabulkan", "ditolak", "tidak_dikuasai", "belum_didokumentasikan")
TEMPAT = ("a", "b", "c", "d")
type Dunia = dict[Kunci, Angka]


def sedikit(lebar):
    """All ways to share fewer than five among so many."""
    return (isi for isi in product(range(5), repeat=lebar) if sum(isi) < 5)


def jumlahan(kode, bagian):
    """A total with its parts that occur, as the nightly job leaves them."""
    isi = {kota(kode, TAHUN, r): Angka.jumlah(n) for r, n in bagian if n}
    total = sum(a.n for a in isi.values())
    return isi | ({kota(kode, TAHUN): Angka.jumlah(total)} if total else {})


def beralasan(kode):
    """Refusals or objections by their grounds."""
    for isi in sedikit(5):
        yield jumlahan(kode, zip("abchj", isi, strict=True))


def berhasil():
    """Decided requests by what became of them; all that were refused have a ground."""
    for isi in sedikit(4):
        bagian = dict(zip(HASIL, isi, strict=True))
        semua, tolak = sum(isi), bagian["ditolak"]
        yield {
            **jumlahan("A5h", bagian.items()),
            **jumlahan("A5t", [("h", tolak)]),
            kota("A4", TAHUN): Angka.bagian(bagian["dikabulkan"], semua),
            kota("A5", TAHUN): Angka.bagian(tolak, semua),
        }


def setempat(kode):
    """The city by its kecamatan, and what lies in none."""
    for *isi, tanpa in sedikit(5):
        semua = kota(kode, TAHUN)
        tempat = dict(zip(TEMPAT, isi, strict=True))
        yield {
            semua: Angka.jumlah(sum(isi) + tanpa),
            **{semua._replace(kecamatan=k): Angka.jumlah(n) for k, n in tempat.items()},
        }


def papan(dunia):
    return PotonganTahun(LembarAngka(dunia, PADA), TAHUN, TEMPAT).papan


def terlihat(dunia):
    """All cells of the page and its files."""
    return frozenset(
        (s.kunci, s.kata, s.pembilang, s.penyebut, s.nilai)
        for s in papan(dunia).semua()
    )


@pytest.mark.parametrize(
    "dunia",
    [
        *(list(beralasan(kode)) for kode in ("A5t", "A6n")),
        list(berhasil()),
        *(list(setempat(kode)) for kode in ("A1", "B1")),
    ],
    ids=["A5t", "A6n", "A5h", "A1", "B1"],
)
def test_whatever_was_counted_no_small_number_is_certain(dunia):
    menurut: dict[frozenset[tuple[object, ...]], list[Dunia]] = defaultdict(list)
    for satu in dunia:
        menurut[terlihat(satu)].append(satu)
    for sama in menurut.values():
        for kunci in {k for satu in sama for k in satu}:
            for sisi in ("pembilang", "penyebut"):
                mungkin = {getattr(s.get(kunci, Angka()), sisi) or 0 for s in sama}
                assert len(mungkin) > 1 or not any(map(kecil, mungkin)), kunci


@pytest.mark.django_db
def test_four_refusals_of_four_grounds_are_not_told_to_be_four(client):
    kecamatan("Cihideung", "32.78.01")
    taruh("A1", "2024", 4)
    for kode in ("A5t", "A6n"):
        taruh(kode, "2024", 4)
        for huruf in "abhj":
            taruh(kode, "2024", 1, rincian=huruf)
    for hasil, banyak in (("dikabulkan", 36), ("ditolak", 4)):
        taruh("A5h", "2024", banyak, rincian=hasil)
    taruh("A4", "2024", 36, 40)
    taruh("A5", "2024", 4, 40)
    isi, berkas = baca(client), unduh(client)
    assert "Penolakan menurut alasannya Terlalu sedikit untuk dirinci." in isi
    assert "Keberatan menurut alasannya Terlalu sedikit untuk dirinci." in isi
    assert "Bagian dari jumlah <5 tidak ditampilkan." in isi
    assert berkas["A5t", "2024", ""] == "<5//<5"
    assert not [k for k in berkas if k[0].startswith(("A5t.", "A6n."))]
    # Not even that nobody came from there.
    assert "Cihideung belum pernah 0 — disamarkan 0" in isi
    assert berkas["A1", "2024", "32.78.01"] == "disamarkan//disamarkan"
    assert berkas["A1", "2024", "tidak diketahui"] == "disamarkan//disamarkan"


# Nobody is found by taking months and quarters from a year (ADR 30)

BULAN = list(TAHUN.bulan_bulan())
cacah = st.tuples(
    st.one_of(st.just(0), st.integers(0, 9)), st.one_of(st.just(0), st.integers(0, 9))
)
setahun = st.lists(cacah, min_size=12, max_size=12)


def nilai(isi, periode):
    """The sum of its months."""
    bulan = dict(zip(BULAN, isi, strict=True))
    return [
        sum(kolom) for kolom in zip(*map(bulan.get, periode.bulan_bulan()), strict=True)
    ]


def terhitung(isi, tampil):
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
def test_no_difference_of_shown_periods_is_of_one_to_four(isi):
    tampil = terbuka(TAHUN, lambda p: nilai(isi, p))
    if tampil:
        assert not {1, 2, 3, 4} & terhitung(isi, tampil)


@given(setahun, setahun)
def test_a_figure_of_the_same_people_tells_no_more(isi, lain):
    """Shown at most where the other one is, it cuts the year into no smaller pieces."""
    induk = terbuka(TAHUN, lambda p: nilai(isi, p))
    anak = terbuka(TAHUN, lambda p: nilai(lain, p), induk.__contains__)
    assert anak <= induk
    if anak:
        assert not {1, 2, 3, 4} & terhitung(lain, anak)


@given(st.lists(st.tuples(st.integers(5, 99)), min_size=12, max_size=12))
def test_where_nothing_is_small_all_is_shown(isi):
    assert terbuka(TAHUN, lambda p: nilai(isi, p)) == set(bagian_tahun(TAHUN))


def test_a_small_quarter_takes_the_next_smallest_with_it():
    isi = [(n,) for n in (5, 6, 7, 2, 0, 0, 9, 9, 9, 0, 0, 0)]
    tampil = {p.kode for p in terbuka(TAHUN, lambda p: nilai(isi, p))}
    # An empty quarter tells of nobody; 2 of the second hides in the 18 of the first.
    assert tampil == {
        *("2024-TW3", "2024-07", "2024-08", "2024-09"),
        *("2024-TW4", "2024-10", "2024-11", "2024-12"),
    }


def test_of_a_year_with_few_no_part_is_shown():
    isi = [(n,) for n in (3, *[0] * 11)]
    assert terbuka(TAHUN, lambda p: nilai(isi, p)) == frozenset()


def test_what_is_met_what_is_not_and_what_is_neither_are_all_counted():
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


# What a year hides or its months would tell, no other page and no file says

PERIODE = ("2024", "2024-TW1", "2024-01", "2024-02", "2024-03")
KECIL = "hanya untuk satu tahun, supaya orangnya tidak dikenali"


def test_reasons_of_a_refusal_stand_in_the_year_only(client):
    for periode, banyak in (("2024-TW1", 13), ("2024-01", 5), ("2024-02", 6)):
        taruh("A5t", periode, banyak)
        taruh("A5t", periode, banyak, rincian="h")
    taruh("A5t", "2024", 20)
    taruh("A5t", "2024", 20, rincian="h")
    taruh("A5t", "2024-03", 2, rincian="h")
    for periode in PERIODE[1:]:
        assert f"Rincian {KECIL}." in baca(client, periode)
        assert not [k for k in unduh(client, periode) if k[0].startswith("A5")][2:]
        api = client.get(f"/api/indikator/?periode={periode}&kode=A5t").json()
        assert api["data"] == []
    assert unduh(client)["A5t.h", "2024", ""] == "20//20"


def test_a_kecamatan_counts_people_in_the_year_only(client):
    satu = kecamatan("Cihideung", "32.78.01", grid_x=2, grid_y=2)
    for periode, banyak in (("2024", 40), ("2024-TW1", 13), ("2024-01", 11)):
        taruh("A1", periode, banyak)
        taruh("A1", periode, banyak, kecamatan=satu)
    jalan = "/kinerja/kecamatan-cihideung/"
    assert "Permohonan informasi 40" in baca(client, jalan=jalan)
    assert f"Angkanya {KECIL}" in baca(client, "2024-01", jalan)
    assert f"per kecamatan {KECIL}" in baca(client, "2024-01")
    assert ("A1", "2024", "32.78.01") in unduh(client)
    assert ("A1", "2024-01", "32.78.01") not in unduh(client, "2024-01")
    assert ("D3", "2024-01", "32.78.01") in unduh(client, "2024-01")
    assert f"Angkanya {KECIL}" in baca(client, "2024-TW1")
    assert "KEPUASAN" not in {k[0].partition(".")[0] for k in unduh(client, "2024-01")}


def test_a_share_of_a_month_that_would_tell_the_others_is_hidden(client):
    taruh("A2", "2024", 60, 80)
    taruh("A2", "2024-TW1", 30, 40)
    taruh("A2", "2024-TW2", 30, 40)
    # 30 of 40 in the quarter, 12 and 10 in two months: 8 of 8 in March, but 1 late in January.
    for periode, atas, bawah in (("01", 12, 13), ("02", 10, 19), ("03", 8, 8)):
        taruh("A2", f"2024-{periode}", atas, bawah)
    # A6 counts the same people: 3 of 40 tell nobody that A2 is not to say.
    taruh("A6", "2024-TW1", 3, 40)
    taruh("A6", "2024", 9, 80)
    assert unduh(client, "2024-TW1")["A2", "2024-TW1", ""] == "30/40/75"
    assert unduh(client, "2024-TW1")["A6", "2024-TW1", ""] == "disamarkan/disamarkan/"
    for bulan in PERIODE[2:]:
        assert unduh(client, bulan)["A2", bulan, ""] == "disamarkan/disamarkan/"
        assert "tepat waktu: terlalu sedikit untuk ditampilkan" in baca(client, bulan)


def test_what_the_year_hides_its_quarters_do_not_add_up_to(client):
    # Twice "<5", together 8, would be twice 4: the year hides the refusals with them.
    for hasil, banyak in (
        *(("dikabulkan", 33), ("ditolak", 16)),
        *(("tidak_dikuasai", 4), ("belum_didokumentasikan", 4)),
    ):
        taruh("A5h", "2024", banyak, rincian=hasil)
    taruh("A4", "2024", 33, 57)
    taruh("A5", "2024", 16, 57)
    taruh("A4", "2024-TW1", 33, 57)
    taruh("A5", "2024-TW1", 16, 57)
    taruh("A5t", "2024", 16)
    taruh("A5t", "2024", 16, rincian="h")
    assert unduh(client)["A5", "2024", ""] == "disamarkan/57/"
    assert unduh(client, "2024-TW1")["A4", "2024-TW1", ""] == "33/57/57.9"
    assert unduh(client, "2024-TW1")["A5", "2024-TW1", ""] == "disamarkan/disamarkan/"


def test_a_month_says_the_same_on_every_page(client):
    for bulan, banyak in (("01", 9), ("02", 2), ("03", 8), ("04", 7)):
        taruh("A1", f"2024-{bulan}", banyak)
    taruh("A1", "2024-TW1", 19)
    taruh("A1", "2024-TW2", 7)
    taruh("A1", "2024", 26)
    for periode in ("2024", "2024-TW1", "2024-03", "2024-04"):
        berkas = unduh(client, periode)
        assert berkas["A1", "2024-02", ""] == "disamarkan//disamarkan"
        assert berkas["A1", "2024-03", ""] == "disamarkan//disamarkan"
    assert unduh(client, "2024-TW1")["A1", "2024-TW1", ""] == "19//19"
    assert unduh(client, "2024-04")["A1", "2024-04", ""] == "7//7"
