"""Officers at the door: by keyboard alone, and without a script."""

import re

import pytest
from playwright.sync_api import expect

from organisasi.kantor.peran import Peran
from tests.factories.organisasi import KATA_SANDI
from tests.peramban.petugas import HARI_INI, buat_akun, masuk


@pytest.fixture(scope="module")
def pembantu(dunia):
    return buat_akun(Peran.PPID_PEMBANTU, dunia.kecamatan)


def test_the_keyboard_is_enough_to_sign_in_and_out(buka, pembantu):
    halaman = buka()
    halaman.goto("/masuk/")
    halaman.get_by_label("Nama pengguna").focus()
    halaman.keyboard.type(pembantu.nama)
    halaman.keyboard.press("Tab")
    halaman.keyboard.type(KATA_SANDI)
    halaman.keyboard.press("Enter")
    halaman.get_by_label("Kode").focus()
    halaman.keyboard.type(pembantu.kode())
    halaman.keyboard.press("Enter")
    halaman.wait_for_url(HARI_INI)
    halaman.get_by_role("button", name="Akun:").focus()
    halaman.keyboard.press("Enter")
    halaman.get_by_role("button", name="Keluar").focus()
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("Anda sudah keluar")).to_be_visible()
    halaman.goto("/admin/")
    expect(halaman).to_have_url(re.compile(r"/masuk/\?next=/admin/$"))


def test_an_officer_signs_in_without_script(buka, pembantu):
    halaman = buka(java_script_enabled=False)
    masuk(halaman, pembantu)
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("Hari ini")
