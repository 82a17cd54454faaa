"""Keys of applications that send complaints: shown once, stored as a hash, revocable."""

from typing import Any, override

from django.contrib import admin
from django.db import transaction
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from organisasi.sandi import kode_rahasia, sidik
from organisasi.staf.base import PortalAdmin
from pengaduan.open311.models import KunciOpen311

PANJANG_KUNCI = 32


@admin.action(description="Cabut kunci yang dipilih", permissions=("change",))
def cabut(_admin: PortalAdmin, request: HttpRequest, semua: Any) -> None:
    pada = timezone.now()
    with transaction.atomic():
        for kunci in semua.filter(dicabut_pada=None).select_for_update():
            kunci.cabut(pada=pada)
            Jejak.objects.catat(kunci, "cabut", saat=Saat(petugas_dari(request), pada))


@admin.register(KunciOpen311)
class KunciAdmin(PortalAdmin):
    keterangan = "Aplikasi yang boleh mengirim aduan. Kunci hanya tampil sekali."
    panduan = "pengaduan"
    list_display = ("nama", "penanggung_jawab", "batas_per_jam", "dicabut_pada")
    list_filter = (("dicabut_pada", admin.EmptyFieldListFilter),)
    search_fields = ("nama",)
    fields = ("nama", "penanggung_jawab", "batas_per_jam")
    actions = (cabut,)

    @override
    def save_model(
        self, request: HttpRequest, obj: Any, form: ModelForm, change: bool
    ) -> None:
        if not change:
            kunci = kode_rahasia(PANJANG_KUNCI)
            obj.sidik, obj.dibuat_oleh = sidik(kunci), petugas_dari(request)
            request.__dict__["kunci_baru"] = kunci
        super().save_model(request, obj, form, change)

    @override
    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        jawab = self.halaman(
            request,
            "pengaduan/open311/kunci.html",
            title=f"Kunci untuk {obj}",
            object=obj,
            kunci=request.__dict__["kunci_baru"],
        )
        jawab["Cache-Control"] = "no-store, private"
        return jawab
