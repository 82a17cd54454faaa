"""Short acts of the applicant, each on its own page: write, withdraw, judge."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from informasi.actions.percakapan import (
    balas_petugas,
    cabut_permohonan,
    nilai_permohonan,
)
from informasi.borang.kasus import BalasanForm, CabutForm
from informasi.models import (
    BERJALAN,
    TERJAWAB,
    Kepuasan,
    Permohonan,
    PesanPermohonan,
)
from informasi.views.pribadi import cari_permohonan, tidak_bisa
from organisasi.alur.kepuasan import KepuasanForm
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import halaman_pribadi, kiriman
from organisasi.kantor.direktori import alamat_dengan_pertolongan


@halaman_pribadi(borang=True)
def permohonan_pesan(request: HttpRequest, kode: str) -> HttpResponse:
    """Reply to a question of the office (``?tanya=``), or write to it unasked."""
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
    if request.method == "POST" and form.is_valid():
        try:
            balas_petugas(
                permohonan,
                isi=form.cleaned_data["isi"],
                pada=timezone.now(),
                menjawab=tanya,
            )
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            return redirect(
                alamat_dengan_pertolongan(
                    permohonan.get_absolute_url(), form.cleaned_data["isi"]
                )
            )
    konteks = {"permohonan": permohonan, "form": form, "tanya": tanya}
    status = 400 if form.errors else 200
    return render(request, "informasi/permohonan/pesan.html", konteks, status=status)


def _pertanyaan(permohonan: Permohonan, pk: str) -> PesanPermohonan | None:
    """The question named in the address, when it is one of this case."""
    if not pk.isascii() or not pk.isdigit():
        return None
    semua = permohonan.pesan.filter(dari_petugas=True, jawab_sampai__isnull=False)
    return semua.filter(pk=int(pk[:18])).first()


@halaman_pribadi(borang=True)
def permohonan_cabut(request: HttpRequest, kode: str) -> HttpResponse:
    """Withdrawal with its own confirmation: asked once, told what it means."""
    permohonan = cari_permohonan(kode)
    if not permohonan.boleh(Permohonan.Tindakan.CABUT):
        return tidak_bisa(
            request,
            permohonan,
            judul="Permohonan ini tidak dapat dicabut",
            sebab="Permohonan ini sudah selesai atau sudah dicabut.",
        )
    form = CabutForm(kiriman(request))
    if request.method == "POST" and form.is_valid():
        try:
            cabut_permohonan(
                permohonan, pada=timezone.now(), alasan=form.cleaned_data["alasan"]
            )
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            return redirect(permohonan)
    konteks = {"permohonan": permohonan, "form": form}
    status = 400 if form.errors else 200
    return render(request, "informasi/permohonan/cabut.html", konteks, status=status)


@halaman_pribadi(borang=True)
def permohonan_nilai(request: HttpRequest, kode: str) -> HttpResponse:
    """How content the applicant is, after the answer; changed for two weeks."""
    permohonan = cari_permohonan(kode, "kepuasan")
    lama: Kepuasan | None = getattr(permohonan, "kepuasan", None)
    if permohonan.status not in TERJAWAB:
        return tidak_bisa(
            request,
            permohonan,
            judul="Belum bisa dinilai",
            sebab="Penilaian dapat diberikan setelah permohonan dijawab.",
        )
    if lama and not lama.dapat_diubah(timezone.now()):
        return tidak_bisa(
            request,
            permohonan,
            judul="Terima kasih, penilaian Anda sudah kami terima",
            sebab=lama.kalimat_batas,
            status=200,
        )
    form = KepuasanForm(kiriman(request), kepuasan=lama)
    if request.method == "POST" and form.is_valid():
        try:
            nilai_permohonan(permohonan, pada=timezone.now(), **form.cleaned_data)
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            return redirect("informasi:permohonan-nilai", permohonan.kode)
    konteks = {"permohonan": permohonan, "form": form, "lama": lama}
    status = 400 if form.errors else 200
    return render(request, "informasi/permohonan/nilai.html", konteks, status=status)
