"""Closed cases as CSV and JSON (data_terbuka/selesai.py says what stands in them)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from organisasi.data_terbuka import berkas_umum, jawab_csv, jawab_json
from ppid_portal.data_terbuka.selesai import PENGADUAN, PERMOHONAN, Jenis, berkas

SEJAM = 60 * 60
KETERANGAN = (
    "Kombinasi yang mewakili kurang dari lima kasus disamarkan: kolomnya menjadi tahun "
    "saja atau “disamarkan”. “tersembunyi” ialah kasus yang tetap terlalu sedikit."
)
TERLALU_SEDIKIT = "Kurang dari lima kasus seluruhnya, jadi tidak ada angka."


def csv_selesai(jenis: Jenis) -> Callable[[HttpRequest], HttpResponseBase]:
    """A view of the file as CSV: a row a combination, the hidden ones in the last row."""

    @berkas_umum(umur=SEJAM)
    def view(_request: HttpRequest) -> HttpResponse:
        isi = berkas(jenis, timezone.localdate())
        kolom = (*jenis.kolom, "jumlah")
        return jawab_csv(kolom, isi.baris(), berkas=f"{jenis.kode}.csv")

    return view


def json_selesai(jenis: Jenis) -> Callable[[HttpRequest], HttpResponseBase]:
    """A view of the same as JSON, with what it means."""

    @berkas_umum(umur=SEJAM)
    def view(_request: HttpRequest) -> HttpResponse:
        satu = berkas(jenis, timezone.localdate())
        kolom = (*jenis.kolom, "jumlah")
        semua = sorted(satu.isi.baris.items())
        return jawab_json(
            {
                "sampai": satu.sampai.isoformat(),
                "jumlah": satu.isi.jumlah,
                "tersembunyi": satu.isi.sisa,
                "keterangan": TERLALU_SEDIKIT
                if satu.isi.jumlah is None
                else KETERANGAN,
                "baris": [
                    dict(zip(kolom, (*kunci, n), strict=True)) for kunci, n in semua
                ],
            }
        )

    return view


permohonan_csv, permohonan_json = csv_selesai(PERMOHONAN), json_selesai(PERMOHONAN)
pengaduan_csv, pengaduan_json = csv_selesai(PENGADUAN), json_selesai(PENGADUAN)
