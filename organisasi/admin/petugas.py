"""Accounts of the staff, and the way out of a lost telephone."""

from __future__ import annotations

from typing import Any, override

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone

from organisasi.admin.dasar import Berlingkup, PortalAdmin
from organisasi.admin.formulir import AlasanForm
from organisasi.admin.kalimat import BerkalimatForm
from organisasi.admin.penugasan import (
    PenugasanForm,
    dengan_pemberi,
    halangan_tutup_akun,
    ingatkan_meja,
    kabarkan,
)
from organisasi.akun import (
    diminta_lepas,
    kabari_akun,
    lepas_faktor,
)
from organisasi.izin import petugas_dari
from organisasi.models import Penugasan, Petugas

UBAH_SANDI = "auth_user_password_change"
# What the owner and the guardians hear of: the act in the trail, and the sentence.
KABAR = {
    "baru": (
        "buat_akun",
        "Akun dibuat. Buat kata sandinya lewat Lupa kata sandi di halaman masuk.",
    ),
    "email": ("ganti_surel", "Alamat surel akun diganti."),
    "username": ("ganti_nama", "Nama pengguna akun diganti."),
    "is_active": ("ganti_keadaan", "Akun dibuka atau ditutup."),
    "is_superuser": ("ganti_kuasa", "Kuasa penuh diberikan atau dicabut."),
}


class PetugasTambahForm(BerkalimatForm):
    """A new account; its owner makes the password, by a link to his own mail."""

    class Meta:
        model = Petugas
        fields = ("username", "nama", "email")

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["email"].required = True

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 -- Django's
        """Nobody knows a password of it, not even who made it."""
        self.instance.set_unusable_password()
        return super().save(commit)


class PetugasUbahForm(UserChangeForm):
    """The password is neither shown nor set here."""

    password = None  # type: ignore[assignment]  # as Django leaves a field out

    class Meta:
        model = Petugas
        fields = ("username", "nama", "nip", "email", "is_active", "is_superuser")

    def clean_is_active(self) -> bool:
        """An account with work on its desk stays open until the work is passed on."""
        aktif: bool = self.cleaned_data["is_active"]
        halangan = [] if aktif else halangan_tutup_akun(self.instance)
        if halangan and self.initial["is_active"]:
            raise ValidationError(halangan)
        return aktif


class PenugasanInline(Berlingkup, admin.StackedInline):
    """The roles of one account."""

    model = Penugasan
    form = PenugasanForm
    fk_name = "petugas"
    jalan_unit = "unit"
    extra = 0
    fields = (
        ("peran", "unit"),
        ("sifat", "jabatan"),
        ("mulai", "selesai"),
        "dasar",
    )

    @override
    def berwenang(self, request: HttpRequest, izin: str, obj: Any) -> bool:
        """The parent is an account, not a row of the inline: own ones stay as they are."""
        return obj != request.user or petugas_dari(request).superuser_aktif

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not for oneself."""
        boleh: bool = super().has_add_permission(request, obj)
        return boleh and self.berwenang(request, self.nama_izin("add"), obj)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Forms that know who is giving."""
        kwargs["form"] = dengan_pemberi(self.form, request)
        return super().get_formset(request, obj, **kwargs)


