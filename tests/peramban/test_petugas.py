"""Two officers at work: from draft to public, and a danger told at once."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from organisasi.kantor.peran import Peran
from tests.factories.informasi import ISI_PDF
from tests.factories.organisasi import KATA_SANDI
from tests.peramban.petugas import HARI_INI, buat_akun, masuk, sesi

JUDUL = "Rekapitulasi kunjungan loket"
BAHAYA = "Banjir di tepi sungai"
DAFTAR = "/admin/informasi/dokumeninformasi/"
ISI_BAHAYA = (
    *("potensi_bahaya", "terdampak", "prosedur_evakuasi", "cara_menghindari"),
    *("cara_bantuan", "penanggung_jawab", "tata_cara", "upaya"),
)


@pytest.fixture(scope="module")
def pembantu(dunia):
    return buat_akun(Peran.PPID_PEMBANTU, dunia.kecamatan)


@pytest.fixture(scope="module")
def utama(dunia):
    return buat_akun(Peran.PPID_UTAMA, dunia.utama)


@pytest.fixture(scope="module")
def sesi_pembantu(chromium, alamat, pembantu):
    return sesi(alamat, pembantu)


@pytest.fixture(scope="module")
def sesi_utama(chromium, alamat, utama):
    return sesi(alamat, utama)


def susun(halaman, berkas):
    """Write a draft with a file and save it to go on with it."""
    halaman.goto(f"{DAFTAR}add/")
    halaman.locator("#id_judul").fill(JUDUL)
    halaman.locator("#id_ringkasan").fill("Banyaknya warga yang datang ke loket.")
    halaman.locator("#id_klasifikasi").select_option("setiap_saat")
    halaman.locator("#id_penanggung_jawab").fill("Sekretaris Kecamatan")
    halaman.locator("#id_waktu_pembuatan").fill("2024")
    halaman.get_by_text("Tambahkan Berkas lagi").click()
    halaman.locator("#id_berkas-0-judul").fill("Rekapitulasi")
    halaman.locator("#id_berkas-0-unggahan").set_input_files(berkas)
    halaman.locator("input[name=_continue]").click()


def test_a_draft_is_checked_published_and_read_by_everybody(
    buka, sesi_pembantu, sesi_utama, tmp_path
):
    berkas = tmp_path / "rekapitulasi.pdf"
    berkas.write_bytes(ISI_PDF)
    unit, pusat, warga = (
        buka(storage_state=sesi_pembantu),
        buka(storage_state=sesi_utama),
        buka(),
    )
    susun(unit, berkas)
    for _ in ("asked", "sure"):
        unit.get_by_role("button", name="Nyatakan sudah diperiksa").click()
    expect(unit.get_by_text("Rancangan sudah diperiksa")).to_be_visible()
    warga.goto("/informasi/")
    expect(warga.get_by_role("link", name=JUDUL)).to_have_count(0)
    pusat.goto("/admin/")
    pusat.locator("ol.hari-ini").get_by_role("link", name=JUDUL).click()
    for _ in ("asked", "sure"):
        pusat.get_by_role("button", name="Terbitkan").click()
    expect(pusat.get_by_text("Sudah terbit dan terbaca publik")).to_be_visible()
    warga.reload()
    warga.get_by_role("link", name=JUDUL).click()
    with warga.expect_download() as tunggu:
        warga.get_by_role("link", name="PDF Rekapitulasi").click()
    assert Path(tunggu.value.path()).read_bytes() == ISI_PDF


def isi_bahaya(halaman):
    """The form of a notice, all eight contents."""
    mulai = timezone.localtime() - timedelta(minutes=1)
    halaman.goto("/admin/informasi/sertamerta/add/")
    halaman.locator("#id_judul").fill(BAHAYA)
    halaman.locator("#id_jenis").select_option("bencana_alam")
    halaman.locator("#id_mulai_0").fill(f"{mulai:%d-%m-%Y}")
    halaman.locator("#id_mulai_1").fill(f"{mulai:%H.%M}")
    for kolom in ISI_BAHAYA:
        halaman.locator(f"#id_{kolom}").fill(f"Contoh {kolom}.")
    halaman.locator("input[name=_continue]").click()


def test_a_danger_is_on_every_page_at_once_and_leaves_with_its_end(buka, sesi_pembantu):
    unit, warga = buka(storage_state=sesi_pembantu), buka(lebar=360)
    spanduk = warga.get_by_role("region", name="Pengumuman serta-merta")
    halaman_warga = ("/", "/informasi/", "/unit/", "/permohonan/")
    for alamat in halaman_warga:
        warga.goto(alamat)
        expect(spanduk).to_have_count(0)
    isi_bahaya(unit)
    for _ in ("asked", "sure"):
        unit.get_by_role("button", name="Umumkan sekarang").click()
    expect(unit.get_by_text("Pengumuman tampil di semua halaman")).to_be_visible()
    for alamat in halaman_warga:
        warga.goto(alamat)
        expect(spanduk).to_contain_text(BAHAYA)
    spanduk.get_by_role("link", name=BAHAYA).click()
    expect(warga.get_by_role("heading", level=1)).to_contain_text(BAHAYA)
    unit.get_by_role("button", name="Nyatakan selesai").click()
    unit.locator("#id_teks").fill("Air sudah surut.")
    unit.get_by_role("button", name="Nyatakan selesai").click()
    expect(unit.get_by_text("dinyatakan selesai;")).to_be_visible()
    for alamat in halaman_warga:
        warga.goto(alamat)
        expect(spanduk).to_have_count(0)


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
    halaman.get_by_role("button", name="Keluar").focus()
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("Anda sudah keluar")).to_be_visible()
    halaman.goto("/admin/")
    expect(halaman).to_have_url(re.compile(r"/masuk/\?next=/admin/$"))


def test_a_wrong_password_says_so_and_keeps_the_name(buka, utama):
    halaman = buka()
    halaman.goto("/masuk/")
    halaman.get_by_label("Nama pengguna").fill(utama.nama)
    halaman.get_by_label("Kata sandi").fill("keliru-sekali-ini")
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    expect(halaman.get_by_text("tidak cocok").first).to_be_visible()
    expect(halaman.get_by_label("Nama pengguna")).to_have_value(utama.nama)


def test_an_officer_signs_in_without_script(buka, pembantu):
    halaman = buka(java_script_enabled=False)
    masuk(halaman, pembantu)
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("Hari ini")
