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
    ISI_TERSANDI,
    KEPALA_OLE,
    KOLOM_MAKS,
    LEMBAR_MAKS,
    NOMOR_BARIS_MAKS,
    UKURAN_MAKS,
    BatasLembar,
    Tabel,
    baca_baris,
    baca_lembar,
    isi_buku,
)
from tests.pemangku.impor.lembar_kantor import berkas_ods, ods

LEMBAR = "xl/worksheets/sheet1.xml"
RUANG = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

# A spreadsheet knows no time zone.
PUKUL_8 = datetime(2024, 6, 4, 8)  # noqa: DTZ001


def buku(*baris):
    kerja = Workbook()
    for satu in baris:
        kerja.active.append(satu)
    wadah = io.BytesIO()
    kerja.save(wadah)
    return wadah.getvalue()


def dengan(asal, **ganti):
    wadah = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(asal)) as lama, zipfile.ZipFile(wadah, "w") as baru:
        for nama in lama.namelist():
            if nama not in ganti:
                baru.writestr(nama, lama.read(nama))
        for nama, isi in ganti.items():
            baru.writestr(nama, isi, zipfile.ZIP_DEFLATED)
    return wadah.getvalue()


def lembar_mentah(isi, dimensi=""):
    xml = (
        f'<worksheet xmlns="{RUANG}">{dimensi}<sheetData>{isi}</sheetData></worksheet>'
    )
    return dengan(buku(["x"]), **{LEMBAR: xml.encode()})


def baris_mentah(ke, *sel):
    """A row of such a sheet: addresses of cells with their numbers."""
    isi = "".join(f'<c r="{kolom}{ke}"><v>{n}</v></c>' for kolom, n in sel)
    return f'<row r="{ke}">{isi}</row>'


def baca(isi, nama="daftar.xlsx"):
    return baca_lembar(SimpleUploadedFile(nama, isi))


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
    # And a sheet that announces too little is read whole.
    xml = baris_mentah(1, ("A", 7), ("B", 8)) + baris_mentah(
        2, ("A", "2.024E3"), ("B", 2)
    )
    hasil = baca(lembar_mentah(xml, '<dimension ref="A1"/>'))
    assert (hasil.kepala, hasil.baris) == (["7", "8"], [(2, ["2024", "2"])])


@pytest.mark.parametrize("rumus", ["=1+1", '=HYPERLINK("http://contoh.invalid")'])
def test_formula_in_xlsx_is_named_by_its_column_and_never_computed(rumus):
    hasil = baca(buku(["Judul", "Tahun"], ["Laporan", rumus], ["Peta", 2024]))
    assert hasil.baris[0] == (2, ["Laporan", "="])
    assert hasil.rumus == {2: ["Tahun"]}


def test_text_that_only_begins_with_an_equals_sign_is_text():
    xml = "".join(
        f'<row r="{ke}"><c r="A{ke}" t="inlineStr"><is><t>{isi}</t></is></c></row>'
        for ke, isi in enumerate(("Nama", "=Komunitas Setara"), 1)
    )
    hasil = baca(lembar_mentah(xml))
    assert (hasil.baris, hasil.rumus) == ([(2, ["=Komunitas Setara"])], {})


@pytest.mark.parametrize("pemisah", [",", ";", "\t", "|"])
@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_is_read_with_any_usual_separator_and_encoding(pemisah, sandi):
    baris = [["Judul", "Tahun"], ['"Pé\x07ta, a; b\nrinci"', "2024"], ["=cmd x", "1"]]
    isi = "\r\n".join(pemisah.join(b) for b in baris).encode(sandi)
    hasil = baca(isi, "DAFTAR.CSV")
    assert hasil.kepala == ["Judul", "Tahun"]
    assert hasil.baris[0] == (2, ["Péta, a; b\nrinci", "2024"])
    assert hasil.rumus == {3: ["Judul"]}


def test_ods_is_read_with_its_runs_of_equal_cells_and_rows():
    isi = ods(
        ["Judul", "Tahun", "Tanggal", "Jumlah"],
        ["Laporan", 2024, date(2024, 6, 4), "=SUM(A1)"],
        [],
        ["Peta", 2023, "", ""],
    )
    hasil = baca(isi, "daftar.ods")
    assert hasil.kepala == ["Judul", "Tahun", "Tanggal", "Jumlah"]
    assert hasil.baris == [
        (2, ["Laporan", "2024", "2024-06-04", "="]),
        (4, ["Peta", "2023"]),
    ]
    assert hasil.rumus == {2: ["Jumlah"]}


