"""Filter of the list of objections: what is open, and what is late."""

from __future__ import annotations

from typing import Any, override

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone


class SaringTerlambat(admin.SimpleListFilter):
    """Open ones, and those whose thirty working days are over."""

    title = "yang perlu ditanggapi"
    parameter_name = "perlu"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("terbuka", "Belum ditanggapi"), ("lewat", "Terlambat")]

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "terbuka":
            return queryset.terbuka()
        if self.value() == "lewat":
            return queryset.lewat_tempo(timezone.localdate())
        return queryset
