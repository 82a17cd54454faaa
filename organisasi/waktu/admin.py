from django.contrib import admin

from organisasi.staf.base import PortalAdmin
from organisasi.waktu.models import BatasWaktu, DasarHukum, HariLibur


@admin.register(HariLibur)
class HariLiburAdmin(PortalAdmin):
    keterangan = (
        "Hari libur nasional, cuti bersama, dan libur khusus; Sabtu dan Minggu tidak "
        "perlu ditulis. Isi setiap tahun begitu SKB 3 Menteri ditandatangani: tanpa "
        "kalender, portal tidak dapat menghitung jatuh tempo."
    )
    panduan = "kalender"
    list_display = ("tanggal", "nama", "jenis", "berlaku_unit", "dasar")
    list_filter = ("jenis",)
    list_select_related = ("berlaku_unit",)
    date_hierarchy = "tanggal"
    ordering = ("-tanggal",)
    search_fields = ("nama", "dasar")
    fields = ("tanggal", "nama", "jenis", "dasar", "keterangan", "berlaku_unit")


@admin.register(BatasWaktu)
class BatasWaktuAdmin(PortalAdmin):
    keterangan = (
        "Berapa lama hukum atau SK memberi waktu untuk setiap langkah. "
        "Bila aturannya berubah, tambah baris baru dengan tanggal berlakunya; "
        "jangan mengubah baris lama, karena berkas lama dihitung dengannya."
    )
    panduan = "kalender"
    list_display = ("kode", "nilai", "satuan", "dasar", "berlaku_sejak", "pasti")
    list_filter = ("satuan", "pasti")
    search_fields = ("kode", "dasar", "keterangan")
    fields = (
        *("kode", "nilai", "satuan", "dasar", "pasti"),
        *("keterangan", "berlaku_sejak"),
    )


@admin.register(DasarHukum)
class DasarHukumAdmin(PortalAdmin):
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
