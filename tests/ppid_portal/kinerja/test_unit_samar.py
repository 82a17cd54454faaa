"""Nobody follows from the figures of a unit (ADR 31): rules, and any table."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings, strategies as st

from organisasi.models import JenisUnit, Unit, Wilayah
from ppid_portal.angka.angka import MEDIAN, Angka, Kunci
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import LembarAngka
from ppid_portal.kinerja.papan import TANPA_KECAMATAN, PapanKinerja, jumlah, kota
from ppid_portal.kinerja.sensor_sel_kecil import Jumlahan, kecil, samarkan
from ppid_portal.kinerja.unit import PERMOHONAN, Cacah, KinerjaLayanan, kecamatan_dari
from tests.ppid_portal.kinerja.test_sensor_sel_kecil import menentukan

TAHUN = Periode(2024)
PADA = datetime(2025, 1, 2, tzinfo=UTC)
A1, A2, A3 = PERMOHONAN


def layanan(semua, *, lain=0, tempat=None, kecamatan=None):
    """Units 1, 2, …; ``lain`` received in none; ``tempat``: what the city's page says of
    each kecamatan, ``kecamatan`` where a unit is."""
    isi = {}
    for unit, satu in enumerate(semua, start=1):
        isi |= _baris(satu, unit)
    jumlahan = Cacah(*(sum(kolom) for kolom in zip(*semua, strict=True)))
    publik = _baris(jumlahan._replace(diterima=jumlahan.diterima + lain), None)
    return KinerjaLayanan(
        *(PERMOHONAN, TAHUN, LembarAngka(isi, PADA), _publik(publik, tempat or {})),
        *(list(tempat or {}), {u: (kecamatan or {}).get(u) for u in range(1, 9)}),
    )


def _baris(satu, unit):
    isi = {
        (A1, ""): Angka.jumlah(satu.diterima),
        (A2, ""): Angka.bagian(satu.tepat, satu.dinilai),
        (A3, MEDIAN): Angka(
            penyebut=satu.dijawab,
            nilai=Decimal("4.0") if satu.dijawab else None,
            n=satu.dijawab,
        ),
        (A3, ""): Angka(penyebut=satu.dijawab, n=satu.dijawab),
    }
    return {
        Kunci(kode, rincian, TAHUN.kode, unit, None): angka
        for (kode, rincian), angka in isi.items()
    }


def _publik(isi, tempat):
    """The city's page as papan.py makes it: kecamatan and the rest are the city."""
    semua = kota(A1, TAHUN)
    total = isi[semua].pembilang or 0
    ada = {semua._replace(kecamatan=k): Angka.jumlah(n) for k, n in tempat.items()}
    sisa = semua._replace(kecamatan=TANPA_KECAMATAN)
    tambahan = {sisa: Angka.jumlah(total - sum(tempat.values()))} if tempat else {}
    return PapanKinerja(
        LembarAngka(isi | ada, PADA),
        [*isi, *ada],
        [jumlah(semua, [*ada, *tambahan])] if tempat else [],
        tambahan,
    )


def terlihat(satu):
    """Received, answered, in time, judged, share, median of each unit, as the files say."""
    hasil = []
    for unit in satu.cacah:
        diterima, tepat, lama = satu.sel(unit)
        isi = (tepat.pembilang, tepat.penyebut, tepat.nilai, lama.nilai)
        hasil.append((diterima.pembilang, lama.penyebut, *isi))
    return hasil


def penuh(banyak):
    return Cacah(banyak, banyak, banyak, banyak)


TUTUP = ("disamarkan",) * 3


# Rules


def test_few_received_are_hidden_with_the_next_smallest():
    satu = layanan([penuh(3), penuh(9), penuh(40)])
    assert terlihat(satu) == [
        ("<5", *TUTUP, "", ""),
        ("disamarkan", *TUTUP, "", ""),
        ("40", "40", "40", "40", "100", "4"),
    ]


def test_what_no_unit_received_counts_as_one():
    # 52 less 9 and 40 would tell of the three.
    satu = layanan([penuh(9), penuh(40)], lain=3)
    assert terlihat(satu)[0][0] == "disamarkan"


def test_a_small_rest_hides_what_became_of_the_cases_and_never_of_one_alone():
    # Two of 20 are not answered; 9 goes with it, or the city less the others would tell.
    satu = layanan([Cacah(20, 18, 18, 18), penuh(9), penuh(40)])
    assert terlihat(satu) == [
        # A median says no more than that five at least were answered.
        ("20", *TUTUP, "", "4"),
        ("9", *TUTUP, "", "4"),
        ("40", "40", "40", "40", "100", "4"),
    ]


@pytest.mark.parametrize(
    "satu",
    [
        Cacah(20, 4, 20, 4),
        Cacah(20, 17, 20, 17),
        Cacah(20, 20, 20, 3),
        Cacah(20, 12, 18, 12),
        Cacah(20, 12, 15, 12),
    ],
)
def test_answered_unanswered_in_time_not_judged_and_overdue(satu):
    assert terlihat(layanan([satu, penuh(30), penuh(40)]))[0][1:4] == TUTUP


