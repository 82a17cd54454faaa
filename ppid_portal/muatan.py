"""How much one request may bring: refused by its length before a byte of it is read.

The server reads no more of a body than its announced length, so the length is the limit.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import timezone

from organisasi.halaman.rahasia import TAJUK, boleh_coba, jaringan_pengirim

SEHARI = timedelta(days=1)
KB = 1024
JARINGAN_PENUH = (
    "Dari jaringan yang Anda pakai hari ini sudah terlalu banyak berkas dikirim. Yang sudah "
    "tersimpan tetap ada. Kirim tanpa berkas, pakai jaringan lain, atau coba lagi besok."
)


class BatasMuatanMiddleware:
    """Behind the session, which reads no body, and before all that does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        panjang = int(request.headers.get("content-length") or 0)
        if panjang <= settings.MUATAN_MAKS:
            return self.get_response(request)
        batas = settings.MUATAN_MAKS
        if _menerima_berkas(request.path_info):
            batas = settings.MUATAN_BERKAS_MAKS
        if panjang > batas:
            return _tolak("413.html", 413, maks=batas)
        if SESSION_KEY not in request.session and not _masih_wajar(request, panjang):
            return _tolak("429.html", 429, kalimat=JARINGAN_PENUH)
        return self.get_response(request)


def _tolak(templat: str, status: int, **konteks: object) -> HttpResponse:
    isi = render_to_string(templat, konteks)
    return HttpResponse(isi, status=status, headers=TAJUK)


def _menerima_berkas(jalan: str) -> bool:
    """Whether files belong there: a view that says so, or any form of the admin."""
    try:
        cocok = resolve(jalan)
    except Resolver404:
        return False
    return hasattr(cocok.func, "menerima_berkas") or "admin" in cocok.namespaces


def _masih_wajar(request: HttpRequest, panjang: int) -> bool:
    """Count what a network of visitors sends in a day, in kB."""
    return boleh_coba(
        f"muatan:{jaringan_pengirim(request)}",
        batas=settings.MUATAN_JARINGAN_MAKS // KB,
        jendela=SEHARI,
        pada=timezone.now(),
        sebanyak=panjang // KB,
    )
