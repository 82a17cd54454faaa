"""What the public sees of visits, as open data and in the news; nobody's name."""

from typing import Any

from organisasi.bahasa import gabung
from pemangku.kunjungan.models import Kegiatan, KegiatanQuerySet

# What kind, where, when; of a round that has begun.
# The title and the place that staff wrote are free words, in which a person may be named:
# the public reads the kind and the host instead.


def terbaru() -> KegiatanQuerySet:
    return Kegiatan.objects.umum().untuk_daftar().order_by("-mulai", "-pk")


def sebutan(kegiatan: Kegiatan) -> str:
    pertama, *lain = kegiatan.sebutan_jenis
    jenis = gabung([pertama, *map(str.lower, lain)])
    return f"{jenis}: {kegiatan.tuan_rumah.nama}"


def sebagai_data(kegiatan: Kegiatan) -> dict[str, Any]:
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
