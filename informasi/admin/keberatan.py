"""Objections in the admin: to read."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from informasi.admin.register import Beregister, Buku
from informasi.admin.sengketa_berkas import Berdosir
from informasi.models import Keberatan
from informasi.register.buku import cakupan_keberatan, register_keberatan
from organisasi.admin.dasar import HanyaBaca
from organisasi.admin.saring import SaringUnit


@admin.register(Keberatan)
class KeberatanAdmin(Beregister, Berdosir, HanyaBaca):
    """The objections the officer may see."""

    keterangan = (
        "Keberatan warga atas jawaban, penolakan, atau diamnya PPID. Yang menjawab adalah "
        "Atasan PPID, tidak pernah orang yang memutus permohonannya."
    )
    panduan = "mulai"
    buku = Buku(register_keberatan, cakupan_keberatan)
    jalan_unit = "unit"
    list_display = ("nomor", "unit", "status", "tanggal_terima", "jatuh_tempo")
    list_filter = ("status", SaringUnit)
    list_select_related = ("unit",)
    search_fields = ("nomor",)
    ordering = ("jatuh_tempo", "-pk")
    fields = (
        *("nomor", "permohonan", "unit", "status", "alasan", "kasus_posisi"),
        *("tanggal_terima", "jatuh_tempo", "hitungan"),
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """In the scope, without who is behind it."""
        return super().get_queryset(request).defer("nama_kuasa", "kunci_masuk")
