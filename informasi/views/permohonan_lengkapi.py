"""The applicant completes what was missing, from home."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from informasi.actions.kelengkapan import catat_kelengkapan
from informasi.borang.kelengkapan import LengkapiForm
from informasi.models import Permohonan
from informasi.views.pribadi import cari_permohonan, tidak_bisa
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import halaman_pribadi, kiriman
from organisasi.kertas.unggahan import menerima_berkas


@menerima_berkas
@halaman_pribadi(borang=True)
def permohonan_lengkapi(request: HttpRequest, kode: str) -> HttpResponse:
    """What is missing, until when, and the fields to send it with."""
    permohonan = cari_permohonan(kode, "pemohon")
    if not permohonan.boleh(Permohonan.Tindakan.LENGKAPI):
        return tidak_bisa(
            request,
            permohonan,
            judul="Tidak ada yang perlu dilengkapi",
            sebab="Berkasnya sudah lengkap, atau permohonan ini sudah selesai.",
        )
    kirim = request.method == "POST"
    form = LengkapiForm(
        kiriman(request), request.FILES if kirim else None, permohonan=permohonan
    )
    if kirim and _simpan(form, permohonan):
        return redirect(permohonan)
    konteks = {
        "permohonan": permohonan,
        "form": form,
        "maks": settings.UKURAN_BUKTI_MAKS,
    }
    status = 400 if form.errors else 200
    templat = "informasi/permohonan/lengkapi.html"
    return render(request, templat, konteks, status=status)


def _simpan(form: LengkapiForm, permohonan: Permohonan) -> bool:
    """Send it when all is good; else the form says in words what is not."""
    if not form.is_valid():
        return False
    isi = form.kiriman()
    if form.errors:
        return False
    try:
        catat_kelengkapan(permohonan, oleh=None, pada=timezone.now(), kiriman=isi)
    except TindakanTerlarang as galat:
        form.add_error(None, str(galat))
        return False
    return True
