"""Units, topics, channels and regions in the admin.

A unit keeps its own words and contacts; who may add units shapes the tree.
"""

from datetime import date, timedelta
from typing import Any, override

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from organisasi.apps import disebut
from organisasi.bahasa import gabung, tanggal_pendek
from organisasi.kabar.models import TugasHubungi
from organisasi.kantor.models import Isu, KanalLayanan, NamaUnit, Unit, Wilayah
from organisasi.staf.base import (
    HARI,
    TULIS,
    BeredisiForm,
    Berlingkup,
    PortalAdmin,
    di_alamat,
)

# Who may add units shapes the tree; a unit itself keeps its words and contacts.
SUSUNAN = (
    "kode",
    "slug",
    "nama",
    "singkatan",
    "jenis",
    "bentuk",
    "induk",
    "wilayah",
    "peran_ppid",
    "atasan_ppid",
    "dipercaya",
    "mulai",
    "sampai",
    "penerus",
    "keyakinan",
    "sumber",
)


class UnitForm(BeredisiForm):
    yakin_tutup = forms.BooleanField(
        label="Saya sudah membaca apa yang masih dipegang unit ini",
        required=False,
        help_text="Hanya untuk unit yang diberi tanggal berakhir.",
    )
    nama_sejak = forms.DateField(
        label="Nama baru berlaku sejak",
        required=False,
        widget=forms.DateInput(format=HARI, attrs={"type": "date"}),
        help_text="Hanya bila namanya diubah. Nama lama tersimpan dengan tanggalnya dan "
        "tetap dapat dicari.",
    )
    salah_tulis = forms.BooleanField(
        label="Hanya memperbaiki tulisan; unit ini tidak berganti nama", required=False
    )

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean()
        if self.instance.pk and not self.errors:
            if "sampai" in self.changed_data and self.cleaned_data.get("sampai"):
                self._periksa_tutup()
            if "nama" in self.changed_data:
                self._periksa_nama()
        return isi

    def _periksa_tutup(self) -> None:
        isi = isi_unit(self.instance)
        if not isi or self.cleaned_data["yakin_tutup"]:
            return
        penerus = self.cleaned_data.get("penerus")
        siapa = (
            f"Yang meneruskan: {penerus}."
            if penerus
            else "Isi “diteruskan oleh”; bila kosong, warga diarahkan ke PPID Utama."
        )
        self.add_error(
            "sampai",
            f"Unit ini masih memegang {gabung(isi)}. {siapa} Serahkan dulu yang belum "
            "selesai, atau centang bahwa Anda sudah membacanya.",
        )

    def _periksa_nama(self) -> None:
        sejak = self.cleaned_data.get("nama_sejak")
        if self.cleaned_data["salah_tulis"]:
            return
        awal = awal_nama(self.instance, self.cleaned_data.get("mulai"))
        if sejak is None:
            self.add_error(
                "nama_sejak",
                f"Nama berubah dari “{self.initial['nama']}”. Isi tanggal berlakunya, "
                "atau centang bahwa ini hanya perbaikan tulisan.",
            )
        elif awal is None:
            self.add_error(
                "nama_sejak", "Isi dulu “berdiri sejak”, hari nama lama mulai dipakai."
            )
        elif sejak <= awal:
            self.add_error(
                "nama_sejak",
                f"Harus sesudah {tanggal_pendek(awal)}, awal nama lamanya.",
            )


def awal_nama(unit: Unit, mulai: date | None) -> date | None:
    akhir = unit.nama_lama.aggregate(m=Max("sampai"))["m"]
    return akhir + timedelta(days=1) if akhir else mulai


def isi_unit(unit: Unit) -> list[str]:
    """What a unit holds, asked of every app: phrases like "3 aduan yang belum selesai"."""
    tugas = TugasHubungi.objects.filter(unit=unit, selesai_pada=None).count()
    orang = unit.penugasan.berlaku(timezone.localdate()).count()
    sendiri = ((tugas, "tugas menghubungi"), (orang, "penugasan petugas"))
    return [
        *(kalimat for isi in disebut("isi_unit") for kalimat in isi(unit)),
        *(f"{n} {apa}" for n, apa in sendiri if n),
    ]


KontakFormSet = forms.modelformset_factory(
    Unit, fields=("telepon", "wa", "surel", "alamat", "jam_layanan"), extra=0
)


class NamaUnitInline(Berlingkup, admin.StackedInline):
    model = NamaUnit
    extra = 1
    fields = ("nama", "singkatan", "mulai", "sampai", "dasar")


