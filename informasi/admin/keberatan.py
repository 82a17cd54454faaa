"""Objections and disputes in the admin: a list by due day, a page with the next step."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from informasi.actions.keberatan import nama_alasan
from informasi.admin.register import Beregister, Buku
from informasi.admin.sengketa_berkas import Berdosir
from informasi.admin.tombol import Bertombol
from informasi.admin.tombol_keberatan import TOMBOL_KEBERATAN, TOMBOL_SENGKETA
from informasi.anjuran_keberatan import anjuran_keberatan, anjuran_sengketa
from informasi.models import Keberatan, Sengketa
from informasi.models.keberatan import TERBUKA
from informasi.register.buku import cakupan_keberatan, register_keberatan
from organisasi.admin.dasar import HanyaBaca
from organisasi.admin.saring import SaringUnit
from organisasi.bahasa import tanggal_pendek


@admin.register(Keberatan)
class KeberatanAdmin(Beregister, Berdosir, Bertombol, HanyaBaca):
    """The objections the officer may see."""

    keterangan = (
        "Keberatan warga atas jawaban, penolakan, atau diamnya PPID. Yang menjawab adalah "
        "Atasan PPID, tidak pernah orang yang memutus permohonannya."
    )
    panduan = "permohonan"
    tombol = TOMBOL_KEBERATAN
    buku = Buku(register_keberatan, cakupan_keberatan)
    jalan_unit = "unit"
    list_display = ("nomor", "unit", "status", "tanggal_terima", "batas")
    list_filter = ("status", SaringUnit)
    list_select_related = ("unit",)
    search_fields = ("nomor",)
    search_help_text = "Cari dengan nomor registrasi, misalnya 0003/KBR"
    ordering = ("jatuh_tempo", "-pk")
    view_on_site = False
    fields = (
        *("nomor", "berkas_permohonan", "unit", "pemohon_samar", "kanal"),
        *("tanggal_terima", "alasan_kata", "kasus_posisi", "tujuan"),
        *("status", "batas", "hasil", "putusan", "perintah", "perintah_jatuh_tempo"),
        *("ditanggapi_oleh", "jabatan_penanggap", "tanggapan_pemohon", "perkara"),
    )
    readonly_fields = (
        *("berkas_permohonan", "pemohon_samar", "alasan_kata", "batas", "perkara"),
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """In the scope, without who is behind it."""
        semua = super().get_queryset(request).defer("nama_kuasa", "kunci_masuk")
        return semua.select_related("permohonan", "pemohon", "unit__induk", "sengketa")

    def kotak(self, request: HttpRequest, obj: Keberatan) -> dict[str, Any]:
        """The next lawful step, the acts, and the way to the dossier."""
        return {
            **super().kotak(request, obj),
            "anjuran": anjuran_keberatan(obj, hari_ini=timezone.localdate()),
            "alat": [("Berkas sengketa (ZIP)", self.tautan("dosir", obj.pk))],
        }

    @admin.display(description="tanggapan paling lambat", ordering="jatuh_tempo")
    def batas(self, obj: Keberatan) -> str:
        """The due day while it is open, and whether it is over."""
        if obj.status not in TERBUKA:
            return ""
        hari = tanggal_pendek(obj.jatuh_tempo)
        return f"{hari} (lewat)" if obj.terlambat(timezone.localdate()) else hari

    @admin.display(description="permohonan")
    def berkas_permohonan(self, obj: Keberatan) -> str:
        """The request objected to."""
        if obj.permohonan is None:
            return "Tanpa permohonan (alasan b)"
        alamat = reverse("admin:informasi_permohonan_change", args=(obj.permohonan.pk,))
        return format_html('<a href="{}">{}</a>', alamat, obj.permohonan.nomor)

    @admin.display(description="pemohon (disamarkan)")
    def pemohon_samar(self, obj: Keberatan) -> str:
        """Initials only."""
        return obj.pemohon.nama_samar

    @admin.display(description="alasan keberatan")
    def alasan_kata(self, obj: Keberatan) -> str:
        """The grounds in the words of the Act."""
        return "; ".join(nama_alasan(obj.alasan))

    @admin.display(description="sengketa")
    def perkara(self, obj: Keberatan) -> str:
        """The dispute it grew into."""
        sengketa = getattr(obj, "sengketa", None)
        if sengketa is None:
            return "-"
        alamat = reverse("admin:informasi_sengketa_change", args=(sengketa.pk,))
        return format_html('<a href="{}">{}</a>', alamat, sengketa.get_status_display())


@admin.register(Sengketa)
class SengketaAdmin(Bertombol, HanyaBaca):
    """The disputes, with the commission's dates."""

    keterangan = (
        "Sengketa informasi di Komisi Informasi: catat tanggal setiap langkah dari surat "
        "Komisi. Berkas lengkapnya diunduh dari keberatannya."
    )
    panduan = "permohonan"
    tombol = TOMBOL_SENGKETA
    jalan_unit = "keberatan__unit"
    list_display = ("perkara", "status", "diajukan_pada", "nomor_ki", "diputus_pada")
    list_filter = ("status",)
    list_select_related = ("keberatan",)
    search_fields = ("keberatan__nomor", "nomor_ki")
    ordering = ("-diajukan_pada", "-pk")
    fields = (
        *("berkas_keberatan", "status", "diajukan_pada", "nomor_ki"),
        *("diregistrasi_pada", "mulai_pada", "mediasi_pada", "ajudikasi_pada"),
        *("diputus_pada", "amar", "dilaksanakan_pada", "digugat_pada"),
    )
    readonly_fields = ("berkas_keberatan",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """With the objection and its unit."""
        return super().get_queryset(request).select_related("keberatan__unit__induk")

    def kotak(self, request: HttpRequest, obj: Sengketa) -> dict[str, Any]:
        """The next step, with the commission's limit, and the acts."""
        return {**super().kotak(request, obj), "anjuran": anjuran_sengketa(obj)}

    @admin.display(description="keberatan", ordering="keberatan__nomor")
    def perkara(self, obj: Sengketa) -> str:
        """The number of the objection."""
        return obj.nomor

    @admin.display(description="keberatan")
    def berkas_keberatan(self, obj: Sengketa) -> str:
        """The way back to the objection."""
        alamat = reverse("admin:informasi_keberatan_change", args=(obj.keberatan_id,))
        return format_html('<a href="{}">{}</a>', alamat, obj.nomor)
