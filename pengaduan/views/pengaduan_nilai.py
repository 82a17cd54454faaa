"""How content the reporter is with our work; on its own page, once it has ended."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from organisasi.alur.kepuasan import KepuasanForm
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import halaman_pribadi, kiriman
from pengaduan.actions.kepuasan import BELUM, nilai_pengaduan
from pengaduan.models import DINILAI, Kepuasan
from pengaduan.views.pribadi import cari_pengaduan, tidak_bisa


@halaman_pribadi(borang=True)
def pengaduan_nilai(request: HttpRequest, kode: str) -> HttpResponse:
    """One question; the answer may be changed for two weeks."""
    pengaduan = cari_pengaduan(kode, "kepuasan")
    lama: Kepuasan | None = getattr(pengaduan, "kepuasan", None)
    if pengaduan.status not in DINILAI:
        return tidak_bisa(request, pengaduan, judul="Belum bisa dinilai", sebab=BELUM)
    if lama and not lama.dapat_diubah(timezone.now()):
        return tidak_bisa(
            request,
            pengaduan,
            judul="Terima kasih, penilaian Anda sudah kami terima",
            sebab=lama.kalimat_batas,
            status=200,
        )
    form = KepuasanForm(kiriman(request), kepuasan=lama)
    if request.method == "POST" and form.is_valid():
        try:
            nilai_pengaduan(pengaduan, pada=timezone.now(), **form.cleaned_data)
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            return redirect("pengaduan:pengaduan-nilai", pengaduan.kode)
    konteks = {"pengaduan": pengaduan, "form": form, "lama": lama}
    status = 400 if form.errors else 200
    return render(request, "pengaduan/kasus/nilai.html", konteks, status=status)
