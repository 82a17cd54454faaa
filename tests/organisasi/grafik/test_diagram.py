"""Bars and shares: inside their box, and the table says the same numbers."""

from xml.etree import ElementTree as ET

import pytest
from django.template import Context, Template
from hypothesis import given, strategies as st

from organisasi.grafik.diagram import (
    PER_HURUF,
    Skala,
    gambar_batang,
    gambar_lajur,
    kata,
)

RUANG = "{http://www.w3.org/2000/svg}"
BULAN = [f"{nama} 2024" for nama in ("Jan", "Feb", "Mar", "Apr")]
bilangan = st.one_of(
    st.none(), st.integers(-50, 10**9), st.floats(-1000, 10**7, allow_nan=False)
)
deret = st.lists(bilangan, max_size=24)


def akar(svg):
    return ET.fromstring(svg)  # noqa: S314 - our own


def kata_kata(satu):
    return [t.text or "" for t in akar(satu.svg()).iter(f"{RUANG}text")]


def batang(satu):
    semua = akar(satu.svg()).iter(f"{RUANG}rect")
    return [r for r in semua if "g-baik" in r.get("class", "")]


def sudut(svg):
    """The corners of everything that is drawn; words by their estimated width."""
    for r in svg.iter(f"{RUANG}rect"):
        x, y, w, h = (float(r.get(k, "nan")) for k in ("x", "y", "width", "height"))
        assert w >= 0
        assert h >= 0
        yield from ((x, y), (x + w, y + h))
    for t in svg.iter(f"{RUANG}text"):
        x, y = float(t.get("x", "nan")), float(t.get("y", "nan"))
        panjang = len(t.text or "") * PER_HURUF
        if t.get("transform"):
            yield from ((x, y), (x, y - panjang))
            continue
        geser = {"middle": 0.5, "end": 1.0}.get(t.get("text-anchor", ""), 0.0)
        yield from ((x - geser * panjang, y - 10), (x, y))


def di_dalam(svg):
    gambar = akar(svg)
    _, _, lebar, tinggi = map(float, gambar.get("viewBox", "").split())
    for x, y in sudut(gambar):
        assert -0.01 <= x <= lebar + 0.01
        assert -0.01 <= y <= tinggi + 0.01


def gambar(nilai, label=None):
    label = label or [f"Jan {2000 + ke}" for ke in range(len(nilai))]
    return gambar_batang(
        judul="Uji", nama="Seri", label=label, nama_label=label, nilai=nilai
    )


@given(deret)
def test_any_list_draws_inside_the_box_and_the_table_says_the_same(nilai):
    satu = gambar(nilai)
    di_dalam(satu.svg())
    assert len(batang(satu)) == sum(n is not None for n in nilai)
    assert [b[1] for b in satu.baris] == [kata(n) for n in nilai]
    assert [b[0] for b in satu.baris] == [f"Jan {2000 + k}" for k in range(len(nilai))]


@given(st.lists(st.integers(0, 10**9).map(float), min_size=1, max_size=12))
def test_a_bar_is_as_high_as_its_number(nilai):
    tinggi = [float(r.get("height", 0)) for r in batang(gambar(nilai))]
    for a, ha in zip(nilai, tinggi, strict=True):
        for b, hb in zip(nilai, tinggi, strict=True):
            assert a <= b or ha >= hb - 0.02


@given(st.lists(st.tuples(st.text("ab <&", max_size=90), bilangan), max_size=12))
def test_shares_stay_in_their_track(isi):
    satu = gambar_lajur(judul="Uji", lajur=isi, total=None)
    di_dalam(satu.svg())
    assert [baris[0] for baris in satu.baris] == [*(n for n, _ in isi), "Seluruhnya"]


@given(st.lists(st.floats(-1e9, 1e9, allow_nan=False), max_size=12))
def test_the_scale_holds_every_value_in_few_round_steps(nilai):
    skala = Skala.untuk(nilai)
    garis = list(skala.garis())
    assert garis[0] == skala.bawah <= min([*nilai, 0])
    assert max([*nilai, 0]) <= skala.atas == pytest.approx(garis[-1])
    assert 2 <= len(garis) <= 7
    assert f"{skala.langkah:e}"[0] in "125"
    assert any(abs(satu) < skala.langkah / 1000 for satu in garis)


def test_the_steps_are_round():
    assert list(Skala.untuk([]).garis()) == [0, 1]
    assert list(Skala.untuk([3]).garis()) == [0, 1, 2, 3]
    assert list(Skala.untuk([41, 12]).garis()) == [0, 20, 40, 60]
    assert list(Skala.untuk([-3, 4]).garis()) == [-4, -2, 0, 2, 4]


def test_zero_is_a_number_and_a_gap_is_said_in_words():
    satu = gambar([12, 0, None, 3], BULAN)
    assert [b[1] for b in satu.baris] == ["12", "0", "tidak ada data", "3"]
    assert {"12", "0", "—"} <= set(kata_kata(satu))
    assert satu.uraian == (
        "Jan 2024 sampai Apr 2024. Seri: tertinggi 12 (Jan 2024), "
        "terendah 0 (Feb 2024). Tidak ada data: Mar 2024."
    )
    # The year stands once under its months.
    assert kata_kata(satu).count("2024") == 1
    kosong = gambar([None], BULAN[:1])
    assert kosong.uraian == "Seri: tidak ada data."
    assert kosong.baris == [("Jan 2024", "tidak ada data")]


def test_wide_numbers_stand_upright_and_too_many_columns_have_none():
    lebar = gambar([1234567.0] * 12, ["a"] * 12)
    assert lebar.svg().count("rotate(-90") == 12
    sempit = gambar([12345] * 40, ["Jan"] * 40)
    assert "12.345" not in kata_kata(sempit)
    assert kata_kata(sempit).count("Jan") == 14


def test_shares_are_of_the_largest_and_long_names_are_cut_in_the_drawing_only():
    panjang = "Informasi yang " * 8
    satu = gambar_lajur(
        judul="Alasan",
        total=150,
        lajur=[("Rahasia", 50), (panjang, None), ("Lain", 0), ("Dua kali", 100)],
    )
    setengah, penuh = (float(b.get("width", 0)) for b in batang(satu))
    assert setengah == penuh / 2
    assert any(k.startswith("Informasi") and k.endswith("…") for k in kata_kata(satu))
    assert satu.baris[1] == (panjang, "tidak ada data")
    assert satu.baris[-1] == ("Seluruhnya", "150")
    assert "Seluruhnya" not in kata_kata(satu)
    assert satu.uraian.startswith("Rahasia: 50; ")


def test_numbers_are_written_as_people_write_them():
    assert [kata(n) for n in (1234, 81.3, 3.0)] == ["1.234", "81,3", "3"]
    kosong = gambar_lajur(judul="Uji", lajur=[], total=0)
    assert 'class="g-sempit"' in kosong.svg()


GRAFIK = Template("{% load grafik %}{% grafik gambar %}")


@pytest.mark.parametrize(("nilai", "ada"), [([0, None], False), ([0, 3], True)])
def test_a_picture_of_nothing_is_left_out_and_its_table_stays(nilai, ada):
    lajur = [("Satu", n) for n in nilai]
    batang = gambar(nilai, ["Jan", "Feb"])
    for satu in (batang, gambar_lajur(judul="Uji", lajur=lajur, total=3)):
        isi = GRAFIK.render(Context({"gambar": satu}))
        assert ("<svg" in isi) is ("<figure" in isi) is ada
        assert "<table" in isi
