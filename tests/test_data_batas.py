"""The shipped outline of the city, and the tool that makes it."""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from organisasi.peta import bawahan
from tests.data_bantu import BERSAMA, ORGANISASI, baris, perlu_bersama
from tools import buat_batas
from tools.buat_batas import SEL, buat, rapikan, sederhana, telusuri

BERKAS = ORGANISASI / "batas_wilayah.json"
Titik = tuple[int, int]


def isi() -> dict:
    return json.loads(BERKAS.read_text(encoding="utf-8"))


def ruas() -> list[tuple[Titik, Titik]]:
    """Every straight line of the file."""
    hasil = []
    for busur in isi()["busur"]:
        x, y = busur[:2]
        titik = [(x, y)]
        for dx, dy in zip(busur[2::2], busur[3::2], strict=True):
            x, y = x + dx, y + dy
            titik.append((x, y))
        hasil += list(pairwise(titik))
    return hasil


def test_file_is_small_and_names_its_source() -> None:
    assert BERKAS.stat().st_size <= 40_000
    assert isi()["sumber"].startswith("cahyadsn/wilayah_boundaries (MIT)")


def test_areas_are_the_shipped_regions() -> None:
    kode = {b["tingkat"]: set() for b in baris("wilayah")}
    for b in baris("wilayah"):
        kode[b["tingkat"]].add(b["kode"])

    assert set(isi()["wilayah"]) == kode["kelurahan"]
    assert set(isi()["nama"]) == kode["kelurahan"] | kode["kecamatan"]
    assert set(bawahan()) == kode["kecamatan"]


def test_each_border_belongs_to_two_areas_or_to_one_and_the_outside() -> None:
    dipakai = Counter(n for busur in isi()["wilayah"].values() for n in busur)

    assert set(dipakai.values()) == {1}
    assert {abs(n) for n in dipakai} == set(range(1, len(isi()["busur"]) + 1))
    bersama = [n for n in dipakai if n > 0 and -n in dipakai]
    assert len(bersama) > 150


def _arah(a: Titik, b: Titik, c: Titik) -> int:
    hasil = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (hasil > 0) - (hasil < 0)


def bersilang(satu: tuple[Titik, Titik], dua: tuple[Titik, Titik]) -> bool:
    """Whether two lines cross inside both."""
    (a, b), (c, d) = satu, dua
    return _arah(a, b, c) * _arah(a, b, d) < 0 and _arah(c, d, a) * _arah(c, d, b) < 0


@pytest.mark.lambat
def test_no_border_crosses_another_so_that_no_place_lies_in_two_areas() -> None:
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
@pytest.mark.lambat
def test_outline_is_what_the_tool_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buat_batas, "TUJUAN", tmp_path / "batas.json")
    monkeypatch.setattr("sys.argv", ["buat_batas", str(BERSAMA / "kelurahan.geojson")])

    buat_batas.main()

    assert (tmp_path / "batas.json").read_bytes() == BERKAS.read_bytes()


def kotak(kode: str, kiri: float, atas: float, kanan: float, bawah: float) -> dict:
    """A rectangle, in cells from 108 east and 7 south."""
    sudut = [(kiri, atas), (kanan, atas), (kanan, bawah), (kiri, bawah), (kiri, atas)]
    return {
        "properties": {"kode": kode},
        "geometry": {
            "coordinates": [[(108 + x * SEL, -7 - y * SEL) for x, y in sudut]]
        },
    }


def test_gap_inside_is_filled_and_overlap_given_to_one() -> None:
    hasil = buat(
        {
            "features": [
                kotak("1.1", 0, 0, 10, 20),
                kotak("1.2", 9, 0, 20, 9),  # over the first
                kotak("1.3", 12, 11, 20, 20),  # away from both
                kotak("1.4", 0, 19, 20, 30),
                kotak("1.5", 20, 0, 25, 30),
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


def test_an_area_keeps_its_largest_piece_and_none_touches_by_a_corner() -> None:
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
def test_an_area_that_touches_itself_by_a_corner_is_joined(
    awal: list[str], baris_kedua: str
) -> None:
    kisi = [[0] * 6, *([0, *map(int, b), 0] for b in awal), [0] * 6]

    rapikan(kisi, 3)

    tengah = ["".join(map(str, b[1:5])) for b in kisi[1:5]]
    assert tengah == [awal[0], baris_kedua, *awal[2:]]


def test_an_island_has_one_border_that_closes() -> None:
    kisi = [[0] * 6, *([0, 1, 1, 1, 1, 0] for _ in range(4)), [0] * 6]

    [(garis, kiri, kanan)] = telusuri(kisi)

    assert garis[0] == garis[-1]
    assert {kiri, kanan} == {0, 1}
    assert set(sederhana(garis)) >= {(1, 1), (5, 5)}


def test_a_staircase_becomes_a_line_and_a_corner_stays() -> None:
    tangga = [(0, 0), (1, 0), (1, 1), (2, 1), (2, 2), (3, 2), (3, 3)]

    assert sederhana(tangga) == [(0, 0), (3, 3)]
    assert sederhana([(0, 0), (5, 0), (5, 5)]) == [(0, 0), (5, 0), (5, 5)]
