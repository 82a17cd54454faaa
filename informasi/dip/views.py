"""The Daftar Informasi Publik of the city and of each unit, as page and as file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from informasi.dip import isi as laporan
from informasi.dip.isi import KOLOM, DaftarDIP, cari_daftar, nilai
from informasi.katalog.models import Klasifikasi
from informasi.katalog.nomor_halaman import alamat_halaman, potong, tautan_halaman
from organisasi.bahasa import angka, gabung, tanggal
from organisasi.basis_data.versi import pengamat
from organisasi.halaman.publik import csv_mengalir, halaman_publik, json_mengalir
from organisasi.kertas.naskah import GERBANG_KERTAS, PDFGagal, cetak_pdf, lambang_svg
from organisasi.kertas.xlsx import XLSX, tulis_lembar
from organisasi.models import JenisUnit, Pengaturan
from organisasi.teks import bersih

# Title, state and notes around a list

# Rows of one paper and of one sheet; CSV and JSON hold all.
BARIS_PDF = 500
BARIS_XLSX = 5_000


def naskah_dip(daftar: DaftarDIP, *, batas: int) -> dict[str, Any]:
    atur = Pengaturan.objects.kini()
    return {
        "judul": f"Daftar Informasi Publik {daftar.unit or atur.nama_kota}",
        "keterangan": f"{jumlah_teks(daftar)}. Keadaan {tanggal(timezone.localdate())}.",
        "penerbit": atur.nama_portal,
        "pengantar": [
            *filter(None, (terpotong(daftar, batas), termasuk(daftar))),
            f"Informasi yang dikecualikan ada di {_penuh('informasi:dikecualikan-daftar')}",
        ],
    }


def jumlah_teks(daftar: DaftarDIP) -> str:
    teks = f"{angka(daftar.jumlah)} informasi yang terbuka"
    if daftar.klasifikasi:
        teks += f", klasifikasi {Klasifikasi(daftar.klasifikasi).label.lower()}"
    return teks


def termasuk(daftar: DaftarDIP) -> str:
    if daftar.unit is None:
        return ""
    nama = [u.nama for u in daftar.anggota if u != daftar.unit]
    return f"Termasuk yang dikuasai {gabung(nama)}." if nama else ""


def terpotong(daftar: DaftarDIP, batas: int) -> str:
    if daftar.jumlah <= batas:
        return ""
    return (
        f"Memuat {angka(batas)} baris pertama dari {angka(daftar.jumlah)}; "
        f"seluruhnya sebagai CSV di {_penuh(*alamat_unduh(daftar, 'csv'))}"
    )


def alamat_unduh(daftar: DaftarDIP, jenis: str) -> tuple[str, dict[str, str]]:
    if daftar.unit is None:
        return f"informasi:dip-{jenis}", {}
    return f"informasi:dip-unit-{jenis}", {"slug": daftar.unit.slug}


def _penuh(nama: str, argumen: dict[str, str] | None = None) -> str:
    return f"{settings.ALAMAT_PUBLIK}{reverse(nama, kwargs=argumen)}"


# The pages, and the list as a file.
# PDF and XLSX hold a stated number of rows; CSV and JSON are whole.

DIP = Path(__file__).resolve().parents[1] / "tipografi" / "dip.typ"
LEBAR_KOLOM = (6, 60, 30, 30, 22, 16, 24, 14, 16, 40)
TEKS = "text/plain; charset=utf-8"
type Jawab = HttpResponse | StreamingHttpResponse


@halaman_publik("klasifikasi", simpan=False)
def dip_berkas(request: HttpRequest, jenis: str, slug: str = "") -> Jawab:
    klasifikasi, galat = baca_klasifikasi(request)
    if galat:
        return HttpResponse(galat, status=400, content_type=TEKS)
    jawab = PEMBUAT[jenis](cari_daftar(slug, klasifikasi))
    nama = "-".join(filter(None, ("dip", slug or "kota", klasifikasi)))
    cara = "inline" if jenis in {"pdf", "json"} else "attachment"
    jawab["Content-Disposition"] = f'{cara}; filename="{nama}.{jenis}"'
    jawab["Access-Control-Allow-Origin"] = "*"
    return jawab


def baca_klasifikasi(request: HttpRequest) -> tuple[str, str]:
    diminta = request.GET.get("klasifikasi", "")
    if diminta in {"", *laporan.TERBUKA}:
        return diminta, ""
    if diminta == Klasifikasi.DIKECUALIKAN:
        return "", "Informasi yang dikecualikan mempunyai daftar sendiri."
    pilihan = ", ".join(laporan.TERBUKA)
    return (
        "",
        f"Klasifikasi “{bersih(diminta)[:40]}” tidak dikenal. Pilihannya: {pilihan}.",
    )


def unduhan(daftar: DaftarDIP) -> list[dict[str, str]]:
    ekor = f"?klasifikasi={daftar.klasifikasi}" if daftar.klasifikasi else ""
    return [
        {
            "jenis": jenis.upper(),
            "url": reverse(nama, kwargs=argumen) + ekor,
            "teks": teks,
            "catatan": f"{angka(batas)} baris pertama"
            if batas and daftar.jumlah > batas
            else "",
        }
        for jenis, teks, batas in (
            ("pdf", "untuk dicetak", BARIS_PDF),
            ("xlsx", "untuk lembar kerja", BARIS_XLSX),
            ("csv", "semua baris", 0),
            ("json", "semua baris, untuk program", 0),
        )
        for nama, argumen in (alamat_unduh(daftar, jenis),)
    ]


def _kertas(
    buat: Callable[[DaftarDIP], bytes], tipe: str, daftar: DaftarDIP
) -> HttpResponse:
    """The file of ``buat``, made once for each state of the public side and each day.

    It takes a second of computing, and anybody may ask for it again and again.
    """
    hari = timezone.localdate()
    bagian = (tipe, daftar.unit and daftar.unit.pk, daftar.klasifikasi, hari)
    kunci = f"dip:{pengamat.kunci()}:{':'.join(map(str, bagian))}"
    isi = caches["kertas"].get(kunci)
    if isi is None:
        try:
            isi = buat(daftar)
        except PDFGagal:
            return HttpResponse(
                "PDF sedang tidak dapat dibuat. Unduh XLSX atau CSV, atau cetak halamannya.",
                status=503,
                content_type=TEKS,
            )
        caches["kertas"].set(kunci, isi)
    return HttpResponse(isi, content_type=tipe)


def _pdf(daftar: DaftarDIP) -> bytes:
    """A tagged PDF (PDF/UA-1), to print and to sign."""
    semua = daftar.alir(BARIS_PDF)
    isi = {
        **naskah_dip(daftar, batas=BARIS_PDF),
        "kolom": KOLOM,
        "baris": [(*nilai(b)[:-1], (b["nomor"], b["tautan"])) for b in semua],
        "lambang": lambang_svg(),
    }
    return cetak_pdf(isi, pada=timezone.now(), naskah=DIP)


def _xlsx(daftar: DaftarDIP) -> bytes:
    naskah, berkas = naskah_dip(daftar, batas=BARIS_XLSX), BytesIO()
    with GERBANG_KERTAS.masuk():
        tulis_lembar(
            berkas,
            judul=naskah["judul"],
            pengantar=[naskah["keterangan"], *naskah["pengantar"]],
            kepala=KOLOM,
            baris=map(nilai, daftar.alir(BARIS_XLSX)),
            lebar=LEBAR_KOLOM,
        )
    return berkas.getvalue()


def _csv(daftar: DaftarDIP) -> StreamingHttpResponse:
    isi = csv_mengalir(KOLOM, map(nilai, daftar.alir()))
    return StreamingHttpResponse(isi, content_type="text/csv; charset=utf-8")


def _json(daftar: DaftarDIP) -> StreamingHttpResponse:
    kepala: dict[str, Any] = {
        "daftar": "Daftar Informasi Publik",
        "unit": daftar.unit.slug if daftar.unit else None,
        "unit_nama": daftar.unit.nama if daftar.unit else None,
        "klasifikasi": daftar.klasifikasi or None,
        "jumlah": daftar.jumlah,
        "kolom": KOLOM,
    }
    isi = json_mengalir(kepala, "baris", daftar.alir())
    return StreamingHttpResponse(isi, content_type="application/json")


PEMBUAT: dict[str, Callable[[DaftarDIP], Jawab]] = {
    "pdf": partial(_kertas, _pdf, "application/pdf"),
    "xlsx": partial(_kertas, _xlsx, XLSX),
    "csv": _csv,
    "json": _json,
}


PER_HALAMAN = 100
JUDUL_JENIS = {
    JenisUnit.OPD: "PPID Utama dan perangkat daerah",
    JenisUnit.KECAMATAN: "Kecamatan",
    JenisUnit.KELURAHAN: "Kelurahan",
}


@halaman_publik()
def dip(request: HttpRequest) -> HttpResponse:
    ringkasan, daftar = laporan.ringkasan_kota()
    bagian = [
        {
            "judul": judul,
            "baris": [r for r in ringkasan if r.unit and r.unit.jenis == jenis],
        }
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
        **tautan_halaman(halaman, klasifikasi=klasifikasi),
    }
    status = 400 if galat else 200
    return render(request, "informasi/dip/unit.html", konteks, status=status)


def _pilahan(daftar: DaftarDIP) -> list[dict[str, Any]]:
    semua = sum(daftar.hitungan.values())
    return [
        {
            "teks": teks,
            "jumlah": jumlah,
            "url": alamat_halaman(1, klasifikasi=kode),
            "aktif": kode == daftar.klasifikasi,
        }
        for kode, teks, jumlah in (
            ("", "Semua", semua),
            *((k, Klasifikasi(k).label, n) for k, n in daftar.hitungan.items()),
        )
    ]
