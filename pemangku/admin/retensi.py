"""Proposals of the retention job: forget, or keep with a reason (PK-58)."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from organisasi.bahasa import tanggal_pendek
from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.peran import Peran
from organisasi.staf.base import HanyaBaca
from organisasi.staf.tombol import DALAM, Bertombol, Tanya, Tombol
from pemangku.actions.retensi import setujui_usul
from pemangku.models import UsulHapus
from pemangku.models.retensi import TindakanUsul as T

PUTUSKAN = "pemangku.putuskan_usulhapus"
AKIBAT = (
    "Nama, gelar, kanal, dan isian pendaftarannya dihapus dan tidak dapat dikembalikan.",
    "Kanalnya masuk daftar larangan: tidak dapat dicatat lagi.",
    "Kehadiran tetap dihitung; namanya di daftar hadir mengikuti Pengaturan.",
)


@admin.register(UsulHapus)
class UsulHapusAdmin(Bertombol, HanyaBaca):
    """Whom nobody needs any more; the officer of data decides."""

    tombol = (
        Tombol(
            nama="setujui",
            label="Hapus data orang ini",
            izin=PUTUSKAN,
            boleh=lambda usul: usul.boleh(T.SETUJUI),
            lakukan=setujui_usul,
            berhasil="Data orang ini dihapus.",
            akibat=lambda _usul: AKIBAT,
            bahaya=True,
        ),
        Tombol(
            nama="pertahankan",
            label="Tetap simpan",
            izin=PUTUSKAN,
            boleh=lambda usul: usul.boleh(T.PERTAHANKAN),
            lakukan=lambda usul, *, teks, **isi: usul.pertahankan(alasan=teks, **isi),
            berhasil="Data orang ini tetap disimpan.",
            penjelasan="Diusulkan lagi setelah masa simpannya lewat sekali lagi.",
            tanya=lambda _usul: Tanya("Mengapa tetap disimpan?", DALAM),
        ),
    )
    keterangan = (
        "Orang pemangku tanpa jabatan, persetujuan, dan kehadiran selama masa simpan di "
        "Pengaturan. Setiap bulan portal hanya mengusulkan; Anda yang memutuskan, satu per "
        "satu."
    )
    panduan = "data-pribadi"
    list_display = ("nomor", "jabatan", "diusulkan_pada", "status")
    list_display_links = ("nomor",)
    list_filter = ("status",)
    list_select_related = ("orang",)
    ordering = ("-diusulkan_pada", "pk")
    fields = ("nomor", "nama", "jabatan", "hadir", "diusulkan_pada", "status", "alasan")
    readonly_fields = ("nomor", "nama", "jabatan", "hadir")
    kolom_ekspor = ("nomor", "diusulkan_pada", "status", "alasan")
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """With the posts, in two queries however many rows there are."""
        return (
            super()
            .get_queryset(request)
            .prefetch_related(
                "orang__jabatan__pemangku__jenis", "orang__jabatan__pemangku__wilayah"
            )
        )

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ARG002 - Django's signature
        """The name only for the officer of data: a superuser reads no names (8.1)."""
        bernama = petugas_dari(request).berperan(Peran.PDP)
        return [n for n in self.fields if bernama or n != "nama"]

    @admin.display(description="orang")
    def nomor(self, obj: UsulHapus) -> str:
        """What lists call the person by."""
        return obj.orang.nomor

    @admin.display(description="nama")
    def nama(self, obj: UsulHapus) -> str:
        """For the officer of data."""
        return obj.orang.nama_lengkap

    @admin.display(description="jabatan terakhir")
    def jabatan(self, obj: UsulHapus) -> str:
        """Where the person was last."""
        terakhir = next(iter(obj.orang.jabatan.all()), None)
        return f"{terakhir}, {terakhir.pemangku}" if terakhir else "belum pernah"

    @admin.display(description="terakhir hadir")
    def hadir(self, obj: UsulHapus) -> str:
        """The last visit."""
        hadir = obj.orang.kehadiran.order_by("-pada").first()
        return tanggal_pendek(hadir.pada.date()) if hadir else "belum pernah"
