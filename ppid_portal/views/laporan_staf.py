"""Sheets for the staff that need all services: bureaucratic reform, each unit's month."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.naskah import SURAT
from organisasi.models import Unit
from pemangku.kertas import Pencetak
from pemangku.staf import kirim_buku, kirim_pdf
from ppid_portal.indikator.izin import cakupan_angka
from ppid_portal.indikator.periode import Periode
from ppid_portal.kinerja.halaman import Tautan, periode_diminta
from ppid_portal.lembar_rb import boleh_baca, buku_rb, isi_rb, lembar_rb
from ppid_portal.lembar_unit import cakupan_lembar, isi_unit, unit_berlembar
from ppid_portal.models.laporan import TAHUN_AKHIR, TAHUN_AWAL
from ppid_portal.suara_warga import boleh_baca as boleh_suara, suara, triwulan

BENTUK = ("pdf", "xlsx")
BANYAK_TAHUN = 3


@admin.site.admin_view
@require_safe
@halaman_rahasia
def laporan_daftar(request: HttpRequest) -> HttpResponseBase:
    """What the officer may take."""
    unit, rb = _milik(request), boleh_baca(petugas_dari(request))
    if not (unit or rb):
        raise PermissionDenied
    hari = timezone.localdate()
    konteks = {
        **admin.site.each_context(request),
        "title": "Lembar laporan",
        "unit": unit,
        "bulan": Periode.bulan(hari).sebelumnya,
        "tahun": [hari.year - lalu for lalu in range(BANYAK_TAHUN)] if rb else [],
        "bentuk": BENTUK,
        "suara": boleh_suara(petugas_dari(request)),
    }
    return TemplateResponse(request, "admin/laporan.html", konteks)


@admin.site.admin_view
@require_safe
@halaman_rahasia
def suara_warga(request: HttpRequest, kode: str = "") -> HttpResponseBase:
    """What people answered after their cases, of a quarter that is over."""
    if not boleh_suara(petugas_dari(request)):
        raise PermissionDenied
    semua = triwulan(timezone.localdate())
    periode = next((p for p in semua if p.kode == (kode or semua[0].kode)), None)
    if periode is None:
        raise Http404
    konteks = {
        **admin.site.each_context(request),
        "title": f"Suara warga, {periode}",
        "pilihan": [("Triwulan", [_tautan_suara(p, periode) for p in semua])],
        "suara": suara(periode),
    }
    return TemplateResponse(request, "admin/suara_warga.html", konteks)


@admin.site.admin_view
@require_safe
@halaman_rahasia
def rb(request: HttpRequest, tahun: int, bentuk: str) -> HttpResponseBase:
    """The sheet for bureaucratic reform of a year."""
    petugas, kini = petugas_dari(request), timezone.now()
    if not boleh_baca(petugas):
        raise PermissionDenied
    if bentuk not in BENTUK or not TAHUN_AWAL <= tahun <= TAHUN_AKHIR:
        raise Http404
    cakupan = cakupan_angka(petugas_dari(request))
    lembar, nama = lembar_rb(tahun, cakupan), f"lembar_rb_{tahun}"
    if bentuk == "xlsx":
        return kirim_buku(request, *buku_rb(lembar), nama)
    isi = isi_rb(lembar, pencetak=Pencetak.dari(petugas, kini))
    kembali = reverse("laporan-daftar")
    return kirim_pdf(request, isi, pada=kini, naskah=SURAT, nama=nama, kembali=kembali)


@admin.site.admin_view
@require_safe
@halaman_rahasia
def unit_bulanan(request: HttpRequest, slug: str, periode: str) -> HttpResponseBase:
    """One page of a unit and a month that has begun."""
    kini, hari = timezone.now(), timezone.localdate()
    unit = next((u for u in _milik(request) if u.slug == slug), None)
    bulan = _bulan(periode)
    if unit is None or bulan is None:
        raise Http404
    isi = isi_unit(
        unit, bulan, pencetak=Pencetak.dari(petugas_dari(request), kini), hari=hari
    )
    nama, kembali = f"lembar_{unit.slug}_{bulan.kode}", reverse("laporan-daftar")
    return kirim_pdf(request, isi, pada=kini, naskah=SURAT, nama=nama, kembali=kembali)


def _tautan_suara(satu: Periode, dibaca: Periode) -> Tautan:
    url = "" if satu == dibaca else reverse("suara-warga", args=(satu.kode,))
    return Tautan(satu.nama.removeprefix("triwulan "), url)


def _bulan(kode: str) -> Periode | None:
    """The month of a code; None for anything else, and before the Act."""
    try:
        periode = periode_diminta(kode, timezone.localdate())
    except ValueError:
        return None
    return periode if periode.banyak == 1 else None


def _milik(request: HttpRequest) -> list[Unit]:
    """The units whose page the officer may take."""
    cakupan = cakupan_lembar(petugas_dari(request))
    return [u for u in unit_berlembar(timezone.localdate()) if cakupan.mencakup(u)]
