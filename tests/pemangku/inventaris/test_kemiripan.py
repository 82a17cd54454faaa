"""Points of likeness: the table of pemangku 4.7 and its worked examples."""

import pytest

from pemangku.inventaris.nama import (
    CiriLembaga,
    CiriOrang,
    nilai_lembaga,
    nilai_orang,
    sebutan,
)

pytestmark = pytest.mark.sql

A = CiriLembaga(nama="lpm sukajaya", jenis=1, tempat="32.78.09.1004", terikat=True)
SERUPA = {
    "nama": "lpm sukajaya",
    "jenis": 1,
    "tempat": "32.78.09.1004",
    "terikat": True,
}


@pytest.mark.parametrize(
    ("ubah", "mirip", "nilai"),
    [
        ({}, 1.0, 90),
        ({"tempat": "32.78.10.1005"}, 1.0, 10),
        ({"tempat": "32.78.10.1005", "terikat": False}, 1.0, 10),
        ({"tempat": ""}, 1.0, 70),
        ({"jenis": 2}, 1.0, 75),
        ({"jenis": None}, 1.0, 75),
        ({"nama": "lpm sukajay"}, 0.8, 75),
        ({"nama": "rw 5"}, 0.44, 35),
        ({"nama": "rw 5"}, 0.45, 57),
    ],
)
def test_bodies_get_points_by_name_kind_and_place(ubah, mirip, nilai):
    lain = CiriLembaga(**SERUPA | ubah)
    assert nilai_lembaga(A, lain, mirip) == nilai
    assert nilai_lembaga(lain, A, mirip) == nilai


def test_two_unbound_kinds_in_two_places_lose_nothing():
    satu = CiriLembaga(nama="media", tempat="1")
    assert nilai_lembaga(satu, CiriLembaga(nama="media", tempat="2"), 1) == 55


def test_a_shared_channel_and_a_shared_parent_count():
    kanal = frozenset({"sidik"})
    satu = CiriLembaga(nama="a", kanal=kanal, induk=7)
    lain = CiriLembaga(nama="b", kanal=kanal, induk=7)
    assert nilai_lembaga(satu, lain, 0.0) == 35
    assert nilai_lembaga(CiriLembaga(nama=""), CiriLembaga(nama=""), 0.0) == 0


WA = frozenset({"wa"})


@pytest.mark.parametrize(
    ("satu", "lain", "mirip", "nilai"),
    [
        ({"telepon": WA, "lembaga": {1}}, {"telepon": WA, "lembaga": {1}}, 0.632, 90),
        ({"telepon": WA}, {"telepon": WA}, 0.3, 50),
        ({"telepon": WA, "lembaga": {1}}, {"telepon": WA, "lembaga": {1, 2}}, 0.3, 65),
        ({"surel": WA}, {"surel": WA}, 0.0, 50),
        ({"kelurahan": {"x"}}, {"kelurahan": {"x"}}, 1.0, 50),
        ({"lembaga": {1}}, {"lembaga": {2}}, 0.318, 0),
    ],
)
def test_persons_get_points_by_contact_name_and_body(satu, lain, mirip, nilai):
    def ciri(isi):
        return CiriOrang(nama="x", **{k: frozenset(v) for k, v in isi.items()})

    assert nilai_orang(ciri(satu), ciri(lain), mirip) == nilai


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [(80, "sangat mungkin sama"), (79, "mungkin sama"), (55, "mungkin sama"), (54, "")],
)
def test_points_are_said_in_words(nilai, kata):
    assert sebutan(nilai) == kata
