"""What people enter beside the reckoned figures: calls to 112, LAPOR! figures, targets.

A month is entered once it is over, as any of its days.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, override

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import DecimalField, Field, ForeignKey
from django.forms import ModelChoiceField
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.html import format_html

from organisasi.halaman.rahasia import unduhan
from organisasi.kertas.unggahan import periksa_unggahan
from organisasi.models import Wilayah
from organisasi.staf.base import BeredisiForm, PortalAdmin, di_alamat
from ppid_portal.angka.angka import Angka, tulis
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.models import AngkaResmi, RekapPanggilan, TargetIndikator

NANTI = "Bulan ini belum berakhir."


class BulanLewatForm(BeredisiForm):
    """Any day of the month will do; it is kept as its first."""

    def clean_bulan(self) -> date:
        bulan: date = self.cleaned_data["bulan"].replace(day=1)
        if bulan >= timezone.localdate().replace(day=1):
            raise ValidationError(NANTI)
        return bulan


# Calls to 112, month by month


@admin.register(RekapPanggilan)
class RekapPanggilanAdmin(PortalAdmin):
    keterangan = "Rekap bulanan pusat panggilan 112, dasar indikator B11."
    panduan = "indikator"
    form = BulanLewatForm
    fields = (
        "bulan",
        "kecamatan",
        "nyata",
        "informasi",
        "main_main",
        "hening",
        "terputus",
        "sumber",
    )
    list_display = ("bulan", "tempat", "dihitung", "tidak_serius", "bagian", "sumber")
    list_select_related = ("kecamatan",)
    search_fields = ("sumber", "kecamatan__nama")

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField[Any] | None:
        kwargs["queryset"] = Wilayah.objects.kecamatan()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="Tempat")
    def tempat(self, obj: RekapPanggilan) -> str:
        return obj.kecamatan.nama if obj.kecamatan else "Seluruh kota"

    @admin.display(description="Dijawab")
    def dihitung(self, obj: RekapPanggilan) -> int:
        return obj.dihitung

    @admin.display(description="Tidak serius")
    def tidak_serius(self, obj: RekapPanggilan) -> int:
        return obj.tidak_serius

    @admin.display(description="Bagiannya (%)")
    def bagian(self, obj: RekapPanggilan) -> str:
        return tulis(Angka.bagian(obj.tidak_serius, obj.dihitung).nilai)


# The figures of the national dashboard, month by month

LEBIH = "Laporan selesai tidak boleh lebih banyak dari laporan diterima."
BUKTI = ("pdf", "jpg", "png")
TIPE = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}


class AngkaResmiForm(BulanLewatForm):
    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data["berkas"]
        if isinstance(berkas, UploadedFile):
            periksa_unggahan(berkas, boleh=BUKTI)
        return berkas

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        diterima, selesai = data.get("diterima"), data.get("selesai")
        if diterima is not None and selesai is not None and selesai > diterima:
            self.add_error("selesai", LEBIH)
        return data


@admin.register(AngkaResmi)
class AngkaResmiAdmin(PortalAdmin):
    keterangan = "Angka dasbor SP4N-LAPOR!, disalin tiap bulan dengan sumbernya."
    panduan = "indikator"
    form = AngkaResmiForm
    fields = ("bulan", "diterima", "selesai", "sumber", "berkas")
    list_display = ("bulan", "diterima", "selesai", "sumber", "bukti")
    search_fields = ("sumber",)

    @admin.display(description="Bukti")
    def bukti(self, obj: AngkaResmi) -> str:
        if not obj.berkas:
            return "—"
        return format_html('<a href="{}">Unduh</a>', self.tautan("bukti", obj.pk))

    @di_alamat("<path:object_id>/bukti/", "bukti")
    def bukti_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """The file, as a download that runs nothing."""
        obj: AngkaResmi = self.objek_atau_404(request, object_id)
        akhiran = str(obj.berkas.name).rpartition(".")[2]
        if akhiran not in TIPE:
            raise Http404
        nama = f"angka-resmi-{obj.bulan:%Y-%m}.{akhiran}"
        return unduhan(obj.berkas, nama=nama, tipe=TIPE[akhiran])


# Targets, set by the leaders


@admin.register(TargetIndikator)
class TargetIndikatorAdmin(PortalAdmin):
    keterangan = "Target tiap indikator untuk satu tahun, ditetapkan pimpinan."
    panduan = "indikator"
    list_display = ("kode", "tahun", "arah", "nilai")
    list_filter = ("tahun",)
    search_fields = ("kode",)
    fields = ("kode", "tahun", "arah", "nilai")
    formfield_overrides: ClassVar[Any] = {DecimalField: {"localize": True}}

    @override
    def formfield_for_dbfield(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "kode":
            return forms.ChoiceField(
                label="Indikator",
                choices=[
                    ("", "Pilih indikator"),
                    *((kode, f"{kode} {i.nama}") for kode, i in INDIKATOR.items()),
                ],
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)
