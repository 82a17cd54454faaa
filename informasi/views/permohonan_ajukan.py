"""The door of the request form: what happens, how long it takes, what is needed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from informasi.syarat_pemohon import daftar_syarat
from informasi.views.permohonan import JAWAB, PERPANJANG, batas_berlaku
from organisasi.halaman.publik import halaman_publik

# What another page may bring along; nothing exists before the citizen sends.
PRAISI = ("dokumen", "asal", "nomor", "teks")


@halaman_publik(*PRAISI)
def permohonan_ajukan(request: HttpRequest) -> HttpResponse:
    """The first page; whoever brings something along goes straight to the question."""
    if request.GET:
        tuju = f"{reverse('informasi:permohonan-mulai')}?{request.GET.urlencode()}"
        jawab = redirect(tuju)
        jawab["Cache-Control"] = "no-store"
        return jawab
    batas = batas_berlaku(timezone.localdate())
    konteks = {
        "jawab": batas.get(JAWAB),
        "perpanjang": batas.get(PERPANJANG),
        "syarat": daftar_syarat(),
    }
    return render(request, "informasi/permohonan/ajukan/awal.html", konteks)
