"""The cost of copies in the admin, as the Atasan PPID set it."""

from __future__ import annotations

from django.contrib import admin

from informasi.jawaban.models import StandarBiaya
from organisasi.staf.base import PortalAdmin


@admin.register(StandarBiaya)
class StandarBiayaAdmin(PortalAdmin):
    keterangan = (
        "Layanan informasi gratis; hanya penggandaan dan pengiriman boleh dibayar pemohon. "
        "Tarif baru: tambah baris dengan tanggal berlakunya, jangan mengubah baris lama."
    )
    panduan = "permohonan"
    list_display = ("jenis", "satuan", "tarif", "berlaku_sejak", "dasar_sk")
    search_fields = ("jenis",)
    fields = ("jenis", "satuan", "tarif", "dasar_sk", "berlaku_sejak")
