"""Groups, grounds, synonyms, searches in vain, findings of the nightly check."""

from __future__ import annotations

from typing import Any, override

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest

from informasi.admin.saring import SaringTerbuka
from informasi.models import (
    HurufPasal17,
    KelompokInformasi,
    PencarianNihil,
    Sinonim,
    Temuan,
)
from organisasi.staf.base import HanyaBaca, PortalAdmin, SaringUnit


@admin.register(KelompokInformasi)
class KelompokAdmin(PortalAdmin):
    """Groups of information the law names."""

    keterangan = (
        "Kelompok informasi menurut undang-undang dan Perki, misalnya laporan keuangan. "
        "Kelompok membantu warga menyaring dan unit memilih klasifikasi."
    )
    panduan = "pencarian"
    list_display = ("nama", "klasifikasi", "dasar", "urut")
    list_filter = ("klasifikasi",)
    search_fields = ("nama", "kode")
    fields = ("kode", "klasifikasi", "nama", "dasar", "penjelasan", "urut")

    @override
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The code is the key: it stays."""
        return ("kode",) if obj else ()


@admin.register(HurufPasal17)
class HurufAdmin(PortalAdmin):
    """The grounds of UU 14/2008 Pasal 17."""

    keterangan = (
        "Alasan pengecualian menurut UU 14/2008 Pasal 17, huruf a sampai j. "
        "Hurufnya tetap; penjelasannya boleh diperjelas."
    )
    panduan = "uji"
    list_display = ("huruf", "nama", "jangka")
    fields = ("huruf", "nama", "penjelasan", "jangka")
    readonly_fields = ("huruf",)


@admin.register(Sinonim)
class SinonimAdmin(PortalAdmin):
    """Words that mean the same to a citizen."""

    keterangan = (
        "Kata yang sama artinya bagi warga, misalnya “KTP; kartu tanda penduduk”. "
        "Pencarian dengan satu kata menemukan juga yang lain."
    )
    panduan = "pencarian"
    list_display = ("istilah",)
    search_fields = ("istilah",)
    fields = ("istilah",)


@admin.register(PencarianNihil)
class PencarianNihilAdmin(HanyaBaca):
    """Searches that found nothing."""

    keterangan = (
        "Kata yang dicari warga tetapi tidak menemukan apa pun. "
        "Tambahkan sinonim atau informasi yang kurang, lalu tandai sudah ditangani."
    )
    panduan = "pencarian"
    list_display = ("kata", "jumlah", "terakhir", "selesai")
    list_filter = ("selesai",)
    search_fields = ("kata",)
    actions = ("tandai_selesai",)

    def has_tandai_permission(self, request: HttpRequest) -> bool:
        """Who may edit the list may tick it off."""
        return request.user.has_perm("informasi.change_pencariannihil")

    @admin.action(description="Tandai sudah ditangani", permissions=("tandai",))
    def tandai_selesai(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        """Tick off the chosen ones."""
        jumlah = queryset.update(selesai=True)
        messages.success(request, f"{jumlah} pencarian ditandai sudah ditangani.")


@admin.register(Temuan)
class TemuanAdmin(HanyaBaca):
    """Dead links and missing files."""

    jalan_unit = "dokumen__unit"
    keterangan = (
        "Tautan mati dan berkas rusak yang ditemukan pemeriksaan setiap malam. "
        "Perbaiki informasinya; temuan tertutup sendiri pada pemeriksaan berikutnya."
    )
    panduan = "dokumen"
    list_display = ("jenis", "dokumen", "sasaran", "ditemukan_pada", "selesai_pada")
    list_filter = (SaringTerbuka, SaringUnit, "jenis")
    list_select_related = ("dokumen",)
    search_fields = ("dokumen__judul", "sasaran")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """In the scope, without the search vector of the entry."""
        return super().get_queryset(request).defer("dokumen__cari")
