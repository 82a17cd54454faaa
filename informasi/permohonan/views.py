"""The applicant's pages of a request: look it up, read it, act on it, fetch its files.

It is looked up by number and secret; wrong ones are counted.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django import forms
from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from informasi.jawaban.models import BerkasJawaban
from informasi.pemohon.isian import PERKARA, cari_permohonan, tidak_bisa
from informasi.permohonan.actions import (
    balas_petugas,
    cabut_permohonan,
    nilai_permohonan,
)
from informasi.permohonan.forms import (
    BalasanForm,
    CabutPermohonanForm,
    LacakPermohonanForm,
    LengkapiForm,
)
from informasi.permohonan.kasus import aksi, muat_kasus
from informasi.permohonan.kelengkapan import catat_kelengkapan
from informasi.permohonan.models import Permohonan, PesanPermohonan
from informasi.permohonan.pilihan import BERJALAN, TERJAWAB
from informasi.permohonan.words import keadaan, linimasa
from informasi.surat.cetak import unduh_surat
from informasi.surat.models import Surat
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import (
    dapat_dicari,
    halaman_pribadi,
    kiriman,
    unduhan,
)
from organisasi.kantor.direktori import (
    PARAMETER,
    alamat_dengan_pertolongan,
    pertolongan_menurut,
)
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import PDFGagal
from organisasi.kertas.unggahan import menerima_berkas
from organisasi.sandi import kelompokkan


@dapat_dicari
@halaman_pribadi(borang=True)
def permohonan_lacak(request: HttpRequest) -> HttpResponse:
    form = LacakPermohonanForm(kiriman(request))
    return PERKARA.lacak(request, form, "informasi/permohonan/lacak.html")


# The private page


@halaman_pribadi()
def permohonan_rinci(request: HttpRequest, kode: str) -> HttpResponse:
    kasus = muat_kasus(cari_permohonan(kode, "kepuasan"))
    hari_ini = timezone.localdate()
    konteks = {
        "kasus": kasus,
        "permohonan": kasus.permohonan,
        "keadaan": keadaan(kasus, hari_ini),
        "aksi": aksi(kasus, hari_ini),
        "boleh_cabut": kasus.permohonan.boleh(Permohonan.Tindakan.CABUT),
        "berjalan": kasus.permohonan.status in BERJALAN,
        "pertolongan": pertolongan_menurut(request.GET.get(PARAMETER, "")),
        "peristiwa": linimasa(kasus),
        "kode_rapi": kelompokkan(kasus.permohonan.kode),
    }
    return render(request, "informasi/permohonan/rinci.html", konteks)


# Short acts, each on its own page: write, withdraw, judge


def _lakukan(form: forms.Form, tindakan: Callable[..., object]) -> bool:
    if not form.is_valid():
        return False
    try:
        tindakan(saat=Saat(None, timezone.now()), **form.cleaned_data)
    except TindakanTerlarang as galat:
        form.add_error(None, str(galat))
        return False
    return True


@halaman_pribadi(borang=True)
def permohonan_pesan(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode)
    if permohonan.status not in BERJALAN:
        return tidak_bisa(
            request,
            permohonan,
            judul="Pesan tidak dapat dikirim lagi",
            sebab="Permohonan ini sudah selesai.",
        )
    tanya = _pertanyaan(permohonan, request.GET.get("tanya", ""))
    form = BalasanForm(kiriman(request))
    if _lakukan(form, partial(balas_petugas, permohonan, menjawab=tanya)):
        isi = form.cleaned_data["isi"]
        return redirect(alamat_dengan_pertolongan(permohonan.get_absolute_url(), isi))
    konteks = {"permohonan": permohonan, "form": form, "tanya": tanya}
    status = 400 if form.errors else 200
    return render(request, "informasi/permohonan/pesan.html", konteks, status=status)


def _pertanyaan(permohonan: Permohonan, pk: str) -> PesanPermohonan | None:
    if not pk.isascii() or not pk.isdigit():
        return None
    semua = permohonan.pesan.filter(dari_petugas=True, jawab_sampai__isnull=False)
    return semua.filter(pk=int(pk[:18])).first()


@halaman_pribadi(borang=True)
def permohonan_cabut(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode)
    if not permohonan.boleh(Permohonan.Tindakan.CABUT):
        return tidak_bisa(
            request,
            permohonan,
            judul="Permohonan ini tidak dapat dicabut",
            sebab="Permohonan ini sudah selesai atau sudah dicabut.",
        )
    form = CabutPermohonanForm(kiriman(request))
    if _lakukan(form, partial(cabut_permohonan, permohonan)):
        return redirect(permohonan)
    konteks = {"permohonan": permohonan, "form": form}
    status = 400 if form.errors else 200
    return render(request, "informasi/permohonan/cabut.html", konteks, status=status)


@halaman_pribadi(borang=True)
def permohonan_nilai(request: HttpRequest, kode: str) -> HttpResponse:
    return PERKARA.nilai(
        request,
        cari_permohonan(kode, "kepuasan"),
        dinilai=TERJAWAB,
        belum="Penilaian dapat diberikan setelah permohonan dijawab.",
        beri=nilai_permohonan,
    )


# Sending what was missing


@menerima_berkas
@halaman_pribadi(borang=True)
def permohonan_lengkapi(request: HttpRequest, kode: str) -> HttpResponse:
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
    if _lakukan(form, partial(catat_kelengkapan, permohonan)):
        return redirect(permohonan)
    konteks = {
        "permohonan": permohonan,
        "form": form,
        "maks": settings.UKURAN_BUKTI_MAKS,
    }
    status = 400 if form.errors else 200
    templat = "informasi/permohonan/lengkapi.html"
    return render(request, templat, konteks, status=status)


# Downloads: files of the answer, letters as PDF


@halaman_pribadi()
def permohonan_berkas(_request: HttpRequest, kode: str, pk: int) -> FileResponse:
    milik = BerkasJawaban.objects.diberikan(cari_permohonan(kode))
    berkas = get_object_or_404(milik, pk=pk)
    return unduhan(berkas.isi, nama=berkas.nama_unduhan, tipe=berkas.tipe)


@halaman_pribadi()
def permohonan_surat(request: HttpRequest, kode: str, pk: int) -> HttpResponseBase:
    """A letter of this case as PDF, printed on first need; 503 when it cannot be now."""
    permohonan = cari_permohonan(kode)
    surat = get_object_or_404(Surat.objects.perkara(permohonan), pk=pk)
    try:
        return unduh_surat(surat)
    except PDFGagal:
        return tidak_bisa(
            request,
            permohonan,
            judul="PDF belum dapat dicetak",
            sebab="Coba lagi beberapa saat lagi. Suratnya dapat dibaca di halaman cetak.",
            status=503,
        )
