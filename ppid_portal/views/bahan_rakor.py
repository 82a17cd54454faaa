"""Papers for a visit that need all services: Bahan Rakor and Lembar Bekal (PK-51)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.naskah import SURAT, PDFGagal
from organisasi.models import Unit
from pemangku.kertas import Pencetak
from pemangku.staf import PDF_GAGAL, kirim_pdf
from ppid_portal.bahan_rakor import cakupan_bahan, isi_bahan, unit_bahan
from ppid_portal.lembar_bekal import NASKAH, bekal, isi_bekal
from ppid_portal.materi_bekal import jadikan_materi, materi_terakhir

TAMBAH, LIHAT = "pemangku.add_materi", "pemangku.view_materi"


@admin.site.admin_view
@require_safe
@halaman_rahasia
def bahan_daftar(request: HttpRequest) -> HttpResponse:
    """The units the officer may print for, and of each kecamatan its handout."""
    unit, kini = _milik(request), timezone.now()
    kecamatan = [satu for satu in unit if satu.jenis == Unit.Jenis.KECAMATAN]
    terakhir = materi_terakhir(kecamatan, bekal(kecamatan, pada=kini))
    boleh = request.user.has_perm(TAMBAH)
    konteks = {
        **admin.site.each_context(request),
        "title": "Bahan Rakor dan Lembar Bekal",
        "boleh_lihat": request.user.has_perm(LIHAT),
        "baris": [
            {
                "unit": satu,
                "kecamatan": satu in kecamatan,
                "terakhir": (akhir := terakhir.get(satu.pk)),
                "jadikan": boleh and satu in kecamatan and not (akhir and akhir.kini),
            }
            for satu in unit
        ],
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


@admin.site.admin_view
@require_POST
@halaman_rahasia
def lembar_bekal_materi(request: HttpRequest, slug: str) -> HttpResponse:
    """Today's sheet of a kecamatan becomes a handout; another one approves it."""
    unit = _unit(request, slug)
    if unit.jenis != Unit.Jenis.KECAMATAN:
        raise Http404
    if not request.user.has_perm(TAMBAH):
        raise PermissionDenied
    try:
        materi, baru = jadikan_materi(
            unit=unit, oleh=petugas_dari(request), pada=timezone.now()
        )
    except PDFGagal:
        messages.error(request, PDF_GAGAL)
        return redirect("bahan-daftar")
    if baru:
        messages.success(request, f"{materi} menjadi materi. Orang lain menyetujuinya.")
    else:
        messages.info(request, f"{materi} masih sama isinya; tidak dibuat lagi.")
    return redirect("bahan-daftar")


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
