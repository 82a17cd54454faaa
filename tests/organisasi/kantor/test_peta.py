"""The outline: where a point lies, and the map that is drawn of it."""

import gzip
import json
import re
from collections import Counter
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from defusedxml.ElementTree import fromstring
from django.template import Context, Template
from hypothesis import given, strategies as st

from dev.pembuat_data import buat_batas
from dev.pembuat_data.berkas import baca_csv
from dev.pembuat_data.buat_batas import SEL, buat, rapikan, sederhana, telusuri
from organisasi.kantor.peta import (
    LEBAR,
    METER_PER_DERAJAT,
    TOLERANSI_M,
    Bidang,
    bawahan,
    di_dalam_kota,
    jalur_svg,
    kelurahan_dari_titik,
    kota,
    kotak,
    letak_nama,
    tinggi_svg,
)
from tests.batas_kota import batas_lain
from tests.data_bantu import BERSAMA, ORGANISASI, baris, perlu_bersama

KOTA = kota()
KECAMATAN = bawahan()
NAMA = {b["kode"]: b["nama"] for b in baris("wilayah")}
# The middle of Cilembang lies in its neighbour, in the source too: it is bent around it.
DI_LUAR_DIRI = {"32.78.01.1003": "32.78.01.1006"}
METER = 1 / METER_PER_DERAJAT
CIHIDEUNG = "32.78.01"


@perlu_bersama
def test_the_middle_of_each_kelurahan_lies_in_it():
    tengah = {
        b["kode_kemendagri"]: (float(b["lat"]), float(b["lng"]))
        for b in baca_csv(BERSAMA / "wilayah.csv")
        if b["tingkat"] == "kelurahan"
    }
    meleset = {
        kode: dapat
        for kode, titik in tengah.items()
        if (dapat := kelurahan_dari_titik(*titik)) != kode
    }
    assert len(tengah) == 69
    assert meleset == DI_LUAR_DIRI


def test_codes_below_the_city_and_a_kecamatan():
    assert len(KECAMATAN) == 10
    assert len(bawahan(CIHIDEUNG)) == 6
    assert sum(len(bawahan(k)) for k in KECAMATAN) == 69
    assert bawahan("32.78.01.1001") == ()
    assert bawahan("32.79") == ()
    for kode in ("32.79", "32.7", ""):
        with pytest.raises(KeyError):
            kotak(kode)


def test_other_places_lie_outside():
    # Masjid Agung, in the middle of the city; a point may come as it is stored.
    tersimpan = (Decimal("-7.326700"), Decimal("108.220900"))
    assert di_dalam_kota(*tersimpan)
    dua = {kelurahan_dari_titik(*tersimpan), kelurahan_dari_titik(-7.3267, 108.2209)}
    assert len(dua - {None}) == 1
    for titik in (
        (0, 0),
        (-6.2, 106.8),
        (-7.36, 108.1),
        (-7.6, 108.22),
        (7.36, 108.21),
    ):
        assert kelurahan_dari_titik(*titik) is None
        assert not di_dalam_kota(*titik)
    # And a bay of the border, though in the box.
    assert not di_dalam_kota(kotak(KOTA).utara, kotak(KOTA).barat)


@pytest.mark.parametrize(("meter", "dalam"), [(-50, 1), (250, 1), (350, 0)])
def test_just_outside_counts_as_inside_for_three_hundred_metres(meter, dalam):
    utara = kotak(KOTA).utara
    # The northernmost point of the outline.
    bujur = next(
        b / 10000
        for b in range(1081500, 1083100)
        if kelurahan_dari_titik(utara - 10 * METER, b / 10000)
    )
    titik = (utara + meter * METER, bujur)
    assert di_dalam_kota(*titik) is bool(dalam)
    assert (kelurahan_dari_titik(*titik) is not None) == (meter < 0)


@given(st.floats(-7.4505, -7.2694), st.floats(108.1525, 108.3092))
def test_a_place_is_in_the_city_when_it_is_in_a_kelurahan(lintang, bujur):
    kode = kelurahan_dari_titik(lintang, bujur)
    if kode:
        batas = kotak(kode)
        assert batas.selatan <= lintang <= batas.utara
        assert batas.barat <= bujur <= batas.timur
        assert di_dalam_kota(lintang, bujur)


