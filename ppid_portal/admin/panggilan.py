"""Calls to 112, month by month (pemangku 10.3)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.utils import timezone

from organisasi.admin.dasar import PortalAdmin
from organisasi.admin.edisi import BeredisiForm
from organisasi.models import Wilayah
from ppid_portal.indikator.angka import Angka, tulis
from ppid_portal.indikator.panggilan import PANGGILAN
from ppid_portal.models import RekapPanggilan

NANTI = "Bulan ini belum berakhir; rekapnya belum lengkap."


class RekapPanggilanForm(BeredisiForm):
    """Any day of the month will do; it is kept as its first."""

    def clean_bulan(self) -> date:
        """The first of the month; ValidationError while it runs."""
        bulan: date = self.cleaned_data["bulan"].replace(day=1)
        if bulan >= timezone.localdate().replace(day=1):
            raise ValidationError(NANTI)
        return bulan


@admin.register(RekapPanggilan)
class RekapPanggilanAdmin(PortalAdmin):
    """A row a month and place, with its source."""

    keterangan = (
        "Banyaknya panggilan ke 112 menurut pusat panggilan, disalin tiap bulan: satu "
        "baris untuk seluruh kota, dan bila ada, satu baris tiap kecamatan. Dari sini "
        f"dihitung {PANGGILAN.kode}, {PANGGILAN.nama}."
    )
    panduan = "indikator"
    form = RekapPanggilanForm
    fields = (
        *("bulan", "kecamatan", "nyata", "informasi"),
        *("main_main", "hening", "terputus", "sumber"),
    )
    list_display = ("bulan", "tempat", "dihitung", "tidak_serius", "bagian", "sumber")
    list_select_related = ("kecamatan",)
    search_fields = ("sumber", "kecamatan__nama")
    view_on_site = False

    def formfield_for_foreignkey(
        self,
        db_field: ForeignKey[Any, Any],
        request: HttpRequest,
        **kwargs: Any,
    ) -> ModelChoiceField[Any] | None:
        """Only kecamatan can be chosen; there is no other relation."""
        kwargs["queryset"] = Wilayah.objects.kecamatan()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="Tempat")
    def tempat(self, obj: RekapPanggilan) -> str:
        """Of what."""
        return obj.kecamatan.nama if obj.kecamatan else "Seluruh kota"

    @admin.display(description="Dijawab")
    def dihitung(self, obj: RekapPanggilan) -> int:
        """All but those that broke off."""
        return obj.dihitung

    @admin.display(description="Tidak serius")
    def tidak_serius(self, obj: RekapPanggilan) -> int:
        """Pranks and silent calls."""
        return obj.tidak_serius

    @admin.display(description="Bagiannya (%)")
    def bagian(self, obj: RekapPanggilan) -> str:
        """The share, rounded as everywhere."""
        return tulis(Angka.bagian(obj.tidak_serius, obj.dihitung).nilai)
