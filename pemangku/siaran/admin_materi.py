"""Handouts: written by one, approved by another, counted when they go out (PK-38)."""

from __future__ import annotations

from typing import Any, override

from django import forms
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from organisasi.bahasa import angka, gabung
from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.izin import petugas_dari, yang_dapat
from organisasi.kertas.unggahan import PENGENAL, Foto, periksa_unggahan
from organisasi.models import Jejak
from organisasi.staf.base import BeredisiForm, HanyaBaca, PortalAdmin
from organisasi.staf.riwayat import dari_jejak
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol
from pemangku.forms import foto_bersih, kolom_angka, kolom_foto, kolom_hari
from pemangku.siaran.actions import tarik_materi
from pemangku.siaran.materi import (
    PALING_BANYAK,
    Materi,
    PenyerahanMateri,
    StatusMateri,
    TindakanMateri as T,
    batalkan_penyerahan,
    catat_terpasang,
)
from pemangku.siaran.models import Siaran
from pemangku.staf import GARAP, AlasanPemangkuForm, Bergalat

SETUJUI, UBAH = "pemangku.setujui_materi", "pemangku.change_materi"
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


class StokForm(TindakanForm):
    jumlah = kolom_angka(
        "Bertambah berapa", wajib="Isi jumlahnya.", maks=PALING_BANYAK, min_value=1
    )


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
            nama="setujui",
            label="Setujui",
            izin=SETUJUI,
            boleh=lambda m: m.boleh(T.SETUJUI),
            orang_kedua=lambda m: yang_dapat(
                SETUJUI,
                (),
                timezone.localdate(),
                kecuali=(m.penyusun_id, *m.penulis),
            ),
            lakukan=lambda m, **isi: m.setujui(**isi),
            berhasil="Materi disetujui dan dapat diserahkan.",
        ),
        Tombol(
            nama="tambah_stok",
            label="Tambah stok",
            izin=UBAH,
            boleh=lambda m: m.boleh(T.TAMBAH_STOK),
            lakukan=lambda m, **isi: m.tambah_stok(**isi),
            berhasil="Stok bertambah.",
            form=lambda _m: StokForm,
        ),
        Tombol(
            nama="tarik",
            label="Tarik",
            izin=UBAH,
            boleh=lambda m: m.boleh(T.TARIK),
            lakukan=tarik_materi,
            berhasil="Materi ditarik dan tidak dapat diserahkan atau disiarkan lagi.",
            form=lambda _m: AlasanPemangkuForm,
            akibat=_siaran_berhenti,
            bahaya=True,
        ),
    )
    form = MateriForm
    keterangan = (
        "Leaflet, poster, dan materi lain yang diserahkan saat kunjungan. Yang ikut "
        "menulis tidak dapat menyetujui; sesudah disetujui isinya tidak diubah: buat versi baru. "
        "Selama berlaku, berkasnya dapat dibuka siapa pun yang menerima tautannya."
    )
    panduan = "kunjungan"
    list_display = ("judul", "versi", "jenis", "keadaan", "sisa", "berlaku_sampai")
    list_filter = ("status", "jenis")
    search_fields = ("judul", "versi")
    fields = ("judul", "versi", "jenis", "kanal", "berkas", "berlaku_sampai", "stok")
    readonly_fields = ("unduh",)
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        view = require_safe(self.berkas_view)
        return [
            self.alamat("<path:object_id>/berkas/", view, "berkas"),
            *super().get_urls(),
        ]

    @admin.display(description="status", ordering="status")
    def keadaan(self, obj: Materi) -> str:
        if obj.kedaluwarsa(timezone.localdate()):
            return f"{obj.get_status_display()} (kedaluwarsa)"
        return str(obj.get_status_display())

    @admin.display(description="stok", ordering="stok")
    def sisa(self, obj: Materi) -> str:
        return "Tidak dihitung" if obj.stok is None else angka(obj.stok)

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
        return boleh and not (
            tombol.izin == SETUJUI and obj.ditulis(petugas_dari(request))
        )

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @override
    def save_model(
        self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool
    ) -> None:
        """Whoever wrote it, now or before, cannot approve it."""
        oleh, kini = petugas_dari(request), timezone.now()
        obj.tulis(oleh)
        if not change:
            obj.dibuat_oleh, obj.status_sejak = oleh, kini
        super().save_model(request, obj, form, change)
        Jejak.objects.catat(
            obj,
            "ubah" if change else "susun",
            oleh=oleh,
            pada=kini,
            sesudah={"judul": str(obj), "stok": str(obj.stok)},
        )

    def berkas_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        satu: Materi = self.objek_atau_404(request, object_id)
        if not satu.berkas:
            raise Http404
        jenis = satu.jenis_berkas
        return unduhan(
            satu.berkas,
            nama=f"{satu.judul} {satu.versi}.{jenis}",
            tipe=PENGENAL[jenis][0],
        )


