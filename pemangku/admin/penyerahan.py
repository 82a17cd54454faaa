"""Handouts given away: where they hang now, and what was written down by mistake (PK-38)."""

from __future__ import annotations

from typing import Any, override

from django.contrib import admin
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.bahasa import angka
from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.foto import Foto
from organisasi.staf.base import HanyaBaca
from organisasi.staf.riwayat import dari_jejak
from organisasi.staf.tombol import TindakanForm, Tombol
from pemangku.actions.materi import batalkan_penyerahan, catat_terpasang
from pemangku.admin.bersama import GARAP, AlasanForm, Bergalat
from pemangku.forms import foto_bersih, kolom_foto, kolom_hari
from pemangku.models import PenyerahanMateri


class TerpasangForm(TindakanForm):
    """Since when it hangs, with a photo where there is one."""

    terpasang_pada = kolom_hari("Terpasang sejak", wajib="Isi tanggalnya.")
    bukti = kolom_foto("Foto (boleh kosong)")

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial.setdefault(
            "terpasang_pada", self.berkas.terpasang_pada or timezone.localdate()
        )

    def clean_bukti(self) -> Foto | None:
        """The photo made anew."""
        berkas = self.cleaned_data["bukti"]
        return foto_bersih(berkas) if berkas else None


@admin.register(PenyerahanMateri)
class PenyerahanMateriAdmin(Bergalat, HanyaBaca):
    """What was handed out at visits."""

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
            form=lambda _satu: AlasanForm,
            bahaya=True,
        ),
    )
    change_form_template = "admin/kunjungan/penyerahan.html"
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
        """One address for the photo."""
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
        """How many."""
        return angka(obj.jumlah)

    @admin.display(description="pemangku", ordering="pemangku__nama_resmi")
    def siapa(self, obj: PenyerahanMateri) -> str:
        """To whom."""
        return obj.pemangku.nama_tampil

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        """The permission, and a visit that is the officer's to run."""
        return request.user.has_perm(tombol.izin) and obj.kegiatan.dijalankan_oleh(
            petugas_dari(request)
        )

    def kotak(self, request: HttpRequest, obj: PenyerahanMateri) -> dict[str, Any]:
        """What, to whom, where, and the acts."""
        return {
            "title": f"Penyerahan {obj}",
            "subtitle": None,
            "alamat_bukti": self.tautan("bukti", obj.pk) if obj.bukti_foto else "",
            "tombol": self.tombol_untuk(request, obj),
            "isi": {"jejak": dari_jejak(obj)},
        }

    def bukti_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """The photo, as a download that runs nothing."""
        satu: PenyerahanMateri = self.objek_atau_404(request, object_id)
        if not satu.bukti_foto:
            raise Http404
        return unduhan(satu.bukti_foto, nama="bukti.jpg", tipe="image/jpeg")
