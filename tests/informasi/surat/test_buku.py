"""Whose register, of which year, read piece by piece; as PDF, XLSX and CSV."""

import csv
import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from informasi.surat.register import BUKU_KEBERATAN, BUKU_PERMOHONAN
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kertas import naskah as cetakan
from organisasi.models import AksesDataPribadi
from organisasi.staf import register as buku
from organisasi.staf.register import kirim_register
from tests.factories.informasi import (
    PADA,
    KeberatanFactory,
    PermohonanFactory,
    RujukanFactory,
)
from tests.factories.organisasi import UnitFactory
from tests.pdf import teks_pdf
from tests.petugas import masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


@pytest.fixture
def utama():
    return petugas_berperan(Peran.PPID_UTAMA)


def nomor(register):
    return [baris[0] for baris in register.alir()]


def test_the_city_sees_all_units_of_one_year_in_order(utama):
    satu = PermohonanFactory()
    PermohonanFactory(tanggal_terima=date(2023, 12, 29))
    dua = PermohonanFactory(tanggal_terima=date(2024, 1, 2))
    register = BUKU_PERMOHONAN[0](utama, None, 2024)
    assert nomor(register) == [satu.nomor, dua.nomor]
    assert register.jumlah() == 2
    # A unit's book holds those of the units below it.
    atas = UnitFactory()
    satu.unit.induk = atas
    satu.unit.save()
    assert nomor(BUKU_PERMOHONAN[0](utama, atas, 2024)) == [satu.nomor]
    # A referred request stays in the book it was entered in.
    rujukan = RujukanFactory()
    penerima = petugas_berperan(Peran.PPID_PEMBANTU, rujukan.ke_unit)
    assert nomor(BUKU_PERMOHONAN[0](penerima, rujukan.ke_unit, 2024)) == []


def test_an_officer_reads_only_the_book_of_the_own_unit():
    minta, lain = PermohonanFactory(), PermohonanFactory()
    petugas = petugas_berperan(Peran.PETUGAS_LAYANAN, minta.unit)
    assert nomor(BUKU_PERMOHONAN[0](petugas, minta.unit, 2024)) == [minta.nomor]
    assert nomor(BUKU_PERMOHONAN[0](petugas, lain.unit, 2024)) == []
    with pytest.raises(TindakanTerlarang, match="satu unit"):
        BUKU_PERMOHONAN[0](petugas, None, 2024)


def test_objections_follow_the_unit_that_answered():
    banding, lain = KeberatanFactory(), KeberatanFactory()
    atasan = petugas_berperan(Peran.ATASAN_PPID)
    kepala = petugas_berperan(Peran.PPID_PEMBANTU, banding.unit)
    assert nomor(BUKU_KEBERATAN[0](atasan, None, 2024)) == [banding.nomor, lain.nomor]
    assert nomor(BUKU_KEBERATAN[0](kepala, banding.unit, 2024)) == [banding.nomor]
    assert nomor(BUKU_KEBERATAN[0](kepala, lain.unit, 2024)) == []


def test_a_long_register_is_read_in_pieces_without_gap_or_repeat(utama, monkeypatch):
    monkeypatch.setattr(buku, "SEKALI_BACA", 2)
    semua = [m.nomor for m in PermohonanFactory.create_batch(5)]
    register = BUKU_PERMOHONAN[0](utama, None, 2024)
    assert nomor(register) == semua


def test_a_register_costs_the_same_few_queries_for_1_and_20_rows(
    utama, django_assert_num_queries
):
    register = BUKU_PERMOHONAN[0](utama, None, 2024)
    PermohonanFactory(dijawab=True)
    with django_assert_num_queries(2):
        assert len(list(register.alir())) == 1
    PermohonanFactory.create_batch(19, dijawab=True)
    with django_assert_num_queries(2):
        assert len(list(register.alir())) == 20


def kirim(register, jenis, **lain):
    jawab = kirim_register(register, jenis, pada=PADA, **lain)
    isi = b"".join(jawab.streaming_content) if jawab.streaming else jawab.content
    for tutup in jawab._resource_closers:  # close() would end the test's connection
        tutup()
    return jawab, isi


def test_csv_and_xlsx_hold_the_same_rows(utama):
    PermohonanFactory.create_batch(3, rincian="=1+1")
    register = BUKU_PERMOHONAN[0](utama, None, 2024)
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
    register = BUKU_PERMOHONAN[0](utama, minta.unit, 2024, identitas=True)
    jawab, isi = kirim(register, "csv")
    nama = f"register-permohonan-{minta.unit.slug}-2024-dengan-identitas.csv"
    assert nama in jawab["Content-Disposition"]
    assert minta.pemohon.nama in isi.decode()
    assert "data pribadi" in buku.pengantar(register, PADA)[1]


