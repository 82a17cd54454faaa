"""A complete setting and a report, with made-up values that are easy to find in a log."""

from datetime import UTC, date, datetime
from functools import partial
from types import SimpleNamespace

from django.conf import settings

from pengaduan.lapor.arti_jawaban import H, Hasil, JawabanLapor
from pengaduan.lapor.klien import KanalLapor
from pengaduan.models import KategoriPengaduan, Pelapor, Pengaduan

KINI = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
KUNCI = "Bearer kenari-kunci-$2y$10$abc"
TOKEN = "{KENARIAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE}"
NIK = "3278014505900001"
LENGKAP = {
    "LAPOR_MODE": "api",
    "LAPOR_BASE_URL": "https://lapor.example.go.id/api",
    "LAPOR_AUTH_VALUE": KUNCI,
    "LAPOR_TOKEN": TOKEN,
    "LAPOR_CREATE_PATH": "/complaints/complaint",
    "LAPOR_ATTACHMENTS_FORM": "json",
    "LAPOR_CHANNEL": 7,
    "LAPOR_USER_ID": 11,
    "LAPOR_CLASSIFICATION_ID": 5,
    "LAPOR_DISPOSITION_ID": 101,
    "LAPOR_LOCATION_ID": 22,
    "LAPOR_CATEGORY_MAP": {"jalan": 301},
    "LAPOR_CONNECT_TIMEOUT": 2,
    "LAPOR_READ_TIMEOUT": 5,
    "LAPOR_HTTP_LOKAL": True,
}


def setelan(**ubah):
    isi = {
        nama: getattr(settings, nama)
        for nama in dir(settings)
        if nama.startswith("LAPOR_")
    }
    isi |= LENGKAP | {f"LAPOR_{nama.upper()}": nilai for nama, nilai in ubah.items()}
    return SimpleNamespace(**isi)


def kanal(alamat, **ubah):
    return KanalLapor(setelan(base_url=alamat, **ubah), jam=lambda: KINI)


def laporan(kategori="jalan", **ubah):
    """A complaint in no database, without a reporter."""
    isi = {
        "nomor": "TSM-2026-000123",
        "judul": "Jalan berlubang",
        "uraian": "Lubang di depan pasar.",
        "kategori": KategoriPengaduan(kode=kategori, nama=kategori),
        "tanggal_terima": date(2026, 11, 20),
    }
    return Pengaduan(**isi | ubah)


def pelapor(**ubah):
    """Somebody who agreed to be named and whose contacts are known to be his."""
    isi = {
        "nama": "Kenari Pelapor",
        "surel": "kenari@example.org",
        "telepon": "081298765432",
        "setuju_diteruskan": True,
        "surel_dipastikan_pada": KINI,
        "telepon_dipastikan_pada": KINI,
    }
    return Pelapor(**isi | ubah)


def jawaban(status, isi=b"", **kepala):
    """Return a reply; ``Retry_After`` becomes Retry-After."""
    return JawabanLapor(
        status, {k.replace("_", "-"): v for k, v in kepala.items()}, isi
    )


def diterima(nomor, mentah):
    return Hasil(H.DITERIMA, id=nomor, mentah=mentah)


def ditolak(kode, sebab):
    return Hasil(H.DITOLAK, sebab, kode=kode)


def sementara(jeda, sebab):
    return Hasil(H.SEMENTARA, sebab, jeda=jeda)


tidak_pasti = partial(Hasil, H.TIDAK_PASTI)
salah_setelan = partial(Hasil, H.SALAH_SETELAN)