def test_places_along_a_row_change_hands_without_a_gap():
    """From inside to inside nothing is ever nobody's: neighbours share their border."""
    deret = [kelurahan_dari_titik(-7.3400, 108.17 + n * 5e-5) for n in range(2_000)]
    isi = [kode is not None for kode in deret]
    awal, akhir = isi.index(True), len(isi) - isi[::-1].index(True)
    assert all(isi[awal:akhir])
    assert len(set(deret)) > 8


def test_boxes_lie_in_each_other():
    semua = kotak(KOTA)
    for kecamatan in KECAMATAN:
        satu = kotak(kecamatan)
        assert semua.selatan <= satu.selatan < satu.utara <= semua.utara
        assert semua.barat <= satu.barat < satu.timur <= semua.timur
    assert 17_000 < (semua.timur - semua.barat) / METER < 18_000


@pytest.mark.parametrize("dalam", [KOTA, *KECAMATAN])
def test_paths_stay_in_the_drawing(dalam):
    for kode in bawahan(dalam):
        jalur = jalur_svg(kode, dalam=dalam)
        assert re.fullmatch(r"(?:M\d+ \d+l(?:-?\d+[ -]?)+z)+", jalur)
        awal, langkah = re.findall(r"-?\d+", jalur)[:2], re.findall(r"-?\d+", jalur)[2:]
        x, y = int(awal[0]), int(awal[1])
        for dx, dy in zip(langkah[::2], langkah[1::2], strict=True):
            x, y = x + int(dx), y + int(dy)
            assert 0 <= x <= LEBAR
            assert 0 <= y <= tinggi_svg(dalam)
        letak = letak_nama(kode, dalam=dalam)
        assert 0 < letak[0] < LEBAR
        assert 0 < letak[1] < tinggi_svg(dalam)


def gambar(dalam, **lain):
    bidang = [
        Bidang(kode, NAMA[kode], isi="12", tautan=f"/a/?w={kode}", kelas="padat-1")
        for kode in bawahan(dalam)
    ]
    templat = Template(
        "{% load peta %}{% peta_wilayah bidang 'Aduan' keterangan dalam=dalam %}"
    )
    return templat.render(
        Context({"bidang": bidang, "dalam": dalam, "keterangan": "", **lain})
    )


@pytest.mark.parametrize("dalam", [KOTA, *KECAMATAN])
def test_map_is_light_clean_and_links_every_area(dalam):
    isi = gambar(dalam)
    berat = len(gzip.compress(isi.encode()))
    assert berat <= (6_000 if dalam == KOTA else 12_000)
    assert "style" not in isi
    assert "onclick" not in isi
    pohon = fromstring(isi)
    tautan = [a.get("href") for a in pohon.iter("a")]
    assert tautan == [f"/a/?w={kode}" for kode in bawahan(dalam)]
    assert [a.get("aria-label") for a in pohon.iter("a")] == [
        f"{NAMA[kode]}: 12" for kode in bawahan(dalam)
    ]


def test_map_says_what_it_shows_and_whose_borders_they_are():
    isi = gambar(KOTA, keterangan="Terbanyak di <Kawalu>.")
    pohon = fromstring(isi)
    svg = next(pohon.iter("svg"))
    assert svg.get("aria-labelledby") == "peta-judul"
    assert svg.get("aria-describedby") == "peta-isi"
    assert next(pohon.iter("title")).text == "Aduan"
    assert next(pohon.iter("desc")).text == "Terbanyak di <Kawalu>."
    assert "bukan batas menurut hukum" in isi
    assert "cahyadsn/wilayah_boundaries (MIT)" in isi
    assert TOLERANSI_M == 300


def test_a_map_to_tap_knows_where_it_lies_and_lays_streets_where_named(settings):
    templat = "{% load peta %}{% peta_wilayah b 'Peta' dalam=d ketuk=True %}"
    b = [Bidang(kode, NAMA[kode]) for kode in bawahan(CIHIDEUNG)]
    isi = Template(templat).render(Context({"b": b, "d": CIHIDEUNG}))
    barat, utara, langkah = map(
        float, next(fromstring(isi).iter("svg")).get("data-ketuk").split()
    )
    for kode in bawahan(CIHIDEUNG):
        x, y = letak_nama(kode, dalam=CIHIDEUNG)
        assert kelurahan_dari_titik(utara - y * langkah, barat + x * langkah) == kode
    assert "<image" not in isi
    settings.PETA_UBIN = "https://ubin.contoh.id/{z}/{x}/{y}.png"
    isi = Template(templat).render(Context({"b": b, "d": CIHIDEUNG}))
    ubin = [
        [int(u.get(n)) for n in ("x", "y", "width", "height")]
        for u in fromstring(isi).iter("image")
    ]
    assert 'href="https://ubin.contoh.id/16/' in isi
    assert "OpenStreetMap" in isi
    assert min(u[0] for u in ubin) <= 0 >= min(u[1] for u in ubin)
    assert max(u[0] + u[2] for u in ubin) >= LEBAR
    assert max(u[1] + u[3] for u in ubin) >= tinggi_svg(CIHIDEUNG)


