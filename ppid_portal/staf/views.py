"""An officer's calendar of due days: its page in the admin, and the calendar itself."""

from __future__ import annotations

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi.halaman.rahasia import halaman_pribadi, halaman_rahasia, tolak_rahasia
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.keaslian import alamat_penuh
from organisasi.waktu import ical
from ppid_portal.staf.kalender import (
    KETERANGAN,
    acara_petugas,
    buat_kalender,
    cabut_kalender,
    pemilik,
)
from ppid_portal.staf.models import TautanKalender

SUDAH_DICABUT = "Tautan kalender sudah dicabut; kalender di perangkat berhenti diisi."
TIDAK_ADA = "Tidak ada tautan kalender yang berlaku."


@admin.site.admin_view
@require_http_methods(["GET", "HEAD", "POST"])
@halaman_rahasia
def kalender(request: HttpRequest) -> HttpResponse:
    """Make the link, see it once, revoke it."""
    petugas, kini = petugas_dari(request), timezone.now()
    alamat = ""
    if request.method == "POST":
        if "cabut" in request.POST:
            tercabut = cabut_kalender(petugas=petugas, pada=kini)
            messages.success(request, SUDAH_DICABUT if tercabut else TIDAK_ADA)
            return HttpResponseRedirect(reverse("kalender"))
        kode = buat_kalender(petugas=petugas, pada=kini)
        alamat = alamat_penuh(reverse("kalender-ics", args=(kode,)))
    konteks = {
        **admin.site.each_context(request),
        "title": "Kalender tenggat",
        "tautan": TautanKalender.objects.berlaku().filter(petugas=petugas).first(),
        "alamat": alamat,
    }
    return TemplateResponse(request, "ppid_portal/staf/kalender.html", konteks)


@halaman_pribadi()
def kalender_ics(request: HttpRequest, kode: str) -> HttpResponse:
    """The due days under the secret; 404 for a wrong one, slowed down like all secrets."""
    kini = timezone.now()
    petugas = pemilik(kode)
    if petugas is None:
        tolak_rahasia(request, kini)
    acara = acara_petugas(petugas, hari=timezone.localdate(kini), pada=kini)
    return ical.kalender("Tenggat PPID", acara, uraian=KETERANGAN)
