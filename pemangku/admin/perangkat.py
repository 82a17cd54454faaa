"""Devices of the field mode; a lost one is signed out from here (5.1 item 10)."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from organisasi.staf.base import HanyaBaca
from organisasi.staf.tombol import Bertombol, Tombol
from pemangku.actions.perangkat import akhiri_sesi
from pemangku.admin.bersama import AlasanForm
from pemangku.models import PerangkatLapangan

AKHIRI = "pemangku.akhiri_perangkatlapangan"


def _akibat(perangkat: PerangkatLapangan) -> tuple[str, ...]:
    """What ending it brings about."""
    return (
        f"Semua sesi masuk {perangkat.petugas} berakhir, juga di perangkatnya yang lain.",
        "Tautan kalendernya dicabut.",
        "Yang belum terkirim tetap di perangkat dan terkirim setelah masuk lagi.",
        f"Belum terkirim saat terakhir terlihat: {perangkat.sebutan_sisa}.",
    )


@admin.register(PerangkatLapangan)
class PerangkatLapanganAdmin(Bertombol, HanyaBaca):
    """Which phones take people down, and what they still hold."""

    tombol = (
        Tombol(
            nama="akhiri",
            label="Akhiri sesi perangkat",
            izin=AKHIRI,
            boleh=lambda p: p.bersesi,
            lakukan=akhiri_sesi,
            berhasil=lambda p: p.kabar_akhir,
            form=lambda _p: AlasanForm,
            akibat=_akibat,
            bahaya=True,
        ),
    )
    keterangan = (
        "Ponsel yang membuka mode lapangan, kapan terakhir terlihat, dan berapa yang belum "
        "terkirim saat itu. Ponsel hilang atau berganti tangan? Akhiri sesinya; isinya "
        "tidak dapat dihapus dari sini."
    )
    panduan = "kunjungan"
    list_display = ("nama", "petugas", "terakhir_pada", "sisa", "sesi")
    list_display_links = ("nama",)
    list_select_related = ("petugas", "diakhiri_oleh")
    search_fields = ("petugas__nama", "petugas__username")
    ordering = ("-terakhir_pada", "pk")
    fields = (
        *("nama", "petugas", "pertama_pada", "terakhir_pada", "sisa", "sesi"),
        *("diakhiri_pada", "diakhiri_oleh"),
    )
    readonly_fields = fields
    view_on_site = False

    @admin.display(description="perangkat")
    def nama(self, obj: PerangkatLapangan) -> str:
        """Browser and the first letters of its own name."""
        return f"{obj.peramban or 'Perangkat'}, {obj.kode.hex[:6]}"

    @admin.display(description="belum terkirim", ordering="sisa_rekaman")
    def sisa(self, obj: PerangkatLapangan) -> str:
        """What it still held when it was last heard of."""
        return obj.sebutan_sisa

    @admin.display(description="sesi")
    def sesi(self, obj: PerangkatLapangan) -> str:
        """Whether somebody ended it; it may have run out by itself."""
        return "belum diakhiri" if obj.bersesi else "diakhiri"

    def boleh_tombol(
        self,
        request: HttpRequest,
        tombol: Tombol,
        obj: Any,  # noqa: ARG002 - Django's signature
    ) -> bool:
        """The permission alone: devices belong to no unit."""
        return request.user.has_perm(tombol.izin)
