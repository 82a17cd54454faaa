"""Whose register, of which year, read piece by piece; as PDF, XLSX and CSV."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from datetime import date

import openpyxl
import pytest

from informasi.register import register_keberatan, register_permohonan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kertas import register as berkas, register as buku
from organisasi.kertas.register import banyak_bagian, isi_pdf, kirim_register
from tests.factories.informasi import (
    PADA,
    KeberatanFactory,
    PermohonanFactory,
    RujukanFactory,
)
from tests.factories.organisasi import UnitFactory
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db


@pytest.fixture
def utama():
    return petugas_berperan(Peran.PPID_UTAMA)


def nomor(register) -> list[str]:
    return [baris[0] for baris in register.alir()]


# Whose


def test_the_city_sees_all_units_of_one_year_in_order(utama):
    satu = PermohonanFactory()
    PermohonanFactory(tanggal_terima=date(2023, 12, 29))
    dua = PermohonanFactory(tanggal_terima=date(2024, 1, 2))

    register = register_permohonan(utama, None, 2024)

    assert nomor(register) == [satu.nomor, dua.nomor]
    assert register.jumlah() == 2


def test_a_unit_s_book_holds_those_of_the_units_below_it(utama):
    camat = UnitFactory()
    minta = PermohonanFactory(unit=UnitFactory(induk=camat))
    PermohonanFactory()

    assert nomor(register_permohonan(utama, camat, 2024)) == [minta.nomor]


def test_a_referred_request_stays_in_the_book_it_was_entered_in():
    rujukan = RujukanFactory()
    penerima = petugas_berperan(Peran.PPID_PEMBANTU, rujukan.ke_unit)

    register = register_permohonan(penerima, rujukan.ke_unit, 2024)

    assert nomor(register) == []


def test_an_officer_reads_only_the_book_of_the_own_unit():
    minta, lain = PermohonanFactory(), PermohonanFactory()
    petugas = petugas_berperan(Peran.PETUGAS_LAYANAN, minta.unit)

    assert nomor(register_permohonan(petugas, minta.unit, 2024)) == [minta.nomor]
    assert nomor(register_permohonan(petugas, lain.unit, 2024)) == []
    with pytest.raises(TindakanTerlarang, match="satu unit"):
        register_permohonan(petugas, None, 2024)


def test_objections_follow_the_unit_that_answered():
    banding, lain = KeberatanFactory(), KeberatanFactory()
    atasan = petugas_berperan(Peran.ATASAN_PPID)
    kepala = petugas_berperan(Peran.PPID_PEMBANTU, banding.unit)

    assert nomor(register_keberatan(atasan, None, 2024)) == [banding.nomor, lain.nomor]
    assert nomor(register_keberatan(kepala, banding.unit, 2024)) == [banding.nomor]
    assert nomor(register_keberatan(kepala, lain.unit, 2024)) == []


# Piece by piece


def test_a_long_register_is_read_in_pieces_without_gap_or_repeat(utama, monkeypatch):
    monkeypatch.setattr(buku, "SEKALI_BACA", 2)
    semua = [m.nomor for m in PermohonanFactory.create_batch(5)]
    register = register_permohonan(utama, None, 2024)

    assert nomor(register) == semua
    assert [b[0] for b in register.alir(2, 2)] == semua[2:4]
    assert [b[0] for b in register.alir(4, 9)] == semua[4:]
    assert list(register.alir(5, 9)) == []


def test_a_register_costs_the_same_few_queries_for_1_and_20_rows(
    utama, django_assert_num_queries
):
    register = register_permohonan(utama, None, 2024)
    PermohonanFactory(dijawab=True)
    with django_assert_num_queries(4):
        assert len(list(register.alir())) == 1
    PermohonanFactory.create_batch(19, dijawab=True)

    with django_assert_num_queries(4):
        assert len(list(register.alir())) == 20


# Files


def kirim(register, jenis, **lain):
    jawab = kirim_register(register, jenis, pada=PADA, **lain)
    isi = b"".join(jawab.streaming_content) if jawab.streaming else jawab.content
    for tutup in jawab._resource_closers:  # close() would end the test's connection
        tutup()
    return jawab, isi


def test_csv_and_xlsx_hold_the_same_rows(utama):
    PermohonanFactory.create_batch(3, rincian="=1+1")
    register = register_permohonan(utama, None, 2024)

    _, teks = kirim(register, "csv")
    jawab, lembar = kirim(register, "xlsx")

    baca = list(csv.reader(io.StringIO(teks.decode("utf-8-sig"))))
    sel = [
        [nilai or "" for nilai in baris]
        for baris in openpyxl.load_workbook(io.BytesIO(lembar)).active.values
    ]
    assert baca == sel[4:]
    assert baca[0] == list(register.kolom)
    assert len(baca) == 4
    assert baca[1][6] == "'=1+1"
    assert sel[0][0] == "Register permohonan informasi publik"
    assert sel[1][0] == (
        "Kota Tasikmalaya, tahun 2024. 3 baris. Keadaan Selasa, 4 Juni 2024."
    )
    assert sel[2][0] == "Identitas disamarkan."
    assert jawab["Cache-Control"] == "no-store, private"
    assert (
        'filename="register-permohonan-kota-2024.xlsx"'
        in (jawab["Content-Disposition"])
    )


def test_a_file_with_identity_says_so_in_name_and_words(utama):
    minta = PermohonanFactory()
    register = register_permohonan(utama, minta.unit, 2024, identitas=True)

    jawab, isi = kirim(register, "csv")

    nama = f"register-permohonan-{minta.unit.slug}-2024-dengan-identitas.csv"
    assert nama in jawab["Content-Disposition"]
    assert minta.pemohon.nama in isi.decode()
    assert "data pribadi" in berkas.pengantar(register, PADA)[1]


@pytest.mark.lambat
@pytest.mark.parametrize("buat", [register_permohonan, register_keberatan])
def test_pdf_is_tagged_and_holds_all_columns_and_rows(utama, buat, tmp_path):
    KeberatanFactory(permohonan__rincian="#panic() *b* $a$")
    register = buat(utama, None, 2024)

    _, isi = kirim(register, "pdf")

    assert isi.startswith(b"%PDF-")
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is not installed")
    pdf = tmp_path / "register.pdf"
    pdf.write_bytes(isi)

    def poppler(*perintah):
        hasil = subprocess.run(perintah, capture_output=True, text=True, check=True)
        return " ".join(hasil.stdout.split())

    assert "Tagged: yes" in poppler("pdfinfo", str(pdf))
    assert "841.89 x 595" in poppler("pdfinfo", str(pdf))
    teks = poppler("pdftotext", str(pdf), "-")
    assert register.judul in teks
    for ke in range(1, len(register.kolom) + 1):
        assert f"{ke}. " in teks
    assert "#panic()" in teks


@pytest.mark.lambat
def test_an_empty_register_prints(utama):
    _, isi = kirim(register_keberatan(utama, None, 2024), "pdf")

    assert isi.startswith(b"%PDF-")


def test_a_register_longer_than_one_pdf_comes_in_parts(utama, monkeypatch):
    monkeypatch.setattr(berkas, "BARIS_PDF", 2)
    semua = [m.nomor for m in PermohonanFactory.create_batch(3)]
    register = register_permohonan(utama, None, 2024)

    bagian = [isi_pdf(register, ke, PADA) for ke in (1, 2)]

    assert banyak_bagian(register) == 2
    assert [b[0] for isi in bagian for b in isi["baris"]] == semua
    assert bagian[1]["pengantar"][-1] == "Bagian 2 dari 2."
    assert register.nama_berkas("pdf", 2).endswith("-kota-2024-bagian-2.pdf")


@pytest.mark.lambat
def test_the_name_of_a_part_says_which(utama, monkeypatch):
    monkeypatch.setattr(berkas, "BARIS_PDF", 1)
    PermohonanFactory.create_batch(2)

    jawab, _ = kirim(register_permohonan(utama, None, 2024), "pdf", bagian=2)

    assert "bagian-2.pdf" in jawab["Content-Disposition"]
