"""The stakeholder's own link: report in a minute what was passed on, without signing in."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import (
    boleh_coba,
    halaman_pribadi,
    kiriman,
    tolak_rahasia,
)
from organisasi.kertas.unggahan import menerima_berkas
from pemangku.actions.terusan import laporkan_komitmen
from pemangku.bagikan import dapat_dibagikan
from pemangku.borang_terusan import TerusanForm
from pemangku.forms import tempelkan
from pemangku.models import Komitmen, LaporanTerusan, TautanPribadi

TERUSAN = TautanPribadi.Tujuan.TERUSAN
# More reports on one pledge in one day are no reports.
SEHARI_PALING_BANYAK = 20
SEHARI = timedelta(days=1)
TERLALU_SERING = (
    "Sudah banyak laporan untuk komitmen ini hari ini. Isian Anda tidak hilang: kirim lagi "
    "besok, atau sampaikan kepada petugas."
)
TERIMA = "Terima kasih, laporan Anda sudah masuk."
TERIMA_PERIKSA = (
    "Terima kasih, laporan Anda sudah masuk. Petugas akan memeriksanya dulu."
)


@menerima_berkas
@halaman_pribadi(borang=True)
def terusan(request: HttpRequest, kode: str) -> HttpResponse:
    """The pledge, its reports, and the form for one more (PK-33)."""
    kini = timezone.now()
    komitmen = _komitmen(request, kode, kini)
    if komitmen.status != Komitmen.Status.BERLAKU:
        return render(
            request, "pemangku/terusan.html", {"komitmen": komitmen}, status=410
        )
    hari = timezone.localdate(kini)
    form = TerusanForm(
        kiriman(request),
        request.FILES or None,
        komitmen=komitmen,
        hari=hari,
        initial={"kunci": uuid4()},
    )
    status = 200
    if form.is_valid():
        if not _masih_wajar(komitmen, kini):
            form.add_error(None, TERLALU_SERING)
            status = 429
        elif _laporkan(request, komitmen, form, kini):
            return HttpResponseRedirect(request.path)
    konteks = {
        "komitmen": komitmen,
        "keadaan": komitmen.keadaan(hari),
        "form": form,
        "laporan": komitmen.laporan.untuk_daftar(),
        "bagikan": dapat_dibagikan(hari),
    }
    return render(request, "pemangku/terusan.html", konteks, status=status)


def _komitmen(request: HttpRequest, kode: str, kini: datetime) -> Komitmen:
    """The pledge of the link; 404 for a wrong one, and a brake on guessing."""
    tautan = TautanPribadi.objects.milik(TERUSAN, kode, kini).first()
    if tautan is None or tautan.komitmen_id is None:
        tolak_rahasia(request, kini)
    return Komitmen.objects.untuk_daftar().get(pk=tautan.komitmen_id)


def _masih_wajar(komitmen: Komitmen, kini: datetime) -> bool:
    return boleh_coba(
        f"terusan:{komitmen.pk}",
        batas=SEHARI_PALING_BANYAK,
        jendela=SEHARI,
        pada=kini,
    )


def _laporkan(
    request: HttpRequest, komitmen: Komitmen, form: TerusanForm, kini: datetime
) -> bool:
    """Hand it in and thank; False when the act refused."""
    try:
        satu = laporkan_komitmen(komitmen, **form.cleaned_data, pada=kini)
    except TindakanTerlarang as galat:
        form.add_error(None, str(galat))
        return False
    except ValidationError as galat:
        tempelkan(form, galat)
        return False
    dihitung = LaporanTerusan.objects.terhitung().filter(pk=satu.pk).exists()
    messages.success(request, TERIMA if dihitung else TERIMA_PERIKSA)
    return True
