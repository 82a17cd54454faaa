"""Consequence tests in the admin: written by the unit, approved by the main PPID, then frozen."""

from typing import Any, override

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from informasi.katalog.models import DokumenInformasi
from informasi.pengecualian.models import (
    KEMBALI,
    TindakanUji,
    UjiKonsekuensi,
    setujui_uji,
)
from organisasi.alur.tindakan import Anjuran, anjuran
from organisasi.form_fields import Bernomor
from organisasi.kantor.izin import berwenang, petugas_dari, yang_dapat
from organisasi.models import Petugas
from organisasi.staf.base import BeredisiForm, SaringUnit
from organisasi.staf.isian import di_situs
from organisasi.staf.tombol import Bertombol, MenjaminForm, Tombol, dijamin
from organisasi.teks import baca_toml

TERKUNCI = (
    "Belum disimpan: uji ini sudah disetujui dan tidak dapat diubah. Bila keadaannya "
    "berubah, buat uji baru."
)

TOMBOL_UJI = (
    Tombol(
        TindakanUji.SETUJUI,
        dijamin(setujui_uji),
        berhasil="Uji konsekuensi disetujui.",
        penjelasan="Setelah disetujui, uji ini tidak dapat diubah lagi.",
        form=lambda _uji: MenjaminForm,
        halangan=UjiKonsekuensi.halangan_setuju,
        orang_kedua=lambda uji: yang_dapat(
            TindakanUji.SETUJUI.izin, (), timezone.localdate(), kecuali=uji.penulis
        ),
        bila=lambda uji: uji.disetujui_pada is None,
    ),
)


class UjiForm(BeredisiForm):
    petugas: Petugas

    class Meta:
        model = UjiKonsekuensi
        fields = (
            "dokumen",
            "tanggal",
            "waktu_uji",
            "pasal17",
            "uu_lain",
            "pasal_uu_lain",
            "bagian",
            "konsekuensi_dibuka",
            "manfaat_ditutup",
            "jangka_waktu",
            "berakhir_pada",
            "peserta",
            "nomor_sk",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        milik = DokumenInformasi.objects.untuk(self.petugas)
        self.fields["dokumen"] = Bernomor(
            milik.select_related("unit__induk"),
            label="Nomor informasi yang dikecualikan",
            help_text="Misalnya IP-000123, tertulis di daftar informasi.",
            error_messages={
                "invalid_choice": "Tidak ada informasi bernomor itu di unit Anda."
            },
        )
        if self.instance.pk:
            self.initial["dokumen"] = self.instance.dokumen.nomor

    def clean_dokumen(self) -> Any:
        dokumen = self.cleaned_data["dokumen"]
        izin = "informasi.add_ujikonsekuensi"
        if not berwenang(self.petugas, izin, dokumen.unit):
            raise forms.ValidationError("Informasi ini bukan milik unit Anda.")
        return dokumen


@admin.register(UjiKonsekuensi)
class UjiAdmin(Bertombol):
    form = UjiForm
    tombol = TOMBOL_UJI
    jalan_unit = "unit"
    keterangan = "Informasi hanya boleh dikecualikan dengan uji yang disetujui."
    panduan = "uji"
    list_display = ("dokumen", "unit", "pasal17", "tanggal", "berakhir_pada", "setuju")
    list_filter = (SaringUnit, "pasal17")
    list_select_related = ("dokumen", "unit")
    search_fields = ("dokumen__judul", "dokumen__nomor", "nomor_sk")
    readonly_fields = ("disetujui_oleh", "disetujui_pada")
    fieldsets = (
        (None, {"fields": ("dokumen", "tanggal", "waktu_uji", "bagian")}),
        ("Alasan", {"fields": ("pasal17", "uu_lain", "pasal_uu_lain")}),
        ("Pertimbangan", {"fields": ("konsekuensi_dibuka", "manfaat_ditutup")}),
        ("Masa", {"fields": ("jangka_waktu", "berakhir_pada")}),
        (
            "Penetapan",
            {"fields": ("peserta", "nomor_sk", "disetujui_oleh", "disetujui_pada")},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("dokumen__cari")

    @admin.display(description="disetujui", boolean=True)
    def setuju(self, obj: UjiKonsekuensi) -> bool:
        return bool(obj.disetujui_pada)

    def larangan(self, obj: UjiKonsekuensi, petugas: Petugas) -> str:  # noqa: ARG002 -- the base names it
        return TERKUNCI if obj.disetujui_pada else ""

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:  # type: ignore[override]
        form: Any = super().get_form(request, obj, **kwargs)
        form.petugas = petugas_dari(request)
        return form

    def save_model(
        self,
        request: HttpRequest,
        obj: UjiKonsekuensi,
        form: forms.ModelForm,
        change: bool,  # noqa: FBT001
    ) -> None:
        obj.unit = obj.dokumen.unit
        obj.penulis = sorted({*obj.penulis, petugas_dari(request).pk})
        super().save_model(request, obj, form, change)

    @override
    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Back to the answer that needs it, where an answer asked for it."""
        kembali = request.GET.get(KEMBALI, "")
        if not di_situs(kembali):
            return super().response_add(request, obj, post_url_continue)
        return HttpResponseRedirect(f"{kembali}&uji={obj.pk}")

    def kotak(self, request: HttpRequest, obj: UjiKonsekuensi) -> dict[str, Any]:
        return {**super().kotak(request, obj), "anjuran": anjuran_uji(obj)}


KATA = baca_toml("informasi/data/anjuran.toml")["uji"]


def anjuran_uji(uji: UjiKonsekuensi) -> Anjuran:
    if uji.disetujui_pada:
        return anjuran(KATA["disetujui"], batas=uji.berakhir_pada)
    return anjuran(KATA["menunggu"])
