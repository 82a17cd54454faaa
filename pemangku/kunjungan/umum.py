"""What the public sees of visits: calendar and feed; nobody's name."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from organisasi.bahasa import gabung, tanggal
from organisasi.halaman.publik import berkas_umum, jawab_atom
from organisasi.kertas.naskah import alamat_penuh
from organisasi.models import Pengaturan
from organisasi.waktu.ical import Acara, kalender
from pemangku.kunjungan.models import Kegiatan, KegiatanQuerySet

# What kind, where, when; of a round that has begun.
# The title and the place that staff wrote are free words, in which a person may be named:
# the public reads the kind and the host instead.

# How far back a calendar goes, and how much of it fits.
LAMPAU = timedelta(days=180)
BANYAK_MAKS = 500
# How long calendar and feed may be kept; visits are in no version of the public side.
LIMA_MENIT = 5 * 60


def terbaru() -> KegiatanQuerySet:
    return Kegiatan.objects.umum().untuk_daftar().order_by("-mulai", "-pk")


def sebutan(kegiatan: Kegiatan) -> str:
    pertama, *lain = kegiatan.sebutan_jenis
    jenis = gabung([pertama, *map(str.lower, lain)])
    return f"{jenis}: {kegiatan.tuan_rumah.nama}"


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


# The Atom feed: planned, held, cancelled


@berkas_umum(umur=LIMA_MENIT)
def kunjungan_atom(request: HttpRequest) -> HttpResponse:
    """The host's page is no name for a visit, it has many: each has an id of its own."""
    situs = urlsplit(settings.ALAMAT_PUBLIK).hostname
    butir = (
        {
            "title": sebutan(satu),
            "link": satu.tuan_rumah.get_absolute_url(),
            "unique_id": f"tag:{situs},2026:kunjungan/{satu.nomor.lower()}",
            "description": f"{tanggal(timezone.localdate(satu.mulai))}. "
            f"{satu.get_status_display()}.",
            "pubdate": satu.dibuat_pada,
            "updateddate": satu.diubah_pada,
            "author_name": satu.penyelenggara.nama,
        }
        for satu in terbaru()[:30]
    )
    judul = f"Kunjungan dan sosialisasi: {Pengaturan.objects.kini().nama_kota}"
    return jawab_atom(request, judul, "/data/", butir)


# The calendar


@berkas_umum(umur=LIMA_MENIT)
def kunjungan_ics(_request: HttpRequest) -> HttpResponse:
    semua = terbaru().filter(mulai__gte=timezone.now() - LAMPAU)[:BANYAK_MAKS]
    return kalender("Kunjungan dan sosialisasi", [_acara(k) for k in semua])
