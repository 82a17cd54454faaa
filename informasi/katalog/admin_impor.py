"""The page that imports a list: upload, look at what would happen, confirm."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import Any

from django import forms
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from organisasi.kantor.izin import cakupan_izin, petugas_dari
from organisasi.kertas.xlsx import Lembar, baca_lembar
from organisasi.models import Unit
from organisasi.staf.base import XLSX, PortalAdmin

# Seconds between looking and confirming.
UMUR = 60 * 60


class ImporForm(forms.Form):
    """The file, read and judged."""

    berkas = forms.FileField(
        label="Berkas XLSX atau CSV",
        help_text="Isi templatnya, satu baris untuk satu informasi. Paling besar 5 MB.",
        widget=forms.FileInput(
            attrs={"accept": ".xlsx,.csv", "aria-describedby": "id_berkas_bantuan"}
        ),
    )

    def clean_berkas(self) -> Lembar:
        """The sheet under known headings; ValidationError names the fault."""
        from informasi.katalog.impor import periksa_kolom  # noqa: PLC0415 -- brings import_export

        return periksa_kolom(baca_lembar(self.cleaned_data["berkas"]))


class Berimpor(PortalAdmin):
    """A list that takes a sheet in."""

    def get_urls(self) -> list[URLPattern]:
        """Django's pages and those of the import."""
        tulis = require_http_methods(["GET", "HEAD", "POST"])
        return [
            self.alamat("impor/", tulis(self.impor_view), "impor"),
            self.alamat("impor/templat/", require_safe(self.templat_view), "templat"),
            self.alamat(
                "impor/<str:tanda>/", tulis(self.impor_lanjut_view), "impor_lanjut"
            ),
            *super().get_urls(),
        ]

    def _kunci(self, request: HttpRequest, tanda: str) -> str:
        return f"impor:{request.user.pk}:{tanda}"

    def _hanya_penyusun(self, request: HttpRequest) -> None:
        if not self.has_add_permission(request):
            raise PermissionDenied

    def impor_view(self, request: HttpRequest) -> HttpResponse:
        """Take the file; nothing is saved yet."""
        self._hanya_penyusun(request)
        form = ImporForm(request.POST or None, request.FILES or None)
        if request.method == "POST":
            form = ImporForm(request.POST, request.FILES)
            if form.is_valid():
                tanda = token_urlsafe(12)
                isi = form.cleaned_data["berkas"]
                cache.set(self._kunci(request, tanda), isi, UMUR)
                return HttpResponseRedirect(self.tautan("impor_lanjut", tanda))
        konteks = {"form": form, "templat": self.tautan("templat")}
        return self._halaman(request, "informasi/katalog/impor.html", konteks)

    def impor_lanjut_view(self, request: HttpRequest, tanda: str) -> HttpResponse:
        """What each row becomes; on POST the drafts are made, once."""
        from informasi.katalog.impor import pratinjau  # noqa: PLC0415 -- brings import_export

        self._hanya_penyusun(request)
        kunci = self._kunci(request, tanda)
        lembar = cache.get(kunci)
        # Of two clicks only one finds the sheet to take away.
        if lembar is None or (request.method == "POST" and not cache.delete(kunci)):
            messages.warning(
                request,
                "Impor ini sudah dijalankan atau sudah lebih dari satu jam. "
                "Lihat daftarnya, atau unggah lagi berkasnya.",
            )
            return HttpResponseRedirect(self.tautan("changelist"))
        if request.method == "POST":
            return self._simpan(request, lembar)
        baris = pratinjau(lembar, petugas=petugas_dari(request), pada=timezone.now())
        return self._halaman(
            request, "informasi/katalog/impor_lanjut.html", hitung(baris)
        )

    def _simpan(self, request: HttpRequest, lembar: Lembar) -> HttpResponse:
        from informasi.katalog.impor import impor  # noqa: PLC0415 -- brings import_export

        try:
            baris = impor(lembar, petugas=petugas_dari(request), pada=timezone.now())
        except ValidationError as galat:
            messages.error(request, " ".join(galat.messages))
            return HttpResponseRedirect(self.tautan("impor"))
        jumlah = hitung(baris)
        messages.success(
            request,
            f"{jumlah['baru']} rancangan dibuat, {jumlah['ada']} sudah ada, "
            f"{jumlah['galat']} baris tidak diimpor.",
        )
        return HttpResponseRedirect(self.tautan("changelist"))

    def templat_view(self, request: HttpRequest) -> HttpResponse:
        """The workbook to fill in."""
        from informasi.katalog.impor import TAMBAH, templat_xlsx  # noqa: PLC0415 -- brings openpyxl

        self._hanya_penyusun(request)
        cakupan = cakupan_izin(petugas_dari(request), TAMBAH)
        isi = templat_xlsx(Unit.objects.filter(cakupan.q("")))
        jawab = HttpResponse(isi, content_type=XLSX)
        jawab["Content-Disposition"] = 'attachment; filename="templat-dip.xlsx"'
        return jawab

    def _halaman(
        self, request: HttpRequest, templat: str, konteks: dict[str, Any]
    ) -> HttpResponse:
        lengkap = {
            **self.admin_site.each_context(request),
            "title": "Impor daftar informasi",
            "opts": self.opts,
            **konteks,
        }
        return TemplateResponse(request, templat, lengkap)


def hitung(baris: list[Any]) -> dict[str, Any]:
    """The rows with how many of each kind."""
    return {
        "baris": baris,
        "baru": sum(b.keadaan == "baru" for b in baris),
        "ada": sum(b.keadaan == "sudah ada" for b in baris),
        "galat": sum(b.keadaan == "galat" for b in baris),
    }
