"""Filters of the register: by freshness, place and keeper."""

from __future__ import annotations

from typing import Any, override

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from organisasi.models import Unit, Wilayah
from pemangku.models import Pemangku
from pemangku.models.pilihan import Kesegaran


class SaringKesegaran(admin.SimpleListFilter):
    """How far a record can be trusted today."""

    title = "kesegaran"
    parameter_name = "segar"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(k.value), str(k.label)) for k in Kesegaran]

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        nilai = self.value()
        if nilai not in Kesegaran.values:
            return queryset
        return queryset.menurut_kesegaran(nilai, timezone.localdate())


class SaringKecamatan(admin.SimpleListFilter):
    """Of a kecamatan and its kelurahan."""

    title = "kecamatan"
    parameter_name = "kecamatan"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Wilayah.objects.kecamatan().values_list("kode", "nama"))

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        kode = self.value()
        if not kode:
            return queryset
        return queryset.filter(Q(wilayah=kode) | Q(wilayah__induk=kode))


class SaringKelurahan(admin.SimpleListFilter):
    """Of one kelurahan of the chosen kecamatan; 69 at once would be no help."""

    title = "kelurahan"
    parameter_name = "kelurahan"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        induk = request.GET.get(SaringKecamatan.parameter_name, "")
        kode = request.GET.get(self.parameter_name, "")
        if not (induk or kode):
            return []
        semua = Wilayah.objects.filter(tingkat=Wilayah.Tingkat.KELURAHAN)
        pilihan = semua.filter(Q(induk=induk) | Q(pk=kode)).order_by("nama")
        return list(pilihan.values_list("kode", "nama"))

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        kode = self.value()
        return queryset.filter(wilayah=kode) if kode else queryset


class SaringPengelola(admin.SimpleListFilter):
    """Kept by a unit or one below it; only units that keep something are offered."""

    title = "pengelola"
    parameter_name = "pengelola"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        terlihat = Pemangku.objects.untuk(request.user).order_by()  # type: ignore[arg-type]
        pilihan = Unit.objects.filter(pk__in=terlihat.values("pengelola"))
        baris = [(str(pk), nama) for pk, nama in pilihan.values_list("pk", "nama")]
        return baris if len(baris) > 1 else []

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        nilai = self.value()
        if not nilai:
            return queryset
        if not nilai.isdecimal():
            return queryset.none()
        unit = Unit.objects.di_bawah([int(nilai)]).values("pk")
        return queryset.filter(pengelola__in=unit)
