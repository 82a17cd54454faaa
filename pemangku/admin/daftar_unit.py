"""The list of what each unit keeps, as PDF and as sheet (9.5)."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.naskah import REGISTER
from organisasi.kertas.xlsx import NilaiSel, Tabel
from organisasi.models import Petugas, Unit
from organisasi.pribadi.actions import buka_data
from organisasi.staf.base import PortalAdmin
from pemangku import daftar_unit as isi_daftar
from pemangku.admin.kirim_pdf import BENTUK, kirim_buku, kirim_pdf, register

EKSPOR = "pemangku.ekspor_pemangku"


class Berdaftar(PortalAdmin):
    """Mix in before the register's own class; adds the list of each unit."""

    def get_urls(self) -> list[URLPattern]:
        """The choice of a unit, and its list as a file."""
        berkas = require_safe(halaman_rahasia(self.daftar_unit_view))
        return [
            self.alamat("unit/", require_safe(self.pilih_unit_view), "daftar_unit"),
            self.alamat("unit/<int:pk>.<str:bentuk>", berkas, "daftar_unit_berkas"),
            *super().get_urls(),
        ]

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        """The way there."""
        alat = super().alat_daftar(request)
        if request.user.has_perm(EKSPOR):
            alat.append(("Daftar tiap unit", self.tautan("daftar_unit")))
        return alat

    @staticmethod
    def _pengunduh(request: HttpRequest) -> Petugas:
        if not request.user.has_perm(EKSPOR):
            raise PermissionDenied
        return petugas_dari(request)

    def pilih_unit_view(self, request: HttpRequest) -> HttpResponse:
        """Every unit that keeps something, with its files."""
        semua = isi_daftar.unit_terdaftar(self._pengunduh(request))
        konteks = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Daftar pemangku tiap unit",
            "baris": [
                (
                    unit.nama,
                    [
                        (b.upper(), self.tautan("daftar_unit_berkas", unit.pk, b))
                        for b in BENTUK
                    ],
                )
                for unit in semua
            ],
        }
        return TemplateResponse(request, "admin/pemangku/daftar_unit.html", konteks)

    def daftar_unit_view(
        self, request: HttpRequest, pk: int, bentuk: str
    ) -> HttpResponseBase:
        """The list; with names it leaves a line in the access log first."""
        petugas, kini = self._pengunduh(request), timezone.now()
        if bentuk not in BENTUK:
            raise Http404
        boleh = [unit.pk for unit in isi_daftar.unit_terdaftar(petugas)]
        unit = get_object_or_404(Unit.objects.filter(pk__in=boleh), pk=pk)
        daftar = isi_daftar.daftar_unit(
            unit, petugas=petugas, hari=timezone.localdate(kini)
        )
        if daftar.bernama:
            buka_data(
                unit,
                oleh=petugas,
                kolom="nama pada daftar pemangku",
                alasan=f"Mengunduh {daftar.judul}, {len(daftar.baris)} baris",
                pada=kini,
            )
        nama = f"pemangku_daftar_{unit.slug}_{timezone.localdate(kini):%Y-%m-%d}"
        if bentuk == "xlsx":
            return self._buku(request, daftar, kini, nama)
        isi = register(
            *(daftar.judul, daftar.pengantar, isi_daftar.KEPALA, isi_daftar.LEBAR),
            daftar.baris,
        )
        kembali = self.tautan("daftar_unit")
        return kirim_pdf(
            request, isi, pada=kini, naskah=REGISTER, nama=nama, kembali=kembali
        )

    @staticmethod
    def _buku(
        request: HttpRequest, daftar: isi_daftar.DaftarUnit, kini: datetime, nama: str
    ) -> FileResponse:
        info: list[tuple[str, NilaiSel]] = [
            ("Judul", daftar.judul),
            ("Keadaan per", timezone.localdate(kini)),
            ("Keterangan", " ".join(daftar.pengantar)),
            ("Diunduh oleh", str(petugas_dari(request))),
        ]
        tabel = Tabel("Daftar", isi_daftar.KEPALA, daftar.baris, isi_daftar.LEBAR)
        return kirim_buku(request, info, [tabel], nama)
