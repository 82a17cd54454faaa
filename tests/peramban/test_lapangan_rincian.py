"""The details of the form in the room, in a real browser (pemangku 5.1)."""

# ruff: noqa: F401, F811 - fixtures of another module are asked for by their names
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from organisasi.models import Isu
from tests.factories.organisasi import IsuFactory
from tests.pemangku.kantor_lapangan import Kantor
from tests.peramban.test_lapangan import (
    Jaringan,
    Ponsel,
    _bersih,
    buka,
    jaringan,
    kantor,
    kue,
    ponsel,
    salah,
)

RINCIAN = {
    "Surel": "peserta@contoh.id",
    "Jumlah anggota lembaga": "45",
    "Apa yang disampaikan tentang minat itu": "Ingin pelatihan melapor",
}


@pytest.fixture(scope="module")
def isu(kantor):
    satu: Isu = IsuFactory(nama="Pelatihan warga")
    return satu


@pytest.fixture
def halaman(isu, ponsel, kue, jaringan, kantor):
    """The form of the visit, on a phone that sends nothing."""
    profil = ponsel()
    profil.set_default_timeout(20_000)
    profil.add_cookies(kue)
    profil.route("**/lapangan/sinkron/**", lambda route: route.abort())
    yield buka(profil, jaringan, kantor)
    profil.close()


def isi(halaman):
    halaman.get_by_label("Nama", exact=True).fill("Peserta Rinci")
    halaman.get_by_label("Lembaga", exact=True).fill("PKK Kelurahan Nagarasari")
    halaman.get_by_text("Rincian", exact=True).click()
    for label, nilai in RINCIAN.items():
        halaman.get_by_label(label, exact=True).fill(nilai)


def simpan(halaman):
    halaman.get_by_role("button", name="Simpan & hadir").click()


def test_the_details_go_into_the_queue_and_not_to_the_next_person(halaman, isu):
    isi(halaman)
    halaman.get_by_label("Minatnya", exact=True).select_option(label=isu.nama)
    assert salah(halaman) == {}
    simpan(halaman)
    expect(halaman.get_by_label("Nama", exact=True)).to_have_value("")
    (rekaman,) = halaman.evaluate("window.Lapangan.semua()")
    assert (rekaman["surel"], rekaman["jumlah_anggota"]) == ("peserta@contoh.id", "45")
    assert (rekaman["isu"], rekaman["minat"]) == (isu.kode, "Ingin pelatihan melapor")
    for label in (*RINCIAN, "Minatnya"):
        expect(halaman.get_by_label(label, exact=True)).to_have_value("")


def test_what_is_half_told_is_asked_for_while_the_person_stands_there(halaman):
    isi(halaman)
    halaman.get_by_text("Rincian", exact=True).click()
    simpan(halaman)
    expect(halaman.get_by_text("Pilih minatnya.")).to_be_visible()
    expect(halaman.get_by_label("Minatnya", exact=True)).to_be_focused()
    assert halaman.evaluate("window.Lapangan.semua()") == []
