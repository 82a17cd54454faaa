"""The list of a unit and the recap of a round, as PDF and as sheet (9.5, 9.6)."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.naskah import REGISTER
from organisasi.staf.base import PortalAdmin
from pemangku import rekap as isi_rekap
from pemangku.admin.kirim_pdf import BENTUK, kirim_buku, kirim_pdf, register
from pemangku.models import Putaran


class Berekap(PortalAdmin):
    """Mix in before the list of rounds; adds the recap of a round."""

    def get_urls(self) -> list[URLPattern]:
        """One address, two forms."""
        view = require_safe(self.rekap_view)
        return [
            self.alamat("<path:object_id>/rekap.<str:bentuk>", view, "rekap"),
            *super().get_urls(),
        ]

    def rekap_view(
        self, request: HttpRequest, object_id: str, bentuk: str
    ) -> HttpResponseBase:
        """One row for each unit; nothing in it names a person."""
        putaran: Putaran = self.objek_atau_404(request, object_id)
        if bentuk not in BENTUK:
            raise Http404
        kini = timezone.now()
        hari, nama = timezone.localdate(kini), isi_rekap.nama_rekap(kini)
        petugas = petugas_dari(request)
        rekap = isi_rekap.rekap_putaran(putaran, hari=hari, petugas=petugas)
        if bentuk == "xlsx":
            return kirim_buku(
                request, *isi_rekap.buku_rekap(rekap, petugas=petugas, hari=hari), nama
            )
        kertas = isi_rekap.kertas_rekap(rekap)
        isi = register(
            *(rekap.judul, kertas.pengantar, kertas.kepala, kertas.lebar),
            kertas.baris,
            tegak=True,
        )
        kembali = self.tautan("change", object_id)
        return kirim_pdf(
            request, isi, pada=kini, naskah=REGISTER, nama=nama, kembali=kembali
        )
