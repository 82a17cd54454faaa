"""Closed cases as CSV and JSON (data_terbuka/selesai.py says what stands in them)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from organisasi.data_terbuka import berkas_umum, jawab_csv, jawab_json
from ppid_portal.data_terbuka.selesai import PENGADUAN, PERMOHONAN, Berkas, Jenis
from ppid_portal.data_terbuka.terbit import terbitan

SEJAM = 60 * 60
KETERANGAN = (
    "Kombinasi yang mewakili kurang dari lima kasus disamarkan: kolomnya menjadi tahun "
    "saja atau “disamarkan”. “tersembunyi” ialah kasus yang tetap terlalu sedikit. "
    "Bulan dan hari kerja dihitung seperti indikator A3 dan B6: permohonan sejak lengkap "
    "sampai diberitahukan, pengaduan sejak diterima sampai tindak lanjut terakhir."
)
TERLALU_SEDIKIT = "Kurang dari lima kasus seluruhnya, jadi tidak ada angka."


def _susun(satu: Berkas) -> dict[str, HttpResponse]:
    """CSV: a row a combination, the hidden ones last. JSON: the same, with what it means."""
    kolom = (*satu.jenis.kolom, "jumlah")
    semua = sorted(satu.isi.baris.items())
    sedikit = satu.isi.jumlah is None
    return {
        "csv": jawab_csv(kolom, satu.baris(), berkas=f"{satu.jenis.kode}.csv"),
        "json": jawab_json(
            {
                "sampai": satu.sampai.isoformat(),
                "jumlah": satu.isi.jumlah,
                "tersembunyi": satu.isi.sisa,
                "keterangan": TERLALU_SEDIKIT if sedikit else KETERANGAN,
                "baris": [
                    dict(zip(kolom, (*kunci, n), strict=True)) for kunci, n in semua
                ],
            }
        ),
    }


def _selesai(jenis: Jenis, bentuk: str) -> Callable[[HttpRequest], HttpResponseBase]:
    """A view of the file in one of its forms."""

    @berkas_umum(umur=SEJAM)
    def view(_request: HttpRequest) -> HttpResponse:
        return terbitan(jenis, timezone.now(), _susun)[bentuk]

    return view


permohonan_csv, permohonan_json = (_selesai(PERMOHONAN, b) for b in ("csv", "json"))
pengaduan_csv, pengaduan_json = (_selesai(PENGADUAN, b) for b in ("csv", "json"))
