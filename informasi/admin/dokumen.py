"""The catalogue in the admin: draft, check, publish, withdraw; own units only."""

from __future__ import annotations

from typing import Any, override

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from informasi.actions.katalog import susun_dokumen
from informasi.admin.berkas import BerkasInline, simpan_berkas
from informasi.admin.impor import Berimpor
from informasi.admin.massal import kerjakan_massal
from informasi.admin.saring import SaringPerlu
from informasi.admin.tombol_dokumen import TOMBOL_DOKUMEN
from informasi.anjuran import anjuran_dokumen
from informasi.forms import DokumenForm
from informasi.models import DokumenInformasi
from informasi.penyuntingan import PERIKSA, TERBITKAN, larangan_ubah, simpan_terbitan
from organisasi.kantor.izin import petugas_dari
from organisasi.staf.base import SaringUnit
from organisasi.staf.tombol import Bertombol

KEADAAN = ("nomor", "status", "terbit_pada", "asal", "alasan_tarik")


@admin.register(DokumenInformasi)
class DokumenAdmin(Bertombol, Berimpor):
    """The list of information (DIP) as the officers keep it."""

    form = DokumenForm
    tombol = TOMBOL_DOKUMEN
    jalan_unit = "unit"
    keterangan = (
        "Daftar informasi unit Anda: rancangan yang sedang disusun dan yang sudah "
        "terbaca publik. Susun rancangan; kepala unit menyatakannya sudah diperiksa, lalu "
        "PPID Utama menerbitkannya."
    )
    panduan = "dokumen"
    list_display = ("nomor", "judul", "unit", "klasifikasi", "status", "diubah_pada")
    list_display_links = ("nomor", "judul")
    list_filter = (SaringPerlu, SaringUnit, "status", "klasifikasi")
    list_select_related = ("unit",)
    search_fields = ("judul", "nomor")
    ordering = ("-pk",)
    actions = ("periksa_terpilih", "terbitkan_terpilih")
    inlines = (BerkasInline,)
    readonly_fields = KEADAAN
    kolom_ekspor = (
        *("nomor", "judul", "ringkasan", "unit", "klasifikasi", "penanggung_jawab"),
        *("waktu_pembuatan", "tempat_pembuatan", "tahun", "bentuk", "jangka_simpan"),
        *("status", "terbit_pada", "dimutakhirkan_pada", "tautan"),
    )
    fieldsets = (
        (None, {"fields": ("judul", "ringkasan", "unit")}),
        (
            "Klasifikasi",
            {"fields": ("klasifikasi", "alasan_klasifikasi", "kelompok")},
        ),
        (
            "Kolom daftar informasi publik",
            {
                "fields": (
                    *("penanggung_jawab", "waktu_pembuatan", "tempat_pembuatan"),
                    *("tahun", "bentuk", "jangka_simpan"),
                )
            },
        ),
        (
            "Masa dan pemutakhiran",
            {
                "fields": (
                    *("periode_mulai", "periode_selesai", "interval_bulan"),
                    *("dimutakhirkan_pada", "tinjau_pada"),
                )
            },
        ),
        (
            "Sumber",
            {"fields": ("tautan", "lisensi", "keterangan_sumber", "terverifikasi")},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """In the scope, without the search vector."""
        return super().get_queryset(request).defer("cari", "konteks")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Once it is out, with a sentence for the readers; then how it stands."""
        hasil = list(super().get_fieldsets(request, obj))
        if obj is None:
            return hasil
        if obj.status == DokumenInformasi.Status.TERBIT:
            hasil.append(("Perubahan", {"fields": ("catatan_publik",)}))
        return [*hasil, ("Keadaan", {"fields": KEADAAN})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A change of a published entry stays with its unit."""
        tetap = super().get_readonly_fields(request, obj)
        return (*tetap, "unit") if obj and obj.menggantikan_id else tetap

    @admin.display(description="perubahan atas")
    def asal(self, obj: DokumenInformasi) -> str:
        """The entry that this draft changes."""
        if obj.menggantikan is None:
            return "-"
        return format_html(
            '<a href="{}">{}</a>',
            self.tautan("change", obj.menggantikan_id),
            obj.menggantikan.nomor,
        )

    def view_on_site(self, obj: DokumenInformasi) -> str | None:
        """The public page, once there is one."""
        return obj.get_absolute_url() if obj.publik else None

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """By status and role; while a form is sent, the form itself says no in words."""
        boleh: bool = super().has_change_permission(request, obj)
        if not boleh or obj is None or self._mengirim(request):
            return boleh
        return not larangan_ubah(obj, petugas_dari(request))

    def _mengirim(self, request: HttpRequest) -> bool:
        cocok = request.resolver_match
        return (
            request.method == "POST"
            and cocok is not None
            and cocok.url_name == self.nama_halaman("change")
        )

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:  # type: ignore[override]
        """A form that knows whether this officer may (still) save."""
        form: Any = super().get_form(request, obj, **kwargs)
        form.larangan = larangan_ubah(obj, petugas_dari(request)) if obj else ""
        return form

    def kotak(self, request: HttpRequest, obj: DokumenInformasi) -> dict[str, Any]:
        """Buttons and the next lawful step."""
        anjuran = anjuran_dokumen(obj, hari_ini=timezone.localdate())
        return {
            **super().kotak(request, obj),
            "anjuran": anjuran,
            "alat": self._alat(request, obj),
        }

    @staticmethod
    def _alat(request: HttpRequest, obj: DokumenInformasi) -> list[tuple[str, str]]:
        """From an excluded entry to its test."""
        tertutup = obj.klasifikasi == DokumenInformasi.Klasifikasi.DIKECUALIKAN
        if not tertutup or not request.user.has_perm("informasi.add_ujikonsekuensi"):
            return []
        alamat = reverse("admin:informasi_ujikonsekuensi_add")
        return [("Buat uji konsekuensi", f"{alamat}?dokumen={obj.nomor}")]

    def save_model(
        self,
        request: HttpRequest,
        obj: DokumenInformasi,
        form: forms.ModelForm,
        change: bool,  # noqa: FBT001
    ) -> None:
        """New: a draft with number and trail. Out already: with a note for readers."""
        oleh, pada = petugas_dari(request), timezone.now()
        if not change:
            susun_dokumen(obj, oleh=oleh, pada=pada)
        elif isinstance(form, DokumenForm) and form.berubah and self._terbit(obj):
            obj.edisi += 1
            catatan = form.cleaned_data["catatan_publik"]
            simpan_terbitan(obj, oleh=oleh, pada=pada, catatan=catatan)
        else:
            super().save_model(request, obj, form, change)

    @staticmethod
    def _terbit(obj: DokumenInformasi) -> bool:
        return obj.status == DokumenInformasi.Status.TERBIT

    @override
    def save_formset(
        self, request: HttpRequest, form: forms.ModelForm, formset: Any, change: bool
    ) -> None:
        """Files go through their acts."""
        simpan_berkas(request, formset)

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        """The way to the import."""
        if not self.has_add_permission(request):
            return []
        return [("Impor dari Excel", self.tautan("impor"))]

    def has_periksa_permission(self, request: HttpRequest) -> bool:
        """Who may check at all."""
        return request.user.has_perm(PERIKSA)

    def has_terbitkan_permission(self, request: HttpRequest) -> bool:
        """Who may publish at all."""
        return request.user.has_perm(TERBITKAN)

    @admin.action(
        description="Nyatakan yang dipilih sudah diperiksa", permissions=("periksa",)
    )
    def periksa_terpilih(
        self, request: HttpRequest, queryset: models.QuerySet
    ) -> HttpResponse | None:
        """Many drafts at once, after a page that says which."""
        return kerjakan_massal(
            self, request, queryset.select_related("unit__induk"), TOMBOL_DOKUMEN[0]
        )

    @admin.action(description="Terbitkan yang dipilih", permissions=("terbitkan",))
    def terbitkan_terpilih(
        self, request: HttpRequest, queryset: models.QuerySet
    ) -> HttpResponse | None:
        """Many checked drafts at once, after a page that says which."""
        return kerjakan_massal(
            self, request, queryset.select_related("unit__induk"), TOMBOL_DOKUMEN[1]
        )
