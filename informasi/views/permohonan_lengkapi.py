"""The applicant completes what was missing, from home."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from informasi.actions.kelengkapan_warga import kirim_kelengkapan
from informasi.borang.kasus import LengkapiForm
from informasi.models import Permohonan
from informasi.syarat_pemohon import bukti_diminta
from informasi.views.pribadi import cari_permohonan, tidak_bisa
from organisasi.alur import TindakanTerlarang
from organisasi.gambar import periksa_bersih
from organisasi.halaman_pribadi import halaman_pribadi, kiriman
from organisasi.unggahan import Unggahan

JENIS_BUKTI = ("jpg", "png", "pdf")


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
    pemohon = permohonan.pemohon
    jenis = bukti_diminta(pemohon.kategori, dikuasakan=pemohon.dikuasakan)
    kirim = request.method == "POST"
    form = LengkapiForm(kiriman(request), request.FILES if kirim else None, jenis=jenis)
    if kirim and _simpan(form, permohonan, jenis):
        return redirect(permohonan)
    konteks = {
        "permohonan": permohonan,
        "form": form,
        "maks": settings.UKURAN_BUKTI_MAKS,
    }
    status = 400 if form.errors else 200
    templat = "informasi/permohonan/lengkapi.html"
    return render(request, templat, konteks, status=status)


def _simpan(form: LengkapiForm, permohonan: Permohonan, jenis: tuple[str, ...]) -> bool:
    """Send it when all is good; else the form says in words what is not."""
    if not form.is_valid():
        return False
    isi = dict(form.cleaned_data)
    unggahan = [u for satu in jenis for u in _periksa(form, satu, isi[satu])]
    if form.errors:
        return False
    try:
        kirim_kelengkapan(
            permohonan,
            unggahan=unggahan,
            keterangan=isi["keterangan"],
            pada=timezone.now(),
        )
    except TindakanTerlarang as galat:
        form.add_error(None, str(galat))
        return False
    return True


def _periksa(form: LengkapiForm, jenis: str, semua: list) -> list[tuple[str, Unggahan]]:
    """The good files of one kind; each bad one gets its sentence."""
    baik = []
    for satu in semua:
        try:
            maks = settings.UKURAN_BUKTI_MAKS
            baik.append((jenis, periksa_bersih(satu, boleh=JENIS_BUKTI, maks=maks)))
        except ValidationError as galat:
            form.add_error(jenis, galat)
    return baik
