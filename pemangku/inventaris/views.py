"""The public directory of partner bodies: list, one body, and the twin for machines."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from organisasi.halaman.publik import halaman_publik, jawab_csv, jawab_json
from pemangku.inventaris.direktori import (
    JUDUL,
    PARAMETER,
    DaftarMitra,
    baca_daftar,
    cari,
    keberatan,
    kontak,
    penerus,
    sebagai_data,
    terpilih,
)

KOLOM_CSV = (
    *("nomor", "nama", "nama_pendek", "jenis", "unsur", "wilayah", "wilayah_nama"),
    *("alamat", "kontak", "pengelola", "url"),
)


@halaman_publik(*PARAMETER)
def mitra_daftar(request: HttpRequest) -> HttpResponse:
    """Bodies that a unit shows to everybody, by name, 50 a page."""
    daftar = baca_daftar(request.GET)
    konteks = {
        "daftar": daftar,
        "faset": [_faset(request, nama, daftar) for nama in daftar.saringan],
        "chip": _chip(request, daftar),
        "sebelum": _url(request, daftar.sebelum),
        "sesudah": _url(request, daftar.sesudah),
        "ekor": _ekor(request),
    }
    status = 400 if daftar.galat else 200
    return render(
        request, "pemangku/inventaris/mitra/daftar.html", konteks, status=status
    )


def _url(request: HttpRequest, halaman: int = 1, /, **ubah: str) -> str:
    """This list with some filters changed; "" for page 0, which is none."""
    if not halaman:
        return ""
    isi = {n: request.GET.get(n, "") for n in JUDUL} | ubah
    baku = [(nama, nilai) for nama, nilai in isi.items() if nilai]
    if halaman > 1:
        baku.append(("halaman", str(halaman)))
    return f"{request.path}?{urlencode(baku)}" if baku else request.path


def _ekor(request: HttpRequest) -> str:
    """The filters alone, for the twin."""
    isi = [(n, request.GET[n]) for n in JUDUL if request.GET.get(n)]
    return f"?{urlencode(isi)}" if isi else ""


def _faset(request: HttpRequest, nama: str, daftar: DaftarMitra) -> dict[str, Any]:
    return {
        "judul": JUDUL[nama],
        "pilihan": [
            {
                "teks": p.label,
                "jumlah": p.jumlah,
                "aktif": p.aktif,
                "url": _url(request, **{nama: "" if p.aktif else p.nilai}),
            }
            for p in daftar.saringan[nama]
        ],
    }


def _chip(request: HttpRequest, daftar: DaftarMitra) -> list[dict[str, str]]:
    return [
        {"teks": f"{JUDUL[nama]}: {p.label}", "url": _url(request, **{nama: ""})}
        for nama, pilihan in daftar.saringan.items()
        for p in pilihan
        if p.aktif
    ]


@halaman_publik()
def mitra_rinci(request: HttpRequest, nomor: str) -> HttpResponse:
    """One body; a number that was merged leads to the one that stayed."""
    # PostgreSQL keeps no NUL, and would answer with an error.
    if "\x00" in nomor:
        raise Http404
    pemangku = cari(nomor.upper())
    if pemangku is None:
        if tujuan := penerus(nomor.upper()):
            kode = tujuan.nomor.lower()
            return redirect("pemangku:mitra-rinci", kode, permanent=True)
        raise Http404
    konteks = {"pemangku": pemangku, "kontak": kontak(pemangku)}
    return render(request, "pemangku/inventaris/mitra/rinci.html", konteks)


@halaman_publik(*JUDUL)
def mitra_json(request: HttpRequest) -> HttpResponse:
    """The directory as JSON, all of it under the filters."""
    galat = keberatan(request.GET)
    isi = [] if galat else [sebagai_data(p) for p in terpilih(request.GET)]
    hasil = {"jumlah": len(isi), "galat": galat, "mitra": isi}
    return jawab_json(hasil, status=400 if galat else 200)


@halaman_publik(*JUDUL)
def mitra_csv(request: HttpRequest) -> HttpResponse:
    """The same as CSV, the channels of a body in one cell."""
    if galat := keberatan(request.GET):
        return HttpResponse(galat, status=400, content_type="text/plain; charset=utf-8")
    data = (sebagai_data(p) for p in terpilih(request.GET))
    baris = ([_sel(satu[kolom]) for kolom in KOLOM_CSV] for satu in data)
    return jawab_csv(KOLOM_CSV, baris, berkas="mitra.csv")


def _sel(isi: Any) -> str:
    if isinstance(isi, list):
        return "; ".join(f"{k['jenis']}: {k['nilai']}" for k in isi)
    return str(isi)
