"""Two small real files for a sample entry: a tagged PDF and a CSV, made when needed."""
# ruff: noqa: TID253 -- loaded by the command that loads the samples

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import typst
from django.core.files.uploadedfile import SimpleUploadedFile

from organisasi.kertas.unggahan import Unggahan, periksa_unggahan

NASKAH = """
#set document(title: "Contoh: rekapitulasi kunjungan loket")
#set text(lang: "id")
#set page(paper: "a5", margin: 2cm)
= Contoh: rekapitulasi kunjungan loket
Berkas ini dibuat oleh portal sebagai peraga. Angkanya karangan.
#table(columns: 2, table.header[Bulan][Kunjungan], %s)
"""
KUNJUNGAN: Mapping[str, int] = {"Januari": 12, "Februari": 15, "Maret": 9}


def pdf(*, pada: datetime) -> Unggahan:
    """The sample PDF (PDF/UA-1); ``pada`` is the creation time in the file."""
    sel = ", ".join(f"[{bulan}], [{jumlah}]" for bulan, jumlah in KUNJUNGAN.items())
    isi = typst.compile(
        (NASKAH % sel).encode(),
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        timestamp=int(pada.timestamp()),
    )
    assert isinstance(isi, bytes)
    return periksa_unggahan(SimpleUploadedFile("contoh.pdf", isi))


def csv() -> Unggahan:
    """The same figures as CSV."""
    baris = ["bulan,kunjungan (contoh)"]
    baris += [f"{bulan},{jumlah}" for bulan, jumlah in KUNJUNGAN.items()]
    isi = "\n".join((*baris, "")).encode()
    return periksa_unggahan(SimpleUploadedFile("contoh.csv", isi))