def test_how_many_were_late_is_what_a_share_tells():
    satu = layanan([Cacah(40, 40, 40, 38), penuh(30)])
    assert terlihat(satu)[0] == ("40", "40", "38", "40", "95", "4")


def test_of_fewer_than_five_no_median_and_no_share():
    for banyak in range(1, 5):
        satu = layanan([Cacah(30, banyak, banyak, banyak), penuh(30), penuh(40)])
        assert terlihat(satu)[0] == ("30", *TUTUP, "", "")


def test_a_median_alone_only_where_it_says_nothing_new():
    # Of eight received it would say that three at most were not answered.
    assert terlihat(layanan([Cacah(8, 6, 8, 6), penuh(30), penuh(40)]))[0][-1] == ""
    assert terlihat(layanan([Cacah(9, 7, 9, 6), penuh(30), penuh(40)]))[0][-1] == "4"
    # Ten answered by two of which each answered five at least: it is five and five.
    dua = layanan([Cacah(9, 5, 9, 5), Cacah(9, 5, 9, 4), penuh(40)])
    assert [b[-1] for b in terlihat(dua)] == ["", "", "4"]


def test_all_in_time_is_not_told_without_its_numbers():
    """It is an equation: with the city's sums it told four that were not judged."""
    satu = layanan([Cacah(10, 6, 6, 6), Cacah(1, 0, 1, 0), Cacah(2, 0, 2, 0)])
    assert [b[4] for b in terlihat(satu)] == ["", "", ""]
    periksa([*satu.cacah.values()], 14)


def test_zero_is_no_secret():
    satu = layanan([Cacah(20, 0, 0, 0), penuh(30)])
    assert terlihat(satu)[0] == ("20", "0", "0", "0", "", "")


def test_a_unit_that_received_nothing_is_not_there():
    assert list(layanan([penuh(9), penuh(0), penuh(7)]).cacah) == [1, 3]


def test_where_the_city_gives_two_away_nothing_is_told():
    # 8 in all, twice "<5": it would be four and four.
    assert layanan([penuh(4), penuh(4)]).tertutup
    assert not layanan([penuh(4), penuh(3)]).tertutup
    # Four units of a city of four are one each; of fewer nothing is told, or that would.
    assert layanan([penuh(1)] * 4).tertutup
    assert layanan([penuh(3)]).tertutup


def test_four_offices_of_a_small_kecamatan_are_not_told():
    semua, di = (
        [penuh(n) for n in (1, 1, 1, 1, 40, 30)],
        dict.fromkeys((1, 2, 3, 4), "a"),
    )
    tempat = {"a": 4, "c": 40, "d": 30}
    assert layanan(semua, tempat=tempat, kecamatan=di).tertutup
    assert not layanan(
        [penuh(2), *semua[2:]], tempat=tempat, kecamatan={1: "a", 2: "a", 3: "a"}
    ).tertutup


def test_a_kecamatan_hidden_on_the_citys_page_does_not_follow_from_its_office():
    # There 8 is hidden with 3, of 51; here the office of the 8 would tell.
    satu = layanan(
        [penuh(3), penuh(8), penuh(40)],
        tempat={"a": 3, "b": 8, "c": 40},
        kecamatan={1: "a", 2: "b", 3: "c"},
    )
    assert [b[0] for b in terlihat(satu)] == ["<5", "disamarkan", "40"]
    # Shown there, a kecamatan of two offices: 11 less the 8 of the second is 3.
    satu = layanan(
        [penuh(3), penuh(8), penuh(7), penuh(40)],
        tempat={"a": 11, "c": 47},
        kecamatan={1: "a", 2: "a", 3: "c", 4: "c"},
    )
    assert [b[0] for b in terlihat(satu)][:2] == ["<5", "disamarkan"]


def test_a_kecamatan_is_no_unit():
    """Another number is another thing: it says nothing of the office."""
    satu = layanan(
        [penuh(3), penuh(8), penuh(7), penuh(40)],
        tempat={"a": 12, "c": 46},
        kecamatan={1: "a", 2: "a", 3: "c", 4: "c"},
    )
    assert [b[0] for b in terlihat(satu)] == ["<5", "8", "disamarkan", "40"]


def test_the_place_of_an_office():
    kecamatan = Wilayah(kode="32.78.02")
    kelurahan = Wilayah(kode="32.78.02.1001", induk=kecamatan)
    assert kecamatan_dari(Unit(jenis=JenisUnit.KECAMATAN, wilayah=kecamatan)) == (
        "32.78.02"
    )
    assert kecamatan_dari(Unit(jenis=JenisUnit.KELURAHAN, wilayah=kelurahan)) == (
        "32.78.02"
    )
    assert kecamatan_dari(Unit(jenis=JenisUnit.OPD, wilayah=kecamatan)) is None
    assert kecamatan_dari(Unit(jenis=JenisUnit.OPD)) is None


