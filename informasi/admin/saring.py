"""Filters that the lines of the today list lead to."""

from __future__ import annotations

from typing import Any, override

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from informasi.models import DokumenInformasi

S = DokumenInformasi.Status


class SaringPerlu(admin.SimpleListFilter):
    """What an entry needs today."""

    title = "yang perlu dikerjakan"
    parameter_name = "perlu"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("mutakhir", "Berkala lewat waktu"),
            ("tinjau", "Tinjau ulang"),
            ("kembali", "Dikembalikan, perlu diperbaiki"),
            ("periksa", "Menunggu diperiksa"),
            ("terbit", "Menunggu terbit"),
        ]

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        hari_ini = timezone.localdate()
        hasil: dict[str | None, Any] = {
            "mutakhir": queryset.basi(hari_ini),
            "tinjau": queryset.perlu_ditinjau(hari_ini),
            "kembali": queryset.dikembalikan(),
            "periksa": queryset.filter(status=S.RANCANGAN),
            "terbit": queryset.filter(status=S.DIPERIKSA),
        }
        return hasil.get(self.value(), queryset)


class SaringTerbuka(admin.SimpleListFilter):
    """Findings not yet repaired."""

    title = "keadaan"
    parameter_name = "terbuka"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("ya", "Belum diperbaiki"), ("tidak", "Sudah diperbaiki")]

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() in {"ya", "tidak"}:
            return queryset.filter(selesai_pada__isnull=self.value() == "ya")
        return queryset
