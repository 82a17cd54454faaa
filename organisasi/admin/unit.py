"""The units in the admin: own contact data for all, the tree for Diskominfo."""

from __future__ import annotations

from typing import Any, override

from django.contrib import admin
from django.http import HttpRequest

from organisasi.admin.dasar import Berlingkup, PortalAdmin
from organisasi.admin.kalimat import BerkalimatForm
from organisasi.models import NamaUnit, Unit

# Who may add units shapes the tree; a unit itself keeps its words and contacts.
SUSUNAN = (
    *("kode", "slug", "nama", "singkatan", "jenis", "bentuk", "induk", "wilayah"),
    *("peran_ppid", "atasan_ppid", "dipercaya", "mulai", "sampai", "penerus"),
    *("keyakinan", "sumber"),
)


class NamaUnitInline(Berlingkup, admin.StackedInline):
    """Names the unit bore before."""

    model = NamaUnit
    form = BerkalimatForm
    extra = 0
    fields = ("nama", "singkatan", "mulai", "sampai", "dasar")


@admin.register(Unit)
class UnitAdmin(PortalAdmin):
    """Units; the structure is read-only for the unit itself."""

    jalan_unit = ""
    keterangan = (
        "Unit adalah kantor yang memegang informasi dan menjawab warga. "
        "Jaga agar alamat, jam, dan nomor telepon unit Anda selalu benar: "
        "inilah yang dibaca warga sebelum datang."
    )
    panduan = "unit"
    list_display = ("nama", "jenis", "peran_ppid", "induk", "telepon", "jam_layanan")
    list_filter = ("peran_ppid", "jenis")
    list_select_related = ("induk",)
    search_fields = ("nama", "singkatan", "kode")
    prepopulated_fields = {"slug": ("nama",)}
    inlines = (NamaUnitInline,)
    fieldsets = (
        (None, {"fields": ("nama", "singkatan", "slug")}),
        (
            "Dibaca warga",
            {
                "fields": (
                    *("menguasai", "tugas", "alamat", "loket", "jam_layanan"),
                    *("telepon", "surel", "situs"),
                )
            },
        ),
        (
            "Susunan",
            {
                "fields": (
                    *("kode", "jenis", "bentuk", "induk", "wilayah"),
                    *("peran_ppid", "atasan_ppid", "dipercaya"),
                )
            },
        ),
        (
            "Masa dan sumber",
            {"fields": ("mulai", "sampai", "penerus", "keyakinan", "sumber")},
        ),
    )

    @override
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The tree is shaped by who may add units."""
        return () if request.user.has_perm("organisasi.add_unit") else SUSUNAN

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Only for a new unit: an address that is out does not change with the name."""
        if obj or not request.user.has_perm("organisasi.add_unit"):
            return {}
        return super().get_prepopulated_fields(request, obj)
