"""Look a request up by its number and secret; guessing is slowed down."""

from __future__ import annotations

from hmac import compare_digest

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from informasi.borang.kasus import LacakForm
from informasi.models import Permohonan
from organisasi.halaman_pribadi import dapat_dicari, halaman_pribadi, kiriman
from organisasi.pelacakan import boleh_menebak, kalimat_batas, kunci_tebak
from organisasi.pembatas import lupakan
from organisasi.sandi import sidik

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
            kini = timezone.now()
            nomor, kode = form.cleaned_data["nomor"], form.cleaned_data["kode"]
            if not boleh_menebak(request, nomor, kini):
                status = 429
                form.add_error(None, kalimat_batas(kini))
            elif permohonan := _cocok(nomor, kode):
                lupakan(kunci_tebak(nomor))
                return redirect(permohonan)
            else:
                form.add_error(None, TIDAK_COCOK)
    konteks = {"form": form}
    return render(request, "informasi/permohonan/lacak.html", konteks, status=status)


def _cocok(nomor: str, kode: str) -> Permohonan | None:
    """The request when both fit; as long for an unknown number as for a wrong code."""
    permohonan = Permohonan.objects.filter(nomor=nomor).first()
    tersimpan = permohonan.sidik_kode if permohonan else sidik("")
    cocok = compare_digest(tersimpan, sidik(kode))
    return permohonan if cocok and permohonan else None
