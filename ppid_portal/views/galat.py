"""Error pages. All but 404 are static, so that they show when all else fails.

An address that leads to one may hold a secret: of a case that is no more, or with a slip
behind it. So none is kept, none is found.
"""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from organisasi.data_terbuka import jawab_json
from organisasi.halaman_rahasia import TAJUK
from organisasi.penyimpanan import disk_penuh
from ppid_portal import sesi_habis

API = "/api/"
API_TIDAK_ADA = "Alamat ini tidak ada di API. Yang ada: /api/."


def permintaan_rusak(_request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """400: the address or the form cannot be read."""
    return HttpResponse(render_to_string("400.html"), status=400, headers=TAJUK)


def tidak_diizinkan(_request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """403: not for this account."""
    return HttpResponse(render_to_string("403.html"), status=403, headers=TAJUK)


def tidak_ada(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404: with the search box, since the reader came for something; to programs JSON."""
    if request.path.startswith(API):
        return jawab_json(
            {"galat": {"kode": 404, "kalimat": API_TIDAK_ADA}}, status=404
        )
    isi = render_to_string("404.html", request=request)
    return HttpResponse(isi, status=404, headers=TAJUK)


def gangguan(_request: HttpRequest) -> HttpResponse:
    """500: our fault; asks neither the database nor a context processor.

    507 when a file found no room, wherever it was uploaded: the sentence says what to do.
    """
    if disk_penuh(sys.exception()):
        return HttpResponse(render_to_string("507.html"), status=507, headers=TAJUK)
    return HttpResponse(render_to_string("500.html"), status=500, headers=TAJUK)


def csrf_gagal(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The form had no valid token: an old tab, or blocked cookies.

    A form of the staff from before the last sign-in comes back filled in.
    """
    if jawab := sesi_habis.tab_lama(request):
        return jawab
    return HttpResponse(render_to_string("403_csrf.html"), status=403, headers=TAJUK)
