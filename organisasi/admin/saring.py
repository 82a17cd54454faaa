"""Filters of the lists that show nothing beyond the officer's scope."""

from __future__ import annotations

from typing import Any, override

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from organisasi.izin import petugas_dari
from organisasi.models import Unit


class SaringUnit(admin.SimpleListFilter):
    """A unit with all below it; hidden from who has only one."""

    title = "unit"
    parameter_name = "di_unit"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The units with a PPID among those the officer may see."""
        self.jalan = model_admin.jalan_unit
        pilihan = Unit.objects.untuk(petugas_dari(request)).ber_ppid()
        baris = [(str(pk), nama) for pk, nama in pilihan.values_list("pk", "nama")]
        return baris if len(baris) > 1 else []

    @override
    def queryset(
        self,
        request: HttpRequest,
        queryset: models.QuerySet,
    ) -> models.QuerySet:
        """Rows of the chosen unit and of those below; an unknown one chooses nothing."""
        nilai = self.value()
        if not nilai:
            return queryset
        if not nilai.isdecimal():
            return queryset.none()
        unit = Unit.objects.di_bawah([int(nilai)]).values("pk")
        return queryset.filter(**{f"{self.jalan or 'pk'}__in": unit})
