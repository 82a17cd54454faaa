"""The Daftar Informasi Publik to read: the city's units, and the list of each."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from informasi import laporan
from informasi.dip_naskah import jumlah_teks, termasuk
from informasi.laporan import KOLOM, DaftarDIP
from informasi.models import Klasifikasi
from informasi.nomor_halaman import potong
from informasi.views.dip_berkas import baca_klasifikasi, cari_daftar, unduhan
from organisasi.halaman.publik import halaman_publik
from organisasi.models import JenisUnit

PER_HALAMAN = 100
JUDUL_JENIS = {
    JenisUnit.OPD: "PPID Utama dan perangkat daerah",
    JenisUnit.KECAMATAN: "Kecamatan",
    JenisUnit.KELURAHAN: "Kelurahan",
}


@halaman_publik()
def dip(request: HttpRequest) -> HttpResponse:
    """The city: how much each unit holds of each class, and the way to its list."""
    ringkasan, daftar = laporan.ringkasan_kota()
    bagian = [
        {"judul": judul, "baris": [r for r in ringkasan if r.unit.jenis == jenis]}
        for jenis, judul in JUDUL_JENIS.items()
    ]
    konteks = {
        "daftar": daftar,
        "bagian": [b for b in bagian if b["baris"]],
        "unduhan": unduhan(daftar),
    }
    return render(request, "informasi/dip/daftar.html", konteks)


@halaman_publik("klasifikasi", "halaman")
def dip_unit(request: HttpRequest, slug: str) -> HttpResponse:
    """One unit's list in the columns of the regulation, 100 rows a page."""
    klasifikasi, galat = baca_klasifikasi(request)
    daftar = cari_daftar(slug, klasifikasi)
    nomor = request.GET.get("halaman")
    halaman = potong(nomor, jumlah=daftar.jumlah, isi=PER_HALAMAN)
    galat = galat or halaman.galat
    konteks = {
        "daftar": daftar,
        "unit": daftar.unit,
        "kolom": KOLOM,
        "baris": daftar.potongan(halaman.mulai, halaman.akhir),
        "galat": galat,
        "jumlah_teks": jumlah_teks(daftar),
        "termasuk": termasuk(daftar),
        "pilahan": _pilahan(daftar),
        "unduhan": unduhan(daftar),
        "halaman": halaman,
        "sebelum_url": _alamat(klasifikasi, halaman.sebelum),
        "sesudah_url": _alamat(klasifikasi, halaman.sesudah),
        "awal_url": _alamat(klasifikasi, 1),
    }
    status = 400 if galat else 200
    return render(request, "informasi/dip/unit.html", konteks, status=status)


def _pilahan(daftar: DaftarDIP) -> list[dict[str, Any]]:
    """The classes as links with counts, all of them first."""
    semua = sum(daftar.hitungan.values())
    return [
        {
            "teks": teks,
            "jumlah": jumlah,
            "url": _alamat(nilai, 1),
            "aktif": nilai == daftar.klasifikasi,
        }
        for nilai, teks, jumlah in (
            ("", "Semua", semua),
            *((k, Klasifikasi(k).label, n) for k, n in daftar.hitungan.items()),
        )
    ]


def _alamat(klasifikasi: str, halaman: int | None) -> str:
    """This list's address with the filter and a page; "" without a page."""
    if halaman is None:
        return ""
    isi = {"klasifikasi": klasifikasi, "halaman": halaman if halaman > 1 else ""}
    query = urlencode({nama: nilai for nama, nilai in isi.items() if nilai})
    return f"?{query}" if query else "."
