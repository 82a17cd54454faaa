"""The work list of pledges that fall due, with a card for each reminder (PK-34)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.izin import petugas_dari
from organisasi.models import Petugas
from organisasi.staf.base import PortalAdmin
from pemangku.actions.kartu import HASIL
from pemangku.actions.pengingat_komitmen import buka_pengingat, catat_hasil_pengingat
from pemangku.models import Komitmen, PengingatKomitmen

KELOLA = "pemangku.kelola_komitmen"
PER_HALAMAN = 50
DICATAT = "Pengingat dicatat."


class Berpengingat(PortalAdmin):
    """Mix in before the list's own class; adds the work list."""

    def get_urls(self) -> list[URLPattern]:
        """The list, and the way to WhatsApp."""
        daftar = require_http_methods(["GET", "HEAD", "POST"])(self.tempo_view)
        buka = require_http_methods(["GET"])(self.buka_view)
        return [
            self.alamat("jatuh-tempo/", daftar, "jatuh_tempo"),
            self.alamat("jatuh-tempo/<uuid:kartu>/buka/", buka, "buka"),
            *super().get_urls(),
        ]

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        """To the work list, for who sees to pledges."""
        alat = super().alat_daftar(request)
        if request.user.has_perm(KELOLA):
            alat = [*alat, ("Komitmen jatuh tempo", self.tautan("jatuh_tempo"))]
        return alat

    def tempo_view(self, request: HttpRequest) -> HttpResponse:
        """What falls due or is late, each with its card where one may be sent."""
        petugas = _pengelola(request)
        if request.method == "POST":
            self._catat(request, petugas)
            return HttpResponseRedirect(self.tautan("jatuh_tempo"))
        hari = timezone.localdate()
        semua = Komitmen.objects.diurus(petugas).untuk_daftar().jatuh_tempo(hari)
        halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
        kartu = _kartu_dari(halaman, petugas)
        konteks: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": "Komitmen jatuh tempo",
            "opts": self.opts,
            "halaman": halaman,
            "baris": [
                (satu, satu.keadaan(hari), kartu.get(satu.pk)) for satu in halaman
            ],
        }
        return TemplateResponse(request, "admin/kunjungan/jatuh_tempo.html", konteks)

    def _catat(self, request: HttpRequest, petugas: Petugas) -> None:
        """Note how a card went; a refusal is told."""
        hasil = request.POST.get("hasil", "")
        if hasil not in HASIL:
            raise Http404
        kartu = _kartu(petugas, request.POST.get("kartu", ""))
        try:
            catat_hasil_pengingat(kartu, hasil=hasil, oleh=petugas, pada=timezone.now())
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
        else:
            messages.success(request, DICATAT)

    def buka_view(self, request: HttpRequest, kartu: UUID) -> HttpResponse:
        """On to WhatsApp, after the right was weighed again; else back with the reason."""
        petugas = _pengelola(request)
        satu = _kartu(petugas, str(kartu))
        try:
            alamat = buka_pengingat(satu, oleh=petugas, pada=timezone.now())
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
            alamat = self.tautan("jatuh_tempo")
        jawab = HttpResponseRedirect(alamat)
        # WhatsApp is not told which page of the portal led there.
        jawab["Referrer-Policy"] = "no-referrer"
        return jawab


def _pengelola(request: HttpRequest) -> Petugas:
    petugas = petugas_dari(request)
    if not petugas.has_perm(KELOLA):
        raise PermissionDenied
    return petugas


def _kartu(petugas: Petugas, kode: str) -> PengingatKomitmen:
    """The card of that key in the officer's reach; Http404 for what is none."""
    try:
        kunci = UUID(kode)
    except ValueError:
        raise Http404 from None
    milik = Komitmen.objects.diurus(petugas).order_by().values("pk")
    return get_object_or_404(PengingatKomitmen, komitmen__in=milik, pk=kunci)


def _kartu_dari(semua: Any, petugas: Petugas) -> dict[Any, PengingatKomitmen]:
    """The open card of each pledge that nobody else holds; without the number itself."""
    terbuka = PengingatKomitmen.objects.terbuka().filter(
        komitmen__in=[satu.pk for satu in semua]
    )
    bebas = terbuka.bebas(petugas, timezone.now()).select_related("kanal")
    return {
        satu.komitmen_id: satu for satu in bebas.defer("kanal__nilai").order_by("ke")
    }
