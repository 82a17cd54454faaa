"""The report of a visit as PDF, with the scan of the signed attendance list (9.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from organisasi.cetakan import (
    IKUT,
    RUSAK,
    SURAT,
    TAK_MUAT,
    TERKUNCI,
    PDFGagal,
    cetak_pdf,
    gabung_pdf,
    lambang_svg,
)
from organisasi.gambar import bersihkan_foto
from organisasi.naskah import Unsur, salinan
from pemangku.keaslian import terbitkan
from pemangku.kertas import Bahan
from pemangku.laporan_kegiatan import Lampiran, cetak_laporan, perkecil, unsur_gambar
from pemangku.models import Kegiatan

LAMPIRAN = "Lampiran: daftar hadir bertanda tangan"
HILANG, TERPISAH = "hilang", "lampirkan terpisah"
KATA = {
    "": "belum diunggah",
    IKUT: "di belakang laporan ini",
    TAK_MUAT: f"pindaiannya tidak muat dalam satu PDF, {TERPISAH}",
    TERKUNCI: f"pindaiannya terkunci kata sandi, {TERPISAH}",
    RUSAK: "pindaiannya tidak dapat dibaca, unggah lagi",
    HILANG: "berkas pindaiannya tidak ditemukan, unggah lagi",
}
# Beside the scan: paper and photos.
RUANG_KERTAS = 4 * 1024 * 1024
# A list of signatures can still be read; of an A4 page this height leaves a margin.
SISI_PINDAIAN, MUTU_PINDAIAN = 2000, 80
LEBAR_PENUH, TINGGI_PENUH = 640, 800


@dataclass(frozen=True, slots=True)
class Pindaian:
    """The scan: pages of a PDF, or a picture, or in ``putusan`` why neither."""

    pdf: bytes = b""
    gambar: bytes = b""
    putusan: str = ""


def baca_pindaian(kegiatan: Kegiatan) -> Pindaian:
    """What was handed in; a photo upright and without what rides along."""
    satu = kegiatan.pindaian_hadir
    if not satu:
        return Pindaian()
    try:
        with satu.open("rb") as berkas:
            isi: bytes = berkas.read()
    except OSError:
        return Pindaian(putusan=HILANG)
    if str(satu.name).endswith(".pdf"):
        return Pindaian(pdf=isi)
    try:
        foto = bersihkan_foto(
            SimpleUploadedFile(str(satu.name), isi), maks=max(len(isi), 1)
        )
    except ValidationError:
        return Pindaian(putusan=RUSAK)
    return Pindaian(gambar=foto.isi.read())


def pdf_laporan(bahan: Bahan) -> bytes:
    """The report and behind it the scan, or in words why it is not there.

    Raises PDFGagal.
    """
    pindaian = baca_pindaian(bahan.kegiatan)
    putusan = pindaian.putusan
    if pindaian.gambar:
        putusan = IKUT
    elif pindaian.pdf:
        # Tried with a paper that has no code: one with other words may be what is issued.
        putusan = _gabung(_kertas(bahan, pindaian, IKUT, berkode=False), pindaian)[1]
    kertas = _kertas(bahan, pindaian, putusan, berkode=True)
    if pindaian.pdf and putusan == IKUT:
        return _gabung(kertas, pindaian)[0]
    return kertas


def _kertas(bahan: Bahan, pindaian: Pindaian, putusan: str, *, berkode: bool) -> bytes:
    lampiran = Lampiran(KATA[putusan], list(_halaman(pindaian, putusan)))
    isi = cetak_laporan(bahan, lampiran)
    if berkode:
        isi = terbitkan(bahan, isi)
    return cetak_pdf({**isi, "lambang": lambang_svg()}, pada=bahan.pada, naskah=SURAT)


def _halaman(pindaian: Pindaian, putusan: str) -> Iterator[Unsur]:
    """A scan that is a picture, on a page of its own."""
    if not pindaian.gambar or putusan != IKUT:
        return
    jpeg, (lebar, tinggi) = perkecil(pindaian.gambar, SISI_PINDAIAN, MUTU_PINDAIAN)
    yield salinan(LAMPIRAN, "Pindaian sebagaimana diunggah.")
    yield unsur_gambar(
        jpeg,
        (lebar, tinggi),
        teks=LAMPIRAN,
        lebar=min(LEBAR_PENUH, TINGGI_PENUH * lebar // tinggi),
    )


def _gabung(kertas: bytes, pindaian: Pindaian) -> tuple[bytes, str]:
    batas = settings.UKURAN_BERKAS_MAKS + RUANG_KERTAS
    try:
        return gabung_pdf(kertas, LAMPIRAN, pindaian.pdf, batas=batas)
    except PDFGagal:
        return kertas, RUSAK
