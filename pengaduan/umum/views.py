"""The public list of complaints with its twins for machines, one complaint."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from organisasi.halaman.publik import (
    alirkan_csv,
    halaman_publik,
    jawab_atom,
)
from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.peta import bawahan
from organisasi.models import Pengaturan, Wilayah
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import DAPAT_DIIKUTI, TERBUKA
from pengaduan.aduan.tempat import bidang_peta
from pengaduan.umum.daftar import (
    JUDUL,
    PARAMETER,
    baca_daftar,
    langkah,
    sebagai_data,
    terpilih,
)

KOLOM_CSV = (
    "nomor",
    "judul",
    "uraian",
    "kategori",
    "kategori_nama",
    "kelurahan",
    "kelurahan_nama",
    "status",
    "status_nama",
    "hasil",
    "cara_selesai",
    "pemegang",
    "tanggal_terima",
    "terbit_pada",
    "dukungan",
    "alamat",
)


@halaman_publik(*PARAMETER)
def pengaduan_daftar(request: HttpRequest) -> HttpResponse:
    daftar = baca_daftar(request.GET)
    konteks = {
        "daftar": daftar,
        "faset": [
            {
                "judul": judul,
                "pilihan": [
                    p
                    | {"url": _url(request, **{nama: "" if p["aktif"] else p["nilai"]})}
                    for p in pilihan
                ],
            }
            for nama, judul, pilihan in daftar.saringan
            if pilihan
        ],
        "chip": [
            {"teks": f"{judul}: {p['teks']}", "url": _url(request, **{nama: ""})}
            for nama, judul, pilihan in daftar.saringan
            for p in pilihan
            if p["aktif"]
        ],
        "sesudah": _url(request, setelah=daftar.sesudah) if daftar.sesudah else "",
        "awal": _url(request) if "setelah" in request.GET else "",
        "ekor": _ekor(request),
    }
    status = 400 if daftar.galat else 200
    return render(request, "pengaduan/umum/daftar.html", konteks, status=status)


def _ekor(request: HttpRequest, **ubah: str) -> str:
    isi = {n: request.GET.get(n, "") for n in JUDUL} | ubah
    baku = [(nama, nilai) for nama, nilai in isi.items() if nilai]
    return f"?{urlencode(baku)}" if baku else ""


def _url(request: HttpRequest, **ubah: str) -> str:
    return f"{request.path}{_ekor(request, **ubah)}"


@halaman_publik(*JUDUL, simpan=False)
def pengaduan_csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    daftar = baca_daftar(request.GET)
    if daftar.galat:
        return HttpResponse(daftar.galat, status=400, content_type="text/plain")
    dipilih = {n: request.GET[n] for n in JUDUL if request.GET.get(n)}
    semua = map(sebagai_data, terpilih(dipilih).iterator(chunk_size=500))
    baris = ([data[kolom] for kolom in KOLOM_CSV] for data in semua)
    return alirkan_csv(KOLOM_CSV, baris, berkas="pengaduan.csv")


# One published complaint: what the public may read, its photos


def cari_umum(nomor: str) -> Pengaduan:
    return get_object_or_404(terpilih({}), nomor=nomor.upper())


@halaman_publik()
def pengaduan_umum(request: HttpRequest, nomor: str) -> HttpResponse:
    pengaduan = cari_umum(nomor)
    foto = list(pengaduan.berkas.umum())
    konteks = {
        "pengaduan": pengaduan,
        "sebelum": [f for f in foto if not f.dari_petugas],
        "sesudah": [f for f in foto if f.dari_petugas],
        "peristiwa": langkah(pengaduan),
        "berjalan": pengaduan.status in TERBUKA,
        **_peta(pengaduan.kelurahan),
        "dapat_diikuti": pengaduan.status in DAPAT_DIIKUTI,
    }
    return render(request, "pengaduan/umum/rinci.html", konteks)


def _peta(kelurahan: Wilayah | None) -> dict[str, Any]:
    """Its kecamatan with the kelurahan marked: never the point, which may be a home."""
    if kelurahan is None or kelurahan.kode not in bawahan(kelurahan.induk_id or ""):
        return {}
    dalam, semua = bidang_peta(kelurahan.induk_id or "")
    bidang = [
        replace(b, tautan="", kelas="padat-2" if b.kode == kelurahan.kode else "")
        for b in semua
    ]
    return {"dalam": dalam, "bidang": bidang}


@halaman_publik(simpan=False)
def pengaduan_umum_foto(_request: HttpRequest, nomor: str, pk: int) -> FileResponse:
    berkas = get_object_or_404(cari_umum(nomor).berkas.umum(), pk=pk)
    jawab = unduhan(berkas.kecil or berkas.isi, nama=berkas.nama, tipe=berkas.tipe)
    # Short: a withdrawn photo must not live on in somebody else's cache.
    jawab["Cache-Control"] = "public, max-age=60"
    return jawab


# The Atom feed: what an officer checked, nobody's identity

BANYAK = 30


@halaman_publik()
def pengaduan_atom(request: HttpRequest) -> HttpResponse:
    butir = (
        {
            "title": satu.judul_umum,
            "link": reverse("pengaduan:pengaduan-umum", args=(satu.nomor,)),
            "description": f"{satu.uraian_umum}\n{satu.get_status_display()}",
            "categories": (satu.kategori.nama,),
            "pubdate": satu.terbit_pada,
            "updateddate": max(filter(None, (satu.terbit_pada, satu.status_sejak))),
            "author_name": satu.pemegang.nama,
        }
        for satu in terpilih({})[:BANYAK]
    )
    judul = f"Pengaduan terbaru: {Pengaturan.objects.kini().nama_kota}"
    return jawab_atom(request, judul, reverse("pengaduan:pengaduan-daftar"), butir)
