"""Assignments: who does what, where, from when to when; nobody raises their own rank."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, ClassVar, override

from django import forms
from django.apps import apps
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.module_loading import import_string

from organisasi.admin.kalimat import BerkalimatForm
from organisasi.admin.saring import SaringUnit
from organisasi.admin.tombol import Bertombol, Tombol
from organisasi.akun import (
    PENEGAS,
    halangan_tegaskan,
    kabari_penugasan,
    minta_penegas,
    penegas,
    tegaskan_penugasan,
)
from organisasi.izin import petugas_dari
from organisasi.models import Penugasan, Petugas, Unit
from organisasi.orang_kedua import sebut
from organisasi.peran import PERAN_KOTA, Peran

TUNGGU = "Peran ini menunggu ditegaskan petugas lain."
# Roles that have cases on the desk.
MELAYANI = (Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU)


def halangan_tutup_akun(
    petugas: Petugas, unit: Iterable[int] | None = None
) -> list[str]:
    """Why the account, or its assignment to ``unit``, cannot end; from every app.

    An app names its checks in ``halangan_tutup_akun`` of its configuration, as dotted
    paths to functions of an officer, and perhaps units, that return a sentence, or ""
    when all is well.
    """
    cek = (
        import_string(jalan)(petugas, unit)
        for konfigurasi in apps.get_app_configs()
        for jalan in getattr(konfigurasi, "halangan_tutup_akun", ())
    )
    return [kalimat for kalimat in cek if kalimat]


class PenugasanForm(BerkalimatForm):
    """An assignment, given by somebody else than who receives it."""

    class Meta:
        help_texts: ClassVar[dict[str, str]] = {
            "peran": "Peran yang membaca perkara atau mengatur akun baru berlaku setelah "
            "ditegaskan petugas lain."
        }

    pemberi: Petugas
    tunggu = False

    def clean(self) -> dict[str, Any] | None:
        """Nobody gives a role to themselves; the superuser sets up the first ones."""
        isi = super().clean()
        petugas = self.cleaned_data.get("petugas", self.instance.petugas_id)
        sendiri = petugas in {self.pemberi, self.pemberi.pk}
        if sendiri and not self.pemberi.superuser_aktif:
            self.add_error(
                None,
                "Penugasan untuk diri sendiri harus dibuat oleh petugas lain.",
            )
        if self.instance.pk and not self.errors:
            self._periksa_meja()
        if not self.errors and self._meluas():
            self.tunggu = True
        return isi

    def _meluas(self) -> bool:
        """Whether more is given than there was: not when it only ends sooner."""
        if not self.instance.pk or {"petugas", "unit", "peran"} & {*self.changed_data}:
            return True
        lama = Penugasan.objects.get(pk=self.instance.pk)
        mulai, selesai = self.cleaned_data["mulai"], self.cleaned_data["selesai"]
        lebih_lama = lama.selesai and (selesai is None or selesai > lama.selesai)
        return bool(mulai < lama.mulai or lebih_lama)

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 -- Django's
        """What was given waits for a second officer, where one must not give alone."""
        if self.tunggu:
            hari = timezone.localdate()
            minta_penegas(self.instance, oleh=self.pemberi, hari=hari)
        return super().save(commit)

    def _periksa_meja(self) -> None:
        """It does not end while cases of its unit lie on that desk (as an account does not).

        An end in the days to come is planned: until then they can be passed on.
        """
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
    """Say what lies on the desk of an assignment that will end in the days to come."""
    for kalimat in halangan_akhir(tugas) if tugas.selesai else ():
        messages.warning(request, f"{tugas}: {kalimat}")


def kabarkan(request: HttpRequest, tugas: Penugasan) -> None:
    """Tell owner and guardians, and who gave it that it waits."""
    oleh = petugas_dari(request)
    kabari_penugasan(tugas, "ubah_peran", oleh=oleh, pada=timezone.now())
    if tugas.menunggu:
        lain = sebut(penegas(tugas, timezone.localdate()))
        messages.warning(request, f"{tugas}: belum berlaku. {TUNGGU} {lain}")


def dengan_pemberi(form: type[forms.ModelForm], request: HttpRequest) -> Any:
    """The form class that knows who is giving."""
    return type(form.__name__, (form,), {"pemberi": request.user})


@admin.register(Penugasan)
class PenugasanAdmin(Bertombol):
    """Who does what, where, from when to when; also Plt and deputies."""

    keterangan = (
        "Penugasan menentukan apa yang boleh dilakukan petugas, di unit mana, dan "
        "sampai kapan. Saat ada cuti atau jabatan kosong, buat penugasan Plt atau "
        "pengganti sementara dengan tanggal akhir."
    )
    panduan = "petugas"
    tombol = (
        Tombol(
            nama="tegaskan",
            label="Tegaskan penugasan",
            izin=PENEGAS,
            boleh=lambda tugas: tugas.menunggu,
            halangan=halangan_tegaskan,
            orang_kedua=lambda tugas: penegas(tugas, timezone.localdate()),
            lakukan=tegaskan_penugasan,
            berhasil="Penugasan ditegaskan dan berlaku pada tanggalnya.",
            akibat=lambda tugas: (
                f"{tugas.petugas} menjadi {tugas.get_peran_display()} di {tugas.unit}.",
                "Nama Anda tercatat sebagai yang menegaskan.",
            ),
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
        """Whether a second officer has yet to say yes."""
        return obj.menunggu

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:  # type: ignore[override]  # the stubs name each argument
        """A form that knows who is giving."""
        kwargs["form"] = dengan_pemberi(self.form, request)
        return super().get_form(request, obj, **kwargs)

    @override
    def save_model(
        self, request: HttpRequest, obj: Penugasan, form: Any, change: bool
    ) -> None:
        """With a word on the desk that will be left, and to those it concerns."""
        super().save_model(request, obj, form, change)
        ingatkan_meja(request, obj)
        kabarkan(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """One's own assignments are changed by others."""
        boleh: bool = super().has_change_permission(request, obj)
        sendiri = obj is not None and obj.petugas_id == request.user.pk
        return boleh and (not sendiri or petugas_dari(request).superuser_aktif)
