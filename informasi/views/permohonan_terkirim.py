"""The receipt: number, due day with its reckoning, secret, what happens next."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from informasi.models import Permohonan, Surat
from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.sandi import kelompokkan, rapikan_kode


@halaman_rahasia
def permohonan_terkirim(request: HttpRequest, kode: str) -> HttpResponse:
    """What was sent is registered; 404 with words for a secret that opens nothing."""
    permohonan = (
        Permohonan.objects.dengan_kode(rapikan_kode(kode))
        .select_related("unit", "pemohon")
        .first()
    )
    if permohonan is None:
        return render(request, "informasi/permohonan/ajukan/tidak_ada.html", status=404)
    konteks = {
        "permohonan": permohonan,
        "kode": kelompokkan(permohonan.kode),
        "tautan": f"{settings.ALAMAT_PUBLIK}{permohonan.get_absolute_url()}",
        "bersurel": bool(permohonan.pemohon.surel),
        "ke_loket": permohonan.pemohon.kembali_ke_loket,
        "tanda_bukti": permohonan.surat.filter(jenis=Surat.Jenis.TANDA_BUKTI).first(),
    }
    return render(request, "informasi/permohonan/ajukan/terkirim.html", konteks)
