"""What the pages of the register share: names of permissions, errors in their place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import Teks
from organisasi.kantor.izin import berwenang, izin_catatan, petugas_dari
from organisasi.kantor.peran import Peran
from organisasi.kertas.unggahan import Unggahan, periksa_unggahan
from organisasi.models import Petugas
from organisasi.staf.base_forms import kolom_tanggal, panjang
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol
from pemangku.forms import tempelkan
from pemangku.izin import OPERATOR, PENGELOLA
from pemangku.models import Pemangku

CATAT = "pemangku.catat_pemangku"
VERIFIKASI = "pemangku.verifikasi_pemangku"
TINJAU = "pemangku.tinjau_pemangku"
KONTAK = "pemangku.lihat_kontak"
GABUNG = "pemangku.gabung_pemangku"
GARAP = "pemangku.garap_kegiatan"
KELOLA_PUTARAN = "pemangku.kelola_putaran"
PILIH_ORANG = "Pilih orangnya."
INDUK_TAK_ADA = "Tidak ada pemangku bernomor ini yang dapat Anda lihat."
PINDAIAN = ("pdf", "jpg", "png")
TIPE = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}
S = Pemangku.Status


def kuasa_saja(petugas: Petugas) -> bool:
    """A superuser with no role that keeps records: reads what a masked reader reads (8.1)."""
    return petugas.superuser_aktif and not petugas.berperan(
        *OPERATOR, *PENGELOLA, Peran.PDP
    )


def boleh_catat(request: HttpRequest, pemangku: Pemangku) -> bool:
    """Whether the officer keeps this record: the right, held for its unit or at a visit."""
    petugas = petugas_dari(request)
    return (
        not kuasa_saja(petugas)
        and petugas.has_perm(CATAT)
        and (
            berwenang(petugas, CATAT, pemangku.pengelola)
            or di_kunjungan(request, CATAT, pemangku)
        )
    )


def di_kunjungan(request: HttpRequest, izin: str, pemangku: Pemangku) -> bool:
    """Whether a field officer holds ``izin`` here: it is of his visits of these days."""
    return izin in izin_catatan(Peran.PETUGAS_LAPANGAN) and pemangku.pk in _kunjungan(
        request
    )


def _kunjungan(request: HttpRequest) -> frozenset[UUID]:
    """The records of his visits; every button of a page asks, the database once."""
    dikenal: frozenset[UUID] | None = getattr(request, "pemangku_kunjungan", None)
    if dikenal is None:
        semua = Pemangku.objects.pada_kunjungan(
            petugas_dari(request), timezone.localdate()
        )
        dikenal = frozenset(semua.order_by().values_list("pk", flat=True))
        # Kept with the request, whose class knows no such thing.
        request.pemangku_kunjungan = dikenal  # type: ignore[attr-defined]
    return dikenal


def terpakai(pemangku: Pemangku) -> bool:
    """In use, or waiting to be: what may still be added to."""
    return pemangku.status in {S.DRAF, S.AKTIF}


class Bergalat(Bertombol):
    """Acts whose rules speak field by field; none of them is the superuser's by power."""

    def berwenang(self, request: HttpRequest, izin: str, obj: Any) -> bool:
        """Held by a role, for the unit of the record or at a visit of these days."""
        return not kuasa_saja(petugas_dari(request)) and (
            super().berwenang(request, izin, obj) or di_kunjungan(request, izin, obj)
        )

    def _lakukan(
        self, request: HttpRequest, tombol: Tombol, obj: Any, form: forms.Form | None
    ) -> HttpResponse | None:
        """Run the act; a field it refuses is marked, and nothing typed is lost."""
        try:
            return super()._lakukan(request, tombol, obj, form)
        except ValidationError as galat:
            assert form is not None  # only what was typed can be wrong
            tempelkan(form, galat)
            return None


class AlasanForm(TindakanForm):
    """Why."""

    alasan = Teks(
        label="Alasan", max_length=300, wajib="Tulis alasannya.", widget=panjang(3)
    )


def bersuara(aksi_model: Callable[..., Any]) -> Callable[..., Any]:
    """A fault of one field as a sentence over the form."""

    def jalankan(obj: Any, **isi: Any) -> Any:
        try:
            return aksi_model(obj, **isi)
        except ValidationError as galat:
            raise TindakanTerlarang(" ".join(galat.messages)) from None

    return jalankan


def tanggal_kosong(
    label: str, *, wajib: str = "", bantuan: str = ""
) -> forms.DateField:
    """A day that nobody filled in yet."""
    kolom = kolom_tanggal(label, wajib=wajib, bantuan=bantuan)
    kolom.initial, kolom.required = None, bool(wajib)
    return kolom


class PindaianForm(TindakanForm):
    """A scan: judged by its content."""

    pindaian = forms.FileField(
        label="Berkas pindaian",
        help_text="PDF, JPG, atau PNG.",
        error_messages={
            "required": "Pilih berkasnya.",
            "empty": "Berkas ini kosong.",
        },
    )

    def clean_pindaian(self) -> Unggahan:
        """What it is."""
        berkas: UploadedFile = self.cleaned_data["pindaian"]
        return periksa_unggahan(berkas, boleh=PINDAIAN)


class OrangField(forms.ModelChoiceField):
    """A person by the full name."""

    def label_from_instance(self, obj: Any) -> str:
        """With titles."""
        return str(obj.nama_lengkap)
