"""Atom feeds: newest entries, for the city and per unit; notices of danger."""

from __future__ import annotations

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from informasi.models import DokumenInformasi, SertaMerta
from organisasi.halaman.publik import halaman_publik, untuk_semua
from organisasi.models import Pengaturan, Unit

BANYAK = 30


class DokumenFeed(Feed):
    """The latest published entries."""

    feed_type = Atom1Feed
    language = "id"

    def get_object(self, request: HttpRequest, slug: str = "") -> Unit | None:  # noqa: ARG002
        """The unit asked for, or None for the whole city."""
        return get_object_or_404(Unit, slug=slug) if slug else None

    def title(self, obj: Unit | None) -> str:
        kota = Pengaturan.objects.kini().nama_kota
        return f"Informasi publik terbaru: {obj.nama if obj else kota}"

    def link(self, obj: Unit | None) -> str:
        return obj.get_absolute_url() if obj else reverse("informasi:dokumen-daftar")

    def items(self, obj: Unit | None) -> QuerySet[DokumenInformasi]:
        semua = DokumenInformasi.objects.terbuka().untuk_daftar().terbaru()
        return (semua.filter(unit=obj) if obj else semua)[:BANYAK]

    def item_title(self, item: DokumenInformasi) -> str:
        return item.judul

    def item_description(self, item: DokumenInformasi) -> str:
        return item.ringkasan

    def item_pubdate(self, item: DokumenInformasi) -> datetime | None:
        return item.terbit_pada

    def item_updateddate(self, item: DokumenInformasi) -> datetime:
        return item.diubah_pada

    def item_author_name(self, item: DokumenInformasi) -> str:
        return item.unit.nama


_feed = DokumenFeed()


@halaman_publik()
def dokumen_atom(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The feed as a public page like the others."""
    return untuk_semua(_feed(request, slug=slug) if slug else _feed(request))


class SertaMertaFeed(Feed):
    """Notices of danger, those that were called off among them."""

    feed_type = Atom1Feed
    language = "id"

    def title(self) -> str:
        return f"Pengumuman serta-merta {Pengaturan.objects.kini().nama_kota}"

    def link(self) -> str:
        return reverse("informasi:serta-merta-daftar")

    def items(self) -> QuerySet[SertaMerta]:
        semua = SertaMerta.objects.terbit().select_related("unit")
        return semua.prefetch_related("wilayah__induk").order_by("-mulai", "-pk")[
            :BANYAK
        ]

    def item_title(self, item: SertaMerta) -> str:
        dicabut = item.status == SertaMerta.Status.DICABUT
        return f"Dicabut: {item.judul}" if dicabut else item.judul

    def item_description(self, item: SertaMerta) -> str:
        isi = (item.wilayah_teks, item.potensi_bahaya, item.cara_menghindari)
        return "\n".join(bit for bit in isi if bit)

    def item_pubdate(self, item: SertaMerta) -> datetime:
        return item.mulai

    def item_updateddate(self, item: SertaMerta) -> datetime:
        return item.status_sejak

    def item_author_name(self, item: SertaMerta) -> str:
        return item.unit.nama


_bahaya = SertaMertaFeed()


@halaman_publik()
def serta_merta_atom(request: HttpRequest) -> HttpResponse:
    """The notices as a feed."""
    return untuk_semua(_bahaya(request))
