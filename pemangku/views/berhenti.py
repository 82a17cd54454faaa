"""The stop link of a broadcast: looking changes nothing, one press ends it (7.4)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from organisasi.halaman.rahasia import halaman_pribadi, tolak_rahasia
from pemangku.actions.berhenti import hentikan, sudah_berhenti
from pemangku.models import PenerimaSiaran, TautanPribadi

BERHENTI = TautanPribadi.Tujuan.BERHENTI


# The secret in the address is the right, and no session: a mail program's own button
# (RFC 8058) posts without ever having seen the page.
@csrf_exempt
@halaman_pribadi(borang=True)
def berhenti(request: HttpRequest, kode: str) -> HttpResponse:
    """What the messages are about, and a button; only POST obeys."""
    penerima = _penerima(request, kode)
    if request.method == "POST":
        hentikan(penerima, pada=timezone.now())
    konteks = {"penerima": penerima, "sudah": sudah_berhenti(penerima)}
    return render(request, "pemangku/berhenti.html", konteks)


def _penerima(request: HttpRequest, kode: str) -> PenerimaSiaran:
    """Whose message the link stood in; 404 for a wrong one, and a brake on guessing."""
    kini = timezone.now()
    tautan = (
        TautanPribadi.objects.milik(BERHENTI, kode, kini)
        .select_related("penerima__siaran__unit", "penerima__kanal", "penerima__orang")
        .first()
    )
    if tautan is None or tautan.penerima is None:
        tolak_rahasia(request, kini)
    return tautan.penerima
