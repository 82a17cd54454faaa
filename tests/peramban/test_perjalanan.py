"""What people come for: find an entry and take its file, in three ways of using a page."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.dunia import CSV
from tests.factories.informasi import ISI_PDF
from tests.peramban.ketik import maju_ke, telusuri


def unduh(halaman, nama):
    """Click the file ``nama``: the name it gets, and its bytes."""
    with halaman.expect_download() as tunggu:
        halaman.get_by_role("link", name=nama).click()
    return tunggu.value.suggested_filename, Path(tunggu.value.path()).read_bytes()


@pytest.mark.parametrize(
    "opsi", [{}, {"java_script_enabled": False}], ids=["script", "no script"]
)
def test_search_leads_to_an_entry_and_its_file(buka, dunia, opsi):
    halaman = buka(**opsi)
    halaman.goto("/")
    if not opsi:  # what others write, while somebody types
        halaman.locator("#q").press_sequentially("banj")
        pilihan = halaman.locator("datalist option", has_text="banjir")
        expect(pilihan.first).to_be_attached()
    halaman.locator("#q").fill("angaran")  # with a typing error
    halaman.get_by_role("button", name="Cari").click()
    halaman.get_by_role("main").get_by_role(
        "link", name=dunia.dokumen.judul, exact=True
    ).click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text(dunia.dokumen.judul)
    nomor = dunia.dokumen.nomor.lower()
    assert unduh(halaman, "Anggaran (PDF") == (f"{nomor}-v1.pdf", ISI_PDF)
    assert unduh(halaman, "Unduh CSV") == (f"{nomor}-v1.csv", CSV)


def test_filters_narrow_the_list_without_script(buka, dunia):
    halaman = buka(lebar=360, java_script_enabled=False)
    halaman.goto("/informasi/")
    halaman.locator("summary").first.click()
    halaman.get_by_role("main").get_by_role("link", name="2024").first.click()
    expect(halaman.locator("ol.daftar > li")).to_have_count(1)
    expect(halaman.locator("ol.daftar")).to_contain_text(dunia.dokumen.judul)


def test_the_keyboard_is_enough(buka, dunia):
    halaman = buka()
    halaman.goto("/")
    maju_ke(halaman, ".lompat")
    halaman.keyboard.press("Enter")
    maju_ke(halaman, "#q")
    halaman.keyboard.type("anggaran")
    halaman.keyboard.press("Enter")
    halaman.wait_for_url("**/cari/?q=anggaran")
    maju_ke(halaman, f"a[href='{dunia.dokumen.get_absolute_url()}']")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("heading", level=1)).to_have_text(dunia.dokumen.judul)
    halaman.set_viewport_size({"width": 360, "height": 800})
    halaman.goto("/informasi/")
    assert telusuri(halaman) == []
