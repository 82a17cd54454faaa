"""Every public page in a real browser: readable by all, narrow or wide, light or dark."""

import pytest

from tests.peramban.conftest import buat_tab
from tests.peramban.tab import LEBIH_LEBAR, pelanggaran, periksa_layar, terlalu_lebar
from tests.test_halaman import HALAMAN

# One address a page type; the others of a type differ in words only.
JENIS = {h.nama: h for h in reversed(HALAMAN)}
LAIN = (
    *("/cari/?q=anggaran", "/cari/?q=xqzwv", "/informasi/?q=anggaran"),
    *("/informasi/?q=xqzwv", "/informasi/?unit={unit}&tahun=2024"),
    *("/informasi/{ditarik}/", "/informasi/{dikecualikan}/"),
    *("/layanan/?soal=masalah", "/tentang/dasar-hukum/", "/masuk/"),
)
ALAMAT = (*(h.alamat for h in JENIS.values()), *LAIN)
LAYAR = ((360, "light", False), (1280, "light", False), (1280, "dark", True))
PALING_SEMPIT = 320
tiap_alamat = pytest.mark.parametrize("pola", ALAMAT)


@pytest.fixture(scope="module")
def penjaga(chromium, alamat, dunia):
    """One tab for all addresses."""
    tab = buat_tab(chromium, alamat)
    yield tab
    tab.halaman.context.close()


@tiap_alamat
def test_axe_finds_nothing_at_any_width_in_any_colours(penjaga, dunia, pola):
    assert periksa_layar(penjaga, dunia.alamat(pola), LAYAR) == {}
    assert terlalu_lebar(penjaga.halaman) == {}


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
    halaman = buka(lebar=PALING_SEMPIT, java_script_enabled=False)
    lebih = {}
    for pola in ALAMAT:
        halaman.goto(dunia.alamat(pola))
        if (piksel := halaman.evaluate(LEBIH_LEBAR)) > 0:
            lebih[pola] = piksel
    assert lebih == {}


@pytest.mark.parametrize(
    ("pola", "status"), [("/tidak-ada/", 404), ("/layanan/?soal=x", 400)]
)
def test_error_pages_are_readable_too(buka, dunia, pola, status):
    halaman = buka(lebar=PALING_SEMPIT, boleh=status)
    jawaban = halaman.goto(pola)
    assert jawaban is not None
    assert jawaban.status == status
    assert pelanggaran(halaman) == []
    assert halaman.evaluate(LEBIH_LEBAR) <= 0
