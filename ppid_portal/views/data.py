"""The open data page: what can be fetched, in which form, under which licence."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from organisasi.halaman.publik import halaman_publik
from ppid_portal import direktori
from ppid_portal.data_terbuka.himpunan import himpunan


@halaman_publik()
def data(request: HttpRequest) -> HttpResponse:
    """Every machine address of the portal with a sentence on what it gives."""
    konteks = {
        "himpunan": list(himpunan()),
        "jumlah": direktori.jumlah().semua,
        "jumlah_unit": len(direktori.semua_unit()),
    }
    return render(request, "data/data.html", konteks)
