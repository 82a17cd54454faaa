"""A complete setting and a report, with made-up values that are easy to find in a log."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from pengaduan.lapor.arti_jawaban import JawabanLapor
from pengaduan.lapor.klien import KanalLapor
from pengaduan.lapor.laporan_keluar import LaporanKeluar
from pengaduan.lapor.setelan import SetelanLapor

KINI = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
KUNCI = "Bearer kenari-kunci-$2y$10$abc"
TOKEN = "{KENARIAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE}"
NIK = "3278014505900001"


def setelan(**ubah):
    """Return settings with which the channel starts."""
    isi: dict[str, Any] = {
        "mode": "api",
        "alamat": "https://lapor.example.go.id/api",
        "nilai_kunci": KUNCI,
        "token": TOKEN,
        "jalur_buat": "/complaints/complaint",
        "bentuk_lampiran": "json",
        "kanal": 7,
        "pengguna": 11,
        "klasifikasi": 5,
        "disposisi": 101,
        "lokasi": 22,
        "peta_kategori": {"jalan": 301},
        "batas_sambung": 2,
        "batas_baca": 5,
        "http_lokal": True,
    }
    return SetelanLapor(**isi | ubah)


def kanal(alamat, **ubah):
    """Return a channel to a server of the tests, with a clock that stands."""
    return KanalLapor(setelan(alamat=alamat, **ubah), jam=lambda: KINI)


def laporan(**ubah):
    """Return a report without a reporter."""
    isi: dict[str, Any] = {
        "nomor_tiket": "TSM-2026-000123",
        "judul": "Jalan berlubang",
        "isi": "Lubang di depan pasar.",
        "kategori": "jalan",
        "tanggal_kejadian": date(2026, 11, 20),
    }
    return LaporanKeluar(**isi | ubah)


TITIK = {"lintang": Decimal("-7.3274"), "bujur": 108.2207}
PELAPOR = {
    "nama": "Kenari Pelapor",
    "surel": "kenari@example.org",
    "telepon": "081298765432",
}


def jawaban(status, isi=b"", **kepala):
    """Return a reply; ``Retry_After`` becomes Retry-After."""
    return JawabanLapor(
        status, {k.replace("_", "-"): v for k, v in kepala.items()}, isi
    )
