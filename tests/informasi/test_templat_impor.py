"""The sheet that units fill in."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from informasi.impor import KOLOM, WAJIB, periksa_kolom, pratinjau
from informasi.templat_impor import PETUNJUK, templat_xlsx
from organisasi.kantor.peran import Peran
from organisasi.kertas.xlsx import baca_lembar
from tests.factories.informasi import PADA, KelompokFactory
from tests.factories.organisasi import UnitFactory
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db


def buka(isi: bytes) -> Workbook:
    return load_workbook(io.BytesIO(isi))


def test_headings_are_those_the_import_knows_and_stay_in_sight() -> None:
    lembar = buka(templat_xlsx([]))["DIP"]

    assert [sel.value for sel in lembar[1]] == list(KOLOM)
    assert all(sel.font.bold for sel in lembar[1])
    assert lembar.freeze_panes == "A2"
    assert lembar.max_row == 1


def test_class_and_form_are_chosen_from_a_list_in_every_row() -> None:
    lembar = buka(templat_xlsx([]))["DIP"]

    daftar = {str(v.sqref): v.formula1 for v in lembar.data_validations.dataValidation}

    kolom = {sel.value: sel.column_letter for sel in lembar[1]}
    k, b = kolom["Klasifikasi"], kolom["Bentuk yang tersedia"]
    assert daftar == {
        f"{k}2:{k}2001": '"Berkala,Serta-merta,Setiap saat,Dikecualikan"',
        f"{b}2:{b}2001": '"Digital,Cetak,Digital dan cetak,Rekaman"',
    }


def test_every_column_is_explained_and_marked_when_required() -> None:
    baris = list(buka(templat_xlsx([]))["Petunjuk"].values)

    assert list(PETUNJUK) == list(KOLOM)
    assert baris[0] == ("Kolom", "Wajib", "Cara mengisi")
    assert [b[0] for b in baris[1 : len(KOLOM) + 1]] == list(KOLOM)
    assert {b[0] for b in baris if b[1] == "ya"} == set(WAJIB)


def test_groups_and_the_own_units_can_be_looked_up() -> None:
    KelompokFactory(nama="Laporan keuangan")
    unit = UnitFactory(nama="Kecamatan Contoh", kode="KEC-X")

    baris = list(buka(templat_xlsx([unit]))["Petunjuk"].values)

    assert ("Laporan keuangan", "Berkala", None) in baris
    assert baris[-2:] == [
        ("Unit Anda", "Kode", None),
        ("Kecamatan Contoh", "KEC-X", None),
    ]


def test_filled_template_is_imported_without_complaint() -> None:
    petugas = petugas_berperan(Peran.PETUGAS_LAYANAN)
    buku = buka(templat_xlsx([]))
    isi = dict.fromkeys(WAJIB, "Isi") | {"Klasifikasi": "Setiap saat"}
    buku["DIP"].append([isi.get(nama) for nama in KOLOM])
    wadah = io.BytesIO()
    buku.save(wadah)

    lembar = baca_lembar(SimpleUploadedFile("templat.xlsx", wadah.getvalue()))
    [satu] = pratinjau(periksa_kolom(lembar), petugas=petugas, pada=PADA)

    assert satu.baru, satu.galat
