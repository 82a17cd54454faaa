"""Answers for work that the portal does not take now: 503 and 408 instead of a fault."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from django.template.loader import render_to_string

from organisasi.basis_data.kerja import COBA_LAGI, Sibuk
from organisasi.halaman.rahasia import TAJUK
from ppid_portal.views.galat import kiriman


class SibukMiddleware:
    """Turns what a view could not begin into a sentence; nothing of it is an error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """503 with what was typed when a gate is full, 408 when what was sent did not come to its end."""
        if isinstance(exception, Sibuk):
            konteks = {"kalimat": str(exception), "kiriman": kiriman(request)}
            isi = render_to_string("sibuk.html", konteks)
            lagi = {"Retry-After": str(COBA_LAGI)}
            return HttpResponse(isi, status=503, headers=TAJUK | lagi)
        if isinstance(exception, UnreadablePostError):
            return HttpResponse(status=408, headers=TAJUK)
        return None
