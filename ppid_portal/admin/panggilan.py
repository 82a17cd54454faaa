"""Calls to 112, month by month (pemangku 10.3)."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey
from django.forms import ModelChoiceField
from django.http import HttpRequest

from organisasi.models import Wilayah
from organisasi.staf.base import PortalAdmin
from ppid_portal.admin.bulan import BulanLewatForm
from ppid_portal.indikator.angka import Angka, tulis
from ppid_portal.indikator.panggilan import PANGGILAN
from ppid_portal.models import RekapPanggilan


@admin.register(RekapPanggilan)
class RekapPanggilanAdmin(PortalAdmin):
    """A row a month and place, with its source."""

    keterangan = (
        "Banyaknya panggilan ke 112 menurut pusat panggilan, disalin tiap bulan: satu "
        "baris untuk seluruh kota, dan bila ada, satu baris tiap kecamatan. Dari sini "
        f"dihitung {PANGGILAN.kode}, {PANGGILAN.nama}."
    )
    panduan = "indikator"
    form = BulanLewatForm
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
