"""Middleware for every request: headers of answers, limits of bodies, names in the history."""

from datetime import timedelta
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.deprecation import MiddlewareMixin
from pghistory.middleware import HistoryMiddleware

from organisasi.halaman.rahasia import TAJUK, boleh_coba, jaringan_pengirim
from ppid_portal.operasi.antar_halaman import TAJUK_KAMUS, kamus_diminta

# Headers that every answer carries; the answer to HEAD carries nothing else

# What a page may ask the browser for: the place of a complaint, the clipboard.
IZIN_PERAMBAN = (
    "geolocation=(self), clipboard-write=(self), camera=(), microphone=(), payment=(), "
    "usb=(), display-capture=(), browsing-topics=()"
)
TAJUK_JAWABAN = {
    "Permissions-Policy": IZIN_PERAMBAN,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Open data are for the pages of others, too.
TERBUKA = {"Cross-Origin-Resource-Policy": "cross-origin"}


class TajukMiddleware(MiddlewareMixin):
    """Outermost, so that pages from memory and static files have them as well."""

    def process_response(self, request: HttpRequest, jawab: Any) -> Any:
        terbuka = jawab.has_header("Access-Control-Allow-Origin")
        kamus = TAJUK_KAMUS if kamus_diminta(request) else {}
        tajuk = TAJUK_JAWABAN | (TERBUKA if terbuka else {}) | kamus
        for nama, isi in tajuk.items():
            jawab[nama] = isi
        if request.method == "HEAD" and jawab.streaming:
            jawab.streaming_content = ()
        elif request.method == "HEAD":
            panjang = jawab.get("Content-Length", str(len(jawab.content)))
            jawab.content = b""
            jawab["Content-Length"] = panjang
        return jawab


# How much one request may bring: refused by its length before a byte of it is read.
# The server reads no more of a body than its announced length, so the length is the limit.

SEHARI = timedelta(days=1)
KB = 1024
JARINGAN_PENUH = (
    "Dari jaringan yang Anda pakai hari ini sudah terlalu banyak berkas dikirim. Yang sudah "
    "tersimpan tetap ada. Kirim tanpa berkas, pakai jaringan lain, atau coba lagi besok."
)


class BatasMuatanMiddleware(MiddlewareMixin):
    """Behind the session, which reads no body, and before all that does."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        panjang = int(request.headers.get("content-length") or 0)
        batas = settings.MUATAN_MAKS
        if panjang <= batas:
            return None
        if _menerima_berkas(request.path_info):
            batas = settings.MUATAN_BERKAS_MAKS
        if panjang > batas:
            return _tolak("413.html", 413, maks=batas)
        if SESSION_KEY not in request.session and not _masih_wajar(request, panjang):
            return _tolak("429.html", 429, kalimat=JARINGAN_PENUH)
        return None


def _tolak(templat: str, status: int, **konteks: object) -> HttpResponse:
    isi = render_to_string(templat, konteks)
    return HttpResponse(isi, status=status, headers=TAJUK)


def _menerima_berkas(jalan: str) -> bool:
    try:
        cocok = resolve(jalan)
    except Resolver404:
        return False
    return hasattr(cocok.func, "menerima_berkas") or "admin" in cocok.namespaces


def _masih_wajar(request: HttpRequest, panjang: int) -> bool:
    return boleh_coba(
        f"muatan:{jaringan_pengirim(request)}",
        batas=settings.MUATAN_JARINGAN_MAKS // KB,
        jendela=SEHARI,
        pada=timezone.now(),
        sebanyak=panjang // KB,
    )


# Who changed a row and on which page, for the history; never the address of the page.
# The address of a citizen's case is its key, kept encrypted with the case. The history is
# only added to and stands in every backup: the key must not stand there in clear.


class RiwayatMiddleware(HistoryMiddleware):
    """The officer, and the name of the view once it is known."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        return {"user": super().get_context(request)["user"]}

    def process_view(self, request: HttpRequest, *_lain: Any) -> None:
        cocok: Any = request.resolver_match  # set before a view is called
        pghistory.context(view=cocok.view_name)