def test_what_another_page_shows_cannot_be_hidden_any_more():
    nilai = {"a": 3, "b": 9, "semua": 12}
    satu = [Jumlahan("semua", ["a", "b"])]
    assert samarkan(nilai, satu) == {"a", "b"}
    assert samarkan(nilai, satu, tetap={"b"}) == {"a", "semua"}
    assert samarkan(nilai, satu, tetap={"b", "semua"}) == {"a"}
    assert samarkan({"a": 7, "b": 9, "semua": 16}, satu, sudah={"a"}) == {"a", "b"}


# Any table

terima = st.integers(0, 12)


@given(st.lists(st.tuples(terima, terima), min_size=1, max_size=3), terima, terima)
def test_no_equations_of_both_pages_give_a_hidden_number_away(kantor, dinas, pindah):
    """Each kecamatan has an office and a kelurahan; the first may have passed some on."""
    semua = [penuh(n) for berdua in kantor for n in berdua] + [penuh(dinas)]
    tempat = {str(ke): sum(berdua) for ke, berdua in enumerate(kantor)}
    tempat["0"] = max(tempat["0"] - pindah, 0)
    di = {ke + 1: str(ke // 2) for ke in range(2 * len(kantor))}
    satu = layanan(semua, tempat=tempat, kecamatan=di)
    if satu.tertutup:
        return
    tutup = sorted(satu._tutup, key=str)
    assert not [k for k in tutup if menentukan(satu._jumlahan, tutup, k)]
    assert all(not kecil(n) or k in satu._tutup for k, n in satu._nilai.items())


@st.composite
def cacah(undi, maks):
    """In time at most as many as answered, those as judged, those as received."""
    diterima = undi(st.integers(0, maks))
    dinilai = undi(st.one_of(st.just(diterima), st.integers(0, diterima)))
    dijawab = undi(st.one_of(st.just(dinilai), st.integers(0, dinilai)))
    tepat = undi(st.one_of(st.just(dijawab), st.integers(0, dijawab)))
    return Cacah(diterima, dijawab, dinilai, tepat)


@cache
def semua_cacah(diterima):
    """All there can be of so many received."""
    return [
        Cacah(diterima, dijawab, dinilai, tepat)
        for dinilai in range(diterima + 1)
        for dijawab in range(dinilai + 1)
        for tepat in range(dijawab + 1)
    ]


def cocok(dibaca, maks):
    """What a unit may be by what a reader sees of it."""
    diterima, dijawab, tepat, dinilai, _, median = dibaca
    batas = {"<5": range(1, 5), "disamarkan": range(5, maks + 1)}
    calon = batas.get(diterima) or [int(diterima)]
    semua = [satu for n in calon for satu in semua_cacah(n)]
    if dijawab != "disamarkan":
        ada = (int(dijawab), int(dinilai), int(tepat))
        return [satu for satu in semua if satu[1:] == ada]
    if median:
        semua = [satu for satu in semua if satu.dijawab >= 5]
    return semua


def diketahui(publik):
    """Which sums the city's page shows."""
    tepat = publik.sel(kota(A2, TAHUN))
    return [
        not publik.sel(kota(A1, TAHUN)).tersamar,
        not publik.sel(kota(A3, TAHUN, MEDIAN)).tersamar,
        tepat.penyebut.isdigit(),
        tepat.pembilang.isdigit(),
    ]


def semua_dunia(satu, maks):
    """Of each unit all it may have done, by the page and the city's sums together."""
    tahu = diketahui(satu.publik)

    def dikenal(isi):
        return tuple(n for n, t in zip(isi, tahu, strict=True) if t)

    *awal, akhir = [cocok(dibaca, maks) for dibaca in terlihat(satu)]
    penutup: dict[tuple[int, ...], set[Cacah]] = {}
    for isi in akhir:
        penutup.setdefault(dikenal(isi), set()).add(isi)
    dunia: list[set[Cacah]] = [set() for _ in satu.cacah]
    for isi in product(*awal):
        sisa = [t - sum(k) for t, *k in zip(satu.kota, *isi, strict=True)]
        if ada := penutup.get(dikenal(sisa)):
            dunia[-1] |= ada
            for ke, bagian in enumerate(isi):
                dunia[ke].add(bagian)
    return dunia


def periksa(semua, maks):
    """All that may be behind the page is tried: no small count of a unit is certain."""
    satu = layanan(semua)
    if satu.tertutup or len(satu.cacah) < 2:
        # Nothing is told, or the only unit is the city.
        return
    dunia = semua_dunia(satu, maks)
    for benar, mungkin in zip(satu.cacah.values(), dunia, strict=True):
        assert benar in mungkin
        kolom = zip(*((d.diterima, *d.sisi) for d in mungkin), strict=True)
        for n, isi in zip((benar.diterima, *benar.sisi), kolom, strict=True):
            assert not kecil(n) or len(set(isi)) > 1


@settings(max_examples=40, deadline=None)
@given(st.lists(cacah(14), min_size=2, max_size=2))
def test_whatever_two_units_did_no_small_count_follows(semua):
    periksa(semua, 28)


@settings(max_examples=15, deadline=None)
@given(st.tuples(cacah(10), cacah(6), cacah(6)))
def test_whatever_three_units_did_no_small_count_follows(semua):
    periksa(list(semua), 14)
