"""What pages share: forms, fields, and acts with faults in their place."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar, cast
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.db.models.fields.files import FieldFile
from django.forms.models import ModelChoiceIterator
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
)
from django.shortcuts import get_object_or_404
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import Bernomor, tempelkan
from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.izin import berwenang, izin_catatan, petugas_dari
from organisasi.kantor.peran import Peran
from organisasi.kertas.unggahan import (
    PENGENAL,
    Foto,
    Unggahan,
    bersihkan_foto,
    periksa_bersih,
    periksa_unggahan,
)
from organisasi.models import Petugas
from organisasi.staf.base import kolom_tanggal
from organisasi.staf.tombol import Bertombol, TindakanForm, form_teks
from pemangku.inventaris.models import JenisPemangku, Pemangku
from pemangku.izin import CATAT, OPERATOR, PENGELOLA

KONTAK = "pemangku.lihat_kontak"
PILIH_ORANG = "Pilih orangnya."
PINDAIAN = ("pdf", "jpg", "png")


def unduh(isi: FieldFile, nama: str) -> FileResponse:
    """The file under this name, with its own ending; Http404 where there is none."""
    akhiran = str(isi.name).rpartition(".")[2]
    if akhiran not in PENGENAL:
        raise Http404
    return unduhan(isi, nama=f"{nama}.{akhiran}", tipe=PENGENAL[akhiran][0])


def satu_dari(semua: Any, kunci: str) -> Any:
    """The row of that key; Http404 where there is none, or where it is no key."""
    try:
        return get_object_or_404(semua, pk=kunci)
    except ValidationError:
        raise Http404 from None


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


# Every button of a page asks, the database once.
def _kunjungan(request: HttpRequest) -> frozenset[UUID]:
    dikenal: frozenset[UUID] | None = getattr(request, "pemangku_kunjungan", None)
    if dikenal is None:
        semua = Pemangku.objects.pada_kunjungan(
            petugas_dari(request), timezone.localdate()
        )
        dikenal = frozenset(semua.order_by().values_list("pk", flat=True))
        # Kept with the request, whose class knows no such thing.
        request.pemangku_kunjungan = dikenal  # type: ignore[attr-defined]
    return dikenal


class TanpaKuasa(Bertombol):
    """Acts of a role, for the unit of the record or at a visit of these days.

    None of them is the superuser's by power.
    """

    def berwenang(self, request: HttpRequest, izin: str, obj: Any) -> bool:
        return not kuasa_saja(petugas_dari(request)) and (
            super().berwenang(request, izin, obj) or di_kunjungan(request, izin, obj)
        )


def saringan(
    judul: str,
    nama: str,
    pilihan: Callable[[], Iterable[tuple[str, ...]]],
    saring: Callable[[Any, str], Any],
) -> type[admin.SimpleListFilter]:
    """A filter; each of its choices is value, words, and the heading it may stand under."""

    class Saring(admin.SimpleListFilter):
        title, parameter_name = judul, nama

        def lookups(self, *_: Any) -> list[tuple[str, str]]:
            semua = [(*satu, "")[:3] for satu in pilihan()]
            self.kelompok = {nilai: judul for nilai, _, judul in semua}
            return [(nilai, teks) for nilai, teks, _ in semua]

        def queryset(self, request: HttpRequest, queryset: Any) -> Any:  # noqa: ARG002
            nilai = self.value()
            return saring(queryset, nilai) if nilai else queryset

    return Saring


AlasanPemangkuForm = form_teks(
    "alasan", "Alasan", "Tulis alasannya.", maks=300, sekali=True
)


def atas(baris: str, aksi: Callable[..., object]) -> Callable[..., object]:
    """An act on what the form calls ``baris``, as one on the record of the page."""
    return lambda _obj, **isi: aksi(isi.pop(baris), **isi)


def tanggal_kosong(
    label: str, *, wajib: str = "", bantuan: str = ""
) -> forms.DateField:
    kolom = kolom_tanggal(label, wajib=wajib, bantuan=bantuan)
    kolom.initial, kolom.required = None, bool(wajib)
    return kolom


class PindaianField(forms.FileField):
    """A scan that was looked into; it keeps the name that it came with."""

    default_error_messages: ClassVar = {
        "required": "Pilih berkasnya.",
        "empty": "Berkas ini kosong.",
    }

    def __init__(
        self, label: str, *, help_text: str = "PDF, JPG, atau PNG.", **lain: Any
    ) -> None:
        super().__init__(label=label, help_text=help_text, **lain)

    def clean(self, data: Any, initial: Any = None) -> Unggahan | None:
        berkas = super().clean(data, initial)
        return periksa_unggahan(berkas, boleh=PINDAIAN) if berkas else None


class PindaianForm(TindakanForm):
    pindaian = PindaianField("Berkas pindaian")


class BuktiField(forms.FileField):
    """A scan, made anew and under a name of ours: what a file is called may tell a person."""

    widget = forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"})

    def __init__(self, nama: str, **lain: Any) -> None:
        super().__init__(**lain)
        self.nama = nama

    def clean(self, data: Any, initial: Any = None) -> Any:
        berkas = super().clean(data, initial)
        if not data:
            return berkas
        bersih = periksa_bersih(berkas, boleh=PINDAIAN)
        bersih.isi.name = f"{self.nama}.{bersih.jenis}"
        return bersih.isi


class PilihSatuField(forms.ModelChoiceField):
    """One row of the few that ``dari`` finds for the file of the form; see PilihSatuForm."""

    def __init__(
        self,
        label: str,
        dari: Callable[[Any], models.QuerySet],
        *,
        wajib: str,
        help_text: str = "",
    ) -> None:
        super().__init__(
            None,
            label=label,
            help_text=help_text,
            widget=forms.RadioSelect,
            empty_label=None,
            error_messages={"required": wajib, "invalid_choice": wajib},
        )
        self.dari = dari


class PilihSatuForm(TindakanForm):
    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        for nama, kolom in self.fields.items():
            if isinstance(kolom, PilihSatuField):
                kolom.queryset = kolom.dari(self.berkas)
                # Of one row there is nothing to choose.
                if len(satu := kolom.queryset.values_list("pk", flat=True)[:2]) == 1:
                    self.initial.setdefault(nama, satu[0])


class NomorField(Bernomor):
    """Another record; its queryset is what the officer may see."""

    def __init__(self, label: str, **lain: Any) -> None:
        pesan = {
            "required": "Tulis nomornya.",
            "invalid_choice": "Tidak ada pemangku bernomor ini yang dapat Anda lihat.",
        }
        isi = {
            "label": label,
            "error_messages": pesan,
            "help_text": "Misalnya PK-000012.",
        }
        super().__init__(Pemangku.objects.none(), **isi | lain)


class PilihanKelompok(ModelChoiceIterator):
    def __iter__(self) -> Iterator[Any]:
        yield "", self.field.empty_label
        for judul, semua in cast("Any", self.queryset).berjudul():
            isi = [self.choice(satu) for satu in semua]
            yield from [(judul, isi)] if judul else isi


class KelompokField(forms.ModelChoiceField):
    """The one question about a body: which group people know it by, under headings."""

    iterator = PilihanKelompok

    def __init__(self, **lain: Any) -> None:
        pesan = {"required": "Pilih kelompoknya."}
        isi = {"label": "Kelompok", "error_messages": pesan}
        isi |= {"empty_label": "Pilih kelompok"}
        super().__init__(JenisPemangku.objects.aktif(), **isi | lain)


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


def foto_bersih(berkas: UploadedFile) -> Foto:
    """The photo made anew; ValidationError with one sentence when it is refused."""
    return bersihkan_foto(berkas, maks=settings.UKURAN_FOTO_MAKS, sisi=SISI_FOTO)


def kolom_angka(label: str, *, wajib: str = "", **lain: Any) -> forms.IntegerField:
    """A whole number by the number keys; what is too large the act says."""
    return forms.IntegerField(
        label=label,
        required=bool(wajib),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1}),
        error_messages={"required": wajib, "invalid": "Tulis angkanya saja."},
        **lain,
    )
