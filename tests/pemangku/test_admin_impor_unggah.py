"""PK-16: the way in, where hostile and wrong files are refused by their cause."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.asserts import assertContains

from pemangku.models import ImporBaris, ImporBerkas, Pemangku
from tests.pemangku.impor_bantu import (
    ISI,
    XLSX,
    Kota,
    bangun_kota,
    buku,
)
from tests.pemangku.impor_meja import alamat, kirim, unggah
from tests.petugas import masuk

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%contoh\n"


@pytest.fixture
def kota(client: Client) -> Kota:
    """With the officer of the kecamatan signed in."""
    kota = bangun_kota()
    masuk(client, kota.petugas)
    return kota


# The way in


def test_list_leads_to_the_upload_and_the_upload_to_the_template(
    client: Client, kota: Kota
) -> None:
    assertContains(client.get(alamat("changelist")), alamat("unggah"))
    assertContains(client.get(alamat("changelist")), alamat("daftar"))
    assertContains(client.get(alamat("unggah")), alamat("templat"))
    daftar = client.get(reverse("admin:pemangku_pemangku_changelist"))
    assertContains(daftar, alamat("unggah"))
    assertContains(daftar, alamat("daftar"))


def test_own_unit_stands_there_already(client: Client, kota: Kota) -> None:
    form = client.get(alamat("unggah")).context["form"]

    assert form.initial["unit"] == kota.cipedes.pk
    assert list(form.fields["unit"].queryset) == [kota.cipedes]


def test_template_is_a_workbook_for_the_own_units(client: Client, kota: Kota) -> None:
    jawab = client.get(alamat("templat"))

    assert jawab["Content-Type"] == XLSX
    assert "templat-pemangku.xlsx" in jawab["Content-Disposition"]
    assert load_workbook(io.BytesIO(jawab.content)).sheetnames[0] == "Data"


def test_small_sheet_is_judged_at_once_and_nothing_is_written(
    client: Client, kota: Kota
) -> None:
    berkas = unggah(client, ISI, ISI | {"Sumber": ""})

    assert berkas.status == ImporBerkas.Status.SIAP
    assert (berkas.nama, berkas.unit, berkas.pengunggah) == (
        "daftar.xlsx",
        kota.cipedes,
        kota.petugas,
    )
    assert len(berkas.sha256) == 64
    assert not Pemangku.objects.exists()


def test_csv_is_taken_too(client: Client, kota: Kota) -> None:
    isi = ";".join(ISI) + "\n" + ";".join(ISI.values())

    kirim(client, isi.encode(), "daftar.csv")

    assert ImporBaris.objects.get().vonis == ImporBaris.Vonis.BARU


# PK-16


def bom() -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("xl/workbook.xml", b"\0" * (51 * 1024 * 1024))
    return wadah.getvalue()


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("nama", "isi", "sebab"),
    [
        ("a.xlsm", buku(ISI), "XLSM"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "XLS"),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + "EncryptedPackage".encode("utf-16-le"),
            "terkunci kata sandi",
        ),
        ("a.xlsx", b"a" * (5 * 1024 * 1024 + 1), "Untuk impor paling besar"),
        (
            "a.csv",
            (",".join(ISI) + "\n" + "a,b,c,d,e,f\n" * 5001).encode(),
            "Lebih dari 5000 baris",
        ),
        ("a.xlsx", bom(), "bom zip"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n", "isinya bukan XLSX"),
        ("a.xlsx", b"", "kosong"),
        (
            "a.csv",
            b"Jenis,Kecamatan,Tanggal Data,Sumber\na,b,c,d",
            "Kolom wajib tidak ditemukan: Nama Lembaga",
        ),
    ],
    ids=(
        "makro",
        "lama",
        "sandi",
        "besar",
        "baris",
        "bom",
        "gambar",
        "kosong",
        "kolom",
    ),
)
def test_hostile_or_wrong_file_is_refused_by_the_name_of_the_cause(
    client: Client, kota: Kota, nama: str, isi: bytes, sebab: str
) -> None:
    jawab = kirim(client, isi, nama)

    assert jawab.status_code == 200
    assert sebab in str(jawab.context["form"].errors["berkas"])
    assertContains(jawab, "Berkas belum dapat diterima.")
    assert not ImporBerkas.objects.exists()


def test_form_without_a_file_asks_for_it(client: Client, kota: Kota) -> None:
    jawab = client.post(alamat("unggah"), {"unit": kota.cipedes.pk})

    assert set(jawab.context["form"].errors) == {"berkas"}


def test_unit_of_others_is_no_choice(client: Client, kota: Kota) -> None:
    jawab = kirim(client, buku(ISI), unit=kota.dinas.pk)

    assert set(jawab.context["form"].errors) == {"unit"}


def test_proof_must_be_a_paper_and_is_kept(client: Client, kota: Kota) -> None:
    bohong = SimpleUploadedFile("bukti.pdf", b"bukan")
    jawab = kirim(client, buku(ISI), bukti=bohong)
    assert set(jawab.context["form"].errors) == {"bukti"}

    berkas = unggah(client, ISI, bukti=SimpleUploadedFile("bukti.pdf", PDF))

    with berkas.bukti.open() as isi:
        assert isi.read() == PDF
