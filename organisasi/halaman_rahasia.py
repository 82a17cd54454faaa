"""Marks a view as a private page: whoever has its address may read it, nobody else.

The address carries a secret, so the answer is kept nowhere, found by no search engine,
and tells its address to no other site. The policy is ``same-origin`` and not
``no-referrer``: under the latter a browser sends ``Origin: null`` with every form of the
page, and Django's protection against forged requests refuses it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

TAJUK = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


def halaman_rahasia[Jawab: HttpResponseBase](
    view: Callable[..., Jawab],
) -> Callable[..., Jawab]:
    """Put the headers of a private page on every answer of ``view``."""

    @wraps(view)
    def dalam(request: HttpRequest, *args: Any, **kw: Any) -> Jawab:
        jawab = view(request, *args, **kw)
        for nama, nilai in TAJUK.items():
            jawab[nama] = nilai
        return jawab

    return dalam
