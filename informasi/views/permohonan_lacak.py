"""Look a request up by its number and secret; wrong ones are counted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from informasi.borang.kasus import LacakForm
from informasi.models import Permohonan
from organisasi.halaman.rahasia import (
    boleh_salah,
    dapat_dicari,
    halaman_pribadi,
    kalimat_batas,
    kiriman,
)

TIDAK_COCOK = (
    "Nomor dan kode ini tidak cocok. Periksa lagi keduanya di tanda bukti Anda."
)


@dapat_dicari
@halaman_pribadi(borang=True)
def permohonan_lacak(request: HttpRequest) -> HttpResponse:
    """The form; a right pair leads to the private page."""
    form = LacakForm(kiriman(request))
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            if permohonan := _cocok(**form.cleaned_data):
                return redirect(permohonan)
            kini = timezone.now()
            if boleh_salah(request, kini):
                form.add_error(None, TIDAK_COCOK)
            else:
                status = 429
                form.add_error(None, kalimat_batas(kini))
    konteks = {"form": form}
    return render(request, "informasi/permohonan/lacak.html", konteks, status=status)


def _cocok(nomor: str, kode: str) -> Permohonan | None:
    """The request of the secret, when the number is its own.

    Found by the keyed hash of the secret alone: a wrong code costs the same for every
    number, so nobody learns which numbers exist.
    """
    permohonan = Permohonan.objects.dengan_kode(kode).first()
    return permohonan if permohonan and permohonan.nomor == nomor else None
