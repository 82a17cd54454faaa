"""Papers for a visit that need all services: Bahan Rakor and Lembar Bekal (PK-51)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.cetakan import SURAT
from organisasi.halaman_rahasia import halaman_rahasia
from organisasi.izin import petugas_dari
from organisasi.models import Unit
from pemangku.admin.kirim_pdf import kirim_pdf
from pemangku.kertas import Pencetak
from ppid_portal.bahan_rakor import cakupan_bahan, isi_bahan, unit_bahan
from ppid_portal.lembar_bekal import NASKAH, isi_bekal


@admin.site.admin_view
@require_safe
@halaman_rahasia
def bahan_daftar(request: HttpRequest) -> HttpResponse:
    """The units the officer may print for."""
    konteks = {
        **admin.site.each_context(request),
        "title": "Bahan Rakor dan Lembar Bekal",
        "unit": _milik(request),
    }
    return TemplateResponse(request, "admin/kunjungan/bahan_rakor.html", konteks)


@admin.site.admin_view
@require_safe
@halaman_rahasia
def bahan_rakor(request: HttpRequest, slug: str) -> HttpResponse:
    """Two pages of numbers for the review with one unit."""
    unit, kini = _unit(request, slug), timezone.now()
    pencetak = Pencetak.dari(petugas_dari(request), kini)
    isi = isi_bahan(unit, pencetak=pencetak, hari=timezone.localdate(kini))
    return _kirim(request, isi, kini, SURAT, f"bahan_rakor_{unit.slug}")


@admin.site.admin_view
@require_safe
@halaman_rahasia
def lembar_bekal(request: HttpRequest, slug: str) -> HttpResponse:
    """One page to hand out."""
    unit, kini = _unit(request, slug), timezone.now()
    isi = isi_bekal(unit, pada=kini)
    return _kirim(request, isi, kini, NASKAH, f"lembar_bekal_{unit.slug}")


def _milik(request: HttpRequest) -> list[Unit]:
    """PermissionDenied for who prints none."""
    petugas, hari = petugas_dari(request), timezone.localdate()
    cakupan = cakupan_bahan(petugas)
    if not (cakupan.kota or cakupan.unit):
        raise PermissionDenied
    return unit_bahan(petugas, hari)


def _unit(request: HttpRequest, slug: str) -> Unit:
    """Http404 for a unit that is not there, or not the officer's."""
    for unit in _milik(request):
        if unit.slug == slug:
            return unit
    raise Http404


def _kirim(
    request: HttpRequest,
    isi: Mapping[str, object],
    pada: datetime,
    naskah: Path,
    nama: str,
) -> HttpResponse:
    nama = f"{nama}_{timezone.localdate(pada):%Y-%m-%d}"
    kembali = reverse("bahan-daftar")
    return kirim_pdf(request, isi, pada=pada, naskah=naskah, nama=nama, kembali=kembali)
