"""Form fields and errors in their place, for phone, link and admin alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import tempelkan
from organisasi.kertas.unggahan import TERIMA, Foto, bersihkan_foto

# Longest side of a photo of proof or of a visit, in points.
SISI_FOTO = 1600
NAMA_WAJIB = "Nama wajib diisi."
LEMBAGA_WAJIB = "Lembaga wajib diisi."
# The browser's memory holds the officer, not the person in front of him.
BERSIH = {"autocomplete": "off", "autocapitalize": "words"}


def coba[H](
    form: forms.BaseForm, aksi: Callable[..., H], *args: Any, **isi: Any
) -> H | None:
    """What the act returns; None where it refuses, and the form says why."""
    try:
        return aksi(*args, **isi)
    except TindakanTerlarang as galat:
        form.add_error(None, str(galat))
    except ValidationError as galat:
        tempelkan(form, galat)
    return None


def kolom_foto(label: str, *, wajib: str = "") -> forms.FileField:
    return forms.FileField(
        label=label,
        required=bool(wajib),
        widget=forms.ClearableFileInput(attrs={"accept": TERIMA}),
        help_text="JPG, PNG, atau WebP, paling besar 8 MB. Lokasi dan data ponsel di "
        "dalamnya dibuang.",
        error_messages={"required": wajib, "empty": "Berkas ini kosong."},
    )


def foto_bersih(berkas: UploadedFile) -> Foto:
    """The photo made anew; ValidationError with one sentence when it is refused."""
    return bersihkan_foto(berkas, maks=settings.UKURAN_FOTO_MAKS, sisi=SISI_FOTO)


def kolom_hari(label: str, *, wajib: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": wajib, "invalid": "Isi tanggal, bulan, dan tahun."},
    )


def kolom_angka(label: str, *, wajib: str = "", **lain: Any) -> forms.IntegerField:
    """A whole number by the number keys; what is too large the act says."""
    return forms.IntegerField(
        label=label,
        required=bool(wajib),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1}),
        error_messages={"required": wajib, "invalid": "Tulis angkanya saja."},
        **lain,
    )
