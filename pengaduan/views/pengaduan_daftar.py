"""The public list of complaints, and its twins for machines."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from organisasi.halaman.publik import alirkan_csv, halaman_publik, jawab_json
from pengaduan.umum import (
    JUDUL,
    PARAMETER,
    Daftar,
    Saringan,
    baca_daftar,
    sebagai_data,
    terpilih,
)

KOLOM_CSV = (
    *("nomor", "judul", "uraian", "kategori", "kategori_nama", "kelurahan"),
    *("kelurahan_nama", "status", "status_nama", "hasil", "cara_selesai"),
    *("pemegang", "tanggal_terima", "terbit_pada", "dukungan", "alamat"),
)


@halaman_publik(*PARAMETER)
def pengaduan_daftar(request: HttpRequest) -> HttpResponse:
    """Published complaints, the newest first, 20 a page."""
    daftar = baca_daftar(request.GET)
    konteks = {
        "daftar": daftar,
        "faset": [_faset(request, s) for s in daftar.saringan if s.pilihan],
        "chip": [
            {
                "teks": f"{s.judul}: {s.aktif.label}",
                "url": _url(request, **{s.nama: ""}),
            }
            for s in daftar.saringan
            if s.aktif
        ],
        "sesudah": _url(request, setelah=daftar.sesudah) if daftar.sesudah else "",
        "awal": _url(request) if "setelah" in request.GET else "",
        "ekor": _ekor(request),
    }
    status = 400 if daftar.galat else 200
    return render(request, "pengaduan/umum/daftar.html", konteks, status=status)


def _url(request: HttpRequest, **ubah: str) -> str:
    """The present list with some parameters changed, its first page, in a fixed order."""
    isi = {n: request.GET.get(n, "") for n in JUDUL} | ubah
    baku = [(nama, nilai) for nama, nilai in isi.items() if nilai]
    return f"{request.path}?{urlencode(baku)}" if baku else request.path


def _ekor(request: HttpRequest) -> str:
    """The filters alone, for the twins."""
    isi = [(n, request.GET[n]) for n in JUDUL if request.GET.get(n)]
    return f"?{urlencode(isi)}" if isi else ""


def _faset(request: HttpRequest, saringan: Saringan) -> dict[str, Any]:
    return {
        "judul": saringan.judul,
        "pilihan": [
            {
                "teks": p.label,
                "jumlah": p.jumlah,
                "aktif": p.aktif,
                "url": _url(request, **{saringan.nama: "" if p.aktif else p.nilai}),
            }
            for p in saringan.pilihan
        ],
    }


@halaman_publik(*PARAMETER)
def pengaduan_json(request: HttpRequest) -> HttpResponse:
    """The list as JSON, with the address of the next page."""
    daftar = baca_daftar(request.GET)
    isi = {
        "jumlah": daftar.jumlah,
        "galat": daftar.galat,
        "berikutnya": _berikutnya(request, daftar),
        "pengaduan": [sebagai_data(p) for p in daftar.baris],
    }
    return jawab_json(isi, status=400 if daftar.galat else 200)


def _berikutnya(request: HttpRequest, daftar: Daftar) -> str | None:
    if not daftar.sesudah:
        return None
    isi = [(n, request.GET[n]) for n in JUDUL if request.GET.get(n)]
    alamat = reverse("pengaduan:pengaduan-daftar-json")
    query = urlencode([*isi, ("setelah", daftar.sesudah)])
    return f"{settings.ALAMAT_PUBLIK}{alamat}?{query}"


@halaman_publik(*JUDUL, simpan=False)
def pengaduan_csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """All of them under the filters as CSV, streamed; safe to open in a spreadsheet."""
    daftar = baca_daftar(request.GET)
    if daftar.galat:
        return HttpResponse(daftar.galat, status=400, content_type="text/plain")
    dipilih = {n: request.GET[n] for n in JUDUL if request.GET.get(n)}
    semua = map(sebagai_data, terpilih(dipilih).iterator(chunk_size=500))
    baris = ([data[kolom] for kolom in KOLOM_CSV] for data in semua)
    return alirkan_csv(KOLOM_CSV, baris, berkas="pengaduan.csv")
