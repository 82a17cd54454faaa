"""The leaders' page and its paper."""

from __future__ import annotations

from datetime import datetime

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.naskah import SURAT
from pemangku.kertas import Pencetak
from pemangku.staf import kirim_pdf
from ppid_portal.angka.sebelum_sesudah import CATATAN
from ppid_portal.pimpinan.forms import SaringanForm
from ppid_portal.pimpinan.papan import PapanPimpinan, isi_satu_halaman, papan_pimpinan
from ppid_portal.pimpinan.sumber import lingkup_pimpinan

MATRIKS = "pemangku.view_penilaian"


@admin.site.admin_view
@require_safe
@halaman_rahasia
def pimpinan(request: HttpRequest) -> HttpResponse:
    """What needs a decision first, then the figures."""
    kini = timezone.now()
    form, papan = _papan(request, kini)
    konteks = {
        **admin.site.each_context(request),
        "title": f"Kinerja {papan.kantor}" if papan.kantor else "Kinerja kota",
        "papan": papan,
        "form": form,
        "catatan": CATATAN,
        "kueri": request.GET.urlencode(),
        "matriks": request.user.has_perm(MATRIKS),
    }
    return TemplateResponse(request, "ppid_portal/pimpinan/papan.html", konteks)


@admin.site.admin_view
@require_safe
@halaman_rahasia
def pimpinan_satu_halaman(request: HttpRequest) -> HttpResponse:
    """One page of paper for a meeting."""
    kini = timezone.now()
    form, papan = _papan(request, kini)
    return kirim_pdf(
        request,
        isi_satu_halaman(papan, Pencetak.dari(petugas_dari(request), kini)),
        pada=kini,
        naskah=SURAT,
        nama=f"kinerja_{form.terpilih.kode}",
        kembali=reverse("pimpinan"),
    )


def _papan(request: HttpRequest, kini: datetime) -> tuple[SaringanForm, PapanPimpinan]:
    """PermissionDenied for who leads nothing and watches nothing."""
    petugas = petugas_dari(request)
    lingkup = lingkup_pimpinan(petugas)
    if lingkup is None:
        raise PermissionDenied
    form = SaringanForm(request.GET, timezone.localdate(kini))
    return form, papan_pimpinan(petugas, lingkup, form, pada=kini)
