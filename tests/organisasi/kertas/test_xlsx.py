"""Sheets: strangers' are read and each trick refused by name; what the portal writes."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from organisasi.kertas.xlsx import (
    BARIS_MAKS,
    BENTANG_MAKS,
    BERKAS_ZIP_MAKS,
    KEPALA_OLE,
    KOLOM_MAKS,
    NOMOR_BARIS_MAKS,
    UKURAN_MAKS,
    BatasLembar,
    Tabel,
    baca_lembar,
    tulis_buku,
)

LEMBAR = "xl/worksheets/sheet1.xml"
RUANG = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

# A spreadsheet knows no time zone.
PUKUL_8 = datetime(2024, 6, 4, 8)  # noqa: DTZ001


def buku(*baris):
    """A workbook as a spreadsheet program saves it."""
    kerja = Workbook()
    for satu in baris:
        kerja.active.append(satu)
    wadah = io.BytesIO()
    kerja.save(wadah)
    return wadah.getvalue()


def dengan(asal, **ganti):
    """The archive with some members replaced or added."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(asal)) as lama, zipfile.ZipFile(wadah, "w") as baru:
        for nama in lama.namelist():
            if nama not in ganti:
                baru.writestr(nama, lama.read(nama))
        for nama, isi in ganti.items():
            baru.writestr(nama, isi, zipfile.ZIP_DEFLATED)
    return wadah.getvalue()


def lembar_mentah(isi, dimensi=""):
    """A workbook whose sheet is the given XML."""
    xml = (
        f'<worksheet xmlns="{RUANG}">{dimensi}<sheetData>{isi}</sheetData></worksheet>'
    )
    return dengan(buku(["x"]), **{LEMBAR: xml.encode()})


def baca(isi, nama="daftar.xlsx"):
    return baca_lembar(SimpleUploadedFile(nama, isi))


def tolak(isi, nama="daftar.xlsx"):
    """The one sentence the refusal says."""
    with pytest.raises(ValidationError) as galat:
        baca(isi, nama)
    [kalimat] = galat.value.messages
    return kalimat


def test_xlsx_is_read_as_text_with_the_row_numbers_of_the_file():
    isi = buku(
        [None, None],
        ["Judul", "Tahun", "Tanggal", "Hari", "Kosong", "Jam"],
        ["  Laporan  ", 2024.0, PUKUL_8, date(2024, 6, 5), None, 1.5],
        [],
        ["Peta", 2023, True, None, None, time(8, 30)],
    )
    hasil = baca(isi)
    assert hasil.kepala == ["Judul", "Tahun", "Tanggal", "Hari", "Kosong", "Jam"]
    assert hasil.baris == [
        (3, ["Laporan", "2024", "2024-06-04", "2024-06-05", "", "1.5"]),
        (5, ["Peta", "2023", "True", "", "", "08:30:00"]),
    ]
    assert hasil.rumus == {}


def test_whole_number_kept_as_a_fraction_is_a_year_all_the_same():
    xml = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2.024E3</v></c></row>'
    assert baca(lembar_mentah(xml)).baris == [(2, ["2024"])]


def test_control_characters_do_not_reach_the_database():
    isi = b"Judul,Tahun\nLap\x07oran\x1b,2024\n"
    assert baca(isi, "a.csv").baris == [(2, ["Laporan", "2024"])]


@pytest.mark.parametrize("rumus", ["=1+1", '=HYPERLINK("http://contoh.invalid")'])
def test_formula_in_xlsx_is_named_by_its_column_and_never_computed(rumus):
    hasil = baca(buku(["Judul", "Tahun"], ["Laporan", rumus], ["Peta", 2024]))
    assert hasil.baris[0] == (2, ["Laporan", "="])
    assert hasil.rumus == {2: ["Tahun"]}