def test_area_without_address_is_drawn_and_not_linked():
    templat = Template("{% load peta %}{% peta_wilayah b 'Peta' tanda='dua' %}")
    pohon = fromstring(templat.render(Context({"b": [Bidang(CIHIDEUNG, "Cihideung")]})))
    assert list(pohon.iter("a")) == []
    assert [p.get("class") for p in pohon.iter("path")] == [None]
    assert [t.text for t in pohon.iter("text")] == ["Cihideung"]
    assert next(pohon.iter("title")).get("id") == "dua-judul"
    assert list(pohon.iter("desc")) == []


@pytest.fixture
def kota_lain(tmp_path):
    with batas_lain(tmp_path, lambda kode: kode.replace("32.78", "32.99"), geser=1):
        yield "32.99"


def test_the_borders_say_which_city_they_are_of(kota_lain):
    assert kota() == kota_lain
    assert len(bawahan()) == 10
    assert all(kode.startswith("32.99.") for kode in bawahan())
    assert "<path" in Template("{% load peta %}{% peta_wilayah b 'Peta' %}").render(
        Context({"b": [Bidang(bawahan()[0], "Satu")]})
    )
    assert di_dalam_kota(-7.3267, 109.2209)
    assert str(kelurahan_dari_titik(-7.3267, 109.2209)).startswith(kota_lain)
    assert not di_dalam_kota(-7.3267, 108.2209)
    assert not di_dalam_kota(-6.2, 106.8)


def test_borders_of_two_cities_are_refused_in_words(tmp_path):
    dua = batas_lain(tmp_path, lambda kode: kode.replace("32.78.01", "32.99.01"))
    with dua, pytest.raises(ValueError, match="2 kota, seharusnya satu"):
        kota()


# The shipped outline of the city, and the tool that makes it

BERKAS = ORGANISASI / "batas_wilayah.json"
Titik = tuple[int, int]


def isi():
    return json.loads(BERKAS.read_text(encoding="utf-8"))


def ruas():
    hasil = []
    for busur in isi()["busur"]:
        x, y = busur[:2]
        titik = [(x, y)]
        for dx, dy in zip(busur[2::2], busur[3::2], strict=True):
            x, y = x + dx, y + dy
            titik.append((x, y))
        hasil += list(pairwise(titik))
    return hasil


def test_areas_are_the_shipped_regions():
    kode = {b["tingkat"]: set() for b in baris("wilayah")}
    for b in baris("wilayah"):
        kode[b["tingkat"]].add(b["kode"])
    assert set(isi()["wilayah"]) == kode["kelurahan"]
    assert set(isi()["nama"]) == kode["kelurahan"] | kode["kecamatan"]
    assert set(bawahan()) == kode["kecamatan"]
    assert BERKAS.stat().st_size <= 40_000
    assert isi()["sumber"].startswith("cahyadsn/wilayah_boundaries (MIT)")


def test_each_border_belongs_to_two_areas_or_to_one_and_the_outside():
    dipakai = Counter(n for busur in isi()["wilayah"].values() for n in busur)
    assert set(dipakai.values()) == {1}
    assert {abs(n) for n in dipakai} == set(range(1, len(isi()["busur"]) + 1))
    bersama = [n for n in dipakai if n > 0 and -n in dipakai]
    assert len(bersama) > 150


def _arah(a, b, c):
    hasil = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (hasil > 0) - (hasil < 0)


def bersilang(satu, dua):
    (a, b), (c, d) = satu, dua
    return _arah(a, b, c) * _arah(a, b, d) < 0 and _arah(c, d, a) * _arah(c, d, b) < 0


