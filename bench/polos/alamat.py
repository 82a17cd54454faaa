"""Two views: bytes that lie ready, and a list page written by hand with three queries."""

from __future__ import annotations

import os
from pathlib import Path

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from bench.polos.models import Dokumen, Hitungan, Unit

FOLDER = Path(os.environ.get("BENCH_ISI", "."))
TETAP = {satu.stem: satu.read_bytes() for satu in FOLDER.glob("*.br")}


def tetap(_request: HttpRequest, nama: str) -> HttpResponse:
    """The bytes of a page of the portal, as the portal sent them."""
    isi = TETAP[nama]
    return HttpResponse(
        isi,
        content_type="text/html; charset=utf-8",
        headers={"Content-Encoding": "br", "Content-Length": str(len(isi))},
    )


def daftar(request: HttpRequest) -> HttpResponse:
    """The newest 25 entries with their units, the units, the number of each class."""
    baris = (
        Dokumen.objects.filter(status="terbit")
        .exclude(klasifikasi="dikecualikan")
        .select_related("unit")
        .order_by("-terbit_pada", "-pk")[:25]
    )
    unit = Unit.objects.order_by("nama")
    kelas = Hitungan.objects.values_list("klasifikasi").annotate(n=Sum("jumlah"))
    konteks = {"baris": list(baris), "unit": list(unit), "kelas": list(kelas)}
    return render(request, "polos/daftar.html", konteks)


urlpatterns = [
    path("", daftar),
    path("tetap/<slug:nama>/", tetap),
    path("daftar/", daftar),
]
