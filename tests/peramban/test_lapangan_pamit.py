"""Signing out at the desk's own button, in a browser that was in the room (5.1 item 7)."""

# ruff: noqa: F401, F811 - fixtures of another module are asked for by their names
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from organisasi.kantor.peran import Peran
from tests.pemangku.kantor_lapangan import Kantor
from tests.peramban.petugas import Akun, buat_akun, sesi
from tests.peramban.test_lapangan import (
    Jaringan,
    Ponsel,
    _bersih,
    buka,
    catat,
    jaringan,
    kantor,
    keadaan,
    ponsel,
)

TANPA_SIMPANAN = "IDBFactory.prototype.open = () => { throw new DOMException('no'); };"
ADA = "caches.has('lapangan-halaman')"
Masuk = Callable[[BrowserContext, Akun], None]


@pytest.fixture(scope="module")
def akun(kantor):
    """Somebody who takes people down."""
    return buat_akun(Peran.PETUGAS_LAYANAN, kantor.kecamatan)


@pytest.fixture(scope="module")
def auditor(kantor):
    """Somebody who does not."""
    return buat_akun(Peran.AUDITOR, kantor.kecamatan)


@pytest.fixture
def masuk(chromium, alamat):
    """A session of its own, which ends where the test signs out."""

    def lakukan(profil, akun):
        profil.clear_cookies()
        profil.add_cookies(sesi(alamat, akun)["cookies"])

    return lakukan


@pytest.fixture
def halaman(ponsel, masuk, akun, jaringan, kantor):
    """The page of the room, kept by the browser of the phone."""
    profil = ponsel()
    masuk(profil, akun)
    halaman = buka(profil, jaringan, kantor)
    halaman.locator("[data-siap-luring]").wait_for()
    keadaan(halaman, "Daring — semua terkirim")
    assert halaman.evaluate(ADA)
    yield halaman
    profil.close()


def keluar(halaman):
    halaman.get_by_role("button", name="Keluar", exact=True).click()


def sudah_keluar(halaman):
    """Out, and no page of the room is left."""
    halaman.get_by_text("Anda sudah keluar").wait_for()
    assert not halaman.evaluate(ADA)


def test_pk_03_the_desks_way_out_asks_and_leaves_no_page_of_the_room(halaman, jaringan):
    halaman.context.route("**/lapangan/sinkron/**", lambda route: route.abort())
    catat(halaman, "Belum Terkirim")
    for asal in ("masuk/keluar/", "admin/"):
        halaman.goto(f"{jaringan.alamat}/{asal}")
        keluar(halaman)
        halaman.get_by_text("1 data belum terkirim.").wait_for()
        assert halaman.evaluate(ADA)
    halaman.get_by_role("button", name="Tetap keluar").click()
    sudah_keluar(halaman)


def test_pk_03_with_nothing_unsent_the_way_out_asks_nothing(halaman, jaringan):
    halaman.goto(f"{jaringan.alamat}/admin/")
    keluar(halaman)
    keadaan(halaman, "Daring — semua terkirim")
    expect(halaman.get_by_role("button", name="Simpan cadangan")).to_be_hidden()
    keluar(halaman)
    sudah_keluar(halaman)


def test_pk_03_a_browser_whose_store_fails_leaves_no_page_either(halaman, jaringan):
    halaman.context.add_init_script(TANPA_SIMPANAN)
    halaman.goto(f"{jaringan.alamat}/lapangan/keluar/")
    expect(halaman.locator("[data-keadaan]")).to_contain_text("tidak bisa menyimpan")
    keluar(halaman)
    sudah_keluar(halaman)


def test_pk_03_who_takes_nobody_down_is_out_in_one_tap(
    halaman, masuk, auditor, jaringan
):
    masuk(halaman.context, auditor)
    halaman.goto(f"{jaringan.alamat}/admin/")
    keluar(halaman)
    sudah_keluar(halaman)
