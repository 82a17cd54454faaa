"""A paper as the answer to a request."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from organisasi.cetakan import PDFGagal, cetak_pdf, lambang_svg
from organisasi.izin import petugas_dari
from organisasi.unduhan import catat_unduhan

PDF_GAGAL = "PDF sedang tidak dapat dibuat. Cetak halamannya dari peramban."


def kirim_pdf(
    request: HttpRequest,
    isi: Mapping[str, object],
    *,
    pada: datetime,
    naskah: Path,
    nama: str,
    kembali: str,
) -> HttpResponse:
    """Typeset it as a download; back to ``kembali`` with a sentence when that fails."""
    try:
        pdf = cetak_pdf({**isi, "lambang": lambang_svg()}, pada=pada, naskah=naskah)
    except PDFGagal:
        messages.error(request, PDF_GAGAL)
        return HttpResponseRedirect(kembali)
    catat_unduhan(f"{nama}.pdf", oleh=petugas_dari(request), pada=pada)
    jawab = HttpResponse(pdf, content_type="application/pdf")
    jawab["Content-Disposition"] = f'attachment; filename="{nama}.pdf"'
    return jawab
