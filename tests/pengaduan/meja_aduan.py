"""The desk of complaints: addresses, acts and the counter form the admin tests share."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pengaduan.models import Insiden, Pengaduan
from tests.pengaduan.kantor_aduan import TERIMA, Kantor

ISI: dict[str, Any] = {
    "kanal": "loket",
    "tanggal_terima": TERIMA.isoformat(),
    "jenis": "pengaduan",
    "judul": "Jalan berlubang",
    "uraian": "Lubang dalam di jalan depan sekolah.",
    "lokasi": "Depan SD",
    "nama": "Siti Rahayu",
    "telepon": "0812 0000 0001",
}


def alamat(nama: str, *args: object) -> str:
    return reverse(f"admin:pengaduan_pengaduan_{nama}", args=args)


def alamat_insiden(nama: str, *args: object) -> str:
    return reverse(f"admin:pengaduan_insiden_{nama}", args=args)


def catat(client: Client, kantor: Kantor, **ubah: Any) -> Any:
    """The counter form sent as a browser sends it; an empty value leaves a field out."""
    isi = {"unit": kantor.kecamatan.pk, "kategori": kantor.kategori.pk}
    semua = ISI | isi | ubah
    return client.post(alamat("add"), {k: v for k, v in semua.items() if v != ""})


def tekan(client: Client, aduan: Pengaduan, tindakan: str, **isi: Any) -> Any:
    """POST an act; the answer is where it leads, in full."""
    return client.post(alamat("tindakan", aduan.pk, tindakan), isi, follow=True)


def tekan_insiden(client: Client, insiden: Insiden, tindakan: str, **isi: Any) -> Any:
    return client.post(
        alamat_insiden("tindakan", insiden.pk, tindakan), isi, follow=True
    )


def tombol(client: Client, aduan: Pengaduan) -> set[str]:
    """The acts the page of the complaint offers."""
    konteks = client.get(alamat("change", aduan.pk)).context
    semua = ("tombol", "tombol_pesan", "tombol_catatan")
    return {t["nama"] for nama in semua for t in konteks[nama]}


def kueri(client: Client, halaman: str) -> int:
    """What a page costs once the session is warm."""
    client.get(halaman)
    with CaptureQueriesContext(connection) as tangkapan:
        client.get(halaman)
    return len(tangkapan)
