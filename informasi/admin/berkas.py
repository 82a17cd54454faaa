"""Files inside the form of an entry: judged, versioned, taken away; never overwritten."""

from __future__ import annotations

from typing import Any, override

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils import timezone

from informasi.actions.katalog import unggah_berkas
from informasi.forms import BerkasForm
from informasi.models import BerkasInformasi, CatatanPerubahan, DokumenInformasi
from informasi.penyuntingan import hapus_berkas, larangan_ubah, ubah_keterangan_berkas
from organisasi.bahasa import ukuran
from organisasi.kantor.izin import petugas_dari


class BerkasFormSet(BaseInlineFormSet):
    """The files of one entry; the entry's row is locked while they are saved."""

    def clean(self) -> None:
        """A file that is no longer in force was replaced in another tab.

        Django would take such a row for a new file and add it beside its successor.
        """
        super().clean()
        if any(form.instance.pk is None for form in self.initial_forms):
            raise ValidationError(
                "Sebuah berkas di sini baru saja diganti atau dihapus orang lain. "
                "Salin isian Anda, lalu muat ulang halaman."
            )


class BerkasInline(admin.StackedInline):
    """The files in force; a new upload makes a new version."""

    model = BerkasInformasi
    form = BerkasForm
    formset = BerkasFormSet
    extra = 0
    can_delete = False
    verbose_name = "berkas"
    verbose_name_plural = "berkas"
    readonly_fields = ("keterangan",)
    fields = ("judul", "keterangan", "unggahan", "salinan_teks", "hapus")

    @override
    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """The newest version of each."""
        return BerkasInformasi.objects.berlaku().select_related("dokumen")

    @admin.display(description="sekarang")
    def keterangan(self, obj: BerkasInformasi) -> str:
        """Kind, size, version and day of the version in force."""
        if not obj.sha256:
            return "Belum ada"
        hari = timezone.localdate(obj.diunggah_pada)
        return (
            f"{obj.jenis.upper()}, {ukuran(obj.ukuran)}, versi {obj.versi}, "
            f"diunggah {hari:%d-%m-%Y}"
        )

    def _terbuka(self, request: HttpRequest, obj: DokumenInformasi | None) -> bool:
        return obj is None or not larangan_ubah(obj, petugas_dari(request))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As long as the entry itself may be edited."""
        boleh: bool = super().has_add_permission(request, obj)
        return boleh and self._terbuka(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As long as the entry itself may be edited."""
        boleh: bool = super().has_change_permission(request, obj)
        return boleh and self._terbuka(request, obj)


def simpan_berkas(request: HttpRequest, formset: Any) -> None:
    """Carry the rows of the formset over to acts; tells the formset what it did."""
    formset.new_objects, formset.changed_objects, formset.deleted_objects = [], [], []
    for form in formset.forms:
        if form.has_changed():
            _simpan_satu(request, formset, form)


def _simpan_satu(request: HttpRequest, formset: Any, form: BerkasForm) -> None:
    oleh, pada, berkas = petugas_dari(request), timezone.now(), form.instance
    if form.cleaned_data.get("hapus") and berkas.pk:
        hapus_berkas(berkas, oleh=oleh, pada=pada)
        formset.changed_objects.append((berkas, ["hapus"]))
        _beri_tahu_pembaca(formset.instance, f"Berkas “{berkas.judul}” dihapus.", pada)
        return
    if form.periksa is None:  # the form lets no new row through without a file
        ubah_keterangan_berkas(berkas, oleh=oleh, pada=pada)
        formset.changed_objects.append((berkas, form.changed_data))
        return
    baru = unggah_berkas(
        formset.instance,
        unggahan=form.periksa,
        judul=form.cleaned_data["judul"],
        oleh=oleh,
        pada=pada,
        mengganti=berkas if berkas.pk else None,
    )
    baru.salinan_teks = form.cleaned_data.get("salinan_teks", "")
    baru.save(update_fields=("salinan_teks",))
    formset.new_objects.append(baru)
    _beri_tahu_pembaca(
        formset.instance,
        f"Berkas “{baru.judul}” {'diperbarui' if berkas.pk else 'ditambah'}.",
        pada,
    )


def _beri_tahu_pembaca(dokumen: DokumenInformasi, kalimat: str, pada: Any) -> None:
    """A file of what is out changed: readers see it in the notes."""
    if dokumen.status == DokumenInformasi.Status.TERBIT:
        CatatanPerubahan.objects.create(dokumen=dokumen, pada=pada, isi=kalimat)
