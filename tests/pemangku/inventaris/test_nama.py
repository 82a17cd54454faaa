"""Names and telephone numbers: normal forms, and the body a name tells of (pemangku 4.2, 4.7)."""

import csv

import pytest
from django.core.exceptions import ValidationError

from pemangku.inventaris.kanal import (
    BUKAN_NOMOR,
    DIRAPIKAN,
    NOL_DITAMBAHKAN,
    NOMOR_KANTOR,
    SATU_NOMOR,
    TERLALU_PANJANG,
    TERLALU_PENDEK,
    TERPOTONG,
    NomorSalah,
    baca_telepon,
    baca_wa,
    normalkan,
    samarkan,
)
from pemangku.inventaris.nama import (
    POLA,
    CiriLembaga,
    CiriOrang,
    menyebut_kecamatan,
    menyebut_kota,
    nilai_lembaga,
    nilai_orang,
    normal_lembaga,
    normal_orang,
    sebutan,
    tebak_jenis,
)
from pemangku.muat import DATA


@pytest.mark.parametrize(
    ("nama", "normal"),
    [
        ("H. Asep  Sunandar, S.Sos.", "asep sunandar"),
        ("Drs. H. ASEP SUNANDAR, M.Si", "asep sunandar"),
        ("KH Asép Sunandar", "asep sunandar"),
        ("Prof. Dr. Asep Sunandar S.H. M.H.", "asep sunandar"),
        ("Asep Sunandar, Ph.D", "asep sunandar"),
        ("Ma'mun", "mamun"),
        ("Hj.", "hj"),
        ("Ibu Siti", "siti"),
    ],
)
def test_a_person_is_named_without_titles(nama, normal):
    assert normal_orang(nama) == normal


@pytest.mark.parametrize(
    ("nama", "normal"),
    [
        ("LPMK Kelurahan Sukajaya", "lpm sukajaya"),
        ("Lembaga Pemberdayaan Masyarakat Kel. Sukajaya", "lpm sukajaya"),
        ("TP. PKK Kec. Cipedes", "pkk cipedes"),
        ("Tim Penggerak PKK Kecamatan Cipedes Kota Tasikmalaya", "pkk cipedes"),
        ("RW 05", "rw 5"),
        ("RW.V", "rw 5"),
        ("RT.03/RW IX Kel. Urug", "rt 3 rw 9 urug"),
        ("RW XL", "rw 40"),
        ("Kelompok Informasi Masyarakat Cibeuti", "kim cibeuti"),
        ("DKM Al-Ikhlas", "dkm al ikhlas"),
        ("Kelurahan", "kelurahan"),
        ("", ""),
    ],
)
def test_a_body_is_named_without_what_all_share(nama, normal):
    assert normal_lembaga(nama) == normal


# What a name tells of its body


@pytest.mark.parametrize(
    ("nama", "kode"),
    [
        ("TP PKK Kelurahan Nagarasari", "pkk"),
        ("RW 05", "rw"),
        ("Forum RW Kel. Cipedes", "forum-rw"),
        ("Kelompok Informasi Masyarakat Cibeuti", "kim"),
        ("DKM Al-Ikhlas", "keagamaan"),
        ("SMPN 5 Tasikmalaya", "sekolah"),
        ("Posyandu Melati RW 03", "posyandu"),
        ("Polsek Cipedes", "vertikal"),
        ("Dinas Perhubungan", "opd"),
        ("Mekar Sari", "lsm"),
    ],
)
def test_a_name_tells_its_kind(nama, kode):
    assert tebak_jenis(normal_lembaga(nama)) == kode


def test_every_kind_that_is_guessed_is_on_the_list():
    with (DATA / "jenis.csv").open(encoding="utf-8", newline="") as berkas:
        daftar = {baris["kode"] for baris in csv.DictReader(berkas)}
    assert {kode for _, kode in POLA} | {"lsm"} <= daftar


def test_a_name_may_tell_how_far_its_body_reaches():
    assert menyebut_kecamatan("PKK Kec. Cipedes")
    assert menyebut_kecamatan("PKK Kecamatan Cipedes")
    assert not menyebut_kecamatan("Kecapi Nusantara")
    assert menyebut_kota("MUI Kota Tasikmalaya")
    assert not menyebut_kota("MUI Cipedes")


# Telephone numbers (PK-01, PK-14)


@pytest.mark.parametrize(
    ("tulisan", "normal", "catatan"),
    [
        ("0812-3456-789", "628123456789", ""),
        ("+62 812 3456 789", "628123456789", ""),
        ("62 0812 3456 789", "628123456789", ""),
        ("8123456789", "628123456789", NOL_DITAMBAHKAN),
        ("81234567890.0", "6281234567890", DIRAPIKAN),
        ("81234567890,0", "6281234567890", DIRAPIKAN),
        ("6281234567890", "6281234567890", ""),
    ],
)
def test_pk_14_a_number_has_one_form(tulisan, normal, catatan):
    nomor = baca_wa(tulisan)
    assert (nomor.normal, nomor.catatan) == (normal, catatan)


