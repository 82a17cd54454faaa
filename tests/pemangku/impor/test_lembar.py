"""The sheet: cells as people write them, places by name, headings, template, what goes back."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from organisasi.kertas.xlsx import Lembar, baca_lembar
from organisasi.models import Wilayah
from pemangku.impor.lembar import (
    BATAS,
    KECAMATAN,
    KELURAHAN,
    KOLOM,
    KOTA,
    PETUNJUK,
    WAJIB,
    PetaTempat,
    SelSalah,
    TempatSalah,
    baca_bilangan,
    baca_tanggal,
    baca_ya,
    bermasalah_xlsx,
    cocokkan,
    kolom_asing,
    tanpa_kutip,
    templat_xlsx,
)
from pemangku.models import ImporBaris
from tests.factories.pemangku import TagFactory
from tests.pemangku.impor.kantor_impor import ISI, lembaga, periksa, terapkan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "teks",
    [
        *("2024-06-04", "04-06-2024", "4/6/2024", "04.06.2024", "4 6 2024"),
        *("4 Juni 2024", "4 jun 2024", " 4  JUNI  2024 ", "4-Jun-2024"),
    ],
)
def test_date_is_read_in_any_usual_writing(teks):
    assert baca_tanggal(teks) == date(2024, 6, 4)


def test_short_name_of_august_is_read():
    assert baca_tanggal("17 agt 2024") == date(2024, 8, 17)


@pytest.mark.parametrize(
    "teks", ["31-02-2024", "45447", "kemarin", "4 foo 2024", "06/2024", "4-6-24"]
)
def test_what_is_no_date_says_how_to_write_one(teks):
    with pytest.raises(SelSalah, match=r"misalnya 04-06-2024\."):
        baca_tanggal(teks)


def test_empty_cells_are_nothing():
    assert (baca_tanggal(""), baca_bilangan(""), baca_ya("")) == (None, None, False)


@pytest.mark.parametrize(
    ("teks", "angka"), [("25", 25), (" 1.250 ", 1250), ("0", 0), ("1.000.000", 10**6)]
)
def test_number_is_read_with_and_without_thousands(teks, angka):
    assert baca_bilangan(teks) == angka


@pytest.mark.parametrize("teks", ["dua puluh", "-3", "2.5", "99999999", "٣", "1,5"])
def test_what_is_no_number_is_refused(teks):
    with pytest.raises(SelSalah):
        baca_bilangan(teks)


@pytest.mark.parametrize(
    ("teks", "hasil"), [("Ya", "ya"), ("y", "ya"), ("TIDAK", ""), ("-", "")]
)
def test_yes_and_no_are_read(teks, hasil):
    assert baca_ya(teks) is bool(hasil)


def test_neither_yes_nor_no_is_refused():
    with pytest.raises(SelSalah, match=r"^Tulis Ya atau Tidak\.$"):
        baca_ya("mungkin")


@pytest.mark.parametrize(
    ("teks", "bersih"),
    [("'=Nama", "=Nama"), ("'+62", "+62"), ("'Aisyiyah", "'Aisyiyah"), ("'", "'")],
)
def test_guard_of_an_exported_cell_is_taken_off(teks, bersih):
    assert tanpa_kutip(teks) == bersih


# Places that exist twice are told apart by their kecamatan (PK-15)

PETA = PetaTempat(
    (
        Wilayah(kode=kode, nama=nama, tingkat=tingkat, induk_id=kode.rpartition(".")[0])
        for kode, nama, tingkat in (
            ("32.78", "Kota Tasikmalaya", KOTA),
            ("32.78.02", "Cipedes", KECAMATAN),
            ("32.78.03", "Tawang", KECAMATAN),
            ("32.78.06", "Cibeureum", KECAMATAN),
            ("32.78.09", "Bungursari", KECAMATAN),
            ("32.78.10", "Purbaratu", KECAMATAN),
            ("32.78.02.1002", "Cipedes", KELURAHAN),
            ("32.78.06.1008", "Kota Baru", KELURAHAN),
            ("32.78.06.1010", "Setianagara", KELURAHAN),
            ("32.78.09.1004", "Sukajaya", KELURAHAN),
            ("32.78.10.1005", "Sukajaya", KELURAHAN),
        )
    ),
    (
        ("32.78.06.1010", "setianegara"),
        # The official spelling once more, and a place that is not there.
        ("32.78.06.1008", "kota baru"),
        ("32.78.99.0000", "tempat yang tidak ada"),
    ),
)


def salah(kecamatan, kelurahan):
    """Column and sentence of the refusal."""
    with pytest.raises(TempatSalah) as galat:
        PETA.cari(kecamatan, kelurahan)
    return galat.value.kolom, str(galat.value)


@pytest.mark.parametrize(
    ("kecamatan", "kelurahan", "kode"),
    [
        ("Purbaratu", "Sukajaya", "32.78.10.1005"),
        ("Bungursari", "Sukajaya", "32.78.09.1004"),
        ("Cibeureum", "Kotabaru", "32.78.06.1008"),
        ("Cibeureum", "kota  BARU", "32.78.06.1008"),
        ("Kec. Cibeureum", "Kel. Setianegara", "32.78.06.1010"),
        ("Kecamatan Cipedes", "Kelurahan Cipedes", "32.78.02.1002"),
        ("Cipedes", "", "32.78.02"),
        ("Kota Tasikmalaya", "", "32.78"),
        ("seluruh kota", "", "32.78"),
    ],
)
def test_place_is_found_by_both_names(kecamatan, kelurahan, kode):
    assert PETA.cari(kecamatan, kelurahan) == kode


def test_kelurahan_of_two_kecamatan_asks_for_the_kecamatan():
    assert salah("", "Sukajaya") == (
        "Kecamatan",
        "Sukajaya ada di Bungursari dan Purbaratu; isi Kecamatan.",
    )


def test_kelurahan_of_another_kecamatan_is_refused_with_both_names():
    assert salah("Tawang", "Cipedes") == (
        "Kelurahan",
        "Kelurahan Cipedes tidak berada di Kecamatan Tawang.",
    )


@pytest.mark.parametrize(
    ("kecamatan", "kelurahan", "kolom"),
    [
        ("", "", "Kecamatan"),
        ("", "Antah", "Kecamatan"),
        ("Antah", "", "Kecamatan"),
        ("Tawang", "Antah", "Kelurahan"),
        ("Kota Tasikmalaya", "Sukajaya", "Kecamatan"),
    ],
)
def test_place_nobody_knows_is_refused_at_its_cell(kecamatan, kelurahan, kolom):
    assert salah(kecamatan, kelurahan)[0] == kolom


def test_whole_city_is_no_place_where_the_city_is_not_entered():
    cipedes = Wilayah(kode="32.78.02", nama="Cipedes", tingkat=KECAMATAN)
    kosong = PetaTempat([cipedes])
    with pytest.raises(TempatSalah):
        kosong.cari("Kota Tasikmalaya", "")


def test_only_the_city_is_the_whole_city():
    assert PETA.sekota("32.78")
    assert not PETA.sekota("32.78.02")


def buka(isi):
    return load_workbook(io.BytesIO(isi))


def lembar(*kepala, baris=1):
    return Lembar(list(kepala), [(n + 2, ["x"]) for n in range(baris)], {})


# Headings


def test_headings_are_found_in_any_order_and_writing():
    hasil = cocokkan(
        lembar(" nama  LEMBAGA* ", "SUMBER", "Jenis", "kecamatan*", "tanggal data", "")
    )
    assert [kolom for _, kolom in hasil.kepala] == [
        *("Nama Lembaga", "Sumber", "Jenis", "Kecamatan", "Tanggal Data")
    ]
    assert hasil.baris == [(2, ["x", "", "", "", ""])]


def test_unknown_headings_are_listed_and_the_portals_own_is_not():
    hasil = cocokkan(lembar(*WAJIB, "Warna", "", "Kesalahan"))
    assert kolom_asing(hasil.kepala) == ["Warna", "(tanpa nama)"]


def test_missing_required_column_stops_before_any_row():
    ada = [n for n in WAJIB if n != "Nama Lembaga"]
    with pytest.raises(
        ValidationError, match="Kolom wajib tidak ditemukan: Nama Lembaga"
    ):
        cocokkan(lembar(*ada))


def test_column_written_twice_is_refused():
    with pytest.raises(ValidationError, match="Kolom tertulis dua kali: Sumber"):
        cocokkan(lembar(*WAJIB, "sumber"))


def test_headings_without_rows_are_refused():
    with pytest.raises(ValidationError, match="Tidak ada baris"):
        cocokkan(lembar(*WAJIB, baris=0))


# The template


def test_template_has_three_sheets_and_the_third_is_hidden(kota):
    buku = buka(templat_xlsx([kota.cipedes]))
    assert buku.sheetnames == ["Data", "Petunjuk", "Ref"]
    assert buku["Ref"].sheet_state == "hidden"
    assert buku["Data"].freeze_panes == "A2"


def test_template_marks_what_is_required_and_explains_every_column(kota):
    buku = buka(templat_xlsx([]))
    kepala = [sel.value for sel in buku["Data"][1]]
    assert [k for k in kepala if k.endswith("*")] == [f"{n}*" for n in WAJIB]
    assert [k.rstrip("*") for k in kepala] == list(KOLOM) == list(PETUNJUK)
    petunjuk = list(buku["Petunjuk"].values)
    assert {b[0] for b in petunjuk if b[1] == "ya"} == set(WAJIB)


def test_column_of_telephones_is_text(kota):
    data = buka(templat_xlsx([]))["Data"]
    [huruf] = [sel.column_letter for sel in data[1] if sel.value == "WhatsApp"]
    assert data.column_dimensions[huruf].number_format == "@"


def test_choices_come_from_the_hidden_sheet(kota):
    TagFactory(nama="kader")
    buku = buka(templat_xlsx([kota.cipedes]))
    kolom = {sel.column_letter: sel.value for sel in buku["Data"][1]}
    daftar: dict[str, list[Any]] = {}
    for satu in buku["Data"].data_validations.dataValidation:
        huruf = str(satu.sqref).rstrip("0123456789:")[:1]
        rujuk = satu.formula1.removeprefix("Ref!").replace("$", "")
        isi = [sel.value for [sel] in buku["Ref"][rujuk]]
        daftar[kolom[huruf]] = isi
    assert daftar["Jenis*"] == ["LPM", "Media", "Tokoh"]
    assert daftar["Kecamatan*"][-1] == "Seluruh kota"
    assert daftar["Kelurahan"].count("Sukajaya") == 1
    assert daftar["Pengelola"] == ["Kecamatan Cipedes"]
    assert daftar["Tag"] == ["kader"]
    assert daftar["Persetujuan Siaran"] == ["Ya", "Tidak"]


def test_list_that_is_empty_offers_nothing(kota):
    aturan = buka(templat_xlsx([]))["Data"].data_validations.dataValidation
    assert len(aturan) == 7


def test_filled_template_is_read_without_complaint(kota):
    buku = buka(templat_xlsx([kota.cipedes]))
    buku["Data"].append([ISI.get(nama) for nama in KOLOM])
    wadah = io.BytesIO()
    buku.save(wadah)
    hasil = cocokkan(
        baca_lembar(SimpleUploadedFile("templat.xlsx", wadah.getvalue()), BATAS)
    )
    assert kolom_asing(hasil.kepala) == []
    assert len(hasil.baris) == 1


# What goes back


def test_failed_rows_go_back_under_their_own_headings_with_the_faults(kota):
    baris = periksa(
        kota,
        ISI | {"Warna": "biru"},
        ISI | {"WhatsApp": "0812345", "Sumber": "", "Warna": "hijau"},
        ISI | {"Warna": "merah"},
    )
    semua = list(buka(bermasalah_xlsx(baris[0].berkas))["Data"].values)
    assert semua[0] == (*ISI, "Warna", "WhatsApp", "Kesalahan")
    assert [b[-3] for b in semua[1:]] == ["hijau", "merah"]
    assert semua[1][-1] == (
        "Baris 3. Sumber: Sumber wajib diisi. WhatsApp: Nomor terlalu pendek "
        "(contoh 0812-3456-7890)."
    )
    assert semua[2][-1] == "Baris 4. Sama dengan baris 2."


def test_row_that_failed_while_it_was_written_goes_back_too(kota):
    baris = periksa(kota, ISI)
    lembaga(kota, "LPM Nagarasari")
    berkas = terapkan(baris)
    [_, satu] = buka(bermasalah_xlsx(berkas))["Data"].values
    assert satu[-1] == "Baris 2. Sudah tercatat sejak berkas ini diperiksa."


def test_corrected_sheet_is_read_again_with_its_column_of_faults(kota):
    [baris] = periksa(
        kota, ISI | {"WhatsApp": "+62 812 345", "Nama Lembaga": "'=LPM A"}
    )
    buku = buka(bermasalah_xlsx(baris.berkas))
    data = buku["Data"]
    [sel] = [s for s in data[1] if s.value == "WhatsApp"]
    isi = data.cell(2, sel.column)
    assert (isi.value, isi.number_format) == ("'+62 812 345", "@")
    isi.value = "'+62 812 3456 789"
    wadah = io.BytesIO()
    buku.save(wadah)
    ulang = cocokkan(baca_lembar(SimpleUploadedFile("a.xlsx", wadah.getvalue()), BATAS))
    assert kolom_asing(ulang.kepala) == []
    [lagi] = periksa(
        kota,
        dict(zip([asli for asli, _ in ulang.kepala], ulang.baris[0][1], strict=True)),
    )
    assert lagi.vonis == ImporBaris.Vonis.BARU
    terapkan([lagi])
    lagi.refresh_from_db()
    assert lagi.pemangku is not None
    assert lagi.pemangku.nama_resmi == "=LPM A"
