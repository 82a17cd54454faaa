"""The receipt: number, secret, QR, what happens next and by when."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.sandi import kelompokkan, rapikan_kode
from pengaduan.models import Pengaduan


@halaman_rahasia
def pengaduan_terkirim(request: HttpRequest, kode: str) -> HttpResponse:
    """What was sent has its number; 404 with words for a secret that opens nothing."""
    pengaduan = (
        Pengaduan.objects.dengan_kode(rapikan_kode(kode))
        .select_related("pemegang", "pelapor")
        .first()
    )
    if pengaduan is None:
        return render(request, "pengaduan/ajukan/tidak_ada.html", status=404)
    konteks = {
        "pengaduan": pengaduan,
        "pelapor": pengaduan.pelapor,
        "kode": kelompokkan(pengaduan.kode),
        "tautan": f"{settings.ALAMAT_PUBLIK}{pengaduan.get_absolute_url()}",
    }
    return render(request, "pengaduan/ajukan/terkirim.html", konteks)
