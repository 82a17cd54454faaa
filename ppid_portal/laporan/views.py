"""Signed yearly reports for everybody: the list, each as paper and as sheet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from organisasi.halaman.publik import halaman_publik
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import SURAT, PDFGagal, cetak_pdf, lambang_svg
from organisasi.kertas.xlsx import jawab_buku
from ppid_portal.laporan.dokumen import buku_laporan, isi_kertas
from ppid_portal.laporan.models import LaporanTahunan

NAMA = "laporan_layanan_informasi_{}"
TEKS = "text/plain; charset=utf-8"
PDF_GAGAL = "PDF sedang tidak dapat dibuat. Unduh XLSX."


@halaman_publik()
def laporan_tahunan(request: HttpRequest) -> HttpResponse:
    semua = LaporanTahunan.objects.terbit().select_related("dibuat_oleh")
    return render(
        request,
        "ppid_portal/laporan/daftar.html",
        {"laporan": list(semua.defer("isi", "kebijakan", "pelayanan"))},
    )


@halaman_publik()
def laporan_tahunan_pdf(request: HttpRequest, tahun: int) -> HttpResponse:  # noqa: ARG001
    """One report as it was signed; the same bytes each time."""
    laporan = _laporan(tahun)
    oleh, pada = laporan.ditandatangani_oleh, laporan.ditandatangani_pada
    assert oleh is not None  # both: a constraint of the table
    assert pada is not None
    isi = isi_kertas(laporan, Saat(oleh, pada))
    try:
        pdf = cetak_pdf({**isi, "lambang": lambang_svg()}, pada=pada, naskah=SURAT)
    except PDFGagal:
        return HttpResponse(PDF_GAGAL, status=503, content_type=TEKS)
    jawab = HttpResponse(pdf, content_type="application/pdf")
    jawab["Content-Disposition"] = f'inline; filename="{NAMA.format(tahun)}.pdf"'
    return jawab


@halaman_publik()
def laporan_tahunan_xlsx(request: HttpRequest, tahun: int) -> HttpResponse:  # noqa: ARG001
    return jawab_buku(NAMA.format(tahun), *buku_laporan(_laporan(tahun)))


def _laporan(tahun: int) -> LaporanTahunan:
    semua = LaporanTahunan.objects.terbit().select_related(
        "dibuat_oleh", "ditandatangani_oleh"
    )
    return get_object_or_404(semua, tahun=tahun)
