"""The record of processing as a page and as a workbook (pemangku 9.11)."""

from __future__ import annotations

from io import BytesIO

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from organisasi.kantor.izin import petugas_dari
from organisasi.staf.base import XLSX, catat_unduhan
from ppid_portal.ropa import KEPALA, KEPALA_UNDUHAN, ropa, tulis_ropa
from ppid_portal.views.pdp import LIHAT, halaman_pdp, tampil


@halaman_pdp(LIHAT)
def pdp_ropa(request: HttpRequest) -> HttpResponse:
    """What is processed what for, and what left the portal."""
    return tampil(
        request,
        "ropa",
        "Rekaman kegiatan pemrosesan (ROPA)",
        isi=ropa(pada=timezone.now()),
        kepala=KEPALA,
        kepala_unduhan=KEPALA_UNDUHAN,
    )


@halaman_pdp(LIHAT)
def pdp_ropa_xlsx(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    pada = timezone.now()
    wadah = BytesIO()
    tulis_ropa(wadah, petugas=petugas_dari(request), pada=pada)
    jawab = HttpResponse(wadah.getvalue(), content_type=XLSX)
    nama = f"ropa_{timezone.localdate(pada):%Y-%m}.xlsx"
    catat_unduhan(nama, oleh=petugas_dari(request), pada=pada)
    jawab["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawab
