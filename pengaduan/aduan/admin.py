"""Reference tables that staff keep: categories, topics with their routing, prepared texts."""

from django.contrib import admin

from organisasi.staf.base import PortalAdmin
from pengaduan.aduan.kategori import KategoriPengaduan, TopikPengaduan
from pengaduan.aduan.models import TeksBalasan


@admin.register(KategoriPengaduan)
class KategoriAdmin(PortalAdmin):
    keterangan = "Kategori yang dipilih warga."
    panduan = "pengaduan"
    list_display = ("nama", "unit", "kelas", "rahasia", "urut", "aktif")
    list_filter = ("kelas", "rahasia", "aktif")
    list_select_related = ("unit",)
    search_fields = ("nama", "contoh")
    fields = (
        "kode",
        "nama",
        "contoh",
        "unit",
        "kelas",
        "rahasia",
        "alasan_rahasia",
        "tanda_bahaya",
        "radius_m",
        "urut",
        "aktif",
    )


@admin.register(TopikPengaduan)
class TopikAdmin(PortalAdmin):
    keterangan = "Topik menentukan unit yang diusulkan dan topik di SP4N-LAPOR!."
    panduan = "pengaduan"
    list_display = ("nama", "kategori", "unit", "kewenangan", "darurat", "aktif")
    list_filter = ("kategori", "kewenangan", "darurat", "aktif")
    list_select_related = ("kategori", "unit")
    search_fields = ("nama", "lapor_subtopik")
    fields = (
        "kode",
        "nama",
        "kategori",
        "unit",
        "pendukung",
        "kewenangan",
        "lembaga_luar",
        "kanal",
        "lapor_topik",
        "lapor_subtopik",
        "darurat",
        "contoh_darurat",
        "catatan",
        "aktif",
    )


@admin.register(TeksBalasan)
class TeksAdmin(PortalAdmin):
    keterangan = "Teks siap pakai. Isian petugas ditulis dalam kurung siku."
    panduan = "pengaduan"
    list_display = ("judul", "tindakan", "kategori", "urut", "aktif")
    list_filter = ("tindakan", "kategori", "aktif")
    list_select_related = ("kategori",)
    search_fields = ("judul", "isi")
    fields = ("judul", "tindakan", "kategori", "isi", "urut", "aktif")
