"""What the leaders aim at, set by them (pemangku 10.6)."""

from __future__ import annotations

from typing import Any, override

from django import forms
from django.contrib import admin
from django.db.models import Field
from django.http import HttpRequest

from organisasi.staf.base import PortalAdmin
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.models import TargetIndikator


@admin.register(TargetIndikator)
class TargetIndikatorAdmin(PortalAdmin):
    """One target a figure and year."""

    keterangan = (
        "Target tiap indikator untuk satu tahun, ditetapkan pimpinan. Dipakai di halaman "
        "pimpinan dan laporan; tanpa baris di sini sebuah indikator tidak bertarget."
    )
    panduan = "indikator"
    list_display = ("kode", "tahun", "arah", "nilai")
    list_filter = ("tahun",)
    search_fields = ("kode",)
    fields = ("kode", "tahun", "arah", "nilai")
    view_on_site = False

    @override
    def formfield_for_dbfield(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Figures are chosen by name, not typed; decimals have their comma."""
        if db_field.name == "kode":
            return forms.ChoiceField(
                label="Indikator",
                choices=[
                    ("", "Pilih indikator"),
                    *((kode, f"{kode} {i.nama}") for kode, i in INDIKATOR.items()),
                ],
            )
        if db_field.name == "nilai":
            kwargs["localize"] = True
        return super().formfield_for_dbfield(db_field, request, **kwargs)
