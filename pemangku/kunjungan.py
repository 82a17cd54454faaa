"""Visits as the public may know them: what kind, where, when; nobody's name.

Of a round that has begun. The title and the place that staff wrote are free words, in
which a person may be named: the public reads the kind and the host instead.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from organisasi.bahasa import gabung
from organisasi.kertas.keaslian import alamat_penuh
from organisasi.waktu.ical import Acara
from pemangku.models import Kegiatan
from pemangku.models.kegiatan import KegiatanQuerySet

# How far back a calendar goes, and how much of it fits.
LAMPAU = timedelta(days=180)
BANYAK_MAKS = 500
# How long calendar and feed may be kept; visits are in no version of the public side.
LIMA_MENIT = 5 * 60


def terbaru() -> KegiatanQuerySet:
    """Public visits, the latest first, with all that is told of them."""
    return Kegiatan.objects.umum().untuk_daftar().order_by("-mulai", "-pk")


def sebutan(kegiatan: Kegiatan) -> str:
    """``Sosialisasi dan pendataan pemangku: Kecamatan Cipedes``."""
    jenis = gabung(
        [kegiatan.sebutan_jenis[0], *map(str.lower, kegiatan.sebutan_jenis[1:])]
    )
    return f"{jenis}: {kegiatan.tuan_rumah.nama}"


def acara_umum(pada: datetime) -> list[Acara]:
    """The visits of half a year and those to come, for a calendar."""
    semua = terbaru().filter(mulai__gte=pada - LAMPAU)[:BANYAK_MAKS]
    return [_acara(k) for k in semua]


def _acara(kegiatan: Kegiatan) -> Acara:
    tuan_rumah = kegiatan.tuan_rumah
    return Acara(
        uid=f"kunjungan-{kegiatan.nomor.lower()}",
        judul=sebutan(kegiatan),
        mulai=kegiatan.mulai,
        selesai=kegiatan.selesai,
        diubah=kegiatan.diubah_pada,
        uraian=f"{kegiatan.get_status_display()}. Tempat pastinya: tanyakan kepada "
        f"{tuan_rumah.nama}.",
        tempat=str(kegiatan.wilayah or tuan_rumah.nama),
        url=alamat_penuh(tuan_rumah.get_absolute_url()),
        batal=kegiatan.status == Kegiatan.Status.BATAL,
    )


def sebagai_data(kegiatan: Kegiatan) -> dict[str, Any]:
    """One public visit as plain data."""
    return {
        "nomor": kegiatan.nomor,
        "jenis": list(kegiatan.jenis),
        "judul": sebutan(kegiatan),
        "status": kegiatan.status,
        "mulai": kegiatan.mulai.isoformat(),
        "selesai": kegiatan.selesai.isoformat(),
        "wilayah": kegiatan.wilayah_id or "",
        "tuan_rumah": kegiatan.tuan_rumah.slug,
        "penyelenggara": kegiatan.penyelenggara.slug,
    }
