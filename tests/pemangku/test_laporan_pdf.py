"""The scan of the signed list stands behind the report of the visit (9.4)."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pytest_django.asserts import assertContains

from organisasi import cetakan
from organisasi.peran import Peran
from pemangku.models import Kegiatan, KertasTerbit
from tests.factories.pemangku import KegiatanFactory
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db


@pytest.fixture
def kegiatan(settings, tmp_path) -> Kegiatan:
    settings.MEDIA_ROOT = tmp_path
    return KegiatanFactory(nomor="KG-2024-0007", status=Kegiatan.Status.SELESAI)


def pdf(*lebar: int, sandi: str = "") -> bytes:
    """A page for each width; opens with ``sandi``."""
    penulis = PdfWriter()
    for satu in lebar:
        penulis.add_blank_page(satu, 200)
    if sandi:
        penulis.encrypt(sandi, None, algorithm="AES-256")
    keluar = BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()


def gambar(lebar: int, tinggi: int, jenis: str = "JPEG", **lain: object) -> bytes:
    """A scan that does not compress."""
    keluar = BytesIO()
    satu = Image.effect_noise((lebar, tinggi), 120).convert("RGB")
    satu.save(keluar, jenis, **lain)
    return keluar.getvalue()


def pindai(kegiatan: Kegiatan, nama: str, isi: bytes) -> None:
    kegiatan.pindaian_hadir.save(nama, ContentFile(isi))


def ambil(client, kegiatan: Kegiatan, bentuk: str = "pdf"):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    return client.get(
        reverse(
            "admin:pemangku_kegiatan_cetak_berkas",
            args=(kegiatan.pk, "laporan", bentuk),
        )
    )


def baca(client, kegiatan: Kegiatan, bentuk: str = "pdf") -> PdfReader:
    jawab = ambil(client, kegiatan, bentuk)
    assert jawab["Content-Type"] == "application/pdf"
    return PdfReader(BytesIO(jawab.content))


def lebar(pembaca: PdfReader) -> list[int]:
    return [int(h.mediabox.width) for h in pembaca.pages]


def teks(pembaca: PdfReader) -> str:
    return " ".join(" ".join(h.extract_text() for h in pembaca.pages).split())


def test_the_pages_of_the_scan_stand_behind_the_report(client, kegiatan):
    pindai(kegiatan, "hadir.pdf", pdf(201, 202))

    hasil = baca(client, kegiatan)

    assert lebar(hasil)[-2:] == [201, 202]
    assert "Daftar hadir bertanda tangan: di belakang laporan ini." in teks(hasil)
    assert [s.title for s in hasil.outline if not isinstance(s, list)][-1] == (
        "Lampiran: daftar hadir bertanda tangan"
    )


@pytest.mark.parametrize(
    ("nama", "ukuran"), [("hadir.jpg", (1240, 1754)), ("hadir.png", (900, 1900))]
)
def test_a_scan_that_is_a_picture_has_a_page_of_its_own(client, kegiatan, nama, ukuran):
    polos = baca(client, kegiatan)
    jenis = "PNG" if nama.endswith("png") else "JPEG"
    pindai(kegiatan, nama, gambar(*ukuran, jenis))

    hasil = baca(client, kegiatan)

    assert len(hasil.pages) == len(polos.pages) + 1
    akhir = hasil.pages[-1]
    assert "Lampiran: daftar hadir bertanda tangan" in akhir.extract_text()
    assert len(akhir.images) == 1
    assert "di belakang laporan ini" in teks(hasil)


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("a.pdf", pdf(201, sandi="x"), "terkunci kata sandi, lampirkan terpisah"),
        ("a.pdf", b"%PDF-1.7 contoh", "tidak dapat dibaca, unggah lagi"),
        ("a.jpg", b"\xff\xd8\xff\xe0 rusak", "tidak dapat dibaca, unggah lagi"),
        ("a.jpg", b"", "tidak dapat dibaca, unggah lagi"),
    ],
    ids=["terkunci", "pdf-rusak", "foto-rusak", "kosong"],
)
def test_a_scan_that_cannot_go_along_is_named(client, kegiatan, nama, isi, kata):
    polos = baca(client, kegiatan)
    pindai(kegiatan, nama, isi)

    hasil = baca(client, kegiatan)

    assert kata in teks(hasil)
    assert len(hasil.pages) == len(polos.pages)


def test_a_scan_that_is_lost_is_named(client, kegiatan):
    pindai(kegiatan, "a.pdf", pdf(201))
    kegiatan.pindaian_hadir.storage.delete(kegiatan.pindaian_hadir.name)

    assert "berkas pindaiannya tidak ditemukan" in teks(baca(client, kegiatan))


def test_a_scan_that_breaks_the_joining_does_not_keep_the_report(
    client, kegiatan, monkeypatch
):
    pindai(kegiatan, "a.pdf", pdf(201))
    # What a file that eats all memory or time does to the program.
    monkeypatch.setattr(cetakan, "PENGGABUNG", "/tidak/ada.py")

    assert "pindaiannya tidak dapat dibaca" in teks(baca(client, kegiatan))


def test_what_was_tried_is_not_issued(client, kegiatan):
    """One paper goes out, so one code is known of it."""
    pindai(kegiatan, "a.pdf", pdf(201, sandi="x"))

    kata = teks(baca(client, kegiatan))

    assert KertasTerbit.objects.get().sidik in kata.replace(" ", "")


def test_the_print_page_says_where_the_scan_is(client, kegiatan):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    alamat = reverse("admin:pemangku_kegiatan_cetak", args=(kegiatan.pk, "laporan"))

    assertContains(client.get(alamat), "bertanda tangan: belum diunggah")
    pindai(kegiatan, "a.pdf", pdf(201))
    assertContains(client.get(alamat), "bertanda tangan: ikut di dalam PDF")