# Handouts given away: where they hang now, and what was written down by mistake


class TerpasangForm(TindakanForm):
    terpasang_pada = kolom_hari("Terpasang sejak", wajib="Isi tanggalnya.")
    bukti = kolom_foto("Foto (boleh kosong)")

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial.setdefault(
            "terpasang_pada", self.berkas.terpasang_pada or timezone.localdate()
        )

    def clean_bukti(self) -> Foto | None:
        berkas = self.cleaned_data["bukti"]
        return foto_bersih(berkas) if berkas else None


@admin.register(PenyerahanMateri)
class PenyerahanMateriAdmin(Bergalat, HanyaBaca):
    tombol = (
        Tombol(
            nama="terpasang",
            label="Catat terpasang",
            izin=GARAP,
            boleh=lambda _satu: True,
            lakukan=catat_terpasang,
            berhasil="Tercatat terpasang.",
            form=lambda _satu: TerpasangForm,
        ),
        Tombol(
            nama="batalkan",
            label="Batalkan penyerahan",
            izin=GARAP,
            boleh=lambda satu: satu.kegiatan.menerima_hadir,
            lakukan=batalkan_penyerahan,
            berhasil="Penyerahan dibatalkan dan stoknya kembali.",
            form=lambda _satu: AlasanPemangkuForm,
            bahaya=True,
        ),
    )
    change_form_template = "pemangku/siaran/penyerahan.html"
    keterangan = (
        "Materi yang diserahkan kepada pemangku saat kunjungan. Menyerahkan dilakukan di "
        "halaman kegiatannya; stok berkurang saat itu juga."
    )
    panduan = "kunjungan"
    list_display = ("materi", "banyak", "siapa", "kegiatan", "terpasang_pada")
    list_filter = ("materi__jenis",)
    search_fields = ("materi__judul", "pemangku__nama_resmi", "kegiatan__nomor")
    fields = ("jumlah",)
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        view = require_safe(self.bukti_view)
        return [
            self.alamat("<path:object_id>/bukti/", view, "bukti"),
            *super().get_urls(),
        ]

    @override
    def get_queryset(self, request: HttpRequest) -> Any:
        semua: Any = super().get_queryset(request)
        return semua.untuk_daftar()

    @admin.display(description="jumlah", ordering="jumlah")
    def banyak(self, obj: PenyerahanMateri) -> str:
        return angka(obj.jumlah)

    @admin.display(description="pemangku", ordering="pemangku__nama_resmi")
    def siapa(self, obj: PenyerahanMateri) -> str:
        return obj.pemangku.nama_tampil

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        return request.user.has_perm(tombol.izin) and obj.kegiatan.dijalankan_oleh(
            petugas_dari(request)
        )

    def kotak(self, request: HttpRequest, obj: PenyerahanMateri) -> dict[str, Any]:
        return {
            "title": f"Penyerahan {obj}",
            "subtitle": None,
            "alamat_bukti": self.tautan("bukti", obj.pk) if obj.bukti_foto else "",
            "tombol": self.tombol_untuk(request, obj),
            "isi": {"jejak": dari_jejak(obj)},
        }

    def bukti_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        satu: PenyerahanMateri = self.objek_atau_404(request, object_id)
        if not satu.bukti_foto:
            raise Http404
        return unduhan(satu.bukti_foto, nama="bukti.jpg", tipe="image/jpeg")
