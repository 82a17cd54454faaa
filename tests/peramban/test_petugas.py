"""Officers by keyboard alone, and without a script."""

import re

import pytest
from playwright.sync_api import expect

from organisasi.kantor.peran import Peran
from tests.factories.informasi import RancanganFactory
from tests.factories.organisasi import KATA_SANDI
from tests.peramban.ketik import LANGKAH_MAKS
from tests.peramban.petugas import HARI_INI, buat_akun, masuk, pasang_kalender

# A person who types, not a typist: seconds a key (Card, Moran and Newell, 1980).
DETIK_TOMBOL = 0.28
# In the order of the form; the last is a field of one line, where Enter saves.
WARGA = {
    "nama": "Euis Contoh",
    "nik": "3278010101010001",
    "alamat": "Jalan Cikalang Nomor 3, Kota Tasikmalaya",
    "telepon": "081200000001",
    "rincian": "Daftar penerima bantuan sosial tahun 2025 di Kelurahan Cipedes.",
    "tujuan": "Bahan skripsi tentang bantuan sosial.",
    "bantuan": "Huruf besar",
}


@pytest.fixture(scope="module")
def pembantu(dunia):
    RancanganFactory.create_batch(2, unit=dunia.kecamatan, judul="Rekap loket")
    return buat_akun(Peran.PPID_PEMBANTU, dunia.kecamatan)


@pytest.fixture(scope="module")
def loket(dunia):
    pasang_kalender()
    return buat_akun(Peran.PETUGAS_LAYANAN, dunia.kecamatan)


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


class Papan:
    """A keyboard that counts what is pressed on it."""

    def __init__(self, halaman):
        self.halaman, self.banyak = halaman, 0

    def tekan(self, *tombol):
        for satu in tombol:
            self.banyak += 1
            self.halaman.keyboard.press(satu)

    def ketik(self, teks):
        self.banyak += len(teks)
        self.halaman.keyboard.type(teks)

    def ke(self, pilih):
        for _ in range(LANGKAH_MAKS):
            self.tekan("Tab")
            if self.halaman.evaluate("p => document.activeElement.matches(p)", pilih):
                return
        raise AssertionError(pilih)

    def buka(self, pilih):
        """Past the bar, on to it, and open it."""
        self.tekan("Tab", "Enter")
        self.ke(pilih)
        self.tekan("Enter")


def test_a_walk_in_is_entered_without_a_mouse_in_two_minutes(buka, loket):
    halaman = buka(akun=loket)
    halaman.goto("/admin/")
    papan = Papan(halaman)
    papan.buka("a[href$='/permohonan/add/']")
    expect(halaman.locator("#id_kategori")).to_be_focused()
    for nama, isi in WARGA.items():
        papan.ke(f"[name={nama}]")
        papan.ketik(isi)
    papan.tekan("Enter")
    expect(halaman.get_by_text("Kode rahasia", exact=True)).to_be_visible()
    with halaman.expect_download():
        papan.buka("main .tombol.satu")
    assert papan.banyak * DETIK_TOMBOL <= 120


def test_single_keys_walk_the_rows_search_and_can_be_switched_off(buka, pembantu):
    halaman = buka(akun=pembantu)
    halaman.goto("/admin/informasi/dokumeninformasi/")
    halaman.keyboard.press("Tab")
    halaman.keyboard.press("Enter")
    expect(halaman).to_have_url(re.compile("#result_list$"))
    baris = halaman.locator("#result_list tbody th > a")
    for tombol, ke in (("j", 0), ("j", 1), ("k", 0)):
        halaman.keyboard.press(tombol)
        expect(baris.nth(ke)).to_be_focused()
    halaman.keyboard.press("/")
    expect(halaman.locator("#cari-semua")).to_be_focused()
    # What is typed is text, no key.
    halaman.keyboard.type("j")
    expect(halaman.locator("#cari-semua")).to_have_value("j")
    baris.first.focus()
    halaman.keyboard.press("?")
    saklar = halaman.get_by_label("Pakai tombol pintas")
    expect(saklar).to_be_visible()
    saklar.focus()
    halaman.keyboard.press("Space")
    halaman.keyboard.press("Escape")
    baris.nth(1).focus()
    halaman.keyboard.press("k")
    expect(baris.nth(1)).to_be_focused()
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("Rekap loket")