@pytest.mark.parametrize("buat", [BUKU_PERMOHONAN[0], BUKU_KEBERATAN[0]])
def test_pdf_is_tagged_and_holds_all_columns_and_rows(utama, buat):
    KeberatanFactory(permohonan__rincian="#panic() *b* $a$")
    register = buat(utama, None, 2024)
    _, isi = kirim(register, "pdf")
    keadaan, teks = teks_pdf(isi, "pdfinfo"), teks_pdf(isi)
    assert "Tagged: yes" in keadaan
    assert "841.89 x 595" in keadaan
    assert register.judul in teks
    for ke in range(1, len(register.kolom) + 1):
        assert f"{ke}. " in teks
    assert "#panic()" in teks


PERMOHONAN = reverse("admin:informasi_permohonan_register")
ALASAN = "Pemeriksaan Komisi Informasi."


def isi(jawab):
    potong = jawab.streaming_content if jawab.streaming else [jawab.content]
    return " ".join(b"".join(potong).decode().split())


def lengkap(client, alamat=PERMOHONAN, **lain):
    data = {"tahun": 2024, "unit": "", "jenis": "csv", "alasan": ALASAN}
    return client.post(alamat, data | lain)


@pytest.fixture
def minta():
    return PermohonanFactory(tanggal_terima="2024-06-04")


def test_the_counter_reads_its_own_unit_and_no_identities(client, minta):
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, minta.unit)
    jawab = client.get(PERMOHONAN)
    assert jawab.status_code == 200
    assert jawab.context["register"].unit == minta.unit
    assert "Unduh XLSX" in isi(jawab)
    for kata in ("Seluruh kota", "Dengan identitas"):
        assert kata not in isi(jawab)
    assert "no-store" in jawab["Cache-Control"]
    assert lengkap(client, unit=minta.unit.pk).status_code == 403
    assert not AksesDataPribadi.objects.exists()


def test_the_main_ppid_begins_with_the_city(client, minta):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    jawab = client.get(PERMOHONAN, {"tahun": 2024})
    assert jawab.context["register"].unit is None
    assert "1 baris, 15 kolom" in isi(jawab)
    assert "publik 2024, seluruh kota" in isi(jawab)
    for tahun in ("1999", "dua"):
        jawab = client.get(PERMOHONAN, {"tahun": tahun})
        assert jawab.status_code == 200
        assert "Pilih unit dan tahun yang ada." in isi(jawab)
    assert client.get(PERMOHONAN, {"bentuk": "docx"}).status_code == 404


def test_a_download_is_masked_and_identities_open_with_a_reason_that_is_noted(
    client, minta
):
    petugas = masuk_sebagai(client, Peran.PPID_PEMBANTU, minta.unit)
    buka = {"tahun": 2024, "unit": minta.unit.pk}
    teks = isi(client.get(PERMOHONAN, buka | {"bentuk": "csv"}))
    assert minta.nomor in teks
    assert minta.pemohon.nama not in teks
    assert minta.pemohon.nama_samar in teks
    for alasan in ("", "perlu"):
        jawab = lengkap(client, unit=minta.unit.pk, alasan=alasan)
        assert jawab.status_code == 400
        assert "Tulis dulu tujuannya" in isi(jawab)
        assert minta.pemohon.nama not in isi(jawab)
    assert not AksesDataPribadi.objects.exists()
    assert minta.pemohon.nama in isi(lengkap(client, unit=minta.unit.pk))
    catatan = AksesDataPribadi.objects.get()
    assert (catatan.oleh, catatan.alasan) == (petugas, ALASAN)
    assert (catatan.unit, catatan.objek_nomor) == (minta.unit, "Register 2024")
    assert catatan.objek_jenis == "informasi.permohonan"


def test_another_unit_is_no_choice(client, minta):
    masuk_sebagai(client, Peran.PPID_PEMBANTU)
    jawab = client.get(
        PERMOHONAN, {"unit": minta.unit.pk, "tahun": 2024, "bentuk": "csv"}
    )
    assert jawab["Content-Type"].startswith("text/html")
    assert minta.nomor not in isi(jawab)
    assert "Pilih unit dan tahun yang ada." in isi(jawab)
    assert lengkap(client, unit=minta.unit.pk).status_code == 400


def test_a_pdf_that_cannot_be_made_is_told(client, monkeypatch):
    PermohonanFactory.create_batch(2)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    with monkeypatch.context() as pendek:
        pendek.setattr(buku, "BARIS_PDF", 1)
        panjang = client.get(PERMOHONAN, {"tahun": 2024, "bentuk": "pdf"})
    assert panjang.status_code == 400
    assert "Pilih satu unit" in isi(panjang)
    # A typesetter that fails is told.
    monkeypatch.setattr(cetakan, "PENCETAK", cetakan.PENCETAK / "tidak-ada")
    gagal = client.get(PERMOHONAN, {"tahun": 2024, "bentuk": "pdf"})
    assert gagal.status_code == 503
    assert "Unduh XLSX atau CSV" in isi(gagal)
