"""The report of a visit as PDF, with the scan of the signed attendance list (9.4).

In two sizes: as it is, and for E-Monev, whose pictures get smaller until all of it fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from organisasi.kertas.foto import bersihkan_foto
from organisasi.kertas.naskah import (
    IKUT,
    RUSAK,
    SURAT,
    TAK_MUAT,
    TERKUNCI,
    PDFGagal,
    Unsur,
    cetak_pdf,
    gabung_pdf,
    lambang_svg,
    salinan,
)
from pemangku.keaslian import terbitkan
from pemangku.kertas_kegiatan import Bahan
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
# What E-Monev takes, and what of it is kept free for code and QR.
BATAS_KECIL, CADANGAN = 2 * 1024 * 1024, 8 * 1024
TAK_MUAT_KECIL = (
    f"pindaiannya tidak muat dalam 2 MB walau gambarnya diperkecil, {TERPISAH}"
)
# Of an A4 page this height leaves a margin.
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


@dataclass(frozen=True, slots=True)
class Ukuran:
    """Longest side and JPEG quality of photos and of the scan; ``pdf``: in a PDF too."""

    foto: tuple[int, int]
    pindaian: tuple[int, int]
    pdf: bool = True


BIASA = Ukuran((1000, 70), (2000, 80), pdf=False)
# Smaller until it fits; below the last one signatures and names cannot be read.
KECIL = (
    BIASA,
    Ukuran((800, 60), (1700, 60)),
    Ukuran((600, 50), (1400, 50)),
    Ukuran((480, 45), (1200, 40)),
)


@dataclass(frozen=True, slots=True)
class Susunan:
    """How the report is put together: pictures so large, the scan there or why not."""

    bahan: Bahan
    pindaian: Pindaian
    kecil: bool
    ukuran: Ukuran = BIASA
    putusan: str = ""

    @property
    def batas(self) -> int:
        """Bytes it may have."""
        maks: int = settings.UKURAN_BERKAS_MAKS
        return BATAS_KECIL if self.kecil else maks + RUANG_KERTAS

    @property
    def kata(self) -> str:
        """Where the scan is."""
        if self.kecil and self.putusan == TAK_MUAT:
            return TAK_MUAT_KECIL
        return KATA[self.putusan]


def pdf_laporan(bahan: Bahan, *, kecil: bool = False) -> bytes:
    """The report and behind it the scan, or in words why it is not there.

    ``kecil``: at most ``BATAS_KECIL`` bytes. Raises PDFGagal.
    """
    awal = Susunan(bahan, baca_pindaian(bahan.kegiatan), kecil)
    susunan = _pilih(replace(awal, putusan=awal.pindaian.putusan))
    return _susun(susunan, _kertas(susunan, berkode=True), susunan.batas)[0]


def _pilih(susunan: Susunan) -> Susunan:
    """With the scan and the largest pictures that fit; else without it.

    Tried with papers that have no code: only what goes out is issued.
    """
    langkah = KECIL if susunan.kecil else (BIASA,)
    batas = susunan.batas - CADANGAN
    if susunan.pindaian.pdf or susunan.pindaian.gambar:
        for ukuran in langkah:
            coba = replace(susunan, ukuran=ukuran, putusan=IKUT)
            _pdf, putusan = _susun(coba, _kertas(coba, berkode=False), batas)
            if putusan == IKUT:
                return coba
            susunan = replace(susunan, putusan=putusan)
            if putusan != TAK_MUAT:
                break
    semua = (replace(susunan, ukuran=ukuran) for ukuran in langkah[:-1])
    muat = (s for s in semua if len(_kertas(s, berkode=False)) <= batas)
    return next(muat, replace(susunan, ukuran=langkah[-1]))


def _kertas(susunan: Susunan, *, berkode: bool) -> bytes:
    lampiran = Lampiran(susunan.kata, list(_halaman(susunan)))
    isi = cetak_laporan(susunan.bahan, lampiran, susunan.ukuran.foto)
    if berkode:
        isi = terbitkan(susunan.bahan, isi)
    isi = {**isi, "lambang": lambang_svg()}
    return cetak_pdf(isi, pada=susunan.bahan.pada, naskah=SURAT)


def _halaman(susunan: Susunan) -> Iterator[Unsur]:
    """A scan that is a picture, on a page of its own."""
    if not susunan.pindaian.gambar or susunan.putusan != IKUT:
        return
    isi, (lebar, tinggi) = perkecil(susunan.pindaian.gambar, *susunan.ukuran.pindaian)
    yield salinan(LAMPIRAN, "Pindaian sebagaimana diunggah.")
    yield unsur_gambar(
        isi,
        (lebar, tinggi),
        teks=LAMPIRAN,
        lebar=min(LEBAR_PENUH, TINGGI_PENUH * lebar // tinggi),
    )


def _susun(susunan: Susunan, kertas: bytes, batas: int) -> tuple[bytes, str]:
    """The paper with the pages of a PDF behind it where they go along, and the word."""
    if susunan.putusan != IKUT or not susunan.pindaian.pdf:
        return kertas, susunan.putusan if len(kertas) <= batas else TAK_MUAT
    ukuran = susunan.ukuran.pindaian if susunan.ukuran.pdf else None
    try:
        hasil, putusan = gabung_pdf(
            kertas, LAMPIRAN, susunan.pindaian.pdf, batas=batas, perkecil=ukuran
        )
    except PDFGagal:
        hasil, putusan = kertas, RUSAK
    # It was read before its pictures were touched: too much work is not damage.
    return hasil, TAK_MUAT if ukuran and putusan == RUSAK else putusan
