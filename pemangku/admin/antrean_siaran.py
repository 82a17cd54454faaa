"""The queue of cards by WhatsApp, and the lists behind the counts."""

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
from django.views.decorators.http import require_http_methods, require_safe

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.izin import petugas_dari
from organisasi.staf.base import PortalAdmin
from pemangku.actions.kartu import HASIL, ambil_kartu, buka_kartu, catat_hasil
from pemangku.admin.bersama import kuasa_saja
from pemangku.admin.isi_siaran import isi_siaran
from pemangku.models import PenerimaSiaran, Siaran
from pemangku.pesan_siaran import pratinjau

SUSUN = "pemangku.susun_siaran"
PER_HALAMAN = 100
HABIS = "Tidak ada lagi kartu yang menunggu."


class Berantrean(PortalAdmin):
    """Mix in before the list's own class; adds the queue and the lists."""

    def get_urls(self) -> list[URLPattern]:
        """Three pages of their own."""
        antrean = require_http_methods(["GET", "HEAD", "POST"])(self.antrean_view)
        buka = require_http_methods(["GET"])(self.buka_view)
        penerima = require_safe(self.penerima_view)
        return [
            self.alamat("<path:object_id>/antrean/", antrean, "antrean"),
            self.alamat("<path:object_id>/buka/<uuid:penerima>/", buka, "buka"),
            self.alamat(
                "<path:object_id>/penerima/<slug:vonis>/", penerima, "penerima"
            ),
            *super().get_urls(),
        ]

    def boleh_kirim(self, request: HttpRequest, siaran: Siaran) -> bool:
        """Whether writing and sending it is the officer's; full power reads no numbers."""
        petugas = petugas_dari(request)
        return (
            petugas.has_perm(SUSUN)
            and not kuasa_saja(petugas)
            and siaran.disiarkan_oleh(petugas)
        )

    def _milik(self, request: HttpRequest, object_id: str) -> Siaran:
        """The broadcast, if it may be sent; Http404 or PermissionDenied."""
        siaran: Siaran = self.objek_atau_404(request, object_id)
        if not self.boleh_kirim(request, siaran):
            raise PermissionDenied
        return siaran

    def antrean_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The card in hand, with what may be said of it (PK-42)."""
        siaran = self._milik(request, object_id)
        if request.method == "POST":
            self._kerjakan(request, siaran)
            return HttpResponseRedirect(self.tautan("antrean", siaran.pk))
        kartu = (
            siaran.penerima.untuk_daftar()
            .select_related("siaran")
            .dipegang(petugas_dari(request))
            .first()
        )
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"Antrean {siaran.nomor}",
            "opts": self.opts,
            "object": siaran,
            "isi": isi_siaran(siaran, pada=timezone.now()),
            "kartu": kartu,
            "teks": pratinjau(kartu) if kartu else "",
            "berjalan": siaran.status == Siaran.Status.BERJALAN,
        }
        return TemplateResponse(request, "admin/siaran/antrean.html", konteks)

    def _kerjakan(self, request: HttpRequest, siaran: Siaran) -> None:
        """Note how the card went, then take the next one; a refusal is told."""
        oleh, kini = petugas_dari(request), timezone.now()
        hasil = request.POST.get("hasil", "")
        try:
            if hasil in HASIL:
                kartu = _kartu(siaran, request.POST.get("kartu", ""))
                catat_hasil(kartu, hasil=hasil, oleh=oleh, pada=kini)
                siaran.refresh_from_db()
            if siaran.status == Siaran.Status.BERJALAN:
                if ambil_kartu(siaran, oleh=oleh, pada=kini) is None:
                    messages.info(request, HABIS)
            else:
                messages.info(request, HABIS)
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))

    def buka_view(
        self, request: HttpRequest, object_id: str, penerima: UUID
    ) -> HttpResponse:
        """On to WhatsApp, after the right was weighed again; else back with the reason."""
        siaran = self._milik(request, object_id)
        kartu = get_object_or_404(siaran.penerima, pk=penerima)
        try:
            alamat = buka_kartu(kartu, oleh=petugas_dari(request), pada=timezone.now())
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
            alamat = self.tautan("antrean", siaran.pk)
        jawab = HttpResponseRedirect(alamat)
        # WhatsApp is not told which page of the portal led there.
        jawab["Referrer-Policy"] = "no-referrer"
        return jawab

    def penerima_view(
        self, request: HttpRequest, object_id: str, vonis: str
    ) -> HttpResponse:
        """Who has this verdict: bodies and posts, no names of persons, channels masked."""
        siaran: Siaran = self.objek_atau_404(request, object_id)
        if vonis not in PenerimaSiaran.Vonis.values:
            raise Http404
        semua = siaran.penerima.filter(vonis=vonis).untuk_daftar()
        halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
        konteks: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": f"{PenerimaSiaran.Vonis(vonis).label}: {siaran.nomor}",
            "opts": self.opts,
            "object": siaran,
            "halaman": halaman,
            "layak": vonis == PenerimaSiaran.Vonis.LAYAK,
        }
        return TemplateResponse(request, "admin/siaran/penerima.html", konteks)


def _kartu(siaran: Siaran, kode: str) -> PenerimaSiaran:
    """The card of that key; Http404 for what is none."""
    try:
        kunci = UUID(kode)
    except ValueError:
        raise Http404 from None
    return get_object_or_404(siaran.penerima, pk=kunci)
