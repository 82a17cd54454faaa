"""Personal data: who opened what, what people ask, whom to call."""

from __future__ import annotations

from typing import Any, override

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html

from organisasi.admin.dasar import HanyaBaca
from organisasi.admin.jejak import SaringJenis
from organisasi.admin.saring import SaringUnit
from organisasi.admin.tindak import Bertindak, Tindak
from organisasi.models import AksesDataPribadi, PermintaanSubjek, TugasHubungi
from organisasi.pribadi import PANJANG_ALASAN, selesaikan_tugas
from organisasi.sisa_jam import sisa_jam


class SaringSelesai(admin.SimpleListFilter):
    """What still waits, and what is done."""

    title = "keadaan"
    parameter_name = "selesai"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("belum", "Belum selesai"), ("sudah", "Sudah selesai")]

    @override
    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet
    ) -> models.QuerySet:
        if self.value() in {"belum", "sudah"}:
            return queryset.filter(selesai_pada__isnull=self.value() == "belum")
        return queryset


class KePdp(HanyaBaca):
    """A list with the way to the pages of the data protection officer."""

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        """For whoever may open them: the owner of one service reads the register alone."""
        if request.user.has_perm("organisasi.view_insidendata"):
            return [("Ikhtisar pelindungan data", reverse("pdp"))]
        if request.user.has_perm("organisasi.view_permintaansubjek"):
            return [("Rekaman kegiatan pemrosesan (ROPA)", reverse("pdp-ropa"))]
        return []


@admin.register(AksesDataPribadi)
class AksesAdmin(KePdp):
    """Every opening of guarded data, read-only."""

    keterangan = (
        "Siapa membuka data pribadi siapa, kapan, dan untuk apa. Barisnya hanya bertambah; "
        "orang yang datanya dibuka dapat membacanya di halamannya sendiri."
    )
    panduan = "data-pribadi"
    list_display = ("pada", "oleh", "objek_nomor", "kolom", "alasan", "unit")
    list_filter = (SaringJenis, SaringUnit)
    list_select_related = ("oleh", "unit")
    search_fields = ("objek_nomor", "oleh__username", "oleh__nama")
    date_hierarchy = "pada"
    jalan_unit = "unit"
    fields = ("pada", "oleh", "objek_nomor", "unit", "kolom", "alasan")


@admin.register(PermintaanSubjek)
class PermintaanSubjekAdmin(KePdp):
    """What people ask of their data; answered on the page of the data officer."""

    keterangan = (
        "Permintaan orang atas data pribadinya sendiri: melihat, memperbaiki, menghapus, "
        "membatasi. Batasnya 3 x 24 jam, bukan hari kerja."
    )
    panduan = "data-pribadi"
    list_display = ("diterima_pada", "jenis", "objek_nomor", "sisa", "hasil")
    list_filter = (SaringSelesai, "jenis", "hasil")
    search_fields = ("objek_nomor",)
    fields = (
        *("jenis", "objek_nomor", "diterima_pada", "tenggat", "selesai_pada"),
        *("hasil", "jawaban", "alasan_terlambat", "oleh"),
    )

    @admin.display(description="batas", ordering="tenggat")
    def sisa(self, obj: PermintaanSubjek) -> str:
        """The hours left; "" once it is answered."""
        return "" if obj.selesai_pada else sisa_jam(obj.tenggat, timezone.now())

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With the way to the page where it is answered."""
        obj = self.objek_atau_404(request, object_id)
        konteks: dict[str, Any] = {}
        if request.user.has_perm("organisasi.change_permintaansubjek"):
            alamat = reverse("pdp-permintaan", args=(obj.pk,))
            konteks["alat"] = [("Tangani permintaan", alamat)]
        konteks |= extra_context or {}
        return super().change_view(request, object_id, form_url, konteks)


class HasilForm(forms.Form):
    """What came of a call."""

    hasil = forms.CharField(
        label="Hasilnya",
        max_length=PANJANG_ALASAN,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Misalnya: sudah diberi tahu lewat telepon. Jangan tulis nama atau "
        "nomor teleponnya.",
    )


# Calls about danger to life that nobody has made yet.
DARURAT_DULU = Case(
    When(darurat=True, selesai_pada__isnull=True, then=0), default=1
).asc()


@admin.register(TugasHubungi)
class TugasHubungiAdmin(Bertindak, HanyaBaca):
    """People without mail: call them, or hand it over at the counter."""

    keterangan = (
        "Pemohon tanpa surel dikabari lewat telepon atau di loket. Buka berkasnya untuk "
        "melihat nomornya, hubungi, lalu catat hasilnya di sini."
    )
    panduan = "data-pribadi"
    jalan_unit = "unit"
    list_display = ("dibuat_pada", "perihal", "cara", "berkas", "unit", "selesai_pada")
    list_filter = (SaringSelesai, "cara", SaringUnit)
    list_select_related = ("unit",)
    search_fields = ("objek_nomor", "perihal")
    ordering = (DARURAT_DULU, "dibuat_pada", "pk")
    fields = (
        *("perihal", "cara", "berkas", "unit", "dibuat_pada"),
        *("selesai_pada", "oleh", "hasil"),
    )
    readonly_fields = ("berkas",)
    kolom_ekspor = ("dibuat_pada", "perihal", "cara", "objek_nomor", "selesai_pada")
    tindak = (
        Tindak(
            nama="selesai",
            label="Catat sudah dihubungi",
            boleh=lambda tugas: tugas.selesai_pada is None,
            lakukan=selesaikan_tugas,
            berhasil="Tercatat: pemohon sudah dihubungi.",
            penjelasan="Catat setelah orangnya sungguh mendapat kabar ini.",
            form=HasilForm,
        ),
    )

    @admin.display(description="berkas", ordering="objek_nomor")
    def berkas(self, obj: TugasHubungi) -> str:
        """The case by number, with the way to it."""
        nama = f"admin:{obj.objek_jenis.replace('.', '_')}_change"
        try:
            alamat = reverse(nama, args=(obj.objek_id,))
        except NoReverseMatch:
            return obj.objek_nomor
        return format_html('<a href="{}">{}</a>', alamat, obj.objek_nomor or "Buka")
