"""Suppressed channels: found by what they are, lifted with proof by one officer (4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, override

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import FileResponse, Http404, HttpRequest
from django.urls import URLPattern
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from organisasi.bahasa import tanggal_pendek
from organisasi.form_fields import Teks
from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.peran import Peran
from organisasi.kertas.foto import periksa_bersih
from organisasi.kertas.unggahan import PENGENAL
from organisasi.staf.base import HanyaBaca
from organisasi.staf.tombol import DALAM, TindakanForm, Tombol
from pemangku.actions.larangan import (
    ALASAN_PENDEK,
    BUKTI_WAJIB,
    cabut_larangan,
    sidik_mungkin,
)
from pemangku.admin.bersama import PINDAIAN, Bergalat
from pemangku.models import Larangan
from pemangku.models.larangan import ALASAN_TERPENDEK

CABUT = "pemangku.cabut_larangan"
BOLEH_LAGI = {
    Larangan.Lingkup.SEMUA: "Nomor atau alamat ini boleh dicatat dan dipakai lagi.",
    Larangan.Lingkup.SIARAN: "Nomor atau alamat ini boleh dikirimi siaran lagi.",
}
BUKAN_SETUJU = (
    "Mencabut larangan bukan persetujuan: yang perlu persetujuan tetap memerlukannya."
)
TETAP = "Alasan dan buktinya tersimpan, dan pencabutan ini tidak dapat dibatalkan."
BERHENTI_LAGI = "Bila pemiliknya berhenti lagi, larangan baru dibuat dengan sendirinya."
MASIH = (
    "Atas nomor atau alamat yang sama masih berlaku larangan lain ({}). Cabut juga bila "
    "memang diminta."
)


class CabutForm(TindakanForm):
    """Why, and the paper by which the owner asked for it."""

    alasan = Teks(
        label="Mengapa dicabut?",
        max_length=300,
        min_length=ALASAN_TERPENDEK,
        wajib=ALASAN_PENDEK,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=f"{DALAM} Jangan tulis nama atau nomor.",
    )
    bukti = forms.FileField(
        label="Bukti permintaan pemiliknya",
        help_text="Pindaian surat atau formulir bertanda tangan: PDF, JPG, atau PNG.",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={"required": BUKTI_WAJIB, "empty": "Berkas ini kosong."},
    )

    def clean_bukti(self) -> UploadedFile:
        """Judged by its content; a photo is made anew. Its name says nothing."""
        bersih = periksa_bersih(self.cleaned_data["bukti"], boleh=PINDAIAN)
        bersih.isi.name = f"bukti.{bersih.jenis}"
        return bersih.isi


def _akibat(larangan: Larangan) -> Iterator[str]:
    """What it is about and what lifting it brings about."""
    yield (
        f"Yang dicabut: {larangan}, dilarang sejak "
        f"{tanggal_pendek(timezone.localdate(larangan.sejak))} ({larangan.alasan})"
    )
    yield BOLEH_LAGI[Larangan.Lingkup(larangan.lingkup)]
    yield BUKAN_SETUJU
    lain = Larangan.objects.berlaku().filter(sidik=larangan.sidik)
    if sisa := "; ".join(str(satu) for satu in lain.exclude(pk=larangan.pk)):
        yield MASIH.format(sisa)
    yield BERHENTI_LAGI
    yield TETAP


class SaringKeadaan(admin.SimpleListFilter):
    """In force, or lifted."""

    title = "keadaan"
    parameter_name = "keadaan"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("berlaku", "berlaku"), ("dicabut", "dicabut")]

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "berlaku":
                return queryset.berlaku()
            case "dicabut":
                return queryset.exclude(pencabutan=None)
        return queryset


@admin.register(Larangan)
class LaranganAdmin(Bergalat, HanyaBaca):
    """Channels that must not come back: a hash, and no name."""

    tombol = (
        Tombol(
            nama="cabut",
            label="Cabut larangan",
            izin=CABUT,
            boleh=lambda larangan: larangan.dicabut is None,
            lakukan=cabut_larangan,
            berhasil="Larangan dicabut. Persetujuan tetap diminta seperti biasa.",
            form=lambda _larangan: CabutForm,
            akibat=lambda larangan: tuple(_akibat(larangan)),
            bahaya=True,
        ),
    )
    keterangan = (
        "Nomor dan alamat yang pemiliknya minta tidak dipakai lagi. Yang tersimpan hanya "
        "sidiknya, jadi daftar ini tidak menyebut nomor dan tidak menyebut orang; impor, "
        "formulir, dan pengiriman memeriksanya. Petugas pelindungan data mencabutnya bila "
        "pemiliknya meminta, dengan bukti."
    )
    panduan = "data-pribadi"
    list_display = ("sejak", "jenis", "lingkup", "alasan", "keadaan")
    list_filter = (SaringKeadaan, "jenis", "lingkup")
    list_select_related = ("pencabutan",)
    date_hierarchy = "sejak"
    search_help_text = "Ketik nomor atau alamatnya lengkap; yang dicari sidiknya."
    fields = ("jenis", "lingkup", "sejak", "alasan", "keadaan")
    readonly_fields = ("keadaan", "dicabut_oleh", "alasan_cabut", "bukti")
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        """The proof."""
        bukti = require_safe(self.bukti_view)
        return [
            self.alamat("<path:object_id>/bukti/", bukti, "bukti"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """With how each was lifted."""
        return super().get_queryset(request).select_related("pencabutan__oleh")

    @staticmethod
    def boleh_cabut(request: HttpRequest) -> bool:
        """The officer of data alone: proofs hold names, and full power reads none (8.1)."""
        petugas = petugas_dari(request)
        return petugas.has_perm(CABUT) and petugas.berperan(Peran.PDP)

    def boleh_tombol(
        self,
        request: HttpRequest,
        tombol: Tombol,  # noqa: ARG002 - Django's signature
        obj: Any,  # noqa: ARG002 - Django's signature
    ) -> bool:
        """Suppressions belong to no unit."""
        return self.boleh_cabut(request)

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        """A box for who may lift; a masked reader finds nobody by a number (8.2)."""
        return ("sidik",) if self.boleh_cabut(request) else ()

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        """By the number or address itself, of which the table holds a hash."""
        if not search_term.strip() or not self.boleh_cabut(request):
            return queryset, False
        return queryset.filter(sidik__in=sidik_mungkin(search_term)), False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """How it was lifted; the proof for who may read it."""
        if obj is None or obj.dicabut is None:
            return self.fields
        bukti = ("bukti",) if self.boleh_cabut(request) else ()
        return (*self.fields, "dicabut_oleh", "alasan_cabut", *bukti)

    @admin.display(description="keadaan")
    def keadaan(self, obj: Larangan) -> str:
        """In force, or lifted and when."""
        if obj.dicabut is None:
            return "berlaku"
        return f"dicabut {tanggal_pendek(timezone.localdate(obj.dicabut.pada))}"

    @admin.display(description="dicabut oleh")
    def dicabut_oleh(self, obj: Larangan) -> str:
        """The officer."""
        return str(obj.dicabut.oleh) if obj.dicabut else ""

    @admin.display(description="alasan mencabut")
    def alasan_cabut(self, obj: Larangan) -> str:
        """As it was written."""
        return obj.dicabut.alasan if obj.dicabut else ""

    @admin.display(description="bukti")
    def bukti(self, obj: Larangan) -> str:
        """Where it is; of a forgotten person a hash is left."""
        if obj.dicabut is None or not obj.dicabut.bukti:
            return "tinggal sidiknya"
        alamat = self.tautan("bukti", obj.pk)
        return format_html('<a href="{}">Unduh bukti</a>', alamat)

    def bukti_view(self, request: HttpRequest, object_id: str) -> FileResponse:
        """The proof of a lifting, as a download that runs nothing."""
        obj: Larangan = self.objek_atau_404(request, object_id)
        if not self.boleh_cabut(request):
            raise PermissionDenied
        if obj.dicabut is None or not obj.dicabut.bukti:
            raise Http404
        akhiran = str(obj.dicabut.bukti.name).rpartition(".")[2]
        return unduhan(
            obj.dicabut.bukti, nama=f"bukti.{akhiran}", tipe=PENGENAL[akhiran][0]
        )
