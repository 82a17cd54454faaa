"""News of visits as an Atom feed: planned, held, cancelled."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from organisasi.bahasa import tanggal
from organisasi.halaman.publik import berkas_umum
from organisasi.models import Pengaturan
from pemangku.kunjungan import LIMA_MENIT, sebutan, terbaru
from pemangku.models import Kegiatan

BANYAK = 30


class KunjunganFeed(Feed):
    """The latest visits; each is one entry whose words change with its state."""

    feed_type = Atom1Feed
    language = "id"
    link = "/data/"

    def title(self) -> str:
        return f"Kunjungan dan sosialisasi: {Pengaturan.objects.kini().nama_kota}"

    def items(self) -> list[Kegiatan]:
        return list(terbaru()[:BANYAK])

    def item_title(self, item: Kegiatan) -> str:
        return sebutan(item)

    def item_description(self, item: Kegiatan) -> str:
        return (
            f"{tanggal(timezone.localdate(item.mulai))}. {item.get_status_display()}."
        )

    def item_link(self, item: Kegiatan) -> str:
        return item.tuan_rumah.get_absolute_url()

    def item_guid(self, item: Kegiatan) -> str:
        """The host's page is no name for a visit: it has many."""
        situs = urlsplit(settings.ALAMAT_PUBLIK).hostname
        return f"tag:{situs},2026:kunjungan/{item.nomor.lower()}"

    def item_pubdate(self, item: Kegiatan) -> datetime:
        return item.dibuat_pada

    def item_updateddate(self, item: Kegiatan) -> datetime:
        return item.diubah_pada

    def item_author_name(self, item: Kegiatan) -> str:
        return item.penyelenggara.nama


_feed = KunjunganFeed()


@berkas_umum(umur=LIMA_MENIT)
def kunjungan_atom(request: HttpRequest) -> HttpResponse:
    """The feed; visits are not part of the version of the public side."""
    return _feed(request)
