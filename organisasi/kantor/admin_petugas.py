"""Officers in the admin: their accounts and their dated assignments.

Nobody raises his own rank.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, ClassVar, override

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils import timezone

from organisasi.alur.tindakan import TETAP, DaftarTindakan
from organisasi.apps import disebut
from organisasi.kantor.izin import petugas_dari, saat_dari, sebut
from organisasi.kantor.models import Penugasan, Petugas, Unit
from organisasi.kantor.peran import PERAN_KOTA, Peran
from organisasi.kantor.saat import Saat
from organisasi.staf.akun import (
    akhiri_semua_sesi,
    diminta_lepas,
    halangan_tegaskan,
    kabari_akun,
    kabari_penugasan,
    lepas_faktor,
    minta_penegas,
    nama_pengguna,
    penegas,
    tegaskan_penugasan,
    undang,
)
from organisasi.staf.base import Berlingkup, SaringUnit
from organisasi.staf.tombol import DALAM, Bertombol, Tombol, tanya

TUNGGU = "Peran ini menunggu ditegaskan petugas lain."
# Roles that have cases on the desk.
MELAYANI = (Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU)


def halangan_tutup_akun(
    petugas: Petugas, unit: Iterable[int] | None = None
) -> list[str]:
    """Why the account, or its assignment to ``unit``, cannot end; asked of every app.

    Each check is told the officer, and perhaps units, and returns a sentence or "".
    """
    semua = (halangan(petugas, unit) for halangan in disebut("halangan_tutup_akun"))
    return [kalimat for kalimat in semua if kalimat]


class PenugasanForm(forms.ModelForm):
    class Meta:
        help_texts: ClassVar[dict[str, str]] = {
            "peran": "Peran yang membaca perkara atau mengatur akun baru berlaku setelah "
            "ditegaskan petugas lain."
        }

    pemberi: Petugas
    tunggu = False

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        if not self.instance.pk:
            self.initial.setdefault("mulai", timezone.localdate())

    def clean(self) -> dict[str, Any] | None:
        """Nobody gives a role to themselves; the superuser sets up the first ones."""
        isi = super().clean()
        petugas = self.cleaned_data.get("petugas", self.instance.petugas_id)
        # Of an account that is being made nothing is stored yet.
        sendiri = getattr(petugas, "pk", petugas) == self.pemberi.pk
        if sendiri and not self.pemberi.superuser_aktif:
            self.add_error(
                None, "Penugasan untuk diri sendiri harus dibuat oleh petugas lain."
            )
        if self.instance.pk and not self.errors:
            self._periksa_meja()
        if not self.errors and self._meluas():
            self.tunggu = True
        return isi

    def _meluas(self) -> bool:
        if not self.instance.pk or {"petugas", "unit", "peran"} & {*self.changed_data}:
            return True
        lama = Penugasan.objects.get(pk=self.instance.pk)
        mulai, selesai = self.cleaned_data["mulai"], self.cleaned_data["selesai"]
        lebih_lama = lama.selesai and (selesai is None or selesai > lama.selesai)
        return bool(mulai < lama.mulai or lebih_lama)

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 -- Django's
        if self.tunggu:
            hari = timezone.localdate()
            minta_penegas(self.instance, oleh=self.pemberi, hari=hari)
        return super().save(commit)

    def _periksa_meja(self) -> None:
        """An end to come is planned: until then the cases can be passed on."""
        lama = Penugasan.objects.select_related("petugas", "unit").get(
            pk=self.instance.pk
        )
        hari_ini = timezone.localdate()
        selesai = self.cleaned_data.get("selesai")
        pindah = {"petugas", "unit", "peran"} & set(self.changed_data)
        berakhir = "selesai" in self.changed_data and selesai and selesai <= hari_ini
        if not lama.berlaku(hari_ini) or not (pindah or berakhir):
            return
        if halangan := halangan_akhir(lama):
            self.add_error("unit" if pindah else "selesai", halangan)


def halangan_akhir(tugas: Penugasan) -> list[str]:
    """Why an assignment cannot end; nothing where another role serves its unit on."""
    besok = timezone.localdate() + timedelta(days=1)
    lain = Penugasan.objects.berlaku(besok).filter(
        petugas=tugas.petugas, unit=tugas.unit, peran__in=MELAYANI
    )
    if lain.exclude(pk=tugas.pk).exists():
        return []
    unit = None
    if tugas.peran not in PERAN_KOTA:
        unit = Unit.objects.di_bawah([tugas.unit_id]).values_list("pk", flat=True)
    return halangan_tutup_akun(tugas.petugas, unit)


def ingatkan_meja(request: HttpRequest, tugas: Penugasan) -> None:
    for kalimat in halangan_akhir(tugas) if tugas.selesai else ():
        messages.warning(request, f"{tugas}: {kalimat}")


def kabarkan(request: HttpRequest, tugas: Penugasan) -> None:
    oleh = petugas_dari(request)
    kabari_penugasan(tugas, "ubah_peran", Saat(oleh, timezone.now()))
    if tugas.menunggu:
        lain = sebut(penegas(tugas, timezone.localdate()))
        messages.warning(request, f"{tugas}: belum berlaku. {TUNGGU} {lain}")


def dengan_pemberi(form: type[forms.ModelForm], request: HttpRequest) -> Any:
    return type(form.__name__, (form,), {"pemberi": request.user})


class TindakanPenugasan(DaftarTindakan):
    TEGASKAN = "Tegaskan penugasan", (), TETAP, "organisasi.change_penugasan"


def _akibat_tegaskan(tugas: Penugasan) -> list[str]:
    akibat = [
        f"{tugas.petugas} menjadi {tugas.get_peran_display()} di {tugas.unit}.",
        f"Surel akunnya {tugas.petugas.email}.",
    ]
    if tugas.diberikan_oleh:
        akibat.append(f"Diminta oleh {tugas.diberikan_oleh}.")
    return [*akibat, "Nama Anda tercatat sebagai yang menegaskan."]


@admin.register(Penugasan)
class PenugasanAdmin(Bertombol):
    keterangan = "Apa yang boleh dilakukan petugas, di unit mana, dan sampai kapan."
    panduan = "petugas"
    tombol = (
        Tombol(
            TindakanPenugasan.TEGASKAN,
            tegaskan_penugasan,
            halangan=halangan_tegaskan,
            orang_kedua=lambda tugas: penegas(tugas, timezone.localdate()),
            berhasil="Penugasan ditegaskan dan berlaku pada tanggalnya.",
            akibat=_akibat_tegaskan,
            bila=lambda tugas: tugas.menunggu,
        ),
    )
    jalan_unit = "unit"
    form = PenugasanForm
    list_display = ("petugas", "peran", "unit", "sifat", "mulai", "selesai", "tunggu")
    list_filter = (SaringUnit, "peran", "sifat")
    list_select_related = ("petugas", "unit")
    search_fields = ("petugas__nama", "unit__nama", "jabatan")
    fieldsets = (
        (None, {"fields": ("petugas", "peran", "unit")}),
        ("Jabatan", {"fields": ("sifat", "jabatan", "menggantikan")}),
        ("Masa", {"fields": ("mulai", "selesai", "dasar")}),
    )

    @admin.display(description="menunggu penegasan", boolean=True)
    def tunggu(self, obj: Penugasan) -> bool:
        return obj.menunggu

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:  # type: ignore[override]  # the stubs name each argument
        kwargs["form"] = dengan_pemberi(self.form, request)
        return super().get_form(request, obj, **kwargs)

    @override
    def save_model(
        self, request: HttpRequest, obj: Penugasan, form: Any, change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        ingatkan_meja(request, obj)
        kabarkan(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        boleh: bool = super().has_change_permission(request, obj)
        sendiri = obj is not None and obj.petugas_id == request.user.pk
        return boleh and (not sendiri or petugas_dari(request).superuser_aktif)


# Accounts, and the way out of a lost telephone

UBAH_SANDI = "auth_user_password_change"
# What the owner and the guardians hear of: the act in the trail, and the sentence.
KABAR = {
    "email": ("ganti_surel", "Alamat surel akun diganti."),
    "username": ("ganti_nama", "Nama pengguna akun diganti."),
    "is_active": ("ganti_keadaan", "Akun dibuka atau ditutup."),
    "is_superuser": ("ganti_kuasa", "Kuasa penuh diberikan atau dicabut."),
}


class PetugasTambahForm(forms.ModelForm):
    """A new account; its owner makes the password, by a link to his own mail."""

    email = forms.EmailField(
        label="Surel",
        help_text="Undangan dikirim ke sini dan berlaku tujuh hari. Bagian sebelum @ "
        "menjadi nama penggunanya.",
    )

    class Meta:
        model = Petugas
        fields = ("nama", "email")

    def clean_email(self) -> str:
        surel: str = self.cleaned_data["email"]
        if ada := Petugas.objects.filter(email__iexact=surel).first():
            raise ValidationError(f"Alamat ini sudah dipakai akun {ada}.")
        self.instance.username = nama_pengguna(surel)
        return surel


class PetugasUbahForm(UserChangeForm):
    password = None  # type: ignore[assignment]  # as Django leaves a field out

    class Meta:
        model = Petugas
        fields = ("username", "nama", "nip", "email", "is_active", "is_superuser")

    def clean_is_active(self) -> bool:
        aktif: bool = self.cleaned_data["is_active"]
        halangan = [] if aktif else halangan_tutup_akun(self.instance)
        if halangan and self.initial["is_active"]:
            raise ValidationError(halangan)
        return aktif


class PenugasanInline(Berlingkup, admin.StackedInline):
    model = Penugasan
    form = PenugasanForm
    fk_name = "petugas"
    jalan_unit = "unit"
    fields = (("peran", "unit"), ("sifat", "jabatan"), ("mulai", "selesai"), "dasar")

    def get_extra(self, request: HttpRequest, obj: Any = None, **lain: Any) -> int:  # noqa: ARG002 - Django's
        return 1 if obj else 0

    def get_min_num(self, request: HttpRequest, obj: Any = None, **lain: Any) -> int:  # noqa: ARG002 - Django's
        """An account is made with its role."""
        return 0 if obj else 1

    @override
    def berwenang(self, request: HttpRequest, izin: str, obj: Any) -> bool:
        """The parent is an account, not a row of the inline: own ones stay as they are."""
        return obj != request.user or petugas_dari(request).superuser_aktif

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        boleh: bool = super().has_add_permission(request, obj)
        return boleh and self.berwenang(request, self.nama_izin("add"), obj)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        kwargs["form"] = dengan_pemberi(self.form, request)
        return super().get_formset(request, obj, **kwargs)


class TindakanPetugas(DaftarTindakan):
    UNDANG = "Kirim ulang undangan", (), TETAP, "organisasi.change_petugas"
    SESI = "Akhiri semua sesi", (), TETAP, "organisasi.change_petugas"
    FAKTOR = "Lepas faktor kedua", (), TETAP, "organisasi.change_petugas"


def permintaan_lepas(petugas: Petugas) -> list[str]:
    minta = diminta_lepas(petugas, timezone.now())
    return [f"{minta.oleh_nama}: {minta.catatan}"] if minta else []


@admin.register(Petugas)
class PetugasAdmin(Bertombol, UserAdmin):
    keterangan = "Satu akun untuk satu orang. Nonaktifkan akun yang pindah tugas."
    panduan = "petugas"
    tombol = (
        Tombol(
            TindakanPetugas.UNDANG,
            undang,
            berhasil=str,
            akibat=lambda petugas: (
                f"Tautan baru dikirim ke {petugas.email} dan berlaku tujuh hari.",
                "Tautan yang lama tidak berlaku lagi.",
            ),
            bila=lambda petugas: not petugas.has_usable_password(),
        ),
        Tombol(
            TindakanPetugas.SESI,
            akhiri_semua_sesi,
            berhasil=str,
            penjelasan="Bila ponsel atau komputernya hilang atau berganti pemegang.",
            akibat=lambda _petugas: (
                "Ia keluar seketika di semua perangkat.",
                "Yang belum terkirim dari mode lapangan tetap ada di ponselnya.",
            ),
            form=tanya("Alasan", DALAM),
            bila=Petugas.has_usable_password,
            bahaya=True,
        ),
        Tombol(
            TindakanPetugas.FAKTOR,
            lepas_faktor,
            berhasil=str,
            penjelasan="Hanya bila ponsel atau kunci petugas ini hilang. Pastikan "
            "dulu, dengan bertemu atau menelepon, bahwa ia sendiri yang meminta. Dua "
            "petugas yang melakukannya: yang pertama meminta, yang kedua melepas.",
            judul_akibat="Sudah diminta",
            akibat=permintaan_lepas,
            form=tanya("Alasan", DALAM),
            bila=Petugas.has_usable_password,
            bahaya=True,
        ),
    )
    form = PetugasUbahForm
    add_form = PetugasTambahForm
    add_form_template = "organisasi/staf/ubah.html"
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
    add_fieldsets = ((None, {"fields": ("nama", "email")}),)

    @override
    def save_formset(
        self, request: HttpRequest, form: Any, formset: Any, change: bool
    ) -> None:
        super().save_formset(request, form, formset, change)
        for tugas, _ in formset.changed_objects:
            ingatkan_meja(request, tugas)
        for tugas in (*formset.new_objects, *(t for t, _ in formset.changed_objects)):
            kabarkan(request, tugas)

    def get_urls(self) -> list[URLPattern]:
        return [u for u in super().get_urls() if u.name != UBAH_SANDI]

    @override
    def save_model(
        self, request: HttpRequest, obj: Petugas, form: Any, change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            messages.success(request, undang(obj, saat_dari(request)))
            return
        for kolom in (k for k in form.changed_data if k in KABAR):
            tindakan, kalimat = KABAR[kolom]
            kabari_akun(
                obj,
                tindakan,
                kalimat,
                saat=saat_dari(request),
                surel_lama=form.initial["email"],
            )

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        judul = {"title": "Undang petugas", "show_save_and_continue": False}
        return super().add_view(request, form_url, judul | (extra_context or {}))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        hasil = super().get_fieldsets(request, obj)
        if obj and request.user.is_superuser:
            return (*hasil, ("Kuasa penuh", {"fields": ("is_superuser",)}))
        return hasil

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        boleh: bool = super().has_change_permission(request, obj)
        atas = obj is not None and obj.is_superuser and not request.user.is_superuser
        return boleh and not atas

    def boleh_tombol(self, request: HttpRequest, _tombol: Tombol, obj: Any) -> bool:
        """Its acts are for who may change the account."""
        return self.has_change_permission(request, obj)
