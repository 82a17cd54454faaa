"""A visit that was closed while a phone still held records of it (5.1 item 4)."""

# ruff: noqa: F401, F811 - fixtures of another module are asked for by their names
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pemangku.models import Kegiatan, Kehadiran
from tests.pemangku.kantor_lapangan import Kantor
from tests.peramban.test_lapangan import (
    Jaringan,
    Ponsel,
    _bersih,
    buka,
    catat,
    jaringan,
    kantor,
    keadaan,
    kirim_sekarang,
    kue,
    ponsel,
    salah,
)
from tests.serentak import serentak

ANTRE = "window.Lapangan.semua()"


def ubah(status):
    serentak(1, lambda _ke: Kegiatan.objects.update(status=status))


@pytest.fixture
def halaman(ponsel, kue, jaringan, kantor):
    """The form of a visit that is closed, with two records that came too late."""
    profil = ponsel()
    profil.add_cookies(kue)
    halaman = buka(profil, jaringan, kantor)
    ubah("ditutup")
    for nama in ("Terlambat Satu", "Terlambat Dua"):
        catat(halaman, nama)
    keadaan(halaman, "2 data perlu diperbaiki.")
    yield halaman
    profil.close()


def test_pk_04_the_button_sends_again_what_no_field_can_mend(halaman):
    kirim_sekarang(halaman)
    expect(halaman.locator("[data-antrean] .galat-rekaman")).to_have_count(2)
    ubah("berlangsung")
    kirim_sekarang(halaman)
    keadaan(halaman, "Daring — semua terkirim")
    assert Kehadiran.objects.sah().count() == 2


def test_pk_04_the_button_leaves_alone_what_is_being_mended(halaman):
    ubah("berlangsung")
    satu = halaman.locator("[data-antrean] li").filter(has_text="Terlambat Satu")
    satu.get_by_role("button", name="Perbaiki").click()
    kirim_sekarang(halaman)
    keadaan(halaman, "1 data perlu diperbaiki.")
    assert Kehadiran.objects.get().nama_snapshot == "Terlambat Dua"
    halaman.get_by_label("Nama", exact=True).fill("Terlambat Dibetulkan")
    halaman.get_by_role("button", name="Simpan & hadir").click()
    keadaan(halaman, "Daring — semua terkirim")
    nama = set(Kehadiran.objects.values_list("nama_snapshot", flat=True))
    assert nama == {"Terlambat Dua", "Terlambat Dibetulkan"}


def test_pk_03_the_closed_page_keeps_the_queue_in_sight(halaman):
    semula = halaman.evaluate(ANTRE)
    halaman.reload()
    halaman.get_by_role("heading", name="Kegiatan sudah ditutup").wait_for()
    keadaan(halaman, "2 data perlu diperbaiki.")
    baris = halaman.locator("[data-antrean] li")
    expect(baris).to_have_count(2)
    expect(baris.first).to_contain_text("Minta Pengelola pemangku membukanya lagi")
    expect(baris.get_by_role("button")).to_have_count(0)
    with halaman.expect_download():
        halaman.get_by_role("button", name="Simpan cadangan").click()
    assert halaman.evaluate(ANTRE) == semula
    assert salah(halaman) == {}
    ubah("berlangsung")
    kirim_sekarang(halaman)
    keadaan(halaman, "Daring — semua terkirim")


def test_pk_60_the_keyboard_stays_where_it_is_when_the_list_is_written_anew(halaman):
    satu = halaman.locator("[data-antrean] li").filter(has_text="Terlambat Satu")
    satu.get_by_role("button", name="Perbaiki").focus()
    halaman.evaluate("window.Lapangan.umumkan()")
    expect(satu.get_by_role("button", name="Perbaiki")).to_be_focused()
