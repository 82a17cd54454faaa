"""What people come for: find an entry and take its file, in three ways of using a page."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.dunia import CSV
from tests.factories.informasi import ISI_PDF
from tests.peramban.tab import FOKUS_TAMPAK, SEBUT

LANGKAH_MAKS = 60


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
    halaman.get_by_role("searchbox").fill("angaran")  # with a typing error
    halaman.get_by_role("button", name="Cari").click()
    halaman.get_by_role("main").get_by_role(
        "link", name=dunia.dokumen.judul, exact=True
    ).click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text(dunia.dokumen.judul)
    nomor = dunia.dokumen.nomor.lower()
    assert unduh(halaman, "PDF Anggaran") == (f"{nomor}-v1.pdf", ISI_PDF)
    assert unduh(halaman, "CSV Tabel anggaran") == (f"{nomor}-v1.csv", CSV)


def test_a_table_can_be_read_without_leaving_the_page(buka, dunia):
    halaman = buka()
    halaman.goto(dunia.dokumen.get_absolute_url())
    halaman.get_by_role("link", name="sebagai tabel").click()
    expect(halaman.get_by_role("table")).to_contain_text("2024")


@pytest.mark.parametrize("lebar", [360, 1280])
def test_filters_narrow_the_list_without_script(buka, dunia, lebar):
    halaman = buka(lebar=lebar, java_script_enabled=False)
    halaman.goto("/informasi/")
    tahun = halaman.get_by_role("main").get_by_role("link", name="2024")
    if not tahun.is_visible():
        halaman.locator("summary").first.click()
    tahun.first.click()
    expect(halaman.locator("ol.daftar > li")).to_have_count(1)
    expect(halaman.locator("ol.daftar")).to_contain_text(dunia.dokumen.judul)


def maju(halaman):
    """One step with the tab key; the focus must be seen."""
    halaman.keyboard.press("Tab")
    assert halaman.evaluate(FOKUS_TAMPAK), halaman.evaluate(SEBUT)


def maju_ke(halaman, pilih):
    """Step until the focus is on what ``pilih`` names."""
    for _ in range(LANGKAH_MAKS):
        maju(halaman)
        if halaman.evaluate("p => document.activeElement.matches(p)", pilih):
            return
    raise AssertionError(f"{pilih} is not reached by the tab key")


def test_the_keyboard_is_enough(buka, dunia):
    halaman = buka()
    halaman.goto("/")
    maju(halaman)
    expect(halaman.locator(".lompat")).to_be_focused()
    halaman.keyboard.press("Enter")
    maju_ke(halaman, "#q")
    halaman.keyboard.type("anggaran")
    halaman.keyboard.press("Enter")
    halaman.wait_for_url("**/cari/?q=anggaran")
    maju(halaman)  # the skip link of the next page
    halaman.keyboard.press("Enter")
    maju_ke(halaman, f"a[href='{dunia.dokumen.get_absolute_url()}']")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("heading", level=1)).to_have_text(dunia.dokumen.judul)


def test_focus_is_seen_at_every_stop(buka):
    for lebar in (360, 1280):
        halaman = buka(lebar=lebar)
        halaman.goto("/informasi/")
        for _ in range(LANGKAH_MAKS):
            halaman.keyboard.press("Tab")
            if not halaman.evaluate("document.activeElement !== document.body"):
                break  # past the last stop
            assert halaman.evaluate(FOKUS_TAMPAK), halaman.evaluate(SEBUT)
        else:
            raise AssertionError("too many stops for one page")
