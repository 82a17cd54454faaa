"""Error pages, and answers for work that the portal does not take now (503, 408).

All but 404 ask no database, so that they show when all else fails.
"""

import sys
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import (
    HttpRequest,
    HttpResponse,
    RawPostDataException,
    UnreadablePostError,
)
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.utils.deprecation import MiddlewareMixin

from organisasi.basis_data.kerja import COBA_LAGI, Sibuk
from organisasi.halaman.publik import jawab_json
from organisasi.halaman.rahasia import TAJUK
from organisasi.kertas.penyimpanan import PenyimpananPergi, disk_penuh
from ppid_portal.masuk import sesi

# An address that leads to an error page may hold a secret: of a case that is no more, or with
# a slip behind it. So no error page is kept, and none is found by search engines.

API = "/api/"
# Seconds after which a program may ask again.
COBA_LAGI_HALAMAN = "10"
API_PERGI = "Data sedang tidak dapat dibaca. Coba lagi sebentar lagi."
API_TIDAK_ADA = "Alamat ini tidak ada di API. Yang ada: /api/."


def permintaan_rusak(_request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return HttpResponse(render_to_string("400.html"), status=400, headers=TAJUK)


def tidak_diizinkan(_request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return HttpResponse(render_to_string("403.html"), status=403, headers=TAJUK)


def tidak_ada(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404: with the search box, since the reader came for something; to programs JSON."""
    if request.path.startswith(API):
        return jawab_json(
            {"galat": {"kode": 404, "kalimat": API_TIDAK_ADA}}, status=404
        )
    isi = render_to_string("404.html", request=request)
    return HttpResponse(isi, status=404, headers=TAJUK)


def gangguan(request: HttpRequest) -> HttpResponse:
    galat = sys.exception()
    if isinstance(galat, (OperationalError, InterfaceError, PenyimpananPergi)):
        return _terganggu(request)
    if disk_penuh(galat):
        return HttpResponse(render_to_string("507.html"), status=507, headers=TAJUK)
    return HttpResponse(render_to_string("500.html"), status=500, headers=TAJUK)


def _terganggu(request: HttpRequest) -> HttpResponse:
    tajuk = TAJUK | {"Retry-After": COBA_LAGI_HALAMAN}
    if request.path.startswith(API):
        isi = {"galat": {"kode": 503, "kalimat": API_PERGI}}
        jawab = jawab_json(isi, status=503)
        for nama, nilai in tajuk.items():
            jawab[nama] = nilai
        return jawab
    teks = render_to_string("503.html", {"kiriman": kiriman(request)})
    return HttpResponse(teks, status=503, headers=tajuk)


def kiriman(request: HttpRequest) -> dict[str, Any] | None:
    try:
        kolom = [
            (nama, satu)
            for nama, semua in request.POST.lists()
            for satu in semua
            if not nama.startswith("password")
        ]
        berkas = [b.name for _, semua in request.FILES.lists() for b in semua]
    except (OSError, SuspiciousOperation, MultiPartParserError, RawPostDataException):
        return None
    if not kolom:
        return None
    return {"alamat": request.get_full_path(), "kolom": kolom, "berkas": berkas}


def csrf_gagal(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    if jawab := sesi.tab_lama(request):
        return jawab
    return HttpResponse(render_to_string("403_csrf.html"), status=403, headers=TAJUK)


class SibukMiddleware(MiddlewareMixin):
    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """503 with what was typed when a gate is full, 408 when what was sent did not come to its end."""
        if isinstance(exception, Sibuk):
            konteks = {"kalimat": str(exception), "kiriman": kiriman(request)}
            isi = render_to_string("ppid_portal/operasi/sibuk.html", konteks)
            lagi = {"Retry-After": str(COBA_LAGI)}
            return HttpResponse(isi, status=503, headers=TAJUK | lagi)
        if isinstance(exception, UnreadablePostError):
            return HttpResponse(status=408, headers=TAJUK)
        return None
