"""One published complaint: what the public may read, its photos, “saya juga”."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.publik import halaman_publik
from organisasi.halaman.rahasia import halaman_pribadi, kiriman, unduhan
from pengaduan.actions.pengikut import (
    berhenti_mengikuti,
    ikuti_pengaduan,
    pastikan_pengikut,
    pengikut_berhenti_token,
    pengikut_token,
)
from pengaduan.borang.kasus import IkutForm
from pengaduan.models import Pengaduan
from pengaduan.models.pilihan import DAPAT_DIIKUTI
from pengaduan.umum import terpilih


def cari_umum(nomor: str) -> Pengaduan:
    """The published complaint of a number; 404 for any other, published or not."""
    return get_object_or_404(terpilih({}), nomor=nomor.upper())


@halaman_publik()
def pengaduan_umum(request: HttpRequest, nomor: str) -> HttpResponse:
    """Title, words and photos as an officer has checked them; state, holder, support."""
    pengaduan = cari_umum(nomor)
    konteks = {
        "pengaduan": pengaduan,
        "foto": list(pengaduan.berkas.filter(umum=True)),
        "dapat_diikuti": pengaduan.status in DAPAT_DIIKUTI,
    }
    return render(request, "pengaduan/umum/rinci.html", konteks)


@halaman_publik(simpan=False)
def pengaduan_umum_foto(_request: HttpRequest, nomor: str, pk: int) -> FileResponse:
    """A photo that an officer released, small; 404 for any other."""
    berkas = get_object_or_404(
        cari_umum(nomor).berkas.filter(umum=True, tipe__startswith="image/"), pk=pk
    )
    jawab = unduhan(berkas.isi, nama=berkas.nama, tipe=berkas.tipe)
    # Short: a withdrawn photo must not live on in somebody else's cache.
    jawab["Cache-Control"] = "public, max-age=60"
    return jawab


@halaman_pribadi(borang=True)
def pengaduan_ikut(request: HttpRequest, nomor: str) -> HttpResponse:
    """“Saya juga”: one person counts once; a mail address only for news.

    Without an address the browser's own form key tells people apart, hashed.
    """
    pengaduan = cari_umum(nomor)
    if pengaduan.status not in DAPAT_DIIKUTI:
        return redirect("pengaduan:pengaduan-umum", pengaduan.nomor)
    form = IkutForm(kiriman(request))
    if request.method == "POST" and form.is_valid():
        surel = form.cleaned_data["surel"]
        try:
            ikuti_pengaduan(
                pengaduan,
                ciri=request.COOKIES.get(settings.CSRF_COOKIE_NAME, ""),
                surel=surel,
                pada=timezone.now(),
            )
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            hasil = "surel" if surel else "ya"
            alamat = reverse("pengaduan:pengaduan-ikut", args=(pengaduan.nomor,))
            return redirect(f"{alamat}?sudah={hasil}")
    konteks = {
        "pengaduan": pengaduan,
        "form": form,
        "sudah": request.GET.get("sudah", "") if request.method != "POST" else "",
    }
    status = 400 if form.errors else 200
    return render(request, "pengaduan/umum/ikut.html", konteks, status=status)


@halaman_pribadi(borang=True)
def pengikut_pastikan(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the mail: looking shows a button, pressing it proves the address."""
    pengikut = pengikut_token(token)
    if pengikut is None or not pengikut.surel:
        raise Http404
    if request.method == "POST":
        pengikut = pastikan_pengikut(token, pada=timezone.now())
    konteks = {"pengikut": pengikut, "cara": "pastikan"}
    return render(request, "pengaduan/umum/pengikut.html", konteks)


@halaman_pribadi(borang=True)
def pengikut_berhenti(request: HttpRequest, token: str) -> HttpResponse:
    """No more mail: only pressing the button obeys, looking changes nothing."""
    pengikut = pengikut_berhenti_token(token)
    if pengikut is None:
        raise Http404
    if request.method == "POST":
        pengikut = berhenti_mengikuti(token)
    konteks = {"pengikut": pengikut, "cara": "berhenti"}
    return render(request, "pengaduan/umum/pengikut.html", konteks)
