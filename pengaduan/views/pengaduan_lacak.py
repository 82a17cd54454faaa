"""Look a complaint up by number and secret, or the secret alone; wrong ones are counted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from organisasi.halaman.rahasia import (
    boleh_salah,
    dapat_dicari,
    halaman_pribadi,
    kalimat_batas,
    kiriman,
)
from pengaduan.borang.kasus import LacakForm
from pengaduan.models import Pengaduan

TIDAK_COCOK = (
    "Nomor dan kode ini tidak cocok. Periksa lagi keduanya di tanda bukti Anda."
)


@dapat_dicari
@halaman_pribadi(borang=True)
def pengaduan_lacak(request: HttpRequest) -> HttpResponse:
    """The form; a right pair leads to the private page."""
    form = LacakForm(kiriman(request))
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            if pengaduan := _cocok(**form.cleaned_data):
                return redirect(pengaduan)
            kini = timezone.now()
            if boleh_salah(request, kini):
                form.add_error(None, TIDAK_COCOK)
            else:
                status = 429
                form.add_error(None, kalimat_batas(kini))
    konteks = {"form": form}
    return render(request, "pengaduan/kasus/lacak.html", konteks, status=status)


def _cocok(nomor: str, kode: str) -> Pengaduan | None:
    """The complaint of the secret, when the number (if any) is its own.

    Found by the keyed hash of the secret alone: a wrong code costs the same for every
    number, so nobody learns which numbers exist.
    """
    pengaduan = Pengaduan.objects.dengan_kode(kode).first()
    return pengaduan if pengaduan and nomor in {"", pengaduan.nomor} else None
