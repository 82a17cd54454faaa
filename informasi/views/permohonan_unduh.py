"""Downloads under the secret of a case: files of the answer, letters as PDF."""

from __future__ import annotations

from django.db.models import Q
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.text import slugify

from informasi.models import BerkasJawaban, Surat
from informasi.models.jawaban import MEMBERI
from informasi.surat import cetak_surat
from informasi.views.pribadi import cari_permohonan, tidak_bisa
from organisasi.halaman.rahasia import halaman_pribadi, unduhan
from organisasi.kertas.naskah import PDFGagal


@halaman_pribadi()
def permohonan_berkas(_request: HttpRequest, kode: str, pk: int) -> FileResponse:
    """A file of the answer; 404 for another case's, a draft's, or one not given."""
    permohonan = cari_permohonan(kode)
    berkas = get_object_or_404(
        BerkasJawaban,
        pk=pk,
        butir__jawaban__permohonan=permohonan,
        butir__jawaban__terbit_pada__isnull=False,
        butir__putusan__in=MEMBERI,
    )
    nama = f"{slugify(berkas.judul)[:80] or 'berkas'}.{berkas.jenis}"
    return unduhan(berkas.isi, nama=nama, tipe=berkas.tipe)


@halaman_pribadi()
def permohonan_surat(request: HttpRequest, kode: str, pk: int) -> HttpResponseBase:
    """A letter of this case as PDF, printed on first need; 503 when it cannot be now."""
    permohonan = cari_permohonan(kode)
    milik = Q(permohonan=permohonan) | Q(keberatan__permohonan=permohonan)
    surat = get_object_or_404(Surat, milik, pk=pk)
    try:
        cetak_surat(surat)
    except PDFGagal:
        return tidak_bisa(
            request,
            permohonan,
            judul="PDF belum dapat dicetak",
            sebab="Coba lagi beberapa saat lagi. Suratnya dapat dibaca di halaman cetak.",
            status=503,
        )
    nama = f"{slugify(f'{surat.get_jenis_display()} {surat.nomor}')}.pdf"
    return unduhan(surat.berkas, nama=nama, tipe="application/pdf")