@admin.register(Petugas)
class PetugasAdmin(PortalAdmin, UserAdmin):
    """Accounts of the staff; citizens have none."""

    keterangan = (
        "Akun petugas yang boleh masuk ke portal. "
        "Buat satu akun untuk satu orang, beri penugasan dengan tanggal, "
        "dan nonaktifkan akun yang pemiliknya sudah pindah."
    )
    panduan = "petugas"
    form = PetugasUbahForm
    add_form = PetugasTambahForm
    add_form_template = "admin/ubah.html"
    list_display = ("nama", "username", "email", "is_active", "last_login")
    list_filter = ("is_active",)
    search_fields = ("nama", "username", "email", "nip")
    ordering = ("nama",)
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    inlines = (PenugasanInline,)
    fieldsets = (
        (None, {"fields": ("username", "nama", "nip", "email")}),
        ("Keadaan akun", {"fields": ("is_active", *readonly_fields)}),
    )
    add_fieldsets = (
        (
            None,
            {"fields": ("username", "nama", "email")},
        ),
    )

    @override
    def save_formset(
        self, request: HttpRequest, form: Any, formset: Any, change: bool
    ) -> None:
        """With a word on the desks that will be left, and to those it concerns."""
        super().save_formset(request, form, formset, change)
        for tugas, _ in formset.changed_objects:
            ingatkan_meja(request, tugas)
        for tugas in (*formset.new_objects, *(t for t, _ in formset.changed_objects)):
            kabarkan(request, tugas)

    def get_urls(self) -> list[URLPattern]:
        """Django's pages but that which sets a password; the way out of a lost telephone."""
        django = [u for u in super().get_urls() if u.name != UBAH_SANDI]
        return [
            self.alamat("<path:object_id>/faktor/", self.faktor_view, "faktor"),
            *django,
        ]

    @override
    def save_model(
        self, request: HttpRequest, obj: Petugas, form: Any, change: bool
    ) -> None:
        """With word to its owner and the guardians of what was made or changed."""
        super().save_model(request, obj, form, change)
        berubah = [k for k in form.changed_data if k in KABAR] if change else ["baru"]
        for kolom in berubah:
            tindakan, kalimat = KABAR[kolom]
            kabari_akun(
                *(obj, tindakan, kalimat),
                oleh=petugas_dari(request),
                pada=timezone.now(),
                surel_lama=form.initial["email"] if change else "",
            )

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """First the account, then its roles."""
        return super().get_inlines(request, obj) if obj else ()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Full power is given by who has it."""
        hasil = super().get_fieldsets(request, obj)
        if obj and request.user.is_superuser:
            return (*hasil, ("Kuasa penuh", {"fields": ("is_superuser",)}))
        return hasil

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A superuser is changed by a superuser only."""
        boleh: bool = super().has_change_permission(request, obj)
        atas = obj is not None and obj.is_superuser and not request.user.is_superuser
        return boleh and not atas

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With a link that takes a lost second factor off the account."""
        alat = [("Lepas faktor kedua", self.tautan("faktor", object_id))]
        boleh = self.has_change_permission(request)
        konteks = {"alat": alat if boleh else []}
        return super().change_view(
            request, object_id, form_url, konteks | (extra_context or {})
        )

    @transaction.atomic
    def faktor_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Take all authenticators off an account, with a reason in the trail."""
        petugas = self.objek_atau_404(request, object_id)
        if not self.has_change_permission(request, petugas):
            raise PermissionDenied
        form = AlasanForm(request.POST or None)
        siapa: dict[str, Any] = {"oleh": petugas_dari(request), "pada": timezone.now()}
        if request.method == "POST" and form.is_valid():
            lepas = lepas_faktor(petugas, alasan=form.cleaned_data["alasan"], **siapa)
            kabar = (
                f"Faktor kedua {petugas} dilepas. Saat masuk lagi, ia memasang yang baru."
                if lepas
                else f"Tercatat. Faktor kedua {petugas} dilepas begitu petugas lain "
                "membuka halaman ini dan menekan tombol yang sama, paling lama besok."
            )
            messages.success(request, kabar)
            return HttpResponseRedirect(self.tautan("change", petugas.pk))
        minta = diminta_lepas(petugas, **siapa)
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"Lepas faktor kedua {petugas}",
            "penjelasan": "Hanya bila ponsel atau kunci petugas ini hilang. Pastikan "
            "dulu, dengan bertemu atau menelepon, bahwa ia sendiri yang meminta. Dua "
            "petugas yang melakukannya: yang pertama meminta, yang kedua melepas.",
            "judul_akibat": "Sudah diminta petugas lain",
            "akibat": [f"{minta.oleh_nama}: {minta.catatan}"] if minta else [],
            "form": form,
            "opts": self.opts,
            "object": petugas,
            "tombol": "Lepas faktor kedua",
            "bahaya": True,
        }
        return TemplateResponse(request, "admin/tindakan.html", konteks)
