"""How emergencies are served, for who answers for it: plain figures over a period."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.staf.base import PortalAdmin
from pengaduan.angka_darurat import AngkaDarurat, angka_darurat
from pengaduan.konsol import lama

BAWAAN = timedelta(days=29)
PANJANG_MAKS = timedelta(days=366)
BARIS_MAKS = 50


def _hari(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": "Isi harinya.", "invalid": "Isi hari yang benar."},
    )


class PeriodeForm(forms.Form):
    """From which day to which; a year at most."""

    use_required_attribute = False
    dari = _hari("Dari")
    sampai = _hari("Sampai")

    def clean(self) -> dict[str, Any]:
        """In their order."""
        dari, sampai = (self.cleaned_data.get(n) for n in ("dari", "sampai"))
        if dari and sampai and not dari <= sampai <= dari + PANJANG_MAKS:
            raise forms.ValidationError(
                "Hari pertama harus sebelum hari terakhir, paling panjang satu tahun."
            )
        return self.cleaned_data


class Berangka(PortalAdmin):
    """The list of bare counts with the page of figures."""

    def get_urls(self) -> list[URLPattern]:
        """One page more."""
        view = require_safe(self.angka_view)
        return [self.alamat("angka/", view, "angka"), *super().get_urls()]

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:  # noqa: ARG002
        """The way to the figures from the list."""
        return [("Angka layanan darurat", self.tautan("angka"))]

    def angka_view(self, request: HttpRequest) -> HttpResponse:
        """The last thirty days, or the period asked for."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        kini = timezone.now()
        hari = timezone.localdate(kini)
        awal = {"dari": hari - BAWAAN, "sampai": hari}
        form = PeriodeForm(request.GET or None, initial=awal)
        dari, sampai = awal["dari"], awal["sampai"]
        if form.is_valid():
            dari, sampai = form.cleaned_data["dari"], form.cleaned_data["sampai"]
        konteks = {
            **self.admin_site.each_context(request),
            "title": "Angka layanan darurat",
            "opts": self.opts,
            "form": form,
            **_kata(angka_darurat(dari, sampai, pada=kini), dari, sampai),
        }
        return TemplateResponse(request, "admin/pengaduan/angka.html", konteks)


def _kata(angka: AngkaDarurat, dari: date, sampai: date) -> dict[str, Any]:
    """The figures as they are read; the longest gaps first."""
    celah = sorted(angka.celah, key=lambda c: c[0] - c[1])
    return {
        "angka": angka,
        "dari": dari,
        "sampai": sampai,
        "median": lama(angka.median) if angka.median is not None else "",
        "terlama": lama(angka.terlama) if angka.terlama is not None else "",
        "tak_dijaga": lama(angka.tak_dijaga),
        "celah": [(a, b, lama(b - a)) for a, b in celah[:BARIS_MAKS]],
        "celah_lain": max(len(celah) - BARIS_MAKS, 0),
    }
