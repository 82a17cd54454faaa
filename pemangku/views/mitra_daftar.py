"""A body registers itself as a partner, without a visit (pemangku 5.3)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from organisasi.halaman.rahasia import (
    alamat_pengirim,
    boleh_coba,
    dapat_dicari,
    halaman_pribadi,
    kiriman,
)
from pemangku.actions.pendaftaran import daftar_mitra
from pemangku.borang_pintu import MitraForm, cap_mulai
from pemangku.views.pintu import (
    JENDELA,
    PENUH_SEBENTAR,
    PER_RUANG,
    dari_mesin,
)


@dapat_dicari
@halaman_pribadi(borang=True)
def mitra_ajukan(request: HttpRequest) -> HttpResponse:
    """The form; what is sent waits for staff like a registration at a door."""
    kini = timezone.now()
    if dari_mesin(request, kini):
        return render(request, "pemangku/pintu/terima.html")
    form, status = MitraForm(kiriman(request)), 200
    if form.is_valid():
        kunci = f"mitra:{alamat_pengirim(request)}"
        if boleh_coba(kunci, batas=PER_RUANG, jendela=JENDELA, pada=kini):
            kode = daftar_mitra(isian=form.isi(), pada=kini)
            return HttpResponseRedirect(reverse("pemangku:saya", args=(kode,)))
        form.add_error(None, PENUH_SEBENTAR)
        status = 429
    konteks = {"form": form, "mulai": request.POST.get("mulai") or cap_mulai(kini)}
    return render(request, "pemangku/mitra/ajukan.html", konteks, status=status)