def test_no_border_crosses_another_so_that_no_place_lies_in_two_areas():
    petak: dict[Titik, set[int]] = {}
    semua = ruas()
    for n, ((x1, y1), (x2, y2)) in enumerate(semua):
        for kolom in range(min(x1, x2) // 20, max(x1, x2) // 20 + 1):
            for deret in range(min(y1, y2) // 20, max(y1, y2) // 20 + 1):
                petak.setdefault((kolom, deret), set()).add(n)
    silang = {
        (a, b)
        for satu in petak.values()
        for a, b in combinations(sorted(satu), 2)
        if bersilang(semua[a], semua[b])
    }
    assert silang == set()


@perlu_bersama
def test_outline_is_what_the_tool_makes(tmp_path, monkeypatch):
    monkeypatch.setattr(buat_batas, "TUJUAN", tmp_path / "batas.json")
    monkeypatch.setattr("sys.argv", ["buat_batas", str(BERSAMA / "kelurahan.geojson")])
    buat_batas.main()
    assert (tmp_path / "batas.json").read_bytes() == BERKAS.read_bytes()


def kotak_petak(kode, kiri, atas, kanan, bawah):
    sudut = [(kiri, atas), (kanan, atas), (kanan, bawah), (kiri, bawah), (kiri, atas)]
    return {
        "properties": {"kode": kode},
        "geometry": {
            "coordinates": [[(108 + x * SEL, -7 - y * SEL) for x, y in sudut]]
        },
    }


def test_gap_inside_is_filled_and_overlap_given_to_one():
    hasil = buat(
        {
            "features": [
                kotak_petak("1.1", 0, 0, 10, 20),
                kotak_petak("1.2", 9, 0, 20, 9),  # over the first
                kotak_petak("1.3", 12, 11, 20, 20),  # away from both
                kotak_petak("1.4", 0, 19, 20, 30),
                kotak_petak("1.5", 20, 0, 25, 30),
            ]
        }
    )
    bersama = [
        {kode for kode, busur in hasil["wilayah"].items() if n in busur or -n in busur}
        for n in range(1, len(hasil["busur"]) + 1)
    ]
    assert {"1.2", "1.3"} in bersama
    assert {"1.1", "1.3"} in bersama
    luar = [b for b in bersama if len(b) == 1]
    assert {"1.3"} not in luar
    assert set(hasil["nama"]) == {"1", "1.1", "1.2", "1.3", "1.4", "1.5"}


def test_an_area_keeps_its_largest_piece_and_none_touches_by_a_corner():
    kisi = [
        [0, 0, 0, 0, 0, 0],
        [0, 1, 1, 2, 2, 0],
        [0, 1, 1, 2, 1, 0],
        [0, 2, 1, 2, 2, 0],
        [0, 0, 0, 0, 0, 0],
    ]
    rapikan(kisi, 2)
    assert kisi == [
        [0, 0, 0, 0, 0, 0],
        [0, 1, 1, 2, 2, 0],
        [0, 1, 1, 2, 2, 0],
        [0, 1, 1, 2, 2, 0],
        [0, 0, 0, 0, 0, 0],
    ]


@pytest.mark.parametrize(
    ("awal", "baris_kedua"),
    [
        (["1122", "1122", "1312", "1112"], "1112"),
        (["2211", "2211", "2131", "2111"], "2111"),
    ],
)
def test_an_area_that_touches_itself_by_a_corner_is_joined(awal, baris_kedua):
    kisi = [[0] * 6, *([0, *map(int, b), 0] for b in awal), [0] * 6]
    rapikan(kisi, 3)
    tengah = ["".join(map(str, b[1:5])) for b in kisi[1:5]]
    assert tengah == [awal[0], baris_kedua, *awal[2:]]


def test_an_island_has_one_border_that_closes():
    kisi = [[0] * 6, *([0, 1, 1, 1, 1, 0] for _ in range(4)), [0] * 6]
    [(garis, kiri, kanan)] = telusuri(kisi)
    assert garis[0] == garis[-1]
    assert {kiri, kanan} == {0, 1}
    assert set(sederhana(garis)) >= {(1, 1), (5, 5)}
    # A staircase becomes a line and a corner stays.
    tangga = [(0, 0), (1, 0), (1, 1), (2, 1), (2, 2), (3, 2), (3, 3)]
    assert sederhana(tangga) == [(0, 0), (3, 3)]
    assert sederhana([(0, 0), (5, 0), (5, 5)]) == [(0, 0), (5, 0), (5, 5)]
