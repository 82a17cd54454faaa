"""Beside a complaint: bodies that could pass it on; beside a request: what is often asked."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from informasi.models import Permohonan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import petugas_dari
from pemangku.kunjungan.actions import usulkan_agenda
from pengaduan.models import Pengaduan
from ppid_portal.terkait import (
    SeringDitanya,
    Terkait,
    kabar_selesai,
    pemangku_terkait,
    sering_ditanya,
)


@admin.site.admin_view
@require_safe
@halaman_rahasia
def terkait_aduan(request: HttpRequest, pk: int) -> HttpResponse:
    """The stakeholders of its place and topic; Http404 outside the officer's scope."""
    _berizin(request, "pengaduan.view_pengaduan")
    semua = Pengaduan.objects.untuk(petugas_dari(request))
    aduan = semua.select_related("kategori", "kelurahan__induk").filter(pk=pk).first()
    if aduan is None:
        raise Http404
    terkait = pemangku_terkait(aduan, timezone.localdate())
    konteks = {
        **admin.site.each_context(request),
        "title": "Pemangku terkait",
        "aduan": aduan,
        "alamat_kasus": reverse("admin:pengaduan_pengaduan_change", args=(pk,)),
        "terkait": terkait,
        "alamat_kabari": _alamat_kabari(request, aduan, terkait),
    }
    return TemplateResponse(request, "admin/terkait/aduan.html", konteks)


def _alamat_kabari(request: HttpRequest, aduan: Pengaduan, terkait: Terkait) -> str:
    """Where a broadcast begins with these words; "" where there is nothing to tell."""
    if not terkait.selesai or not request.user.has_perm("pemangku.susun_siaran"):
        return ""
    isi = urlencode(kabar_selesai(aduan, terkait.selesai))
    return f"{reverse('admin:pemangku_siaran_add')}?{isi}"


@admin.site.admin_view
@require_http_methods(["GET", "HEAD", "POST"])
@halaman_rahasia
def terkait_permohonan(request: HttpRequest, pk: int) -> HttpResponse:
    """What is often asked there; a topic can be proposed for the next visit."""
    _berizin(request, "informasi.view_permohonan")
    semua = Permohonan.objects.untuk(petugas_dari(request))
    kasus = semua.select_related("unit__induk").filter(pk=pk).first()
    if kasus is None:
        raise Http404
    isi = sering_ditanya(kasus, timezone.localtime())
    if request.method == "POST":
        _usulkan(request, isi)
        return redirect("terkait-permohonan", pk=pk)
    konteks = {
        **admin.site.each_context(request),
        "title": "Sering ditanya",
        "kasus": kasus,
        "alamat_kasus": reverse("admin:informasi_permohonan_change", args=(pk,)),
        "isi": isi,
    }
    return TemplateResponse(request, "admin/terkait/permohonan.html", konteks)


def _usulkan(request: HttpRequest, isi: SeringDitanya) -> None:
    """Only what stands on the page, for the visit that stands there; else Http404."""
    topik = request.POST.get("topik", "")
    if isi.kegiatan is None or topik not in dict(isi.topik):
        raise Http404
    try:
        baru = usulkan_agenda(
            isi.kegiatan,
            topik=f"Sering ditanya: {topik}"[:200],
            oleh=petugas_dari(request),
            pada=timezone.now(),
        )
    except TindakanTerlarang as galat:
        messages.error(request, str(galat))
        return
    kabar = "Diusulkan untuk agenda" if baru else "Sudah ada dalam agenda"
    messages.success(request, f"{kabar} {isi.kegiatan.judul}.")


def _berizin(request: HttpRequest, izin: str) -> None:
    """PermissionDenied for who reads no such cases at all."""
    if not request.user.has_perm(izin):
        raise PermissionDenied
