"""The scan of the signed list stands behind the report of the visit (9.4)."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pytest_django.asserts import assertContains

from organisasi.kantor.peran import Peran
from organisasi.kertas import naskah as cetakan
from organisasi.kertas.naskah import PDFGagal
from organisasi.tipografi.penggabung import gabung
from pemangku import laporan_pdf
from pemangku.kertas_kegiatan import Bahan
from pemangku.models import Kegiatan, KertasTerbit
from tests.factories.lanjutan import FotoKegiatanFactory
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import KegiatanFactory
from tests.pemangku.kunjungan_bantu import PADA
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


# The size for E-Monev


KECIL = "kecil.pdf"
E_MONEV = 2_097_152


def berfoto(kegiatan: Kegiatan) -> None:
    """Four photos that do not compress, as large as the portal keeps them."""
    for ke in range(4):
        foto = ContentFile(gambar(1600, 1200, quality=82), f"foto{ke}.jpg")
        FotoKegiatanFactory(kegiatan=kegiatan, isi=foto)


def pindaian_pdf(banyak: int, lebar_px: int = 1654, mode: str = "L") -> bytes:
    """Pages as a telephone scans them: a large picture each, that does not compress."""
    semua = [
        Image.effect_noise((lebar_px, lebar_px * 99 // 70), 120).convert(mode)
        for _ in range(banyak)
    ]
    keluar = BytesIO()
    semua[0].save(
        keluar,
        "PDF",
        save_all=True,
        append_images=semua[1:],
        quality=90,
        resolution=200,
    )
    return keluar.getvalue()


def test_photos_and_a_scanned_picture_are_made_smaller_until_they_fit(client, kegiatan):
    berfoto(kegiatan)
    pindai(kegiatan, "hadir.jpg", gambar(2000, 2828, quality=95))
    biasa = ambil(client, kegiatan)

    kecil = ambil(client, kegiatan, KECIL)

    assert len(biasa.content) > E_MONEV >= len(kecil.content) > E_MONEV // 10
    hasil = PdfReader(BytesIO(kecil.content))
    assert len(hasil.pages[-1].images) == 1
    assert "di belakang laporan ini" in teks(hasil)
    assert kecil["Content-Disposition"].endswith('laporan-KG-2024-0007.kecil.pdf"')


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_the_pictures_of_a_scanned_pdf_are_made_smaller_until_they_fit(
    client, kegiatan, mode
):
    berfoto(kegiatan)
    pindai(kegiatan, "hadir.pdf", pindaian_pdf(1, mode=mode))
    biasa = ambil(client, kegiatan)

    kecil = ambil(client, kegiatan, KECIL)

    assert len(biasa.content) > E_MONEV >= len(kecil.content)
    hasil = PdfReader(BytesIO(kecil.content))
    (satu,) = hasil.pages[-1].images
    assert 1200 <= max(satu.image.size) < 2339
    assert satu.image.mode == mode
    assert "di belakang laporan ini" in teks(hasil)


def test_a_scan_that_cannot_fit_is_named_and_the_photos_stay(client, kegiatan):
    berfoto(kegiatan)
    pindai(kegiatan, "hadir.pdf", pindaian_pdf(8, 1240))

    jawab = ambil(client, kegiatan, KECIL)

    assert len(jawab.content) <= E_MONEV
    hasil = PdfReader(BytesIO(jawab.content))
    assert "tidak muat dalam 2 MB walau gambarnya diperkecil, lampirkan" in teks(hasil)
    assert "Lampiran: daftar hadir" not in teks(hasil)
    assert sum(len(halaman.images) for halaman in hasil.pages) == 4
    assert KertasTerbit.objects.count() == 1


def test_a_small_visit_is_the_same_in_both_sizes(client, kegiatan):
    pindai(kegiatan, "hadir.pdf", pdf(201))

    for bentuk in ("pdf", KECIL):
        assert lebar(baca(client, kegiatan, bentuk))[-1] == 201
    assert KertasTerbit.objects.count() == 1


def test_a_locked_scan_is_named_in_the_small_one_too(client, kegiatan):
    pindai(kegiatan, "hadir.pdf", pdf(201, sandi="x"))

    assert "terkunci kata sandi" in teks(baca(client, kegiatan, KECIL))


def test_too_much_work_is_no_damage(kegiatan, monkeypatch):
    """The joiner may be ended while it makes pictures smaller."""
    asli = laporan_pdf.gabung_pdf

    def gagal(*args, perkecil=None, **lain):
        if perkecil:
            raise PDFGagal
        return asli(*args, **lain)

    monkeypatch.setattr(laporan_pdf, "gabung_pdf", gagal)
    pindai(kegiatan, "hadir.pdf", pindaian_pdf(2))

    hasil = laporan_pdf.pdf_laporan(Bahan(kegiatan, PetugasFactory(), PADA), kecil=True)

    assert "tidak muat dalam 2 MB" in teks(PdfReader(BytesIO(hasil)))


def test_only_the_report_has_a_small_size_and_the_page_offers_it(client, kegiatan):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    nama = "admin:pemangku_kegiatan_cetak_berkas"
    halaman = client.halaman(
        reverse("admin:pemangku_kegiatan_change", args=(kegiatan.pk,))
    )

    assertContains(halaman, "PDF kecil (untuk E-Monev, paling besar 2 MB)", count=1)
    assertContains(halaman, reverse(nama, args=(kegiatan.pk, "laporan", KECIL)))
    assert (
        client.get(reverse(nama, args=(kegiatan.pk, "hadir", KECIL))).status_code == 404
    )


def test_what_the_joiner_cannot_make_smaller_stays_as_it_is():
    """A clear part, black and white, and a picture that is damaged."""
    bening = Image.effect_noise((400, 400), 120)
    for satu in (
        Image.merge("RGBA", (bening,) * 4),
        bening.convert("1"),
    ):
        keluar = BytesIO()
        satu.save(keluar, "PDF")
        semula = PdfReader(BytesIO(keluar.getvalue())).pages[0].images[0]
        hasil, putusan = gabung(pdf(100), "x", keluar.getvalue(), E_MONEV, (100, 40))
        assert putusan == "ikut"
        kini = PdfReader(BytesIO(hasil)).pages[-1].images[0]
        assert kini.image.size == semula.image.size

    rusak = pindaian_pdf(1, 300).replace(b"\xff\xd8", b"\x00\x00")
    assert gabung(pdf(100), "x", rusak, E_MONEV, (100, 40))[1] == "ikut"
