"""Kesegaran and Belum terjangkau as papers and workbooks, each logged once (9.10)."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertRedirects

from organisasi.kantor.peran import Peran
from organisasi.kertas.naskah import PDFGagal
from organisasi.models import Jejak
from pemangku.admin import kirim_pdf
from tests.factories.pemangku import (
    KegiatanFactory,
    PemangkuFactory,
    UndanganFactory,
    UnsurFactory,
)
from tests.pemangku.kunjungan_bantu import kecamatan, sasaran
from tests.pemangku.meja_register import HARI, alamat, lembaga
from tests.petugas import masuk, masuk_sebagai

pytestmark = pytest.mark.django_db


def tulisan(jawab) -> str:
    """The words of a PDF, as they stand."""
    assert jawab["Content-Type"] == "application/pdf"
    hasil = subprocess.run(
        ["pdftotext", "-layout", "-", "-"],
        input=jawab.content,
        capture_output=True,
        check=True,
    )
    return " ".join(hasil.stdout.decode().split())


def buku(jawab):
    return load_workbook(BytesIO(b"".join(jawab.streaming_content)))


def isi(lembar) -> list[list[object]]:
    return [list(baris) for baris in lembar.iter_rows(values_only=True)]


def unduhan() -> list[str]:
    semua = Jejak.objects.filter(tindakan="unduh_daftar")
    return [satu.sesudah["berkas"] for satu in semua]


def dua_unit(kantor) -> None:
    lembaga(kantor, "Ragu", perlu_cek="SK habis")
    lembaga(kantor, "Segera", berlaku_sampai=HARI + timedelta(days=10))
    lembaga(kantor, "Unit Lain", pengelola=kantor.tawang)
    lembaga(kantor, "Segar", berlaku_sampai=HARI + timedelta(days=90))


def test_kesegaran_is_a_paper_of_the_rows_on_the_page(client, kantor):
    dua_unit(kantor)
    masuk(client, kantor.operator)

    kata = tulisan(client.get(alamat("kesegaran_berkas", "pdf")))

    assert kata.index("SK habis") < kata.index("Segera")
    assert "Halaman 1 dari 1" in kata
    assert "dicetak 04-06-2024" in kata or "dicetak 4 Jun" in kata
    assert "Unit Lain" not in kata
    assert "Segar " not in kata
    assert unduhan() == ["pemangku_kesegaran_2024-06_v1.pdf"]


def test_kesegaran_is_a_workbook_with_info_and_real_days(client, kantor):
    dua_unit(kantor)
    masuk(client, kantor.operator)

    hasil = buku(client.get(alamat("kesegaran_berkas", "xlsx")))

    assert hasil.sheetnames == ["Info", "Kesegaran"]
    info = dict(isi(hasil["Info"]))
    assert info["Diunduh oleh"] == str(kantor.operator)
    assert info["Jumlah baris"] == 2
    assert info["Keadaan per"].date() == HARI
    baris = isi(hasil["Kesegaran"])
    assert [satu[1] for satu in baris] == ["Nama", "Ragu", "Segera"]
    assert baris[2][5].date() == HARI + timedelta(days=10)
    assert hasil["Kesegaran"].freeze_panes == "A2"
    assert unduhan() == ["pemangku_kesegaran_2024-06_v1.xlsx"]


def test_the_chosen_keeper_goes_along_from_the_page_into_the_file(client, kantor):
    dua_unit(kantor)
    masuk(client, kantor.pengelola)
    halaman = client.get(alamat("kesegaran"), {"pengelola": kantor.tawang.pk})
    tautan = f"{alamat('kesegaran_berkas', 'xlsx')}?pengelola={kantor.tawang.pk}"

    assertContains(halaman, f'href="{tautan}"')
    hasil = buku(client.get(tautan))

    assert [satu[1] for satu in isi(hasil["Kesegaran"])] == ["Nama", "Unit Lain"]
    assert dict(isi(hasil["Info"]))["Saringan"] == "Pengelola: Kecamatan Tawang"


def test_a_figure_stands_by_kind_and_place(client, kantor):
    lembaga(kantor, "", bentuk="perorangan")
    masuk(client, kantor.operator)

    kata = tulisan(client.get(alamat("kesegaran_berkas", "pdf")))

    assert "LPM — Nagarasari" in kata


def test_nothing_to_do_is_said_and_another_form_is_none(client, kantor):
    masuk(client, kantor.operator)

    assert "Tidak ada." in tulisan(client.get(alamat("kesegaran_berkas", "pdf")))
    assert client.get(alamat("kesegaran_berkas", "csv")).status_code == 404


def test_without_a_typesetter_the_page_says_so_and_nothing_is_logged(
    client, kantor, monkeypatch
):
    def gagal(*_args, **_lain):
        raise PDFGagal

    monkeypatch.setattr(kirim_pdf, "cetak_pdf", gagal)
    masuk(client, kantor.operator)

    jawab = client.get(alamat("kesegaran_berkas", "pdf"))

    assertRedirects(jawab, alamat("kesegaran"), fetch_redirect_response=False)
    assert unduhan() == []


def putaran_berisi():
    """A round in which each of the five lists has one row."""
    satu = sasaran(kecamatan("Kecamatan Cipedes", "Nagarasari"))
    satu.unsur_wajib.add(UnsurFactory(nama="Karang Taruna"))
    PemangkuFactory(nama_resmi="PKK Nagarasari")
    sering = PemangkuFactory(nama_resmi="Lembaga Diundang")
    for kegiatan in KegiatanFactory.create_batch(2, status="selesai"):
        UndanganFactory(kegiatan=kegiatan, pemangku=sering)
    return satu.putaran


def belum(putaran, daftar: str, bentuk: str) -> str:
    return reverse(
        "admin:pemangku_putaran_belum_lembar", args=(putaran.pk, daftar, bentuk)
    )


SEMUA = ("Nagarasari", "Karang Taruna", "PKK Nagarasari", "Lembaga Diundang")


def test_all_five_lists_are_one_paper(client):
    putaran = putaran_berisi()
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    halaman = client.halaman(
        reverse("admin:pemangku_putaran_belum", args=(putaran.pk,))
    )

    for bentuk in ("pdf", "xlsx"):
        for daftar in ("semua", "unit", "kelurahan", "unsur", "tak-hadir"):
            assertContains(halaman, belum(putaran, daftar, bentuk))
    kata = tulisan(client.get(belum(putaran, "semua", "pdf")))

    for ada in (*SEMUA, "Unit tanpa kegiatan (1)", "Belum pernah diundang (1)"):
        assert ada in kata
    assert len(unduhan()) == 1


def test_one_list_is_a_paper_of_its_own(client):
    putaran = putaran_berisi()
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)

    kata = tulisan(client.get(belum(putaran, "unsur", "pdf")))

    assert "Karang Taruna" in kata
    assert "PKK Nagarasari" not in kata


def test_all_five_lists_are_one_workbook_and_it_is_logged(client):
    putaran = putaran_berisi()
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)

    hasil = buku(client.get(belum(putaran, "semua", "xlsx")))

    assert hasil.sheetnames == [
        *("Info", "Unit", "Kelurahan", "Unsur"),
        *("Tidak pernah hadir", "Belum pernah diundang"),
    ]
    assert dict(isi(hasil["Info"]))["Saringan"] == str(putaran)
    assert len(unduhan()) == 1
    assert unduhan()[0].startswith("pemangku_belum_semua_")


def test_another_list_or_form_is_not_there(client):
    putaran = putaran_berisi()
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)

    assert client.get(belum(putaran, "apa", "pdf")).status_code == 404
    assert client.get(belum(putaran, "unit", "csv")).status_code == 404
