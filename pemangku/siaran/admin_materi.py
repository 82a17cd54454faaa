"""Handouts: written by one, approved by another (PK-38)."""

from __future__ import annotations

from typing import Any, override

from django import forms
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.html import format_html

from organisasi.bahasa import gabung
from organisasi.kantor.izin import petugas_dari, yang_dapat
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import periksa_unggahan
from organisasi.models import Jejak
from organisasi.staf.base import BeredisiForm, PortalAdmin, di_alamat
from organisasi.staf.tombol import Bertombol, Tombol
from pemangku.siaran.actions import tarik_materi
from pemangku.siaran.materi import Materi, StatusMateri, TindakanMateri as T
from pemangku.siaran.models import Siaran
from pemangku.staf import AlasanPemangkuForm

BERKAS = ("pdf", "jpg", "png")


class MateriForm(BeredisiForm):
    kanal = forms.MultipleChoiceField(
        label="Tentang kanal",
        choices=Materi.Saluran.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu."},
    )
    berkas = forms.FileField(
        label="Berkas",
        required=False,
        widget=forms.FileInput,
        help_text="PDF, JPG, atau PNG; boleh kosong, misalnya untuk video.",
        error_messages={"empty": "Berkas ini kosong."},
    )

    def clean_berkas(self) -> Any:
        """What it is; the one that is there stays when none is sent."""
        berkas = self.cleaned_data["berkas"]
        if isinstance(berkas, UploadedFile):
            periksa_unggahan(berkas, boleh=BERKAS)
        return berkas


def _siaran_berhenti(materi: Materi) -> tuple[str, ...]:
    semua = Siaran.objects.hidup().filter(materi=materi)
    nomor = list(semua.order_by("nomor").values_list("nomor", flat=True))
    return (
        (f"Siaran yang memuat tautannya berhenti: {gabung(nomor)}.",) if nomor else ()
    )


@admin.register(Materi)
class MateriAdmin(Bertombol, PortalAdmin):
    tombol = (
        Tombol(
            T.SETUJUI,
            Materi.setujui,
            orang_kedua=lambda m: yang_dapat(
                T.SETUJUI.izin, (), timezone.localdate(), kecuali=m.penulis_semua
            ),
            berhasil="Materi disetujui dan dapat dibagikan.",
        ),
        Tombol(
            T.TARIK,
            tarik_materi,
            berhasil="Materi ditarik dan tidak dapat dibagikan atau disiarkan lagi.",
            form=lambda _m: AlasanPemangkuForm,
            akibat=_siaran_berhenti,
            bahaya=True,
        ),
    )
    form = MateriForm
    keterangan = (
        "Leaflet, poster, dan materi lain yang dibagikan saat kunjungan atau lewat siaran. Yang ikut "
        "menulis tidak dapat menyetujui; sesudah disetujui isinya tidak diubah: buat versi baru. "
        "Selama berlaku, berkasnya dapat dibuka siapa pun yang menerima tautannya."
    )
    panduan = "kunjungan"
    list_display = ("judul", "versi", "jenis", "keadaan", "berlaku_sampai")
    list_filter = ("status", "jenis")
    search_fields = ("judul", "versi")
    fields = ("judul", "versi", "jenis", "kanal", "berkas", "berlaku_sampai")
    readonly_fields = ("unduh",)

    @admin.display(description="status", ordering="status")
    def keadaan(self, obj: Materi) -> str:
        if obj.kedaluwarsa(timezone.localdate()):
            return f"{obj.get_status_display()} (kedaluwarsa)"
        return str(obj.get_status_display())

    @admin.display(description="berkas tersimpan")
    def unduh(self, obj: Materi) -> str:
        return format_html('<a href="{}">Unduh</a>', self.tautan("berkas", obj.pk))

    @override
    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Files are never served by address: the stored one is a link of our own."""
        nama = list(self.fields)
        if obj and obj.berkas:
            nama.insert(nama.index("berkas") + 1, "unduh")
        if obj and not self.has_change_permission(request, obj):
            nama.remove("berkas")
        return nama

    @override
    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A draft only: what was approved stays as it was seen."""
        boleh = super().has_change_permission(request, obj)
        return boleh and (obj is None or obj.status == StatusMateri.DRAF)

    @override
    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        boleh = super().boleh_tombol(request, tombol, obj)
        setujui = tombol.tindakan is T.SETUJUI
        return boleh and not (setujui and obj.ditulis(petugas_dari(request)))

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @override
    def save_model(
        self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool
    ) -> None:
        oleh, kini = petugas_dari(request), timezone.now()
        obj.tulis(oleh)
        if not change:
            obj.dibuat_oleh, obj.status_sejak = oleh, kini
        super().save_model(request, obj, form, change)
        Jejak.objects.catat(
            obj,
            "ubah" if change else "susun",
            saat=Saat(oleh, kini),
            sesudah={"judul": str(obj)},
        )

    @di_alamat("<path:object_id>/berkas/", "berkas")
    def berkas_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        satu: Materi = self.objek_atau_404(request, object_id)
        if not satu.berkas:
            raise Http404
        return satu.unduhan()
