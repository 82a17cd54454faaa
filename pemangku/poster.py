"""The poster at the door: a QR code to the registration of one visit (5.3, PK-07)."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from organisasi.kertas.keaslian import alamat_penuh, qr_svg
from organisasi.models import Pengaturan
from pemangku.kertas_kegiatan import Bahan, hari_tanggal, lembar, waktu_singkat

JUDUL = "Daftar hadir lewat ponsel"
AJAKAN = "Pindai kode ini, atau ketik alamat di bawahnya."


def isi_poster(bahan: Bahan) -> dict[str, Any]:
    """Values for PDF and print page: the event, the address, and what becomes of data."""
    kegiatan = bahan.kegiatan
    alamat = alamat_penuh(reverse("pemangku:pintu", args=(kegiatan.token,)))
    hari = Pengaturan.objects.kini().kontak_tanpa_setuju_hari
    return {
        **lembar(bahan, judul=JUDUL, bagian=[]),
        "acara": kegiatan.judul,
        "waktu": f"{hari_tanggal(kegiatan)}, {waktu_singkat(kegiatan)}",
        "letak": kegiatan.tempat,
        "ajakan": AJAKAN,
        "alamat": alamat,
        "qr": qr_svg(alamat),
        "pemberitahuan": (
            f"Nama dan lembaga dicatat {kegiatan.penyelenggara} sebagai bukti kegiatan. "
            "Nomor dan surel hanya dipakai bila Anda menyetujuinya; tanpa itu dihapus "
            f"{hari} hari sesudah kegiatan. Tidak punya ponsel? "
            "Sebutkan nama kepada panitia."
        ),
    }
