"""Two officers at work: from draft to public, and a danger told at once."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from organisasi.kantor.peran import Peran
from tests.factories.informasi import ISI_PDF
from tests.factories.organisasi import KATA_SANDI
from tests.peramban.petugas import HARI_INI, buat_akun, masuk

JUDUL = "Rekapitulasi kunjungan loket"
DAFTAR = "/admin/informasi/dokumeninformasi/"


@pytest.fixture(scope="module")
def pembantu(dunia):
    return buat_akun(Peran.PPID_PEMBANTU, dunia.kecamatan)


@pytest.fixture(scope="module")
def utama(dunia):
    return buat_akun(Peran.PPID_UTAMA, dunia.utama)


def susun(halaman, berkas):
    halaman.goto(f"{DAFTAR}add/")
    halaman.locator("#id_judul").fill(JUDUL)
    halaman.locator("#id_ringkasan").fill("Banyaknya warga yang datang ke loket.")
    halaman.locator("#id_klasifikasi").select_option("setiap_saat")
    halaman.get_by_text("Kolom daftar informasi publik").click()
    halaman.locator("#id_penanggung_jawab").fill("Sekretaris Kecamatan")
    halaman.locator("#id_waktu_pembuatan").fill("2024")
    halaman.get_by_text("Tambahkan berkas", exact=True).click()
    halaman.locator("#id_berkas-0-judul").fill("Rekapitulasi")
    halaman.locator("#id_berkas-0-unggahan").set_input_files(berkas)
    halaman.locator("input[name=_continue]").click()


def test_a_draft_is_checked_published_and_read_by_everybody(
    buka, pembantu, utama, tmp_path
):
    berkas = tmp_path / "rekapitulasi.pdf"
    berkas.write_bytes(ISI_PDF)
    unit, pusat, warga = (buka(akun=pembantu), buka(akun=utama), buka())
    susun(unit, berkas)
    for _ in ("asked", "sure"):
        unit.get_by_role("button", name="Nyatakan sudah diperiksa").click()
    expect(unit.get_by_text("Rancangan sudah diperiksa")).to_be_visible()
    warga.goto("/informasi/")
    expect(warga.get_by_role("link", name=JUDUL)).to_have_count(0)
    pusat.goto("/admin/")
    pusat.locator("ul.tugas").get_by_role("link", name=JUDUL).click()
    for _ in ("asked", "sure"):
        pusat.get_by_role("button", name="Terbitkan").click()
    expect(pusat.get_by_text("Sudah terbit dan terbaca publik")).to_be_visible()
    warga.reload()
    warga.get_by_role("link", name=JUDUL).click()
    with warga.expect_download() as tunggu:
        warga.get_by_role("link", name="PDF Rekapitulasi").click()
    assert Path(tunggu.value.path()).read_bytes() == ISI_PDF


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
