"""The figures of the national dashboard, month by month (pemangku 10.3)."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from organisasi.halaman.rahasia import unduhan
from organisasi.kertas.unggahan import periksa_unggahan
from organisasi.staf.base import PortalAdmin
from ppid_portal.admin.bulan import BulanLewatForm
from ppid_portal.models import AngkaResmi

LEBIH = "Yang selesai tidak dapat lebih banyak dari yang diterima."
BUKTI = ("pdf", "jpg", "png")
TIPE = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}


class AngkaResmiForm(BulanLewatForm):
    """A month with its proof."""

    def clean_berkas(self) -> Any:
        """Judged by its content; what is there already stays."""
        berkas = self.cleaned_data["berkas"]
        if isinstance(berkas, UploadedFile):
            periksa_unggahan(berkas, boleh=BUKTI)
        return berkas

    def clean(self) -> dict[str, Any]:
        """Finished are part of received."""
        data: dict[str, Any] = super().clean() or {}
        diterima, selesai = data.get("diterima"), data.get("selesai")
        if diterima is not None and selesai is not None and selesai > diterima:
            self.add_error("selesai", LEBIH)
        return data


@admin.register(AngkaResmi)
class AngkaResmiAdmin(PortalAdmin):
    """One row a month, with its source."""

    keterangan = (
        "Angka tindak lanjut pengaduan menurut dasbor SP4N-LAPOR!, disalin tiap bulan "
        "beserta sumbernya. Ditampilkan di samping angka portal ini dengan selisihnya."
    )
    panduan = "indikator"
    form = AngkaResmiForm
    fields = ("bulan", "diterima", "selesai", "sumber", "berkas")
    list_display = ("bulan", "diterima", "selesai", "sumber", "bukti")
    search_fields = ("sumber",)
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        """The proof as a download."""
        bukti = require_safe(self.bukti_view)
        return [
            self.alamat("<path:object_id>/bukti/", bukti, "bukti"),
            *super().get_urls(),
        ]

    @admin.display(description="Bukti")
    def bukti(self, obj: AngkaResmi) -> str:
        """A link to the file, where there is one."""
        if not obj.berkas:
            return "—"
        return format_html('<a href="{}">Unduh</a>', self.tautan("bukti", obj.pk))

    def bukti_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """The file, as a download that runs nothing."""
        obj: AngkaResmi = self.objek_atau_404(request, object_id)
        akhiran = str(obj.berkas.name).rpartition(".")[2]
        if akhiran not in TIPE:
            raise Http404
        nama = f"angka-resmi-{obj.bulan:%Y-%m}.{akhiran}"
        return unduhan(obj.berkas, nama=nama, tipe=TIPE[akhiran])
