"""An address with a NUL is nobody's: PostgreSQL keeps none, and would answer with an error."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

NUL, TERSANDI = "\x00", "%00"
# Their answers have a shape of their own, also to what is wrong.
SENDIRI = ("/api/", "/open311/")


class TanpaNulMiddleware:
    """404 for a NUL in the path, 400 for one in the query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The page, unless the address has a NUL."""
        if request.path_info.startswith(SENDIRI):
            return self.get_response(request)
        if NUL in request.path_info:
            raise Http404
        tanya = request.META.get("QUERY_STRING", "")
        if TERSANDI in tanya or NUL in tanya:
            raise BadRequest
        return self.get_response(request)