@pytest.mark.parametrize(
    ("tulisan", "sebab"),
    [
        ("6.28123E+11", TERPOTONG),
        ("0812345", TERLALU_PENDEK),
        ("08123456789012345", TERLALU_PANJANG),
        ("0265-331122", NOMOR_KANTOR),
        ("0812-3456-789/0813-3456-789", SATU_NOMOR),
        ("08123456789 atau 08133456789", SATU_NOMOR),
        ("+1 202 555 0173", BUKAN_NOMOR),
        ("", TERLALU_PENDEK),
        ("0802-3456-789", TERLALU_PENDEK),
    ],
)
def test_pk_01_what_is_no_whatsapp_number_says_why(tulisan, sebab):
    with pytest.raises(NomorSalah, match=sebab[:20].replace("(", r"\(")):
        baca_wa(tulisan)


def test_an_office_number_is_a_telephone():
    assert baca_telepon("0265-331122").normal == "62265331122"
    assert baca_telepon("0812-3456-789").normal == "628123456789"
    assert samarkan("0812345678") == "0812••••678"
    assert samarkan("0265123") == "•••••••"
    with pytest.raises(NomorSalah):
        baca_telepon("12")


SATU = {"nama": "lpm sukajaya", "jenis": 1, "tempat": "32.78.09.1004", "terikat": True}


@pytest.mark.parametrize(
    ("ubah", "mirip", "nilai"),
    [
        ({}, 1.0, 90),
        ({"tempat": "32.78.10.1005"}, 1.0, 10),
        ({"tempat": "32.78.10.1005", "terikat": False}, 1.0, 10),
        ({"tempat": ""}, 1.0, 70),
        ({"jenis": 2}, 1.0, 75),
        ({"jenis": None}, 1.0, 75),
        ({"nama": "lpm sukajay"}, 0.8, 75),
        ({"nama": "kim motekar"}, 0.44, 35),
        ({"nama": "kim motekar"}, 0.45, 57),
    ],
)
def test_bodies_get_points_by_name_kind_and_place(ubah, mirip, nilai):
    satu, lain = CiriLembaga(**SATU), CiriLembaga(**SATU | ubah)
    assert nilai_lembaga(satu, lain, mirip) == nilai
    assert nilai_lembaga(lain, satu, mirip) == nilai


def test_a_shared_channel_and_a_shared_parent_count():
    kanal = frozenset({"sidik"})
    satu = CiriLembaga(nama="a", kanal=kanal, induk=7)
    lain = CiriLembaga(nama="b", kanal=kanal, induk=7)
    assert nilai_lembaga(satu, lain, 0.0) == 35
    assert nilai_lembaga(CiriLembaga(nama=""), CiriLembaga(nama=""), 0.0) == 0


WA = frozenset({"wa"})


@pytest.mark.parametrize(
    ("satu", "lain", "mirip", "nilai"),
    [
        ({"telepon": WA, "lembaga": {1}}, {"telepon": WA, "lembaga": {1}}, 0.632, 90),
        ({"telepon": WA}, {"telepon": WA}, 0.3, 50),
        ({"telepon": WA, "lembaga": {1}}, {"telepon": WA, "lembaga": {1, 2}}, 0.3, 65),
        ({"surel": WA}, {"surel": WA}, 0.0, 50),
        ({"kelurahan": {"x"}}, {"kelurahan": {"x"}}, 1.0, 50),
        ({"lembaga": {1}}, {"lembaga": {2}}, 0.318, 0),
    ],
)
def test_persons_get_points_by_contact_name_and_body(satu, lain, mirip, nilai):
    def ciri(isi):
        return CiriOrang(nama="x", **{k: frozenset(v) for k, v in isi.items()})

    assert nilai_orang(ciri(satu), ciri(lain), mirip) == nilai


@pytest.mark.parametrize(
    ("nilai", "kata"),
    [(80, "sangat mungkin sama"), (79, "mungkin sama"), (55, "mungkin sama"), (54, "")],
)
def test_points_are_said_in_words(nilai, kata):
    assert sebutan(nilai) == kata


def test_an_empty_number_is_asked_for_and_rw_5_is_not_rw_6():
    with pytest.raises(ValidationError):
        normalkan("wa", " ")
    lima, enam = CiriLembaga(nama="rw 5 sukajaya"), CiriLembaga(nama="rw 6 sukajaya")
    assert nilai_lembaga(lima, enam, 0.99) == 0
    assert nilai_lembaga(lima, lima, 1) > 0
