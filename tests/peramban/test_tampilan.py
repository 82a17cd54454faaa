"""Every public page in a real browser: readable by all, narrow or wide, light or dark."""

import pytest

from tests.peramban.tab import (
    LEBIH_LEBAR,
    SEMPIT,
    pelanggaran,
    periksa_layar,
    periksa_terbuka,
)
from tests.test_halaman import HALAMAN

# One address a page type; the others of a type differ in words only.
JENIS = {h.nama: h for h in reversed(HALAMAN)}
LAIN = (
    "/cari/?q=anggaran",
    "/informasi/?q=xqzwv",
    "/informasi/{ditarik}/",
    "/informasi/{dikecualikan}/",
    "/masuk/",
)
ALAMAT = (*(h.alamat for h in JENIS.values()), *LAIN)


@pytest.fixture(scope="module")
def penjaga(tab, dunia):
    return tab()


@pytest.mark.parametrize("pola", ALAMAT)
def test_axe_finds_nothing_at_any_width_in_any_colours(penjaga, dunia, pola):
    assert periksa_layar(penjaga, dunia.alamat(pola), SEMPIT) == {}


def test_axe_would_find_something(buka):
    halaman = buka()
    halaman.goto("/")
    halaman.evaluate("document.querySelector('main').append(new Image())")
    halaman.evaluate("document.querySelector('h1').style.color = '#bbb'")
    temuan = {satu.partition(":")[0] for satu in pelanggaran(halaman)}
    assert temuan == {"image-alt", "color-contrast"}
    warna = {satu.partition(":")[0] for satu in pelanggaran(halaman, warna_saja=True)}
    assert warna == {"color-contrast"}


def test_without_a_script_no_page_scrolls_sideways_on_the_narrowest_screen(buka, dunia):
    """Only the frame has one, so some pages will do; with it all are looked at above."""
    halaman = buka(lebar=320, java_script_enabled=False)
    for alamat in ("/", "/informasi/", "/kinerja/unit/", "/masuk/"):
        halaman.goto(alamat)
        assert halaman.evaluate(LEBIH_LEBAR) <= 0, alamat


def test_an_error_page_is_readable_too(buka):
    halaman = buka(boleh=404)
    halaman.goto("/tidak-ada/")
    assert periksa_terbuka(halaman, SEMPIT) == {}
