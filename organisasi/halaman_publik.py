"""Marks a view as a page that is the same for everybody.

Such a page reads no cookie and sets none; the middleware of the project may keep it,
answer 304, and tell caches between here and the reader how long it holds.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, cast

from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase


class ViewPublik(Protocol):
    """A view with the query parameters it knows."""

    parameter: tuple[str, ...]
    simpan: bool
    kunci: Callable[[], str] | None

    def __call__(
        self, request: HttpRequest, *args: Any, **kw: Any
    ) -> HttpResponseBase: ...


def halaman_publik(
    *parameter: str, simpan: bool = True, kunci: Callable[[], str] | None = None
) -> Callable[[Callable[..., HttpResponseBase]], ViewPublik]:
    """Mark a GET-only view; ``parameter`` are the query names that change the page.

    Others (``utm_source`` and its kin) are dropped, in the key and in ``request.GET``.
    ``simpan=False`` for pages with endless variants, such as search: 304 still works.
    ``kunci`` tells the version of a page that asks no database; it must ask none either.
    """

    def bungkus(view: Callable[..., HttpResponseBase]) -> ViewPublik:
        @wraps(view)
        def dalam(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponseBase:
            if request.method not in {"GET", "HEAD"}:
                return HttpResponseNotAllowed(["GET", "HEAD"])
            return view(request, *args, **kw)

        hasil = cast(ViewPublik, dalam)
        hasil.parameter = parameter
        hasil.simpan = simpan
        hasil.kunci = kunci
        return hasil

    return bungkus
