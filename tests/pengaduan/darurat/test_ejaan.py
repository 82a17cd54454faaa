"""How people type: slips, chat, capitals, disguises; and ordinary words left alone."""

from __future__ import annotations

import pytest

from pengaduan.darurat import periksa
from pengaduan.darurat.huruf import polos, potong, rapat
from pengaduan.darurat.leksikon import angka, leksikon
from pengaduan.darurat.naskah import urai


@pytest.mark.parametrize(
    ("tertulis", "dibaca"),
    [
        ("tlg", ("tolong",)),
        ("toloooong", ("tolong",)),
        ("kbakaran", ("terbakar",)),
        ("kebbakarran", ("terbakar",)),
        ("k3b4k4r4n", ("terbakar",)),
        ("tenggelm", ("tenggelam",)),
        ("tnggelam", ("tenggelam",)),
        ("tenggela", ("tenggelam",)),
        ("trjepit", ("terjepit",)),
        ("kbkrn", ("terbakar",)),
        ("pingsna", ("pingsan",)),
        ("kecelakaann", ("tabrakan",)),
        ("kecelakaxan", ("tabrakan",)),
        ("longsoor", ("longsor",)),
        ("ibu2", ("ibu",)),
        ("anak2nya", ("anak",)),
        ("apinya", ("api",)),
        ("sukuna", ("kaki",)),
        ("dirumah", ("rumah",)),
        ("ngagebuganana", ("ngagebuganana",)),
        ("dibacokin", ("dibacok",)),
        ("nusukin", ("dibacok",)),
        ("kasetrum", ("kesetrum",)),
        ("adakebakarandirumah", ("ada", "terbakar", "di", "rumah")),
        ("tolonganakpingsan", ("tolong", "anak", "pingsan")),
    ],
)
def test_a_word_is_read_as_it_was_meant(tertulis: str, dibaca: tuple[str, ...]) -> None:
    assert leksikon().ejaan.baku(tertulis) == dibaca


BIASA = """
    dibeli dibayar terbayar perkotaan kepatuhan ketertiban tertawa bangku kelahiran
    pemerintahan dibanding galunggung qwrtpsdfgh zzxxzzxxzzxxz 2abc tnggelaem
"""


@pytest.mark.parametrize("kata", BIASA.split())
def test_ordinary_words_are_left_alone(kata: str) -> None:
    dibaca = leksikon().ejaan.baku(kata)

    assert not {"terbakar", "dipukuli", "diperkosa", "hanyut"}.intersection(dibaca)
    assert len(dibaca) == 1


def test_a_very_long_run_is_taken_apart_or_left() -> None:
    assert "terbakar" in leksikon().ejaan.baku("kebakarandirumahtetanggasaya")
    assert leksikon().ejaan.baku("x" * 5 + "yz" * 20) == ("x" + "yz" * 20,)


@pytest.mark.parametrize(
    ("tertulis", "dibaca"),
    [
        ("KÉBAKARAN", "kebakaran"),
        ("keba\u200bka\x00ran", "kebakaran"),
        ("ｋｅｂａｋａｒａｎ", "kebakaran"),  # noqa: RUF001
        ("k\u0435b\u0430k\u0430r\u0430n", "kebakaran"),
        ("\U0001d5ee\U0001d5fd\U0001d5f6", "api"),
        ("t0long @nak", "t0long anak"),
        ("a\tb\r\nc", "a\tb\r\nc"),
    ],
)
def test_disguises_are_taken_off(tertulis: str, dibaca: str) -> None:
    assert polos(tertulis) == dibaca


def test_letters_set_apart_are_joined_and_short_ones_left() -> None:
    assert potong("k e b a k a r a n y g d") == ["kebakaranygd"]
    assert potong("di y g sini.") == ["di", "y", "g", "sini", "."]


@pytest.mark.parametrize(
    ("kata", "hasil"), [("ayaa", "ayaa"), ("4pi", "4pi"), ("t2x", "t2x"), ("2", "2")]
)
def test_digits_are_letters_only_inside_a_word(kata: str, hasil: str) -> None:
    assert rapat(kata) == hasil


@pytest.mark.parametrize(
    ("kata", "hasil"),
    [("dua", "#"), ("7", "#"), ("2024", "#tahun"), ("1200", "#"), ("api", "api")],
)
def test_numbers_and_years_are_told_apart(kata: str, hasil: str) -> None:
    assert angka(kata) == hasil


def test_an_abbreviation_ends_no_sentence() -> None:
    naskah = urai("jl. mawar no. 5. rumah")

    assert naskah.tempat == [1, 2, 3, 4, 5]


def test_stops_part_once_however_many() -> None:
    assert urai("api!!!! api").tempat == [1, 5]
    assert urai("!! api").tempat == [1]


@pytest.mark.parametrize(
    "teks",
    [
        "ADA KEBAKARAN DI PASAR",
        "ada k e b a k a r a n di pasar",
        "ad kbkrn d psr",
        "adakebakarandipasar",
        "ada ke\u200cba\u200bka\x00ran di pasar",
        "🔥 ada kebakarannnn 🔥 di pasar 🚒",
        "ada \U0001d424ebakar\u0430n",
        "ada k3bak4ran di p4sar",
        "aya kahuruan di pasar",
        "ada\nkebakaran\ndi\npasar",
    ],
)
def test_a_fire_is_a_fire_however_it_is_written(teks: str) -> None:
    assert periksa(teks).darurat


@pytest.mark.parametrize(
    ("kata", "baku"),
    [("dalem", "dalam"), ("kenceng", "kenceng"), ("sampe", "sampai"), ("api", "api")],
)
def test_a_last_vowel_as_spoken_is_the_written_one(kata: str, baku: str) -> None:
    assert leksikon().ejaan.baku(kata) == (baku,)