def test_text_that_only_begins_with_an_equals_sign_is_text():
    xml = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Nama</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>=Komunitas Setara</t></is></c></row>'
    )
    hasil = baca(lembar_mentah(xml))
    assert (hasil.baris, hasil.rumus) == ([(2, ["=Komunitas Setara"])], {})


def test_text_that_would_be_a_formula_in_csv_is_named_too():
    hasil = baca(b"Judul;Tahun\n=cmd|' /C calc'!A0;2024\n", "daftar.csv")
    assert hasil.rumus == {2: ["Judul"]}


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
@pytest.mark.parametrize("awal", [b"", b"\xef\xbb\xbf"])
def test_csv_is_read_with_any_usual_separator(pemisah, awal):
    baris = [["Judul", "Tahun"], ['"Peta\nrinci"', "2024"]]
    isi = awal + "\r\n".join(pemisah.join(b) for b in baris).encode()
    hasil = baca(isi, "DAFTAR.CSV")
    assert hasil.kepala == ["Judul", "Tahun"]
    assert hasil.baris == [(2, ["Peta\nrinci", "2024"])]


def test_empty_file_is_refused():
    assert tolak(b"") == "Berkas ini kosong."


@pytest.mark.parametrize("akhiran", ["xlsm", "XLSB", "xls"])
def test_kind_that_can_carry_macros_is_refused_by_its_name(akhiran):
    kalimat = tolak(buku(["Judul"]), f"daftar.{akhiran}")
    assert kalimat.startswith(f"Jenis berkas “{akhiran.upper()}” tidak diterima")
    assert "makro" in kalimat


