"""Ready pages take no more memory than they may."""

from __future__ import annotations

from django.core.cache import caches

from ppid_portal.gudang_halaman import GudangHalaman

MAKS = 1_000


def gudang(nama: str) -> GudangHalaman:
    return GudangHalaman(nama, {"OPTIONS": {"MAX_BYTES": MAKS, "MAX_ENTRIES": 100}})


def test_what_nobody_asked_for_the_longest_goes_first() -> None:
    tempat = gudang("urutan")
    for nama in ("a", "b", "c"):
        tempat.set(nama, b"x" * 250)
    assert tempat.get("a")

    tempat.set("d", b"x" * 250)

    assert tempat.get("b") is None
    assert [tempat.get(nama) is not None for nama in "acd"] == [True] * 3


def test_one_large_page_takes_the_place_of_several() -> None:
    tempat = gudang("besar")
    for nama in ("a", "b", "c"):
        tempat.set(nama, b"x" * 250)

    tempat.set("d", b"x" * 800)

    assert [nama for nama in "abcd" if tempat.get(nama)] == ["d"]


def test_a_page_larger_than_the_whole_is_not_kept() -> None:
    tempat = gudang("terlalu")

    tempat.set("a", b"x" * (MAKS + 1))

    assert tempat.get("a") is None


def test_a_page_made_anew_is_counted_once() -> None:
    tempat = gudang("ulang")
    for _ in range(10):
        tempat.set("a", b"x" * 600)
        tempat.set("b", b"x" * 100)

    assert tempat.get("a")
    assert tempat.get("b")


def test_the_portal_keeps_its_pages_there() -> None:
    assert isinstance(caches["halaman"], GudangHalaman)