@admin.register(Unit)
class UnitAdmin(PortalAdmin):
    form = UnitForm
    jalan_unit = ""
    keterangan = "Pastikan alamat, jam layanan, dan nomor telepon unit Anda benar."
    panduan = "unit"
    list_display = ("nama", "jenis", "peran_ppid", "induk", "telepon", "jam_layanan")
    list_filter = ("peran_ppid", "jenis")
    list_select_related = ("induk",)
    search_fields = ("nama", "singkatan", "kode")
    prepopulated_fields = {"slug": ("nama",)}
    inlines = (NamaUnitInline,)
    fieldsets = (
        (None, {"fields": ("nama", "singkatan", "slug")}),
        (
            "Dibaca warga",
            {
                "fields": (
                    "menguasai",
                    "tugas",
                    "alamat",
                    "loket",
                    "jam_layanan",
                    "telepon",
                    "wa",
                    "surel",
                    "situs",
                    "titik",
                )
            },
        ),
        (
            "Susunan",
            {
                "fields": (
                    "kode",
                    "jenis",
                    "bentuk",
                    "induk",
                    "wilayah",
                    "peran_ppid",
                    "atasan_ppid",
                    "dipercaya",
                )
            },
        ),
        (
            "Masa dan sumber",
            {"fields": ("mulai", "sampai", "penerus", "keyakinan", "sumber")},
        ),
    )

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        if not self.has_change_permission(request):
            return []
        return [("Isi kontak sebagai tabel", self.tautan("kontak"))]

    @di_alamat("kontak/", "kontak", TULIS)
    def kontak_view(self, request: HttpRequest) -> HttpResponse:
        """How people reach each office, in one table: those that nobody can call first."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        hari = timezone.localdate()
        semua: Any = self.get_queryset(request)
        semua = semua.berjalan(hari).ber_ppid()
        formset = KontakFormSet(
            request.POST if request.method == "POST" else None,
            queryset=semua.order_by("telepon", "wa", "surel", "nama"),
        )
        if formset.is_valid():
            berubah = formset.save()
            for satu in berubah:
                self.log_change(request, satu, "Kontak diisi.")
            messages.success(request, f"Kontak {len(berubah)} unit disimpan.")
            return redirect(request.path)
        return self.halaman(
            request,
            "organisasi/kantor/kontak.html",
            title="Kontak unit",
            formset=formset,
            kosong=semua.tanpa_kontak(hari).count(),
        )

    @override
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return () if request.user.has_perm("organisasi.add_unit") else SUSUNAN

    @override
    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        semua = super().get_fieldsets(request, obj)
        if obj is None or not request.user.has_perm("organisasi.add_unit"):
            return semua
        kolom = ("nama_sejak", "salah_tulis", "yakin_tutup")
        return [*semua, ("Saat berganti nama atau ditutup", {"fields": kolom})]

    @override
    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        sejak = form.cleaned_data.get("nama_sejak")
        if not change or not sejak or "nama" not in form.changed_data:
            return
        unit, lama = form.instance, form.initial["nama"]
        awal, akhir = awal_nama(unit, unit.mulai), sejak - timedelta(days=1)
        if awal and awal <= akhir:
            NamaUnit.objects.create(
                unit=unit,
                nama=lama,
                singkatan=form.initial.get("singkatan", ""),
                mulai=awal,
                sampai=akhir,
            )

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj or not request.user.has_perm("organisasi.add_unit"):
            return {}
        return super().get_prepopulated_fields(request, obj)


@admin.register(Isu)
class IsuAdmin(PortalAdmin):
    keterangan = "Isu yang menjadi perhatian pemangku."
    panduan = "pemangku"
    list_display = ("nama", "kode", "induk", "aktif")
    list_filter = ("aktif",)
    list_select_related = ("induk",)
    search_fields = ("nama", "kode")
    fields = ("kode", "nama", "induk", "kategori_pengaduan", "aktif")

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **lain: Any
    ) -> Any:
        lain["queryset"] = Isu.objects.filter(induk=None)
        return super().formfield_for_foreignkey(db_field, request, **lain)


@admin.register(KanalLayanan)
class KanalLayananAdmin(PortalAdmin):
    keterangan = "Coba nomornya sebelum mengisi “terakhir dicoba”."
    panduan = "halaman"
    list_display = ("nama", "jenis", "nomor", "jam", "diperiksa_pada")
    list_filter = ("jenis",)
    search_fields = ("nama", "nomor", "kode")
    fields = (
        "kode",
        "nama",
        "jenis",
        "nomor",
        "web",
        "kanal_lain",
        "lingkup",
        "wilayah",
        "jam",
        "biaya",
        "cocok_untuk",
        "bukan_untuk",
        "terhubung",
        "urut",
        "diperiksa_pada",
        "sumber",
        "keyakinan",
        "catatan",
    )


@admin.register(Wilayah)
class WilayahAdmin(PortalAdmin):
    keterangan = "Kecamatan dan kelurahan dengan kode resmi Kemendagri."
    list_display = ("nama", "kode", "tingkat", "induk", "aktif")
    list_filter = ("tingkat",)
    list_select_related = ("induk",)
    search_fields = ("nama", "kode")
    fields = ("kode", "nama", "tingkat", "induk", "ejaan_lain", "aktif")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related("induk")

    @override
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("kode",) if obj else ()
