"""Topics of all services, and what they are called in each."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from organisasi.admin.dasar import PortalAdmin
from organisasi.models import Isu, IsuPadanan


class IsuPadananInline(admin.StackedInline):
    """Codes of complaints and of information."""

    model = IsuPadanan
    extra = 0
    fields = ("kategori_pengaduan", "topik_informasi")


@admin.register(Isu)
class IsuAdmin(PortalAdmin):
    """Topics that stakeholders care about."""

    keterangan = (
        "Isu yang menjadi perhatian pemangku, satu daftar untuk semua layanan. Yang "
        "tidak dipakai lagi dinonaktifkan, bukan dihapus; padanan menyambungkannya dengan "
        "kategori pengaduan dan kelompok informasi."
    )
    panduan = "pemangku"
    list_display = ("nama", "kode", "induk", "aktif")
    list_filter = ("aktif",)
    list_select_related = ("induk",)
    search_fields = ("nama", "kode")
    fields = ("kode", "nama", "induk", "aktif")
    inlines = (IsuPadananInline,)

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **lain: Any
    ) -> Any:
        """Of the one relation, to the topic above: only what stands on top."""
        lain["queryset"] = Isu.objects.filter(induk=None)
        return super().formfield_for_foreignkey(db_field, request, **lain)
