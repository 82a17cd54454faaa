"""Acts of the reporter, each on its own page: news, the answer yes or no, confirming."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import halaman_pribadi, kiriman
from organisasi.kantor.direktori import alamat_dengan_pertolongan
from organisasi.kertas.unggahan import menerima_berkas
from pengaduan.actions.pelapor import (
    FOTO_WARGA_MAKS,
    kirim_kabar,
    pastikan_kontak,
    pelapor_token,
)
from pengaduan.actions.penanganan import jawab_tanggapan
from pengaduan.berkas_masuk import foto_bersih
from pengaduan.borang.kasus import KabarForm, TanggapanForm
from pengaduan.models import TERBUKA, BerkasPengaduan, Pengaduan
from pengaduan.views.pribadi import cari_pengaduan, tidak_bisa

S, TG = Pengaduan.Status, Pengaduan.Tanggapan


@menerima_berkas
@halaman_pribadi(borang=True)
def pengaduan_kabar(request: HttpRequest, kode: str) -> HttpResponse:
    """Reply to a question of the office, or add news and photos unasked."""
    pengaduan = cari_pengaduan(kode)
    if pengaduan.status not in TERBUKA:
        return tidak_bisa(
            request,
            pengaduan,
            judul="Kabar tidak dapat ditambahkan lagi",
            sebab="Aduan ini sudah berakhir. Bila masalahnya belum beres, bukalah lagi "
            "dari halaman aduan, atau buat aduan baru.",
        )
    kirim = request.method == "POST"
    form = KabarForm(kiriman(request), request.FILES if kirim else None)
    if kirim and form.is_valid() and _kabarkan(form, pengaduan):
        return redirect(
            alamat_dengan_pertolongan(
                pengaduan.get_absolute_url(), form.cleaned_data["isi"]
            )
        )
    ditanya = pengaduan.status == S.TUNDA
    konteks = {
        "pengaduan": pengaduan,
        "form": form,
        "pertanyaan": pengaduan.pesan.filter(dari_petugas=True).first()
        if ditanya
        else None,
    }
    status = 400 if form.errors else 200
    return render(request, "pengaduan/kasus/kabar.html", konteks, status=status)


def _kabarkan(form: KabarForm, pengaduan: Pengaduan) -> bool:
    """Send it when all is good; else the form says in words what is not."""
    foto = _foto(form)
    if form.errors:
        return False
    try:
        kirim_kabar(
            pengaduan, isi=form.cleaned_data["isi"], foto=foto, pada=timezone.now()
        )
    except TindakanTerlarang as galat:
        form.add_error(None, str(galat))
        return False
    return True


def _foto(form: forms.Form) -> list[BerkasPengaduan]:
    """The photos that can be read; each bad one gets its sentence."""
    baik = []
    for satu in form.cleaned_data["foto"][: FOTO_WARGA_MAKS + 1]:
        try:
            baik.append(foto_bersih(satu))
        except ValidationError as galat:
            form.add_error("foto", galat)
    return baik


@halaman_pribadi(borang=True)
def pengaduan_tanggapan(request: HttpRequest, kode: str) -> HttpResponse:
    """Solved, yes or no; after it was closed a no opens it again."""
    pengaduan = cari_pengaduan(kode)
    if pengaduan.status not in {S.MENUNGGU_PELAPOR, S.SELESAI}:
        return tidak_bisa(
            request,
            pengaduan,
            judul="Belum ada hasil yang dapat dijawab",
            sebab="Anda diminta menjawab setelah penangan menyampaikan hasilnya.",
        )
    tertutup = pengaduan.status == S.SELESAI
    form = TanggapanForm(kiriman(request), tertutup=tertutup)
    if request.method == "POST" and form.is_valid():
        try:
            jawab_tanggapan(
                pengaduan,
                beres=form.cleaned_data.get("beres", TG.TIDAK) == TG.YA,
                alasan=form.cleaned_data["alasan"],
                pada=timezone.now(),
            )
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            alamat = pengaduan.get_absolute_url()
            return redirect(
                alamat_dengan_pertolongan(alamat, form.cleaned_data["alasan"])
            )
    konteks = {"pengaduan": pengaduan, "form": form, "tertutup": tertutup}
    status = 400 if form.errors else 200
    return render(request, "pengaduan/kasus/tanggapan.html", konteks, status=status)


@halaman_pribadi(borang=True)
def pengaduan_pastikan(request: HttpRequest, token: str) -> HttpResponse:
    """The link in a mail: looking shows a button, pressing it proves the address.

    Programs that read mail open links by themselves; they press nothing.
    """
    pelapor = pelapor_token(token)
    if pelapor is None:
        raise Http404
    if request.method == "POST":
        pastikan_kontak(pelapor, pada=timezone.now())
    konteks = {"pelapor": pelapor, "pengaduan": pelapor.pengaduan}
    return render(request, "pengaduan/kasus/pastikan.html", konteks)
