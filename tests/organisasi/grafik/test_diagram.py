"""Bars, shares and sparks: inside their box, and the table says the same numbers."""

from xml.etree import ElementTree as ET

import pytest
from django.template import Context, Template
from hypothesis import given, strategies as st

from organisasi.grafik.diagram import (
    PER_HURUF,
    Lajur,
    Seri,
    Skala,
    Titik,
    gambar_batang,
    gambar_lajur,
    kata,
    percik,
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
    svg = satu if isinstance(satu, str) else satu.svg()
    return [r for r in akar(svg).iter(f"{RUANG}rect") if "g-baik" in r.get("class", "")]


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


def seri(*nilai):
    return [Seri.dari(f"Seri {ke}", satu) for ke, satu in enumerate(nilai)]


@given(st.lists(st.tuples(bilangan, bilangan), max_size=24), st.integers(1, 2))
def test_any_list_draws_inside_the_box_and_the_table_says_the_same(pasangan, banyak):
    label = [f"Jan {2000 + ke}" for ke in range(len(pasangan))]
    satu, lain = [a for a, _ in pasangan], [b for _, b in pasangan]
    isi = seri(satu, lain)[:banyak]
    gambar = gambar_batang(judul="Uji", label=label, seri=isi)
    di_dalam(gambar.svg())
    for ke, baris in enumerate(gambar.baris):
        assert baris[0] == label[ke]
        assert list(baris[1:]) == [
            "tidak ada data" if s.titik[ke].nilai is None else s.titik[ke].kata
            for s in isi
        ]


@given(deret)
def test_a_bar_for_each_number_and_none_for_a_gap(nilai):
    label = [str(ke) for ke in range(len(nilai))]
    ada = sum(satu is not None for satu in nilai)
    assert len(batang(gambar_batang(judul="Uji", label=label, seri=seri(nilai)))) == ada
    kecil = percik("Uji", label, [Titik(satu) for satu in nilai])
    assert len(batang(kecil)) == ada
    assert kecil.count("tidak ada data") == len(nilai) - ada


@given(st.lists(st.integers(0, 10**9).map(float), min_size=1, max_size=12))
def test_a_bar_is_as_high_as_its_number(nilai):
    label = [str(ke) for ke in range(len(nilai))]
    tinggi = [
        float(r.get("height", 0))
        for r in batang(gambar_batang(judul="Uji", label=label, seri=seri(nilai)))
    ]
    for a, ha in zip(nilai, tinggi, strict=True):
        for b, hb in zip(nilai, tinggi, strict=True):
            assert a <= b or ha >= hb - 0.02


@given(st.lists(bilangan.filter(lambda n: n is None or n >= 0), max_size=24))
def test_sparks_stay_in_their_line(nilai):
    label = [str(ke) for ke in range(len(nilai))]
    di_dalam(percik("Uji", label, [Titik(satu) for satu in nilai]))


@given(st.lists(st.tuples(st.text("ab <&", max_size=90), bilangan), max_size=12))
def test_shares_stay_in_their_track(isi):
    gambar = gambar_lajur(judul="Uji", lajur=[Lajur(n, Titik(v)) for n, v in isi])
    di_dalam(gambar.svg())
    assert [baris[0] for baris in gambar.baris] == [nama for nama, _ in isi]


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
    assert list(Skala.untuk([33], 100).garis()) == [0, 50, 100]
    assert list(Skala.untuk([-3, 4]).garis()) == [-4, -2, 0, 2, 4]


def test_zero_is_a_number_and_a_gap_is_said_in_words():
    titik = [Titik(12), Titik(0), Titik(None), Titik(None, "<5")]
    isi = [Seri("Permohonan", titik)]
    gambar = gambar_batang(
        judul="Permohonan", label=BULAN, seri=isi, satuan="permohonan"
    )
    assert [baris[1] for baris in gambar.baris] == ["12", "0", "tidak ada data", "<5"]
    assert {"12", "0", "—", "<5"} <= set(kata_kata(gambar))
    assert len(batang(gambar)) == 2
    assert gambar.uraian == (
        "Jan 2024 sampai Apr 2024. Permohonan: tertinggi 12 permohonan (Jan 2024), "
        "terendah 0 permohonan (Feb 2024). Tidak ada data: Mar 2024."
    )


def test_nothing_at_all_is_said_too():
    gambar = gambar_batang(judul="Uji", label=BULAN[:1], seri=seri([None]))
    assert gambar.uraian == "Seri 0: tidak ada data."
    assert gambar.baris == [("Jan 2024", "tidak ada data")]


def test_two_rows_are_told_apart_without_colour_and_named():
    gambar = gambar_batang(
        judul="Uji",
        label=BULAN,
        nama_label=["Januari 2024", "Februari 2024", "Maret 2024", "April 2024"],
        seri=seri([4, 2, 3, 1], [1, 2, 3, 4]),
    )
    assert {"Seri 0", "Seri 1"} <= set(kata_kata(gambar))
    assert {r.get("class") for r in batang(gambar)} == {"g-baik", "g-baik g-rongga"}
    assert gambar.kepala == ("Bulan", "Seri 0", "Seri 1")
    assert gambar.baris[0] == ("Januari 2024", "4", "1")
    # The year stands once under its months.
    assert kata_kata(gambar).count("2024") == 1


def test_wide_numbers_stand_upright_and_too_many_columns_have_none():
    lebar = gambar_batang(
        judul="Uji", label=["a"] * 12, seri=seri([1234567.0] * 12, [1.0] * 12)
    )
    assert lebar.svg().count("rotate(-90") == 24
    sempit = gambar_batang(judul="Uji", label=["Jan"] * 40, seri=seri([12345] * 40))
    assert "12.345" not in kata_kata(sempit)
    assert kata_kata(sempit).count("Jan") == 14


def test_a_third_row_or_a_short_one_is_refused():
    for isi in (seri([1], [1], [1]), seri([1, 2])):
        with pytest.raises(ValueError, match=r"^$"):
            gambar_batang(judul="Uji", label=["a"], seri=isi)


def test_shares_are_of_the_whole_and_long_names_are_cut_in_the_drawing_only():
    panjang = "Informasi yang " * 8
    gambar = gambar_lajur(
        judul="Alasan",
        penuh=100,
        total=Titik(100),
        lajur=[
            Lajur("Rahasia pribadi", Titik(50)),
            Lajur(panjang, Titik(None, "<5")),
            Lajur("Lain", Titik(0)),
        ],
    )
    (satu,) = batang(gambar)
    alur = next(akar(gambar.svg()).iter(f"{RUANG}rect"))
    assert float(satu.get("width", 0)) == float(alur.get("width", 0)) / 2
    assert any(k.startswith("Informasi") and k.endswith("…") for k in kata_kata(gambar))
    assert gambar.baris[1] == (panjang, "<5")
    assert gambar.baris[-1] == ("Seluruhnya", "100")
    assert "Seluruhnya" not in kata_kata(gambar)
    assert gambar.uraian.startswith("Rahasia pribadi: 50; ")
    assert gambar.uraian.endswith("<5; Lain: 0.")


def test_numbers_are_written_as_people_write_them():
    assert [kata(n) for n in (1234, 81.3, 3.0)] == ["1.234", "81,3", "3"]
    assert 'class="g-sempit"' in gambar_lajur(judul="Uji", lajur=[]).svg()


def test_a_long_word_in_the_stead_of_a_number_is_a_star_in_the_drawing():
    isi = [Seri("Permohonan", [Titik(12), Titik(None, "disamarkan")])]
    gambar = gambar_batang(judul="Uji", label=BULAN[:2], seri=isi)
    assert "*" in kata_kata(gambar)
    assert "disamarkan" not in kata_kata(gambar)
    assert gambar.baris[1] == ("Feb 2024", "disamarkan")


GRAFIK = Template("{% load grafik %}{% grafik gambar %}")


@pytest.mark.parametrize(("nilai", "ada"), [([0, None], False), ([0, 3], True)])
def test_a_picture_of_nothing_is_left_out_and_its_table_stays(nilai, ada):
    semua = (
        gambar_batang(judul="Uji", label=["Jan", "Feb"], seri=seri(nilai)),
        gambar_lajur(judul="Uji", lajur=[Lajur("Satu", Titik(n)) for n in nilai]),
    )
    for gambar in semua:
        isi = GRAFIK.render(Context({"gambar": gambar}))
        assert ("<svg" in isi) is ada
        assert ("<figure" in isi) is ada
        assert "<table" in isi
