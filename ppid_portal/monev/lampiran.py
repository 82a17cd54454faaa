"""The files of a question: which of them go along in its one PDF, and in what words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from organisasi.kertas.naskah import (
    IKUT,
    RUSAK,
    TAK_MUAT,
    TERKUNCI,
    PDFGagal,
    Unsur,
    bab,
    gabung_pdf,
    tabel,
)
from ppid_portal.models import BuktiDukung

PDF, GAMBAR, HILANG = ".pdf", ".jpg", "hilang"
# Evidence by its key: one of the words below.
type Putusan = Mapping[int, str]
# Bytes kept free for the words that tell what was left out.
CADANGAN = 8 * 1024
TERPISAH = "lampirkan terpisah"
KATA = {
    IKUT: "Di belakang kertas ini",
    TAK_MUAT: f"Tidak muat dalam 2 MB; {TERPISAH}",
    TERKUNCI: f"Terkunci kata sandi; {TERPISAH}",
    RUSAK: f"PDF-nya tidak dapat dibaca; {TERPISAH}",
    HILANG: "Berkasnya tidak ditemukan; unggah lagi",
}


def lampiran_pdf(bukti: Iterable[BuktiDukung]) -> list[BuktiDukung]:
    """Those whose pages can go along."""
    return [b for b in bukti if str(b.berkas).endswith(PDF)]


def lampirkan(
    pdf: bytes, lampiran: Iterable[BuktiDukung], batas: int
) -> tuple[bytes, Putusan]:
    """The paper and behind it the pages of each file that fits; a word for each file.

    One after the other: no more than one file stands in memory, and one that breaks the
    joining is left out alone.
    """
    putusan = {}
    for bukti in lampiran:
        pdf, putusan[bukti.pk] = _lampirkan_satu(pdf, bukti, batas)
    return pdf, putusan


def _lampirkan_satu(pdf: bytes, bukti: BuktiDukung, batas: int) -> tuple[bytes, str]:
    try:
        if bukti.berkas.size > batas:
            return pdf, TAK_MUAT
        with bukti.berkas.open("rb") as berkas:
            isi: bytes = berkas.read()
    except OSError:
        return pdf, HILANG
    try:
        return gabung_pdf(pdf, bukti.keterangan, isi, batas=batas)
    except PDFGagal:
        return pdf, RUSAK


def tabel_berkas(semua: list[BuktiDukung], putusan: Putusan) -> Iterator[Unsur]:
    """The files with their fingerprints and where their pages are."""
    if semua:
        yield bab("Berkas")
        baris = [(b.keterangan, _jenis(b), _letak(b, putusan), b.sha256) for b in semua]
        yield tabel(
            ("Berkas", "Jenis", "Halamannya", "SHA-256"), baris, (26, 9, 25, 30)
        )


def _letak(bukti: BuktiDukung, putusan: Putusan) -> str:
    nama = str(bukti.berkas)
    if nama.endswith(PDF):
        return KATA[putusan.get(bukti.pk, IKUT)]
    if nama.endswith(GAMBAR):
        return "Di bawah"
    return f"Bukan PDF atau foto; {TERPISAH}"


def _jenis(bukti: BuktiDukung) -> str:
    return str(bukti.berkas).rpartition(".")[2].upper()
