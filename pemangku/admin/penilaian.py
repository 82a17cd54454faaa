"""Assessments: the page that asks for one, the list that approves them, their rubric."""

from __future__ import annotations

from typing import Any, override

from django.contrib import admin, messages
from django.contrib.postgres.forms import SplitArrayField
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.forms import CharField, ModelForm, Textarea
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi.kantor.izin import petugas_dari, yang_dapat
from organisasi.staf.base import HanyaBaca, PortalAdmin, SaringUnit
from organisasi.staf.tombol import Bertombol, Tombol
from pemangku.actions.penilaian import (
    BUKAN_TUGASNYA,
    PERLU_DPIA,
    boleh_menilai,
    halangan_sahkan,
    nilai_pemangku,
    sahkan_penilaian,
    terhalang_dpia,
)
from pemangku.admin.borang_nilai import NilaiForm
from pemangku.admin.isi_nilai import isi_nilai
from pemangku.forms import tempelkan
from pemangku.models import (
    KonteksPenilaian,
    Pemangku,
    Penilaian,
    RubrikPenilaian,
)
from pemangku.models.pilihan_nilai import TERTINGGI

LIHAT = "pemangku.view_penilaian"
SAHKAN = "pemangku.sahkan_penilaian"


class Bernilai(PortalAdmin):
    """Mix in before the list's own class; adds the page that scores a stakeholder."""

    def get_urls(self) -> list[URLPattern]:
        """One page more."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.nilai_view)
        return [
            self.alamat("<path:object_id>/nilai/", view, "nilai"),
            *super().get_urls(),
        ]

    def penilaian(self, request: HttpRequest, obj: Pemangku) -> dict[str, Any]:
        """The section of the record's page; empty for who may not read scores (8.1)."""
        petugas = petugas_dari(request)
        dinilai = boleh_menilai(obj, petugas) and not terhalang_dpia(obj, petugas)
        aktif = obj.status == Pemangku.Status.AKTIF
        return {
            "nilai": isi_nilai(obj, petugas=petugas, hari=timezone.localdate())
            if request.user.has_perm(LIHAT)
            else None,
            "alamat_nilai": self.tautan("nilai", obj.pk) if dinilai and aktif else "",
        }

    def nilai_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for the scores beside the rubric; store them on POST (PK-46).

        403 with the reason for a person while there is no DPIA (PK-48).
        """
        obj: Pemangku = self.objek_atau_404(request, object_id)
        petugas = petugas_dari(request)
        if not boleh_menilai(obj, petugas):
            raise PermissionDenied(BUKAN_TUGASNYA)
        if terhalang_dpia(obj, petugas):
            return self._halaman_nilai(request, obj, None, tolak=PERLU_DPIA)
        rubrik = RubrikPenilaian.objects.kini(timezone.localdate())
        form = NilaiForm(
            request.POST if request.method == "POST" else None, rubrik=rubrik
        )
        if form.is_valid():
            try:
                nilai_pemangku(
                    obj,
                    konteks=form.cleaned_data["konteks"],
                    isian=form.isian(),
                    oleh=petugas,
                    pada=timezone.now(),
                )
            except ValidationError as galat:
                tempelkan(form, galat)
            else:
                messages.success(
                    request,
                    "Penilaian tersimpan; dihitung setelah disahkan orang lain.",
                )
                return HttpResponseRedirect(self.tautan("change", obj.pk))
        return self._halaman_nilai(request, obj, form)

    def _halaman_nilai(
        self,
        request: HttpRequest,
        obj: Pemangku,
        form: NilaiForm | None,
        tolak: str = "",
    ) -> HttpResponse:
        konteks = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "object": obj,
            "title": f"Nilai {obj}",
            "form": form,
            "tolak": tolak,
        }
        return TemplateResponse(
            request, "admin/pemangku/nilai.html", konteks, status=403 if tolak else 200
        )


@admin.register(Penilaian)
class PenilaianAdmin(Bertombol, HanyaBaca):
    """Assessments of what the officer may see; a second person approves them."""

    tombol = (
        Tombol(
            nama="sahkan",
            label="Sahkan",
            izin=SAHKAN,
            boleh=lambda n: n.status == Penilaian.Status.DRAF,
            halangan=halangan_sahkan,
            orang_kedua=lambda n: yang_dapat(
                SAHKAN,
                [n.pemangku.pengelola],
                timezone.localdate(),
                kecuali=(n.penilai_id,),
            ),
            lakukan=sahkan_penilaian,
            berhasil="Penilaian disahkan dan mulai dihitung.",
            akibat=lambda _n: (
                "Nilainya masuk matriks dan laporan; barisnya tidak dapat diubah lagi.",
            ),
        ),
    )
    keterangan = (
        "Penilaian pengaruh dan kepentingan, satu baris setiap kali dinilai; yang lama "
        "tidak diubah. Nilai dihitung setelah disahkan orang kedua, bukan penilainya "
        "sendiri. Menilai dilakukan dari halaman pemangkunya."
    )
    panduan = "pemangku"
    jalan_unit = "pemangku__pengelola"
    list_display = (
        *("dinilai_pada", "siapa", "konteks", "pengaruh", "kepentingan"),
        *("penilai", "status"),
    )
    list_filter = ("status", "konteks", SaringUnit)
    list_select_related = (
        *("pemangku__jenis", "pemangku__wilayah", "pemangku__pengelola__induk"),
        *("konteks", "penilai"),
    )
    search_fields = ("pemangku__nomor", "pemangku__nama_resmi")
    fields = (
        *("siapa", "konteks", "rubrik", "pengaruh", "kepentingan", "dampak"),
        *("urgensi", "legitimasi", "sikap", "keterlibatan_kini"),
        *("keterlibatan_diinginkan", "strategi", "alasan", "penilai"),
        *("dinilai_pada", "status", "disahkan_oleh", "disahkan_pada"),
    )
    readonly_fields = ("siapa",)
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """In the scope, with what a row shows."""
        return super().get_queryset(request).select_related(*self.list_select_related)

    @admin.display(description="pemangku")
    def siapa(self, obj: Penilaian) -> str:
        """As staff may read it: a figure by kind and place."""
        return str(obj.pemangku)


@admin.register(KonteksPenilaian)
class KonteksPenilaianAdmin(PortalAdmin):
    """Objects of assessment."""

    keterangan = (
        "Untuk apa pemangku dinilai. Pengaruh dan kepentingan tidak berarti tanpa "
        "objeknya; nilai dari konteks yang berbeda tidak dibandingkan."
    )
    panduan = "pemangku"
    list_display = ("nama", "pertanyaan", "mulai", "selesai")
    search_fields = ("nama",)
    fields = ("nama", "pertanyaan", "mulai", "selesai")

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class RubrikForm(ModelForm):
    """Five descriptions for each of the two scales."""

    pengaruh = SplitArrayField(
        CharField(max_length=200, widget=Textarea(attrs={"rows": 2})),
        size=TERTINGGI,
        label="Pengaruh, skor 1 sampai 5 berurutan",
    )
    kepentingan = SplitArrayField(
        CharField(max_length=200, widget=Textarea(attrs={"rows": 2})),
        size=TERTINGGI,
        label="Kepentingan, skor 1 sampai 5 berurutan",
    )

    class Meta:
        model = RubrikPenilaian
        fields = ("versi", "berlaku_sejak", "pengaruh", "kepentingan")


@admin.register(RubrikPenilaian)
class RubrikPenilaianAdmin(PortalAdmin):
    """What the scores mean: a new wording is a new row."""

    form = RubrikForm
    keterangan = (
        "Arti skor 1 sampai 5, tercetak di samping isian. Rubrik yang sudah dipakai tidak "
        "diubah: tambahkan versi baru; penilaian lama tetap menunjuk rubrik yang dahulu "
        "dibaca penilainya."
    )
    panduan = "pemangku"
    list_display = ("versi", "berlaku_sejak")
    fields = ("versi", "berlaku_sejak", "pengaruh", "kepentingan")

    @override
    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