def test_merged_cell_says_the_same_in_all_rows_that_say_anything(monkeypatch):
    monkeypatch.setattr("organisasi.kertas.xlsx.SEPOTONG", 150)
    baris = [["Tempat", "Nama"], ["Cipedes", "A"], ["", "B"], ["", ""], ["", "C"]]
    kerja, wadah = Workbook(), io.BytesIO()
    for satu in baris:
        kerja.active.append(satu)
    kerja.active.merge_cells("A2:A4")
    kerja.save(wadah)
    semua = [(2, ["Cipedes", "A"]), (3, ["Cipedes", "B"]), (5, ["", "C"])]
    assert baca(wadah.getvalue()).baris == semua
    assert baca(ods(*baris, gabung={(2, 0): 3}), "a.ods").baris == semua


def test_of_several_sheets_the_longest_is_read_and_the_others_are_named():
    kerja, wadah = Workbook(), io.BytesIO()
    kerja.active.title = "Info"
    kerja.active.append(["Daftar mitra"])
    kerja.active.append(["Diambil oleh"])
    kerja.active.append(["Jumlah baris"])
    for nama, baris in (("Kosong", []), ("Data", [["Nama"], ["A"]]), ("Rekap", [[1]])):
        lembar = kerja.create_sheet(nama)
        for satu in baris:
            lembar.append(satu)
    kerja.save(wadah)
    muka = "".join(
        f'<table:table table:name="{nama}"><table:table-row><table:table-cell>'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
        for nama in ("Info", "Rekap")
    )
    for nama, isi in (
        ("a.xlsx", wadah.getvalue()),
        ("a.ods", ods(["Nama"], ["A"], muka=muka)),
    ):
        semua, lain = baca_baris(SimpleUploadedFile(nama, isi), BatasLembar())
        assert [b.sel for b in semua] == [["Nama"], ["A"]]
        assert lain == ["Rekap"]


SATU = buku(["Judul"])
LEBAR = lembar_mentah(
    f"<row>{'<c><v>1</v></c>' * (KOLOM_MAKS + 1)}</row>", '<dimension ref="A1:B2"/>'
)
BANYAK = dengan(SATU, **{f"xl/{n}": b"" for n in range(BERKAS_ZIP_MAKS + 1)})
ENTITAS = b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;'
JAUH = NOMOR_BARIS_MAKS * 20
PANJANG = "Judul\n" + "a\n" * BARIS_MAKS
RUSAK = "tidak dapat dibaca sebagai XLSX. Buka di Excel atau LibreOffice"
BOM = "membesar tidak wajar"
BUKAN = "berakhir “.xlsx”, tetapi isinya bukan XLSX"
# Each trick, and what is said of it.
TOLAK = {
    "kosong": (b"", "", "Berkas ini kosong."),
    "xlsm": (SATU, "a.xlsm", "Jenis berkas “XLSM” tidak diterima .* makro"),
    "xls": (
        SATU,
        "a.XLS",
        "XLS lama tidak diterima.*Simpan Sebagai dengan jenis “Excel .*xlsx.”",
    ),
    "makro": (dengan(SATU, **{"xl/vbaProject.bin": b"\xd0"}), "", "berisi makro"),
    "pdf": (b"isi", "surat.pdf", "hanya XLSX, ODS, dan CSV"),
    "tanpa akhiran": (b"isi", "daftar", "hanya XLSX, ODS, dan CSV"),
    "besar": (b"a" * (UKURAN_MAKS + 1), "a.csv", "ini 5,2 MB. .* paling besar 5,2 MB"),
    "sandi": (KEPALA_OLE + b"\0" * 9 + ISI_TERSANDI, "", "terkunci kata sandi"),
    "xls lama": (KEPALA_OLE + b"\0" * 500, "", "jenis XLS lama"),
    "pdf bernama xlsx": (b"%PDF-1.7\n", "", BUKAN),
    "zip rusak": (b"PK\x03\x04 rusak", "", BUKAN),
    "bom": (dengan(SATU, **{"xl/a": b"\0" * (BENTANG_MAKS + 1)}), "", BOM),
    "banyak": (BANYAK, "", BOM),
    "buku": (dengan(SATU, **{"xl/workbook.xml": b"<bukan"}), "", RUSAK),
    "lembar": (dengan(SATU, **{LEMBAR: b"<worksheet><sheetData><row>"}), "", RUSAK),
    "entitas": (dengan(SATU, **{LEMBAR: ENTITAS}), "", RUSAK),
    "lebar": (buku([f"kolom {n}" for n in range(10_000)]), "", "punya 10000 kolom"),
    "lebih lebar": (LEBAR, "", "punya 51 kolom; paling banyak 50"),
    "sel jauh": (
        lembar_mentah(baris_mentah(1, ("A", 1), ("XFD", 2))),
        "",
        "16384 kolom",
    ),
    "csv lebar": (b",".join([b"a"] * 10_000), "a.csv", "punya 10000 kolom"),
    "panjang": (f"{PANJANG}a\n".encode(), "a.csv", "Lebih dari 2000 baris"),
    "baris jauh": (
        lembar_mentah(baris_mentah(1, ("A", 7)) + baris_mentah(JAUH, ("A", 1))),
        "",
        "Lebih dari 2000 baris",
    ),
    "tanpa kata": (buku([]), "", "Tidak ada isinya"),
    "csv tanpa kata": (b"\n , \n", "a.csv", "Tidak ada isinya"),
    "ods rusak": (berkas_ods(b"<a"), "a.ods", "dibaca sebagai ODS. Buka di Excel"),
    "ods berentitas": (berkas_ods(ENTITAS), "a.ods", "dibaca sebagai ODS"),
    "ods tanpa lembar": (berkas_ods(b"<a/>"), "a.ods", "Tidak ada isinya"),
    "banyak lembar": (
        ods(["Nama"], muka='<table:table table:name="x"/>' * LEMBAR_MAKS),
        "a.ods",
        "punya 52 lembar; paling banyak 50",
    ),
    "ods lebar": (ods(["a"] * 60), "a.ods", "punya 60 kolom"),
    "csv hanya tanda": (b"\xef\xbb\xbf", "a.csv", "Tidak ada isinya"),
    "nul": (b"Judul\0,\n", "a.csv", "isinya bukan teks"),
    "sel tak berujung": (b'a,b\n"' + b"a" * 200_000, "a.csv", "CSV ini rusak"),
}


