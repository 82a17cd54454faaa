"""Reference tables, pages and settings of the office."""

from __future__ import annotations

from typing import Any, override

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from organisasi.admin.dasar import PortalAdmin
from organisasi.models import (
    DasarHukum,
    Halaman,
    KanalLayanan,
    Pengaturan,
    Wilayah,
    WilayahAlias,
)


@admin.register(DasarHukum)
class DasarHukumAdmin(PortalAdmin):
    """Regulations the portal refers to."""

    keterangan = (
        "Aturan yang menjadi dasar layanan informasi dan pengaduan. "
        "Bila sebuah aturan diganti, tandai tidak berlaku dan tunjuk penggantinya."
    )
    panduan = "halaman"
    list_display = ("kode", "judul", "tahun", "berlaku", "diganti_oleh")
    list_filter = ("berlaku",)
    list_select_related = ("diganti_oleh",)
    search_fields = ("kode", "judul")
    fields = (
        *("kode", "jenis", "nomor", "tahun", "judul", "tautan"),
        *("berlaku", "diganti_oleh", "catatan"),
    )


@admin.register(KanalLayanan)
class KanalLayananAdmin(PortalAdmin):
    """Channels and telephone numbers, the city's and others'."""

    keterangan = (
        "Nomor dan saluran yang ditunjukkan kepada warga: darurat, pengaduan, layanan. "
        "Coba setiap nomor sendiri sebelum menulis tanggal “terakhir dicoba”."
    )
    panduan = "halaman"
    list_display = ("nama", "jenis", "nomor", "jam", "diperiksa_pada")
    list_filter = ("jenis",)
    search_fields = ("nama", "nomor", "kode")
    fields = (
        *("kode", "nama", "jenis", "nomor", "web", "kanal_lain", "lingkup"),
        *("wilayah", "jam", "biaya", "cocok_untuk", "bukan_untuk", "terhubung"),
        "urut",
        *("diperiksa_pada", "sumber", "keyakinan", "catatan"),
    )


@admin.register(Halaman)
class HalamanAdmin(PortalAdmin):
    """Pages under /tentang/."""

    keterangan = (
        "Halaman tetap portal: profil, maklumat, privasi, dan lainnya. "
        "Tulis dengan kalimat pendek; perubahan langsung terlihat oleh publik."
    )
    panduan = "halaman"
    list_display = ("judul", "slug", "bahasa", "urut", "terbit")
    list_filter = ("terbit", "bahasa")
    search_fields = ("judul", "isi")
    prepopulated_fields = {"slug": ("judul",)}
    fields = ("judul", "slug", "ringkas", "isi", "bahasa", "urut", "terbit")

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Only for a new page: an address that is out does not change."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def view_on_site(self, obj: Halaman) -> str | None:
        """The page, once it is out."""
        return obj.get_absolute_url() if obj.terbit else None


@admin.register(Pengaturan)
class PengaturanAdmin(PortalAdmin):
    """The one row that another city changes."""

    keterangan = (
        "Nama kota, sebutan PPID, jam layanan, dan nomor darurat yang tampil di semua "
        "halaman. Hanya ada satu baris; perubahannya langsung terlihat oleh publik."
    )
    panduan = "halaman"
    list_display = ("nama_portal", "nama_kota", "nomor_darurat", "jam_layanan")
    fields = (
        *("nama_kota", "nama_portal", "sebutan_pembantu", "jam_layanan"),
        *("lisensi", "nomor_darurat", "atasan_ppid", "narahubung_pdp"),
        *("lembaga_pdp", "hapus_identitas_otomatis"),
        *("retensi_orang_bulan", "kontak_tanpa_setuju_hari", "simpan_nama_hadir"),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only while there is none; who may change it may make it."""
        boleh: bool = self.has_change_permission(request)
        return boleh and not Pengaturan.objects.exists()


@admin.register(Wilayah)
class WilayahAdmin(PortalAdmin):
    """Regions with their official codes."""

    keterangan = (
        "Kecamatan dan kelurahan dengan kode resmi Kemendagri. "
        "Ubah hanya bila kode resminya berubah."
    )
    list_display = ("nama", "kode", "tingkat", "induk", "aktif")
    list_filter = ("tingkat",)
    list_select_related = ("induk",)
    search_fields = ("nama", "kode")
    fields = ("kode", "nama", "tingkat", "induk", "grid_x", "grid_y", "aktif")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """A kelurahan is named together with its kecamatan."""
        return super().get_queryset(request).select_related("induk")

    @override
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The code is the key: it stays."""
        return ("kode",) if obj else ()


@admin.register(WilayahAlias)
class WilayahAliasAdmin(PortalAdmin):
    """Other spellings met in the wild."""

    keterangan = (
        "Ejaan lain nama wilayah yang dipakai warga, misalnya “kotabaru”. "
        "Pencarian mengenali wilayah lewat ejaan ini."
    )
    list_display = ("alias_normal", "wilayah")
    list_select_related = ("wilayah__induk",)
    search_fields = ("alias_normal", "wilayah__nama")
    fields = ("wilayah", "alias_normal")
