"""The Daftar Informasi Publik as a file: PDF and XLSX to a stated size, CSV and JSON whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from typing import Any

from django.core.cache import caches
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.urls import reverse
from django.utils import timezone

from informasi import laporan
from informasi.dip_naskah import BARIS_PDF, BARIS_XLSX, alamat_unduh, naskah_dip
from informasi.dip_pdf import DIP, isi_pdf
from informasi.laporan import KOLOM, DaftarDIP
from informasi.models import Klasifikasi
from organisasi.bahasa import angka
from organisasi.basis_data.versi import pengamat
from organisasi.halaman.publik import csv_mengalir, halaman_publik, json_mengalir
from organisasi.kertas.naskah import GERBANG_KERTAS, PDFGagal, cetak_pdf
from organisasi.kertas.xlsx import tulis_lembar
from organisasi.models import Pengaturan, Unit
from organisasi.teks import bersih

LEBAR_KOLOM = (6, 60, 30, 30, 22, 16, 24, 14, 16, 40)
TIPE_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEKS = "text/plain; charset=utf-8"
type Jawab = HttpResponse | StreamingHttpResponse


@halaman_publik("klasifikasi", simpan=False)
def dip_berkas(request: HttpRequest, jenis: str, slug: str = "") -> Jawab:
    """The list of a unit, or of the city, as ``jenis``: pdf, xlsx, csv or json."""
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
    """The class in the address, and a sentence when it is none of the open ones."""
    nilai = request.GET.get("klasifikasi", "")
    if nilai in {"", *laporan.TERBUKA}:
        return nilai, ""
    if nilai == Klasifikasi.DIKECUALIKAN:
        return "", "Informasi yang dikecualikan mempunyai daftar sendiri."
    pilihan = ", ".join(laporan.TERBUKA)
    return (
        "",
        f"Klasifikasi “{bersih(nilai)[:40]}” tidak dikenal. Pilihannya: {pilihan}.",
    )


def cari_daftar(slug: str, klasifikasi: str) -> DaftarDIP:
    """The list of a unit, of the city without ``slug``; 404 for an unknown unit."""
    if not slug:
        return laporan.dip_kota(klasifikasi)
    try:
        return laporan.dip_unit(slug, klasifikasi)
    except Unit.DoesNotExist:
        raise Http404 from None


def unduhan(daftar: DaftarDIP) -> list[dict[str, str]]:
    """The files of a list: kind, address with the same filter, what it is good for."""
    ekor = f"?klasifikasi={daftar.klasifikasi}" if daftar.klasifikasi else ""
    return [
        {
            "jenis": jenis.upper(),
            "url": reverse(nama, kwargs=argumen) + ekor,
            "teks": teks,
            "catatan": _catatan(daftar.jumlah, batas),
        }
        for jenis, teks, batas in (
            ("pdf", "untuk dicetak", BARIS_PDF),
            ("xlsx", "untuk lembar kerja", BARIS_XLSX),
            ("csv", "semua baris", 0),
            ("json", "semua baris, untuk program", 0),
        )
        for nama, argumen in (alamat_unduh(daftar, jenis),)
    ]


def _catatan(jumlah: int, batas: int) -> str:
    terpotong = batas and jumlah > batas
    return f"{angka(batas)} baris pertama" if terpotong else ""


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
    kini = timezone.now()
    naskah = naskah_dip(
        daftar,
        Pengaturan.objects.kini(),
        hari_ini=timezone.localdate(kini),
        batas=BARIS_PDF,
    )
    return cetak_pdf(isi_pdf(naskah, daftar.alir(BARIS_PDF)), pada=kini, naskah=DIP)


def _xlsx(daftar: DaftarDIP) -> bytes:
    naskah = naskah_dip(
        daftar,
        Pengaturan.objects.kini(),
        hari_ini=timezone.localdate(),
        batas=BARIS_XLSX,
    )
    berkas = BytesIO()
    with GERBANG_KERTAS.masuk():
        tulis_lembar(
            berkas,
            judul=naskah.judul,
            pengantar=[naskah.keterangan, *naskah.pengantar],
            kepala=KOLOM,
            baris=(b.nilai for b in daftar.alir(BARIS_XLSX)),
            lebar=LEBAR_KOLOM,
        )
    return berkas.getvalue()


def _csv(daftar: DaftarDIP) -> StreamingHttpResponse:
    baris = (b.nilai for b in daftar.alir())
    return StreamingHttpResponse(
        csv_mengalir(KOLOM, baris), content_type="text/csv; charset=utf-8"
    )


def _json(daftar: DaftarDIP) -> StreamingHttpResponse:
    return StreamingHttpResponse(_isi_json(daftar), content_type="application/json")


def _isi_json(daftar: DaftarDIP) -> Iterator[str]:
    kepala: dict[str, Any] = {
        "daftar": "Daftar Informasi Publik",
        "unit": daftar.unit.slug if daftar.unit else None,
        "unit_nama": daftar.unit.nama if daftar.unit else None,
        "klasifikasi": daftar.klasifikasi or None,
        "jumlah": daftar.jumlah,
        "kolom": KOLOM,
    }
    return json_mengalir(kepala, "baris", (b.data for b in daftar.alir()))


PEMBUAT: dict[str, Callable[[DaftarDIP], Jawab]] = {
    "pdf": partial(_kertas, _pdf, "application/pdf"),
    "xlsx": partial(_kertas, _xlsx, TIPE_XLSX),
    "csv": _csv,
    "json": _json,
}
