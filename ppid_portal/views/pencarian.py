"""The page of the one search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from informasi.models import PencarianNihil
from organisasi.halaman.publik import halaman_publik
from organisasi.kantor.direktori import pertolongan
from organisasi.teks import bersih
from ppid_portal.pencarian import cari_semua

PANJANG_MAKS = 200


@halaman_publik("q")
def cari(request: HttpRequest) -> HttpResponse:
    """One box over everything; without words it asks for some."""
    mentah = request.GET.get("q", "")
    q = " ".join(bersih(mentah).split())
    hasil = cari_semua(q[:PANJANG_MAKS])
    if hasil.q and hasil.nihil:
        PencarianNihil.objects.catat(hasil.q, pada=timezone.now())
    konteks = {
        "hasil": hasil,
        "pertolongan": pertolongan(hasil.q),
        "terpotong": len(q) > PANJANG_MAKS,
    }
    return render(request, "cari.html", konteks)
