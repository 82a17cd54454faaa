"""The round as PDF and as workbook."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.naskah import REGISTER
from organisasi.staf.base import PortalAdmin
from pemangku.admin.kirim_pdf import kirim_buku, kirim_pdf, register
from pemangku.keadaan_putaran import keadaan_putaran
from pemangku.models import Putaran
from pemangku.progres import (
    KEPALA,
    LEBAR,
    baris_progres,
    buku_progres,
    judul,
    pengantar,
)


class Berprogres(PortalAdmin):
    """Mix in before the list's own class; adds the files of a round."""

    def get_urls(self) -> list[URLPattern]:
        """One address, two forms."""
        view = require_safe(self.progres_view)
        pola = "<path:object_id>/progres.<str:bentuk>"
        return [self.alamat(pola, view, "progres"), *super().get_urls()]

    def progres_view(
        self, request: HttpRequest, object_id: str, bentuk: str
    ) -> HttpResponseBase:
        """States of all targets as a file; nothing in it names a person."""
        putaran: Putaran = self.objek_atau_404(request, object_id)
        if bentuk not in {"pdf", "xlsx"}:
            raise Http404
        kini = timezone.now()
        hari: date = timezone.localdate(kini)
        baris = keadaan_putaran(putaran, hari=hari)
        nama = f"pemangku_progres_{hari}"
        if bentuk == "xlsx":
            oleh = petugas_dari(request)
            buku = buku_progres(putaran, baris, hari=hari, oleh=str(oleh))
            return kirim_buku(request, *buku, nama)
        isi = register(
            *(judul(putaran), pengantar(putaran, baris, hari), KEPALA, LEBAR),
            baris_progres(baris),
        )
        kembali = self.tautan("change", object_id)
        return kirim_pdf(
            request, isi, pada=kini, naskah=REGISTER, nama=nama, kembali=kembali
        )
