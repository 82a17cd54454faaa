"""Searches that found nothing, in the admin."""

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest

from informasi.pencarian.models import PencarianNihil
from organisasi.staf.base import HanyaBaca


@admin.register(PencarianNihil)
class PencarianNihilAdmin(HanyaBaca):
    keterangan = "Kata yang dicari warga tanpa hasil. Tambahkan sinonimnya."
    panduan = "pencarian"
    list_display = ("kata", "jumlah", "terakhir", "selesai")
    list_filter = ("selesai",)
    search_fields = ("kata",)
    actions = ("tandai_selesai",)

    def has_tandai_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("informasi.change_pencariannihil")

    @admin.action(description="Tandai sudah ditangani", permissions=("tandai",))
    def tandai_selesai(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        jumlah = queryset.update(selesai=True)
        messages.success(request, f"{jumlah} pencarian ditandai sudah ditangani.")
