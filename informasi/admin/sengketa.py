"""Disputes in the admin: the commission's dates and clocks, step by step."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse

from informasi.admin.register import Beregister, Buku
from informasi.admin.tombol_keberatan import TOMBOL_SENGKETA, hari_sengketa
from informasi.anjuran_keberatan import anjuran_sengketa, jam_komisi
from informasi.models import Sengketa
from informasi.register.buku import cakupan_sengketa, register_sengketa
from organisasi.bahasa import tanggal
from organisasi.staf.base import HanyaBaca, SaringUnit
from organisasi.staf.riwayat import dari_jejak
from organisasi.staf.tombol import Bertombol


@admin.register(Sengketa)
class SengketaAdmin(Beregister, Bertombol, HanyaBaca):
    """The disputes, with the commission's dates."""

    keterangan = (
        "Sengketa informasi di Komisi Informasi: catat tanggal setiap langkah dari surat "
        "komisi. Berkas lengkapnya diunduh dari halaman keberatannya."
    )
    panduan = "keberatan"
    tombol = TOMBOL_SENGKETA
    buku = Buku(register_sengketa, cakupan_sengketa)
    change_form_template = "admin/keberatan/sengketa.html"
    jalan_unit = "keberatan__unit"
    list_display = (
        *("perkara", "status", "diajukan_pada", "nomor_ki", "diputus_pada", "hasil"),
    )
    list_filter = ("status", "hasil", SaringUnit)
    list_select_related = ("keberatan",)
    search_fields = ("keberatan__nomor", "nomor_ki")
    ordering = ("-diajukan_pada", "-pk")
    kolom_ekspor = (
        *("nomor", "status", "diajukan_pada", "nomor_ki", "diregistrasi_pada"),
        *("mulai_pada", "mediasi_pada", "ajudikasi_pada", "diputus_pada", "hasil"),
        *("dilaksanakan_pada", "digugat_pada"),
    )
    fields = ("nomor_ki",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """With the objection and its unit."""
        return super().get_queryset(request).select_related("keberatan__unit__induk")

    @admin.display(description="keberatan", ordering="keberatan__nomor")
    def perkara(self, obj: Sengketa) -> str:
        """The number of the objection."""
        return obj.nomor

    def kotak(self, request: HttpRequest, obj: Sengketa) -> dict[str, Any]:
        """The next step with the commission's limit, its clocks, the days so far."""
        semua = hari_sengketa(obj)
        return {
            "title": str(obj),
            "subtitle": None,
            **super().kotak(request, obj),
            "anjuran": anjuran_sengketa(obj),
            "posisi": [
                ("Status", obj.get_status_display()),
                *((nama, tanggal(hari)) for nama, hari in semua if hari),
            ],
            "jam": jam_komisi(obj),
            "alamat_keberatan": reverse(
                "admin:informasi_keberatan_change", args=(obj.keberatan_id,)
            ),
            "isi": {"jejak": dari_jejak(obj)},
        }
