"""The door of the complaint form: danger is asked before any field."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from organisasi.halaman.publik import halaman_publik

# What another page may bring along; nothing exists before the citizen sends.
PRAISI = ("teks", "asal", "nomor")


@halaman_publik(*PRAISI, simpan=False)
def pengaduan_ajukan(request: HttpRequest) -> HttpResponse:
    """“Apakah ada bahaya sekarang?”: yes leads to the telephone, no to the form."""
    mulai = reverse("pengaduan:pengaduan-mulai")
    if request.GET:
        mulai = f"{mulai}?{request.GET.urlencode()}"
    return render(request, "pengaduan/ajukan/awal.html", {"mulai": mulai})
