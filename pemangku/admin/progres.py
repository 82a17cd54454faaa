"""The round as PDF and as sheet."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile

from django.contrib import messages
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.admin.dasar import PortalAdmin
from organisasi.admin.ekspor import XLSX
from organisasi.cetakan import REGISTER, PDFGagal, cetak_pdf, lambang_svg
from organisasi.lembar_xlsx import tulis_lembar
from organisasi.models import Pengaturan
from pemangku.keadaan_putaran import keadaan_putaran
from pemangku.models import Putaran
from pemangku.progres import KEPALA, LEBAR, baris_progres, judul, pengantar

DI_MEMORI = 1_000_000
PDF_GAGAL = "PDF sedang tidak dapat dibuat. Unduh XLSX, atau cetak dari peramban."


class Berprogres(PortalAdmin):
    """Mix in before the list's own class; adds the files of a round."""

    def get_urls(self) -> list[URLPattern]:
        """One address, two forms."""
        view = require_safe(self.progres_view)
        pola = "<path:object_id>/progres.<str:bentuk>"
        return [self.alamat(pola, view, "progres"), *super().get_urls()]

    def progres_view(
        self, request: HttpRequest, object_id: str, bentuk: str
    ) -> HttpResponseBase:
        """States of all targets as a file; nothing in it names a person."""
        putaran: Putaran = self.objek_atau_404(request, object_id)
        if bentuk == "xlsx":
            return _lembar(putaran)
        if bentuk != "pdf":
            raise Http404
        try:
            return _pdf(putaran)
        except PDFGagal:
            messages.error(request, PDF_GAGAL)
            return HttpResponseRedirect(self.tautan("change", object_id))


def _pdf(putaran: Putaran) -> HttpResponse:
    kini = timezone.now()
    hari = timezone.localdate(kini)
    baris = keadaan_putaran(putaran, hari=hari)
    isi = {
        "judul": judul(putaran),
        "penerbit": Pengaturan.objects.kini().nama_portal,
        "pengantar": pengantar(putaran, baris, hari),
        "kolom": KEPALA,
        "lebar": LEBAR,
        "baris": [[str(sel) for sel in satu] for satu in baris_progres(baris)],
        "lambang": lambang_svg(),
    }
    jawab = HttpResponse(
        cetak_pdf(isi, pada=kini, naskah=REGISTER), content_type="application/pdf"
    )
    jawab["Content-Disposition"] = f'attachment; filename="{_nama(hari)}.pdf"'
    return jawab


def _lembar(putaran: Putaran) -> FileResponse:
    hari = timezone.localdate()
    baris = keadaan_putaran(putaran, hari=hari)
    # Django closes it with the response.
    berkas = SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115
    tulis_lembar(
        berkas,
        judul=judul(putaran),
        pengantar=pengantar(putaran, baris, hari),
        kepala=KEPALA,
        baris=baris_progres(baris),
        lebar=LEBAR,
    )
    berkas.seek(0)
    return FileResponse(
        berkas, as_attachment=True, filename=f"{_nama(hari)}.xlsx", content_type=XLSX
    )


def _nama(hari: object) -> str:
    return f"pemangku_progres_{hari}"
