"""The finished files of closed cases, and their making ahead of the first reader."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse

from organisasi.halaman.publik import jawab_csv, jawab_json
from ppid_portal.data_terbuka.selesai import PENGADUAN, PERMOHONAN, Berkas
from ppid_portal.data_terbuka.terbit import terbitkan

KETERANGAN = (
    "Kombinasi yang mewakili kurang dari lima kasus disamarkan: kolomnya menjadi tahun "
    "saja atau “disamarkan”. “tersembunyi” ialah kasus yang tetap terlalu sedikit. "
    "Bulan dan hari kerja dihitung seperti indikator A3 dan B6: permohonan sejak lengkap "
    "sampai diberitahukan, pengaduan sejak diterima sampai tindak lanjut terakhir."
)
TERLALU_SEDIKIT = "Kurang dari lima kasus seluruhnya, jadi tidak ada angka."


def susun(satu: Berkas) -> dict[str, HttpResponse]:
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


def terbitkan_selesai(*, pada: datetime) -> None:
    """Make both files anew: the nightly job, so that no reader waits for ten years."""
    for jenis in (PERMOHONAN, PENGADUAN):
        terbitkan(jenis, pada, susun)
