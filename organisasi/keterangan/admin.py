"""What others were asked, as officers read, accept and close it."""

from dataclasses import replace
from typing import Any

from django.contrib import admin
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from organisasi.halaman.rahasia import unduhan
from organisasi.keterangan.models import PermintaanKeterangan, TindakanKeterangan as T
from organisasi.keterangan.tombol import TOMBOL_KETERANGAN
from organisasi.staf.base import HanyaBaca, SaringUnit, di_alamat
from organisasi.staf.daftar import pokok, sisa
from organisasi.staf.riwayat import Peristiwa
from organisasi.staf.tombol import Bertombol


@admin.register(PermintaanKeterangan)
class PermintaanKeteranganAdmin(Bertombol, HanyaBaca):
    keterangan = (
        "Pertanyaan kepada kelurahan, PLN, PDAM, atau lembaga lain tentang satu "
        "permohonan atau aduan; mereka menjawab lewat tautan, tanpa akun. Bertanya dari "
        "halaman berkasnya."
    )
    panduan = "permohonan"
    tombol = TOMBOL_KETERANGAN
    jalan_unit = "unit"
    list_display = ("batas", "perihal", "tanda", "unit")
    list_display_links = ("perihal",)
    list_filter = ("status", "objek_jenis", SaringUnit)
    list_select_related = ("unit",)
    search_fields = ("nomor", "kepada", "pertanyaan")
    kolom_ekspor = (
        "nomor",
        "objek_jenis",
        "unit",
        "kepada",
        "pertanyaan",
        "diminta_pada",
        "sampai",
        "status",
        "dijawab_pada",
    )
    fields = ("nomor",)
    change_form_template = "organisasi/keterangan/ubah.html"
    # Who opens that page may answer there.
    view_on_site = False

    @admin.display(description="batas", ordering="sampai")
    def batas(self, obj: PermintaanKeterangan) -> SafeString:
        menunggu = obj.status == obj.Status.MENUNGGU
        return sisa(timezone.localdate(obj.sampai) if menunggu else None)

    @admin.display(description="kepada", ordering="kepada")
    def perihal(self, obj: PermintaanKeterangan) -> SafeString:
        return pokok(obj.kepada, f"{obj.nomor} · {obj.pertanyaan[:80]}")

    def kasus(self, request: HttpRequest, obj: PermintaanKeterangan) -> dict[str, Any]:  # noqa: ARG002 -- the base names it
        berkas = f"admin:{obj.objek_jenis.replace('.', '_')}_change"
        return {
            "title": f"Keterangan dari {obj.kepada}",
            "nomor": [f"{obj.get_objek_jenis_display()} {obj.nomor}"],
            "posisi": [
                ("Ditanyakan oleh", f"{obj.unit.nama_pendek}, {obj.oleh}"),
                ("Tautan berlaku sampai", timezone.localdate(obj.sampai)),
                ("Dikirim lewat", obj.surel or obj.telepon),
            ],
            "teks": "organisasi/keterangan/isi.html",
            "alamat_berkas": reverse(berkas, args=(obj.objek_id,)),
        }

    def kejadian(self, obj: PermintaanKeterangan) -> list[Peristiwa]:
        return [
            Peristiwa(obj.diminta_pada, "Ditanyakan", str(obj.oleh)),
            *(
                replace(k, oleh=obj.kepada) if k.judul == T.JAWAB.label else k
                for k in super().kejadian(obj)
            ),
        ]

    @di_alamat("<path:object_id>/berkas/<int:pk>/", "berkas")
    def berkas_view(
        self, request: HttpRequest, object_id: str, pk: int
    ) -> FileResponse:
        permintaan = self.objek_atau_404(request, object_id)
        berkas = get_object_or_404(permintaan.berkas, pk=pk)
        return unduhan(berkas.isi, nama=berkas.nama, tipe=berkas.tipe)
