"""The pages of the import: upload, look, confirm once; each officer on their own."""

from __future__ import annotations

import io
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import DokumenInformasi
from organisasi.kantor.peran import Peran
from organisasi.models import Petugas
from tests.factories.organisasi import UnitFactory
from tests.informasi.test_impor_unit import ISI, lembar, tolak_di_basis_data, unit_dari
from tests.petugas import masuk, masuk_sebagai, petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUDAH = "Impor ini sudah dijalankan atau sudah lebih dari satu jam."


@pytest.fixture
def petugas() -> Petugas:
    """A counter officer of one unit."""
    return petugas_berperan(Peran.PETUGAS_LAYANAN)


def berkas(*baris: dict[str, str], nama: str = "daftar.xlsx") -> SimpleUploadedFile:
    """An upload of these rows."""
    satu, wadah, buku = lembar(*baris), io.BytesIO(), Workbook()
    buku.active.append(satu.kepala)
    for _, sel in satu.baris:
        buku.active.append(sel)
    buku.save(wadah)
    return SimpleUploadedFile(nama, wadah.getvalue(), XLSX)


def alamat(bagian: str, *args: str) -> str:
    return reverse(f"admin:informasi_dokumeninformasi_{bagian}", args=args)


def unggah(client: Client, *baris: dict[str, str]) -> str:
    """Send a sheet; the address of the page that shows what would happen."""
    jawab = client.post(alamat("impor"), {"berkas": berkas(*baris)})
    assert jawab.status_code == 302, jawab.context["form"].errors
    return jawab.url


def test_import_page_leads_to_the_template_and_the_list_to_it(client: Client) -> None:
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN)

    assertContains(client.get(alamat("impor")), alamat("templat"))
    assertContains(client.get(alamat("changelist")), alamat("impor"))


def test_upload_is_looked_at_first_and_saved_on_confirmation(
    client: Client, petugas: Petugas
) -> None:
    masuk(client, petugas)

    lanjut = unggah(client, ISI, ISI | {"Judul": ""}, ISI)
    halaman = client.get(lanjut)

    assertContains(halaman, "1 rancangan akan dibuat")
    assertContains(halaman, "1 sudah ada dan dilewati, 1 baris bermasalah")
    assertContains(halaman, "(tanpa judul)")
    assert not DokumenInformasi.objects.exists()

    jawab = client.post(lanjut, follow=True)

    assertContains(jawab, "1 rancangan dibuat, 1 sudah ada, 1 baris tidak diimpor.")
    assert DokumenInformasi.objects.get().unit == unit_dari(petugas)


def test_preview_without_a_good_row_offers_nothing_to_save(
    client: Client, petugas: Petugas
) -> None:
    masuk(client, petugas)

    halaman = client.get(unggah(client, ISI | {"Klasifikasi": "Rahasia"}))

    assertContains(halaman, "“Rahasia” tidak dikenal")
    assertNotContains(halaman, "Simpan 0 rancangan")


def test_second_click_finds_it_done(client: Client, petugas: Petugas) -> None:
    masuk(client, petugas)
    lanjut = unggah(client, ISI)
    client.post(lanjut)

    assertContains(client.post(lanjut, follow=True), SUDAH)
    assertContains(client.get(lanjut, follow=True), SUDAH)
    assert DokumenInformasi.objects.count() == 1


def test_sheet_of_one_officer_is_unknown_to_another(
    client: Client, petugas: Petugas
) -> None:
    masuk(client, petugas)
    lanjut = unggah(client, ISI)

    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, unit_dari(petugas))
    assertContains(client.post(lanjut, follow=True), SUDAH)

    assert not DokumenInformasi.objects.exists()


def test_row_for_another_unit_is_not_imported(client: Client, petugas: Petugas) -> None:
    masuk(client, petugas)
    lain = UnitFactory()

    lanjut = unggah(client, ISI | {"Unit yang menguasai": lain.kode})
    client.post(lanjut)

    assert not DokumenInformasi.objects.exists()


def test_break_off_while_saving_is_told_and_leads_back(
    client: Client, petugas: Petugas
) -> None:
    masuk(client, petugas)
    tolak_di_basis_data(setelah=1)
    lanjut = unggah(client, ISI, ISI | {"Judul": "Ditolak"})

    jawab = client.post(lanjut, follow=True)

    assertContains(jawab, "tidak ada yang disimpan")
    assert jawab.request["PATH_INFO"] == alamat("impor")
    assert not DokumenInformasi.objects.exists()


def test_refused_file_is_told_on_the_form_and_nothing_is_kept(
    client: Client, petugas: Petugas
) -> None:
    masuk(client, petugas)

    bohong = SimpleUploadedFile("daftar.xlsx", b"%PDF-1.7\n")
    jawab = client.post(alamat("impor"), {"berkas": bohong})

    assertContains(jawab, "isinya bukan XLSX")
    assertContains(jawab, "Berkas belum dapat dibaca.")
    assert not DokumenInformasi.objects.exists()


def test_form_without_a_file_asks_for_it(client: Client, petugas: Petugas) -> None:
    masuk(client, petugas)

    assert client.post(alamat("impor")).context["form"].errors["berkas"]


def test_wrong_columns_are_told_on_the_form(client: Client, petugas: Petugas) -> None:
    masuk(client, petugas)

    jawab = client.post(alamat("impor"), {"berkas": berkas({"Harga": "1"})})

    assertContains(jawab, "Kolom tidak dikenal: “Harga”.")
    assertContains(jawab, "Kolom wajib belum ada")


def test_template_holds_the_own_units_only(client: Client, petugas: Petugas) -> None:
    masuk(client, petugas)
    lain = UnitFactory()

    jawab = client.get(alamat("templat"))

    assert jawab["Content-Type"] == XLSX
    assert "templat-dip.xlsx" in jawab["Content-Disposition"]
    isi = [
        sel
        for b in load_workbook(io.BytesIO(jawab.content))["Petunjuk"].values
        for sel in b
    ]
    assert unit_dari(petugas).kode in isi
    assert lain.kode not in isi


@pytest.mark.parametrize("bagian", ["impor", "templat", "impor_lanjut"])
def test_who_drafts_nothing_imports_nothing(client: Client, bagian: str) -> None:
    masuk_sebagai(client, Peran.AUDITOR)
    tanda = ("tanda",) if bagian == "impor_lanjut" else ()

    assert client.get(alamat(bagian, *tanda)).status_code == 403


def test_template_is_only_read(client: Client, petugas: Petugas) -> None:
    masuk(client, petugas)

    assert client.post(alamat("templat")).status_code == 405
    assert client.put(alamat("impor")).status_code == 405


def test_visitor_is_sent_to_the_door(client: Client) -> None:
    jawab = client.get(alamat("impor"))

    assert jawab.status_code == 302
    assert "masuk" in urlsplit(jawab.url).path or "login" in urlsplit(jawab.url).path


@pytest.mark.lambat
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_write_once(
    client: Client, petugas: Petugas
) -> None:
    masuk(client, petugas)
    lanjut = unggah(client, ISI)

    def klik(_ke: int) -> int:
        satu = Client()
        satu.cookies = client.cookies.copy()
        return satu.post(lanjut).status_code

    assert serentak(4, klik) == [302] * 4
    assert DokumenInformasi.objects.count() == 1
