"""Filters of the list of requests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, override

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from informasi.models import Permohonan, RujukanPermohonan
from organisasi.kantor.izin import cakupan_izin, petugas_dari

S = Permohonan.Status
R = RujukanPermohonan.Status
CATAT = "informasi.catat_permohonan"
PUTUSKAN = "informasi.putuskan_rujukan"


def perlu_saya(request: HttpRequest, queryset: Any) -> Any:
    """Requests whose next step is the officer's: held, offered to him, or to be placed."""
    petugas = petugas_dari(request)
    cakupan = cakupan_izin(petugas, CATAT)
    tawaran = RujukanPermohonan.objects.filter(
        cakupan.q("ke_unit"), status=R.DIAJUKAN
    ).values("berkas")
    dipegang = cakupan.q("pemegang") & Q(status__in=(S.DITERIMA, S.DIPROSES, S.DIJAWAB))
    perlu = dipegang & Q(perlu_ditempatkan=False) | Q(pk__in=tawaran)
    if request.user.has_perm(PUTUSKAN):
        kembali = RujukanPermohonan.objects.filter(status=R.DIKEMBALIKAN)
        perlu = (
            Q(perlu_ditempatkan=True, status=S.DITERIMA)
            | Q(pk__in=kembali.values("berkas"))
            | Q(jawaban__diajukan_pada__isnull=False, jawaban__terbit_pada=None)
        )
    return queryset.filter(perlu)


class SaringPekerjaan(admin.SimpleListFilter):
    """What the officer must do, and what is late."""

    title = "yang perlu dikerjakan"
    parameter_name = "perlu"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("saya", "Perlu tindakan saya"),
            ("lewat", "Terlambat"),
            ("tempatkan", "Belum ditempatkan"),
            ("pemohon", "Menunggu pemohon"),
            ("serahkan", "Dijawab, belum diserahkan"),
        ]

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        nilai = self.value()
        if nilai == "saya":
            return perlu_saya(request, queryset)
        if nilai == "lewat":
            return queryset.lewat_tempo(timezone.localdate())
        if nilai == "tempatkan":
            return queryset.belum_ditempatkan()
        status = {"pemohon": S.MENUNGGU_KELENGKAPAN, "serahkan": S.DIJAWAB}
        return queryset.filter(status=status[nilai]) if nilai in status else queryset


class SaringTempo(admin.SimpleListFilter):
    """By the due day, in calendar days: a rough look ahead."""

    title = "jatuh tempo"
    parameter_name = "tempo"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("0", "Hari ini"), ("3", "3 hari ke depan"), ("7", "7 hari ke depan")]

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        hari = {"0": 0, "3": 3, "7": 7}.get(self.value() or "")
        if hari is None:
            return queryset
        kini = timezone.localdate()
        batas = kini + timedelta(days=hari)
        return queryset.jatuh_tempo_sampai(batas).filter(jatuh_tempo__gte=kini)
