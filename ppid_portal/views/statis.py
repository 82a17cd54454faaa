"""Addresses that machines ask for by habit: sitemap, robots.txt, icon, security.txt."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parseaddr
from itertools import chain

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

from organisasi.halaman.publik import halaman_publik
from ppid_portal import peta_situs

BERLAKU = timedelta(days=180)
XML = "application/xml; charset=utf-8"
# Filters and searches have endless addresses; each entry is in the sitemap once.
TERTUTUP = ("/admin/", "/masuk/", "/metrik/", "/sehat/", "/*?")


@halaman_publik(simpan=False)
def peta(_request: HttpRequest) -> HttpResponseBase:
    """The sitemap, or the index of its files when one would be too long."""
    tetap, akhir = list(peta_situs.halaman_tetap()), peta_situs.terakhir()
    if len(tetap) + akhir > peta_situs.MAKS:
        isi = peta_situs.indeks(peta_situs.banyak_berkas(akhir))
        return HttpResponse(isi, content_type=XML)
    semua = chain(tetap, peta_situs.isi_berkas(1))
    return StreamingHttpResponse(peta_situs.daftar_url(semua), content_type=XML)


@halaman_publik(simpan=False)
def peta_halaman(_request: HttpRequest) -> HttpResponseBase:
    """The pages that are no catalogue entry."""
    isi = peta_situs.daftar_url(peta_situs.halaman_tetap())
    return StreamingHttpResponse(isi, content_type=XML)


@halaman_publik(simpan=False)
def peta_informasi(_request: HttpRequest, ke: int) -> HttpResponseBase:
    """Item file ``ke`` of the sitemap; 404 when there is none."""
    if not 1 <= ke <= peta_situs.banyak_berkas(peta_situs.terakhir()):
        raise Http404
    isi = peta_situs.daftar_url(peta_situs.isi_berkas(ke))
    return StreamingHttpResponse(isi, content_type=XML)


@halaman_publik()
def robots(_request: HttpRequest) -> HttpResponse:
    """What search engines may read, and where the sitemap is."""
    baris = ["User-agent: *", *(f"Disallow: {alamat}" for alamat in TERTUTUP)]
    baris += ["", f"Sitemap: {settings.ALAMAT_PUBLIK}{reverse('peta-situs')}", ""]
    return HttpResponse("\n".join(baris), content_type="text/plain; charset=utf-8")


@halaman_publik()
def keamanan(_request: HttpRequest) -> HttpResponse:
    """Where holes are reported (RFC 9116); made anew each day, so it never runs out."""
    _, surel = parseaddr(settings.DEFAULT_FROM_EMAIL)
    habis = timezone.localdate() + BERLAKU
    baris = (
        f"Contact: {settings.KONTAK_KEAMANAN or f'mailto:{surel}'}",
        f"Expires: {habis}T00:00:00+07:00",
        "Preferred-Languages: id, en",
        f"Canonical: {settings.ALAMAT_PUBLIK}{reverse('keamanan')}",
        "",
    )
    return HttpResponse("\n".join(baris), content_type="text/plain; charset=utf-8")


def ikon(_request: HttpRequest) -> HttpResponse:
    """Browsers ask for /favicon.ico whatever the page says."""
    return HttpResponsePermanentRedirect(static("img/favicon.svg"))
