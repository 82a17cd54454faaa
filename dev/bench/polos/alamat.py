"""Bytes that lie ready; home, list, item and search by hand, with one to three queries."""

import json
import os
from pathlib import Path
from uuid import uuid4

from django import forms
from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import F, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone

from dev.bench.polos.models import Dokumen, Draf, Hitungan, Unit

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
    return _halaman(request, _terbuka().order_by("-terbit_pada", "-pk")[:25])


def cari(request: HttpRequest) -> HttpResponse:
    """The same for the best 25 matches of a word, with the hits marked; also 3 queries."""
    kueri = SearchQuery(request.GET.get("q", ""), config="indonesian")
    cocok = (
        _terbuka()
        .filter(cari=kueri)
        .annotate(
            nilai=SearchRank(F("cari"), kueri),
            sorot=SearchHeadline("ringkasan", kueri, config="indonesian"),
        )
    )
    return _halaman(request, cocok.order_by("-nilai", "-pk")[:25])


def _terbuka() -> QuerySet[Dokumen]:
    semua = Dokumen.objects.filter(status="terbit").exclude(klasifikasi="dikecualikan")
    return semua.select_related("unit").defer("cari")


def _halaman(request: HttpRequest, baris: QuerySet[Dokumen]) -> HttpResponse:
    unit = Unit.objects.order_by("nama")
    kelas = Hitungan.objects.values_list("klasifikasi").annotate(n=Sum("jumlah"))
    konteks = {"baris": list(baris), "unit": list(unit), "kelas": list(kelas)}
    return render(request, "polos/daftar.html", konteks)


def beranda(request: HttpRequest) -> HttpResponse:
    """The newest eight entries and the number of each class."""
    kelas = Hitungan.objects.values_list("klasifikasi").annotate(n=Sum("jumlah"))
    baris = _terbuka().order_by("-terbit_pada", "-pk")[:8]
    return render(request, "polos/daftar.html", {"baris": baris, "kelas": kelas})


def butir(request: HttpRequest, nomor: str) -> HttpResponse:
    """One entry with its unit, and five more of that unit."""
    satu = get_object_or_404(_terbuka(), nomor=nomor.upper())
    lagi = _terbuka().filter(unit=satu.unit).exclude(pk=satu.pk)
    konteks = {"satu": satu, "lagi": lagi.order_by("-terbit_pada", "-pk")[:5]}
    return render(request, "polos/butir.html", konteks)


class TulisForm(forms.Form):
    rincian = forms.CharField(max_length=5000)
    tujuan = forms.CharField(max_length=2000)


def tulis(request: HttpRequest) -> HttpResponse:
    """A form as the tutorial has it: checked, one row written, sent on."""
    form = TulisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kini = timezone.now()
        Draf.objects.create(
            formulir="bench",
            sidik_kode=uuid4().hex,
            isian=json.dumps(form.cleaned_data),
            dibuat_pada=kini,
            kedaluwarsa_pada=kini,
        )
        return redirect("/")
    return render(request, "polos/tulis.html", {"form": form})


urlpatterns = [
    path("tulis/", tulis),
    path("", daftar),
    path("tetap/<slug:nama>/", tetap),
    path("beranda/", beranda),
    path("daftar/", daftar),
    path("informasi/<slug:nomor>/", butir),
    path("cari/", cari),
]
