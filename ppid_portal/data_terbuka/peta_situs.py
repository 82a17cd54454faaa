"""The sitemap: one file while it fits, else an index of files of at most 50,000 items.

An item file covers a range of keys, not a page of a count, so that each costs the same
however long the catalogue grows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from informasi.models import DokumenInformasi
from organisasi.halaman.nomor_penting import SLUG_SUNDA
from organisasi.models import Halaman, Unit
from pemangku.models import Pemangku
from ppid_portal.kinerja.kecamatan import unit_kecamatan

# The protocol's limit for one file (sitemaps.org).
MAKS = 50_000
SEKALI_BACA = 2000
TETAP = (
    *("beranda", "informasi:dokumen-daftar", "informasi:permohonan"),
    *("pengaduan:beranda", "pengaduan:pengaduan-ajukan"),
    *("pengaduan:pengaduan-daftar", "pengaduan:pengaduan-lacak"),
    *("layanan", "darurat", "darurat-su"),
    *("unit-daftar", "tentang-daftar", "data", "pemangku:mitra-daftar"),
    *("kinerja", "kinerja-unit", "kinerja-cara"),
    "laporan-tahunan",
)
RUANG = "http://www.sitemaps.org/schemas/sitemap/0.9"
KEPALA = '<?xml version="1.0" encoding="UTF-8"?>\n'
Baris = tuple[str, datetime | None]


def terakhir() -> int:
    """The highest key of a published entry; 0 while there is none."""
    return DokumenInformasi.objects.terbit().aggregate(m=Max("pk"))["m"] or 0


def banyak_berkas(akhir: int) -> int:
    """How many item files hold the keys up to ``akhir``."""
    return -(-akhir // MAKS)


def halaman_tetap() -> Iterator[Baris]:
    """Pages that are no catalogue entry: fixed ones, units, partner bodies, staff's pages."""
    for nama in TETAP:
        yield reverse(nama), None
    for slug, pada in Unit.objects.values_list("slug", "diubah_pada"):
        yield reverse("unit-rinci", args=(slug,)), pada
    for unit in unit_kecamatan(timezone.localdate()):
        yield reverse("kinerja-kecamatan", args=(unit.slug,)), None
    mitra = Pemangku.objects.umum()
    for nomor, pada in mitra.values_list("nomor", "diubah_pada"):
        yield reverse("pemangku:mitra-rinci", args=(nomor.lower(),)), pada
    lain = Halaman.objects.terbit().exclude(slug=SLUG_SUNDA)
    for slug, pada in lain.values_list("slug", "diubah_pada"):
        yield reverse("tentang", args=(slug,)), pada


def isi_berkas(ke: int) -> Iterator[Baris]:
    """The entries of item file ``ke`` (1 first), also excluded ones: their page is public."""
    awal = (ke - 1) * MAKS
    baris = (
        DokumenInformasi.objects.terbit()
        .filter(pk__gt=awal, pk__lte=awal + MAKS)
        .order_by("pk")
        .values_list("nomor", "diubah_pada")
    )
    for nomor, pada in baris.iterator(chunk_size=SEKALI_BACA):
        yield reverse("informasi:dokumen-rinci", args=(nomor.lower(),)), pada


def daftar_url(baris: Iterable[Baris]) -> Iterator[str]:
    """A ``urlset``, piece by piece."""
    yield f'{KEPALA}<urlset xmlns="{RUANG}">\n'
    for alamat, pada in baris:
        yield f"<url>{_loc(alamat)}{_lastmod(pada)}</url>\n"
    yield "</urlset>\n"


def indeks(banyak: int) -> str:
    """The index of the file of fixed pages and ``banyak`` item files."""
    alamat = [
        reverse("peta-situs-halaman"),
        *(reverse("peta-situs-informasi", args=(n,)) for n in range(1, banyak + 1)),
    ]
    isi = "".join(f"<sitemap>{_loc(a)}</sitemap>\n" for a in alamat)
    return f'{KEPALA}<sitemapindex xmlns="{RUANG}">\n{isi}</sitemapindex>\n'


def _loc(alamat: str) -> str:
    return f"<loc>{escape(settings.ALAMAT_PUBLIK + alamat)}</loc>"


def _lastmod(pada: datetime | None) -> str:
    if pada is None:
        return ""
    saat = timezone.localtime(pada).replace(microsecond=0)
    return f"<lastmod>{saat.isoformat()}</lastmod>"
