"""What a name tells of its body."""

from __future__ import annotations

import csv

import pytest

from pemangku.muat import DATA
from pemangku.nama import normal_lembaga
from pemangku.tebakan import POLA, menyebut_kecamatan, menyebut_kota, tebak_jenis


@pytest.mark.parametrize(
    ("nama", "kode"),
    [
        ("TP PKK Kelurahan Nagarasari", "pkk"),
        ("LPMK Sukajaya", "lpm"),
        ("RW 05", "rw"),
        ("Forum RW Kel. Cipedes", "forum-rw"),
        ("Kelompok Informasi Masyarakat Cibeuti", "kim"),
        ("DKM Al-Ikhlas", "keagamaan"),
        ("Pondok Pesantren Contoh", "keagamaan"),
        ("SMPN 5 Tasikmalaya", "sekolah"),
        ("Posyandu Melati RW 03", "posyandu"),
        ("Polsek Cipedes", "vertikal"),
        ("Dinas Perhubungan", "opd"),
        ("Mekar Sari", "lsm"),
    ],
)
def test_a_name_tells_its_kind(nama: str, kode: str) -> None:
    assert tebak_jenis(normal_lembaga(nama)) == kode


def test_every_kind_that_is_guessed_is_on_the_list() -> None:
    with (DATA / "jenis.csv").open(encoding="utf-8", newline="") as berkas:
        daftar = {baris["kode"] for baris in csv.DictReader(berkas)}

    assert {kode for _, kode in POLA} | {"lsm"} <= daftar


def test_a_name_may_tell_how_far_its_body_reaches() -> None:
    assert menyebut_kecamatan("PKK Kec. Cipedes")
    assert menyebut_kecamatan("PKK Kecamatan Cipedes")
    assert not menyebut_kecamatan("Kecapi Nusantara")
    assert menyebut_kota("MUI Kota Tasikmalaya")
    assert not menyebut_kota("MUI Cipedes")
