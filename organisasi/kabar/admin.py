"""The outbox in the admin: to read; a stuck message can be queued again."""

from typing import Any, override

from django.contrib import admin, messages
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone

from organisasi.alur.models import tertutup
from organisasi.kabar.models import Notifikasi
from organisasi.kantor.izin import petugas_dari
from organisasi.sandi import BINTANG, samarkan_surel
from organisasi.staf.base import HanyaBaca

# A message to one account (a new password) holds a secret link, as each to a citizen.
AWALAN_RAHASIA = "akun:"


@admin.register(Notifikasi)
class NotifikasiAdmin(HanyaBaca):
    keterangan = "Pesan portal. Yang gagal dapat dikirim ulang sesudah diperbaiki."
    panduan = "jejak"
    list_display = (
        "dibuat_pada",
        "kepada",
        "subjek",
        "status",
        "percobaan",
        "galat_terakhir",
        "dikirim_pada",
    )
    list_filter = ("status", "saluran")
    search_fields = ("subjek", "objek_nomor")
    actions = ("antre_lagi",)
    fields = (
        "kepada",
        "subjek",
        "isi_terbaca",
        "status",
        "dibuat_pada",
        "coba_lagi_pada",
        "percobaan",
        "galat_terakhir",
        "dikirim_pada",
    )
    readonly_fields = ("kepada", "isi_terbaca")

    @override
    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        # Of messages about a record the officer may not read it is known that there is
        # one.
        semua = super().get_queryset(request)
        tutup = tertutup(petugas_dari(request))
        hasil: models.QuerySet = semua.annotate(
            tertutup=models.ExpressionWrapper(tutup, models.BooleanField())
        )
        return hasil

    @admin.display(description="penerima")
    def kepada(self, obj: Any) -> str:
        # An officer's address; of a citizen's at most the beginning and the domain.
        if obj.kepada_petugas:
            return str(obj.penerima)
        return BINTANG * 3 if obj.tertutup else samarkan_surel(obj.penerima)

    @admin.display(description="isi")
    def isi_terbaca(self, obj: Notifikasi) -> str:
        if not obj.kepada_petugas or obj.kunci.startswith(AWALAN_RAHASIA):
            return "Disembunyikan karena berisi tautan rahasia."
        return obj.isi

    def has_antre_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("organisasi.change_notifikasi")

    @admin.action(description="Antre lagi", permissions=("antre",))
    @transaction.atomic
    def antre_lagi(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        belum = queryset.exclude(status=Notifikasi.Status.TERKIRIM)
        pesan = list(belum.select_for_update())
        for satu in pesan:
            satu.antre_lagi(pada=timezone.now())
        messages.success(request, f"{len(pesan)} pesan diantre lagi.")
