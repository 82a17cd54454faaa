"""Published complaints as an Atom feed: what an officer checked, nobody's identity."""

from __future__ import annotations

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from organisasi.halaman.publik import halaman_publik, untuk_semua
from organisasi.models import Pengaturan
from pengaduan.models import Pengaduan
from pengaduan.umum import terpilih

BANYAK = 30


class PengaduanFeed(Feed):
    """The latest published complaints; a change of state is a change of the entry."""

    feed_type = Atom1Feed
    language = "id"

    def title(self) -> str:
        return f"Pengaduan terbaru: {Pengaturan.objects.kini().nama_kota}"

    def link(self) -> str:
        return reverse("pengaduan:pengaduan-daftar")

    def items(self) -> list[Pengaduan]:
        return list(terpilih({})[:BANYAK])

    def item_title(self, item: Pengaduan) -> str:
        return item.judul_umum

    def item_description(self, item: Pengaduan) -> str:
        return f"{item.uraian_umum}\n{item.get_status_display()}"

    def item_link(self, item: Pengaduan) -> str:
        return reverse("pengaduan:pengaduan-umum", args=(item.nomor,))

    def item_categories(self, item: Pengaduan) -> tuple[str]:
        return (item.kategori.nama,)

    def item_pubdate(self, item: Pengaduan) -> datetime | None:
        return item.terbit_pada

    def item_updateddate(self, item: Pengaduan) -> datetime:
        """Published, or moved on since."""
        assert item.terbit_pada is not None
        return max(item.terbit_pada, item.status_sejak)

    def item_author_name(self, item: Pengaduan) -> str:
        return item.pemegang.nama


_feed = PengaduanFeed()


@halaman_publik()
def pengaduan_atom(request: HttpRequest) -> HttpResponse:
    """The feed as a public page like the others."""
    return untuk_semua(_feed(request))
