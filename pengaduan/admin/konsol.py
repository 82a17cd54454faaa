"""The console: reports as they come in, taken with one click; each look is a sign of life."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.izin import petugas_dari
from organisasi.staf.base import PortalAdmin
from pengaduan.actions.konsol import akui_insiden, bunyikan_alarm
from pengaduan.konsol import berjaga, papan
from pengaduan.models import Insiden, KehadiranKonsol
from pengaduan.models.insiden import TindakanInsiden as T

TANGANI = "pengaduan.tangani_insiden"
# Acts of the compulsory record, in the order in which they happen.
CATATAN = (T.SERAHKAN, T.NILAI_BUKAN_DARURAT, T.NYATAKAN_PALSU)


class Berkonsol(PortalAdmin):
    """The list of incidents with its console."""

    def get_urls(self) -> list[URLPattern]:
        """One page more."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.konsol_view)
        return [self.alamat("konsol/", view, "konsol"), *super().get_urls()]

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        """The way to the console from the list."""
        if not request.user.has_perm(TANGANI):
            return []
        return [("Buka konsol", self.tautan("konsol"))]

    def konsol_view(self, request: HttpRequest) -> HttpResponse:
        """Show the board; on POST take the report that was pressed, and show it again."""
        if not request.user.has_perm(TANGANI):
            raise PermissionDenied
        if request.method == "POST":
            return self._terima(request)
        kini, petugas = timezone.now(), petugas_dari(request)
        dihitung = berjaga(petugas)
        if dihitung:
            KehadiranKonsol.objects.detak(petugas, pada=kini)
        bunyikan_alarm(pada=kini)
        isi = papan(Insiden.objects.untuk(petugas), petugas=petugas, pada=kini)
        konteks = {
            **self.admin_site.each_context(request),
            "title": "Konsol darurat",
            "opts": self.opts,
            "papan": isi,
            "dihitung": dihitung,
            "kini": kini,
            "catatan": [
                (kartu, [self._tautan_catat(kartu.insiden, t) for t in CATATAN])
                for kartu in isi.diakui
            ],
        }
        return TemplateResponse(request, "admin/pengaduan/konsol.html", konteks)

    def _tautan_catat(self, insiden: Insiden, tindakan: T) -> tuple[str, str]:
        return tindakan.label, self.tautan("tindakan", insiden.pk, tindakan.value)

    def _terima(self, request: HttpRequest) -> HttpResponse:
        insiden: Any = self.objek_atau_404(request, request.POST.get("insiden", ""))
        try:
            akui_insiden(insiden, oleh=petugas_dari(request), pada=timezone.now())
        except TindakanTerlarang:
            messages.warning(request, f"{insiden} sudah diterima petugas lain.")
        else:
            messages.success(request, f"{insiden} Anda terima. Sekarang telepon 112.")
        return HttpResponseRedirect(self.tautan("konsol"))