def test_macros_inside_a_file_named_xlsx_are_found():
    isi = dengan(buku(["Judul"]), **{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    assert tolak(isi) == "Berkas ini berisi makro. Simpan tanpa makro lalu unggah lagi."


@pytest.mark.parametrize("nama", ["surat.pdf", "foto.png", "tanpa-akhiran"])
def test_other_kinds_are_refused(nama):
    assert tolak(b"isi", nama) == "Yang diterima untuk impor hanya XLSX dan CSV."


@pytest.mark.parametrize("nama", ["daftar.xlsx", "daftar.csv"])
def test_file_over_the_limit_is_refused_with_both_sizes(nama):
    kalimat = tolak(b"a" * (UKURAN_MAKS + 1), nama)
    assert kalimat == (
        "Berkas ini 5,2 MB. Untuk impor paling besar 5,2 MB: "
        "bagi menjadi beberapa berkas."
    )


def test_upload_of_100_mb_is_refused_before_it_is_read():
    berkas = SimpleUploadedFile("daftar.xlsx", b"PK")
    berkas.size = 100_000_000
    with pytest.raises(ValidationError, match=r"Berkas ini 100,0 MB\."):
        baca_lembar(berkas)
    assert berkas.tell() == 0


def test_locked_workbook_is_refused_by_the_password():
    terkunci = KEPALA_OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le")
    assert tolak(terkunci).startswith("Berkas ini terkunci kata sandi.")


def test_old_workbook_renamed_is_refused_by_its_kind():
    assert "jenis XLS lama" in tolak(KEPALA_OLE + b"\0" * 500)


@pytest.mark.parametrize("isi", [b"%PDF-1.7\n", b"PK\x03\x04 rusak", b"Judul,Tahun\n"])
def test_file_that_is_no_xlsx_inside_is_refused(isi):
    assert tolak(isi) == (
        "Nama berkas berakhir “.xlsx”, tetapi isinya bukan XLSX. Periksa kembali "
        "berkasnya."
    )


def test_zip_bomb_is_refused_before_it_is_unpacked():
    isi = dengan(buku(["Judul"]), **{"xl/bom.bin": b"\0" * (BENTANG_MAKS + 1)})
    assert len(isi) < UKURAN_MAKS
    assert tolak(isi) == "Berkas ini mengembang tidak wajar (bom zip). Ditolak."


@pytest.mark.lambat
def test_archive_of_too_many_members_is_refused():
    banyak = {f"xl/{n}": b"" for n in range(BERKAS_ZIP_MAKS + 1)}
    assert "bom zip" in tolak(dengan(buku(["Judul"]), **banyak))


def test_bomb_that_lies_about_its_size_is_not_unpacked():
    isi = bytearray(dengan(buku(["Judul"]), **{LEMBAR: b" " * (BENTANG_MAKS // 4)}))
    besar = (BENTANG_MAKS // 4).to_bytes(4, "little")
    assert besar in isi
    isi = isi.replace(besar, (10).to_bytes(4, "little"))
    assert "tidak dapat dibaca sebagai XLSX" in tolak(bytes(isi))


@pytest.mark.parametrize(
    "rusak",
    [
        {"xl/workbook.xml": b"<bukan"},
        {LEMBAR: b"<worksheet><sheetData><row>"},
        {LEMBAR: b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'},
        {"xl/styles.xml": b"\xff\xfe\x00"},
    ],
    ids=["workbook", "sheet", "entity", "styles"],
)
def test_broken_workbook_is_refused_with_a_way_out(rusak):
    assert tolak(dengan(buku(["Judul"]), **rusak)) == (
        "Berkas ini tidak dapat dibaca sebagai XLSX. Buka di aplikasi lembar "
        "kerja, simpan ulang sebagai XLSX, lalu unggah lagi."
    )


def test_zip_that_is_another_kind_of_document_is_refused():
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as arsip:
        arsip.writestr("word/document.xml", b"<x/>")
    assert "tidak dapat dibaca sebagai XLSX" in tolak(wadah.getvalue())


def test_10_000_columns_are_refused():
    isi = buku([f"kolom {n}" for n in range(10_000)])
    assert (
        tolak(isi) == "Lembar ini punya 10000 kolom; paling banyak 50. Pakai templat."
    )


def test_columns_that_the_sheet_does_not_announce_are_found():
    sel = "".join("<c><v>1</v></c>" for _ in range(KOLOM_MAKS + 1))
    kalimat = tolak(lembar_mentah(f"<row>{sel}</row>", '<dimension ref="A1:B2"/>'))
    assert kalimat == "Ada baris dengan 51 kolom; paling banyak 50. Pakai templat."


def test_lone_cell_far_to_the_right_is_refused_and_not_dropped():
    xml = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
    assert "16384 kolom" in tolak(lembar_mentah(xml))


def test_sheet_that_announces_too_little_is_read_whole():
    xml = (
        '<row r="1"><c r="A1"><v>7</v></c><c r="B1"><v>8</v></c></row>'
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>'
    )
    hasil = baca(lembar_mentah(xml, '<dimension ref="A1"/>'))
    assert (hasil.kepala, hasil.baris) == (["7", "8"], [(2, ["1", "2"])])


def test_wide_csv_is_refused():
    kalimat = tolak(",".join(["a"] * 10_000).encode(), "daftar.csv")
    assert kalimat == ("Berkas ini punya 10000 kolom; paling banyak 50. Pakai templat.")


def test_as_many_rows_as_allowed_are_read():
    isi = "Judul\n" + "a\n" * BARIS_MAKS
    assert len(baca(isi.encode(), "daftar.csv").baris) == BARIS_MAKS


def test_one_row_more_is_refused():
    isi = "Judul\n" + "a\n" * (BARIS_MAKS + 1)
    assert tolak(isi.encode(), "daftar.csv") == (
        "Lebih dari 2000 baris. Bagi menjadi beberapa berkas."
    )


def test_a_service_may_take_more_rows_than_another():
    isi = SimpleUploadedFile("a.csv", b"Judul\n" + b"a\n" * 4)
    assert len(baca_lembar(isi, BatasLembar(baris=4)).baris) == 4
    with pytest.raises(ValidationError, match="Lebih dari 3 baris"):
        baca_lembar(isi, BatasLembar(baris=3))


def test_a_service_may_let_a_file_unpack_further():
    isi = dengan(buku(["Judul"]), **{"xl/lain.bin": b"\0" * (BENTANG_MAKS + 1)})
    longgar = BatasLembar(bentang=BENTANG_MAKS * 2)
    assert baca_lembar(SimpleUploadedFile("a.xlsx", isi), longgar).kepala == ["Judul"]


@pytest.mark.lambat
def test_row_number_nobody_reaches_is_refused_without_filling_the_gap():
    xml = (
        '<row r="1"><c r="A1"><v>7</v></c></row>'
        f'<row r="{NOMOR_BARIS_MAKS * 20}"><c r="A{NOMOR_BARIS_MAKS * 20}"><v>1</v></c></row>'
    )
    assert "Lebih dari 2000 baris" in tolak(lembar_mentah(xml))


def test_blank_lines_after_the_last_row_do_no_harm():
    isi = "Judul\n" + "a\n" * BARIS_MAKS + "\n\n"
    assert len(baca(isi.encode(), "daftar.csv").baris) == BARIS_MAKS


@pytest.mark.parametrize(("isi", "nama"), [(buku([]), "a.xlsx"), (b"\n , \n", "a.csv")])
def test_sheet_without_any_word_is_refused(isi, nama):
    assert tolak(isi, nama) == "Lembar pertama kosong."


def test_csv_that_is_not_utf8_is_refused_with_a_way_out():
    assert tolak("Judul\n“Peta”".encode("cp1252"), "a.csv") == (
        "Huruf di berkas CSV ini tidak terbaca. Simpan ulang sebagai “CSV UTF-8”."
    )


def test_csv_with_nul_bytes_is_refused():
    assert tolak(b"Judul\0,\n", "a.csv") == "Berkas ini bukan CSV: isinya bukan teks."


def test_csv_with_an_endless_cell_is_refused():
    isi = b'Judul,Tahun\n"' + b"a" * 200_000
    assert tolak(isi, "a.csv").startswith("Berkas CSV ini rusak")


# Written workbooks: what they are first, then rows that are what they look


def buku_tertulis(*tabel):
    wadah = io.BytesIO()
    tulis_buku(wadah, info=[("Judul", "Daftar contoh"), ("Baris", 2)], tabel=tabel)
    return load_workbook(io.BytesIO(wadah.getvalue()))


def isi(*baris):
    return Tabel("Data", ("Nama", "Nilai"), baris, (20, 10))  # type: ignore[arg-type]


def test_the_first_sheet_says_what_the_others_hold():
    hasil = buku_tertulis(isi())
    assert hasil.sheetnames == ["Info", "Data"]
    assert list(hasil["Info"].values) == [("Judul", "Daftar contoh"), ("Baris", 2)]


def test_the_heading_stays_in_sight():
    lembar = buku_tertulis(isi())["Data"]
    assert lembar.freeze_panes == "A2"
    assert [sel.font.bold for sel in lembar[1]] == [True, True]


def test_dates_and_numbers_are_what_they_look_and_telephones_are_text():
    lembar = buku_tertulis(
        isi(("081234567890", date(2024, 6, 4)), ("x", 7), ("y", None))
    )["Data"]
    assert lembar["A2"].value == "081234567890"
    assert (lembar["A2"].data_type, lembar["A2"].number_format) == ("s", "@")
    # A spreadsheet knows no time zone.
    assert lembar["B2"].value == datetime(2024, 6, 4)  # noqa: DTZ001
    assert (lembar["B3"].value, lembar["B4"].value) == (7, None)


def test_no_cell_becomes_a_formula():
    lembar = buku_tertulis(isi(("=1+1", "@a"), ("+62", "-1")))["Data"]
    semua = [sel for baris in lembar.iter_rows(min_row=2) for sel in baris]
    assert [sel.value for sel in semua] == ["'=1+1", "'@a", "'+62", "'-1"]
    assert {sel.data_type for sel in semua} == {"s"}
