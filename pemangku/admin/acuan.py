"""Reference tables of the inventory."""

from __future__ import annotations

from typing import Any, override

from django.contrib import admin
from django.http import HttpRequest

from organisasi.staf.base import PortalAdmin
from pemangku.models import JenisPemangku, Tag, TeksPersetujuan, Unsur


@admin.register(Unsur)
class UnsurAdmin(PortalAdmin):
    """Parts of society and of the office."""

    keterangan = (
        "Unsur masyarakat dan pemerintahan yang sebaiknya ada di daftar tiap kecamatan. "
        "Yang wajib dihitung saat memeriksa apa yang masih kurang di sebuah kecamatan."
    )
    panduan = "pemangku"
    list_display = ("nama", "lingkup", "wajib", "peran_khusus", "urut", "aktif")
    list_filter = ("lingkup", "wajib", "aktif")
    search_fields = ("nama", "kode")
    fields = (
        *("kode", "nama", "lingkup", "wajib", "peran_khusus", "setingkat_kota"),
        *("urut", "aktif"),
    )


@admin.register(JenisPemangku)
class JenisAdmin(PortalAdmin):
    """Kinds of stakeholders."""

    keterangan = (
        "Jenis pemangku: dari unsur apa, terikat wilayah atau tidak, dan berapa lama "
        "datanya dapat dipercaya. Mengubah masa berlaku tidak mengubah catatan yang "
        "sudah diverifikasi; ia berlaku pada verifikasi berikutnya."
    )
    panduan = "pemangku"
    list_display = ("nama", "unsur", "terikat_wilayah", "masa_berlaku_hari", "aktif")
    list_filter = ("unsur", "lingkup_bawaan", "terikat_wilayah", "aktif")
    list_select_related = ("unsur",)
    search_fields = ("nama", "kode")
    fields = (
        *("kode", "nama", "lingkup_bawaan", "unsur", "terikat_wilayah"),
        *("masa_berlaku_hari", "perorangan", "urut", "aktif"),
    )


@admin.register(Tag)
class TagAdmin(PortalAdmin):
    """Words of a controlled list."""

    keterangan = (
        "Kata kunci yang boleh ditempelkan pada pemangku, paling banyak lima pada satu "
        "catatan. Sedikit dan jelas lebih berguna daripada banyak; jangan buat tag yang "
        "menilai orang atau menyebut partai."
    )
    panduan = "pemangku"
    list_display = ("nama", "arti")
    search_fields = ("nama", "arti")
    fields = ("nama", "arti")


@admin.register(TeksPersetujuan)
class TeksPersetujuanAdmin(PortalAdmin):
    """The words people agree to: a new wording is a new row."""

    keterangan = (
        "Kalimat yang disetujui orang, satu untuk tiap tujuan. Kalimat yang sudah dipakai "
        "tidak diubah dan tidak dihapus: tambahkan versi baru; persetujuan lama tetap "
        "menunjuk kalimat yang dahulu dibaca orangnya."
    )
    panduan = "pemangku"
    list_display = ("tujuan", "versi", "berlaku_sejak", "ringkas")
    list_filter = ("tujuan",)
    fields = ("tujuan", "versi", "isi", "berlaku_sejak")
    readonly_fields = ("sidik",)

    @admin.display(description="isi")
    def ringkas(self, obj: TeksPersetujuan) -> str:
        """The beginning of the words."""
        return obj.isi[:80]

    @admin.display(description="sidik (SHA-256)")
    def sidik(self, obj: TeksPersetujuan) -> str:
        """By which anybody can see that the words are the same."""
        return obj.sha256

    @override
    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.fields, "sidik") if obj else self.fields

    @override
    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
