"""Pairs that may be one thing, and pairs that are none (PK-26, PK-27)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from organisasi.models import Petugas
from organisasi.staf.base import HanyaBaca
from organisasi.staf.tombol import DALAM, Bertombol, Tanya, Tombol
from pemangku.actions.duplikat import cabut_bukan, nyatakan_bukan
from pemangku.admin.bersama import GABUNG
from pemangku.models import BukanDuplikat, CalonDuplikat, Pemangku


def _sisi(pemangku: Pemangku) -> str:
    """A side with the way to it."""
    alamat = reverse("admin:pemangku_pemangku_change", args=(pemangku.pk,))
    tempat = f", {pemangku.wilayah}" if pemangku.wilayah else ""
    return format_html(
        '<a href="{}">{}</a>{} ({})', alamat, pemangku, tempat, pemangku.pengelola
    )


class Berpasangan(Bertombol, HanyaBaca):
    """A list of pairs; both sides lie in the scope."""

    panduan = "pemangku"
    change_form_template = "organisasi/staf/ubah.html"
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """With what a row says of both."""
        semua: Any = super().get_queryset(request)
        hasil: models.QuerySet = semua.bersama_sisi()
        return hasil

    @admin.display(description="catatan pertama", ordering="a__nomor")
    def satu(self, obj: Any) -> str:
        """The first side."""
        return _sisi(obj.a)

    @admin.display(description="catatan kedua", ordering="b__nomor")
    def lain(self, obj: Any) -> str:
        """The second side."""
        return _sisi(obj.b)


def _nyatakan(
    calon: CalonDuplikat, *, oleh: Petugas, pada: datetime, teks: str
) -> CalonDuplikat:
    return nyatakan_bukan(calon, oleh=oleh, pada=pada, alasan=teks)


@admin.register(CalonDuplikat)
class CalonAdmin(Berpasangan):
    """Look-alikes, found each night."""

    keterangan = (
        "Pasangan catatan yang mungkin satu lembaga, dicari setiap malam dari nama, jenis, "
        "wilayah, kanal, dan induknya. Tidak ada yang digabung dengan sendirinya: "
        "bandingkan dulu, atau nyatakan bukan duplikat dengan alasannya."
    )
    list_display = ("nilai", "kata", "satu", "lain", "banding")
    list_display_links = ("nilai",)
    ordering = ("-nilai", "pk")
    fields = ("kata", "satu", "lain", "banding")
    readonly_fields = fields
    kolom_ekspor = ("nilai", "a", "b", "pada")
    tombol = (
        Tombol(
            nama="bukan",
            label="Bukan duplikat",
            izin=GABUNG,
            boleh=lambda _calon: True,
            lakukan=_nyatakan,
            berhasil="Pasangan ini tidak muncul lagi.",
            penjelasan="Dua hal yang berbeda. Pasangan ini hilang dari daftar untuk seterusnya.",
            tanya=lambda _calon: Tanya("Mengapa bukan duplikat?", DALAM),
        ),
    )

    @admin.display(description="kemungkinan")
    def kata(self, obj: CalonDuplikat) -> str:
        """The points in words."""
        return f"{obj.sebutan} ({obj.nilai})"

    @admin.display(description="bandingkan")
    def banding(self, obj: CalonDuplikat) -> str:
        """The way to the page where the two are merged."""
        alamat = reverse("admin:pemangku_pemangku_gabung", args=(obj.a_id, obj.b_id))
        return format_html('<a href="{}">Bandingkan</a>', alamat)


@admin.register(BukanDuplikat)
class BukanAdmin(Berpasangan):
    """Pairs somebody has settled."""

    keterangan = (
        "Pasangan yang sudah dinyatakan bukan duplikat, oleh siapa dan mengapa. Bila "
        "ternyata keliru, cabut pernyataannya; pasangan itu akan muncul lagi bila masih "
        "mirip."
    )
    list_display = ("pada", "satu", "lain", "alasan", "oleh")
    fields = ("satu", "lain", "alasan", "oleh", "pada")
    readonly_fields = ("satu", "lain")
    kolom_ekspor = ("pada", "a", "b", "alasan", "oleh")
    tombol = (
        Tombol(
            nama="cabut",
            label="Cabut pernyataan",
            izin=GABUNG,
            boleh=lambda _bukan: True,
            lakukan=cabut_bukan,
            berhasil="Pernyataan dicabut; pasangan ini dapat muncul lagi.",
            penjelasan="Keduanya mungkin satu hal setelah semua.",
        ),
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """With who said so."""
        return super().get_queryset(request).select_related("oleh")
