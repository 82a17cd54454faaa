"""Pages that staff write and the settings of the office, in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from organisasi.halaman.models import Halaman, Pengaturan
from organisasi.staf.base import PortalAdmin


@admin.register(Halaman)
class HalamanAdmin(PortalAdmin):
    keterangan = "Halaman tetap portal. Perubahan langsung terlihat publik."
    panduan = "halaman"
    list_display = ("judul", "slug", "urut", "terbit")
    list_filter = ("terbit",)
    search_fields = ("judul", "isi")
    prepopulated_fields = {"slug": ("judul",)}
    fields = ("judul", "slug", "ringkas", "isi", "urut", "terbit")

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # Only for a new page: an address that is out does not change.
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def view_on_site(self, obj: Halaman) -> str | None:
        return obj.get_absolute_url() if obj.terbit else None


@admin.register(Pengaturan)
class PengaturanAdmin(PortalAdmin):
    keterangan = "Pengaturan seluruh portal. Perubahan langsung terlihat publik."
    panduan = "halaman"
    list_display = ("nama_portal", "nama_kota", "nomor_darurat", "jam_layanan")
    fields = (
        "nama_kota",
        "nama_portal",
        "sebutan_pembantu",
        "jam_layanan",
        "lisensi",
        "nomor_darurat",
        "atasan_ppid",
        "narahubung_pdp",
        "lembaga_pdp",
        "hapus_identitas_otomatis",
        "retensi_orang_bulan",
        "kontak_tanpa_setuju_hari",
        "simpan_nama_hadir",
        "siaran_tanpa_persetujuan",
        "hening_mulai",
        "hening_sampai",
        "sinonim",
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        # Only while there is none; who may change it may make it.
        boleh: bool = self.has_change_permission(request)
        return boleh and not Pengaturan.objects.exists()
