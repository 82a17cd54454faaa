"""What may be uploaded: judged by content, one clear sentence for each refusal."""

import hashlib
import io
import random
import struct
import zipfile
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings as hypothesis_settings, strategies as st

from organisasi.kertas.unggahan import (
    BANYAK_BERKAS_ZIP,
    KEPALA,
    PENGENAL,
    periksa_unggahan,
)

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 16


def zip_berisi(*nama, isi=b"<x/>"):
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for satu in nama:
            arsip.writestr(satu, isi)
    return wadah.getvalue()


DOCX = zip_berisi("[Content_Types].xml", "word/document.xml")
XLSX = zip_berisi("[Content_Types].xml", "xl/workbook.xml")
CSV = b"nama;jumlah\nCihideung;6\n"


def periksa(nama, isi):
    return periksa_unggahan(SimpleUploadedFile(nama, isi))


DITERIMA = {
    "LAPORAN.PDF": (b"%PDF-2.0\n", "pdf"),
    "foto.jpeg": (b"\xff\xd8\xff\xe1 isi", "jpg"),
    "peta.png": (PNG, "png"),
    "surat.docx": (DOCX, "docx"),
    "tabel.xlsx": (XLSX, "xlsx"),
    "data.csv": (CSV, "csv"),
    "bom.csv": (b"\xef\xbb\xbf" + CSV, "csv"),
    "tab.csv": (b"a\tb\r\n1\t2\r\n", "csv"),
}


@pytest.mark.parametrize("nama", DITERIMA)
def test_honest_file_is_accepted_with_its_kind_and_type(nama):
    isi, jenis = DITERIMA[nama]
    hasil = periksa(nama, isi)
    assert (hasil.jenis, hasil.tipe) == (jenis, PENGENAL[jenis][0])
    assert hasil.ukuran == len(isi)
    assert hasil.sha256 == hashlib.sha256(isi).hexdigest()
    assert hasil.isi.read() == isi


@pytest.mark.parametrize("nama", ["data.pdf", "skrip.csv.exe", ""])
def test_file_that_is_not_what_its_name_says_is_refused(nama):
    with pytest.raises(ValidationError, match="isinya CSV"):
        periksa_unggahan(BerkasBernama(CSV, nama))


class BerkasBernama(SimpleUploadedFile):
    def __init__(self, isi, nama):
        super().__init__("x", isi)
        self._name = nama


DITOLAK = {
    "program": ("a.pdf", b"MZ\x90\x00" + b"\x00" * 60),
    "html": ("a.html", b"<html><body>halo</body></html>"),
    "zip biasa": ("a.zip", zip_berisi("catatan.txt")),
    "zip rusak": ("a.xlsx", b"PK\x03\x04" + b"rusak" * 50),
    "zip terpotong": ("a.xlsx", XLSX[:-30]),
    "biner bernama csv": ("a.csv", b"a,b\x00c,d"),
    "bukan utf-8": ("a.csv", "nama,jumlah\nCaf\xe9,1".encode("latin-1")),
    "tanpa pemisah": ("a.csv", b"satu kolom saja\n"),
    "rusak di tengah": ("a.csv", b"a,b\n" * 100 + b"\xff\xfe,x\n" + b"a,b\n" * 2000),
    "hanya bom": ("a.csv", b"\xef\xbb\xbf"),
}


@pytest.mark.parametrize("sebab", DITOLAK)
def test_kind_that_is_not_accepted_names_those_that_are(sebab):
    with pytest.raises(ValidationError, match="PDF, JPG, PNG, DOCX, XLSX, CSV"):
        periksa(*DITOLAK[sebab])


@pytest.mark.parametrize("geser", range(4))
def test_letter_torn_by_the_end_of_the_head_does_no_harm(geser):
    isi = b"a" * geser + ",é😀".encode() * 1000
    assert len(isi) > KEPALA
    assert periksa("a.csv", isi).jenis == "csv"


def test_an_empty_or_too_large_file_is_told_its_size_and_the_limit(settings):
    settings.UKURAN_BERKAS_MAKS = 1_000_000
    assert periksa("a.pdf", b"%PDF-".ljust(1_000_000)).ukuran == 1_000_000
    with pytest.raises(ValidationError, match="kosong"):
        periksa("a.pdf", b"")
    with pytest.raises(ValidationError, match=r"1,2 MB.*Paling besar 1,0 MB"):
        periksa("a.pdf", b"%PDF-".ljust(1_200_000))


@pytest.mark.parametrize("nama", ["a.xlsm", "a.docx"])
def test_macro_is_refused_by_name(nama):
    isi = zip_berisi("xl/workbook.xml", "word/document.xml", "xl/vbaProject.bin")
    with pytest.raises(ValidationError, match="makro"):
        periksa(nama, isi)


@pytest.mark.parametrize(
    ("nama", "isi"),
    [((), b"0" * 5_000_000), ([f"xl/{n}" for n in range(BANYAK_BERKAS_ZIP)], b"x")],
    ids=["besar", "banyak"],
)
def test_zip_bomb_is_refused(nama, isi):
    with pytest.raises(ValidationError, match="bom zip"):
        periksa("a.xlsx", zip_berisi("xl/workbook.xml", *nama, isi=isi))


def test_dense_but_honest_table_is_accepted():
    acak = random.Random(1).randbytes(20_000)  # noqa: S311 - only incompressible
    assert periksa("a.xlsx", zip_berisi("xl/workbook.xml", isi=acak)).jenis == "xlsx"


def test_archive_that_asks_for_a_later_zip_is_refused_in_words():
    pusat = XLSX.index(b"PK\x01\x02")
    isi = XLSX[: pusat + 6] + struct.pack("<H", 99) + XLSX[pusat + 8 :]
    with pytest.raises(ValidationError, match="tidak diterima"):
        periksa("a.xlsx", isi)


@pytest.mark.parametrize(
    "isi", [XLSX, DOCX, CSV, PNG], ids=["xlsx", "docx", "csv", "png"]
)
@hypothesis_settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_damaged_file_is_accepted_or_refused_but_never_an_error(isi, data):
    rusak = bytearray(isi)
    for _ in range(data.draw(st.integers(1, 6))):
        tempat = data.draw(st.integers(0, len(rusak) - 1))
        rusak[tempat] = data.draw(st.integers(0, 255))
    potong = data.draw(st.integers(1, len(rusak)))
    with suppress(ValidationError):
        assert periksa("a.xlsx", bytes(rusak[:potong])).jenis == "xlsx"