@pytest.mark.parametrize("sebab", TOLAK)
def test_each_trick_is_refused_in_one_sentence(sebab):
    isi, nama, kalimat = TOLAK[sebab]
    with pytest.raises(ValidationError, match=kalimat) as galat:
        baca(isi, nama or "daftar.xlsx")
    assert len(galat.value.messages) == 1


def test_upload_of_100_mb_is_refused_before_it_is_read():
    berkas = SimpleUploadedFile("daftar.xlsx", b"PK")
    berkas.size = 100_000_000
    with pytest.raises(ValidationError, match=r"Berkas ini 100,0 MB\."):
        baca_lembar(berkas)
    assert berkas.tell() == 0


def test_bomb_that_lies_about_its_size_is_not_unpacked():
    isi = bytearray(dengan(buku(["Judul"]), **{LEMBAR: b" " * (BENTANG_MAKS // 4)}))
    besar = (BENTANG_MAKS // 4).to_bytes(4, "little")
    assert besar in isi
    isi = isi.replace(besar, (10).to_bytes(4, "little"))
    with pytest.raises(ValidationError, match="tidak dapat dibaca sebagai XLSX"):
        baca(bytes(isi))


def test_a_service_may_take_more_rows_or_let_a_file_unpack_further():
    isi = SimpleUploadedFile("a.csv", b"Judul\n" + b"a\n" * 4)
    assert len(baca_lembar(isi, BatasLembar(baris=4)).baris) == 4
    with pytest.raises(ValidationError, match="Lebih dari 3 baris"):
        baca_lembar(isi, BatasLembar(baris=3))
    isi = dengan(buku(["Judul"]), **{"xl/lain.bin": b"\0" * (BENTANG_MAKS + 1)})
    longgar = BatasLembar(bentang=BENTANG_MAKS * 2)
    assert baca_lembar(SimpleUploadedFile("a.xlsx", isi), longgar).kepala == ["Judul"]


def test_blank_lines_after_the_last_row_do_no_harm():
    assert len(baca(f"{PANJANG}\n\n".encode(), "daftar.csv").baris) == BARIS_MAKS


# Written workbooks: what they are first, then rows that are what they look


def buku_tertulis(*tabel):
    isi = isi_buku([("Judul", "Daftar contoh"), ("Baris", 2)], tabel)
    return load_workbook(io.BytesIO(isi))


def isi(*baris):
    return Tabel("Data", ("Nama", "Nilai"), baris, (20, 10))


def test_the_first_sheet_says_what_the_others_hold_and_they_hold_what_they_look():
    hasil = buku_tertulis(
        isi(("081234567890", date(2024, 6, 4)), ("x", 7), ("y", None))
    )
    assert hasil.sheetnames == ["Info", "Data"]
    assert list(hasil["Info"].values) == [("Judul", "Daftar contoh"), ("Baris", 2)]
    lembar = hasil["Data"]
    assert lembar.freeze_panes == "A2"
    assert [sel.font.bold for sel in lembar[1]] == [True, True]
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
