"""A body chosen from the list of the room is that body, with and without a net."""

# ruff: noqa: F401, F811 - fixtures of another module are asked for by their names
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from pemangku.inventaris.duplikat import cari_duplikat
from pemangku.models import CalonDuplikat, JenisPemangku, Kehadiran, Pemangku
from tests.factories import pemangku as f
from tests.pemangku.kantor_lapangan import Kantor
from tests.peramban.test_lapangan import (
    Jaringan,
    Ponsel,
    _bersih,
    buka,
    jaringan,
    kantor,
    keadaan,
    kirim_sekarang,
    kue,
    ponsel,
    salah,
    tersambung,
)

NAMA = "Mekar Wargi Ngahiji"


@pytest.fixture(scope="module")
def lembaga(kantor):
    hasil: Pemangku = f.PemangkuFactory(
        nama_resmi=NAMA,
        jenis=JenisPemangku.objects.get(kode="lpm"),
        pengelola=kantor.kecamatan,
        wilayah=kantor.kelurahan["Nagarasari"],
    )
    return hasil


@pytest.fixture(scope="module")
def kembar(kantor, lembaga):
    """Two other bodies that bear one name."""
    return [
        f.PemangkuFactory(
            nama_resmi="Guyub Rukun Sauyunan",
            jenis=lembaga.jenis,
            pengelola=kantor.kecamatan,
            wilayah=kantor.kelurahan[tempat],
        )
        for tempat in ("Cipedes", "Panglayungan")
    ]


@pytest.fixture
def halaman(kembar, ponsel, kue, jaringan, kantor):
    profil = ponsel()
    profil.add_cookies(kue)
    yield buka(profil, jaringan, kantor)
    profil.close()


def pilih(halaman, satu, nama):
    """Choose it from the list: the browser puts the whole option into the field."""
    halaman.get_by_label("Nama", exact=True).fill(nama)
    teks = f"{satu.nama_resmi} ({satu.nomor})"
    expect(halaman.locator(f'#saran-lembaga option[value="{teks}"]')).to_have_count(1)
    halaman.get_by_label("Lembaga", exact=True).fill(teks)
    expect(halaman.get_by_label("Lembaga", exact=True)).to_have_value(satu.nama_resmi)
    expect(halaman.locator("[data-terdaftar]")).to_have_text(
        f"Sudah terdaftar: {satu.nama_resmi}, {satu.wilayah} ({satu.nomor})."
    )


def simpan(halaman):
    halaman.get_by_role("button", name="Simpan & hadir").click()


def hadir():
    return set(Kehadiran.objects.values_list("nama_snapshot", "pemangku"))


def test_a_choice_makes_no_second_body_offline_and_online(
    halaman, jaringan, lembaga, kembar
):
    semula = Pemangku.objects.count()
    halaman.locator("[data-siap-luring]").wait_for()
    jaringan.putus()
    pilih(halaman, lembaga, "Luring Satu")
    simpan(halaman)
    keadaan(halaman, "Luring — 1 antre")
    # The next person of the same body: the choice stays with its name.
    halaman.get_by_label("Nama", exact=True).fill("Luring Dua")
    simpan(halaman)
    keadaan(halaman, "Luring — 2 antre")
    pilih(halaman, kembar[1], "Luring Tiga")
    simpan(halaman)
    keadaan(halaman, "Luring — 3 antre")
    tersambung(halaman, jaringan)
    keadaan(halaman, "Daring — semua terkirim")
    pilih(halaman, kembar[0], "Daring Empat")
    simpan(halaman)
    keadaan(halaman, "Daring — semua terkirim")
    expect(halaman.locator("[data-hadir]")).to_have_text("4")
    assert hadir() == {
        ("Luring Satu", lembaga.pk),
        ("Luring Dua", lembaga.pk),
        ("Luring Tiga", kembar[1].pk),
        ("Daring Empat", kembar[0].pk),
    }
    assert Pemangku.objects.count() == semula
    cari_duplikat(pada=timezone.now())
    assert not CalonDuplikat.objects.exists()


def test_of_two_of_one_name_it_is_asked_which_before_anything_is_kept(
    halaman, jaringan, kembar
):
    halaman.locator("[data-siap-luring]").wait_for()
    jaringan.putus()
    halaman.get_by_label("Nama", exact=True).fill("Tanpa Tempat")
    # What is typed over a choice is no choice any more.
    pilih(halaman, kembar[0], "Tanpa Tempat")
    halaman.get_by_label("Lembaga", exact=True).fill("guyub rukun sauyunan")
    expect(halaman.locator("[data-terdaftar]")).to_have_text("")
    simpan(halaman)
    galat = halaman.locator("#galat-luring-lembaga")
    expect(galat).to_contain_text("Ada 2 lembaga bernama ini")
    expect(galat).to_contain_text(kembar[1].nomor)
    expect(halaman.locator("[data-antrean] li")).to_have_count(0)
    assert salah(halaman) == {}
    pilih(halaman, kembar[1], "Tanpa Tempat")
    simpan(halaman)
    keadaan(halaman, "Luring — 1 antre")
    jaringan.sambung()
    kirim_sekarang(halaman)
    keadaan(halaman, "Daring — semua terkirim")
    assert hadir() == {("Tanpa Tempat", kembar[1].pk)}
