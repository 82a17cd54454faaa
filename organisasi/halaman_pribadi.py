"""What the pages behind a secret share: never kept by anybody, never led on from."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.db.models.fields.files import FieldFile
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponseNotAllowed,
    QueryDict,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render

from organisasi.halaman_rahasia import halaman_rahasia
from organisasi.pelacakan import JENDELA, TerlaluSering

View = Callable[..., HttpResponseBase]


def halaman_pribadi(*, borang: bool = False) -> Callable[[View], View]:
    """Mark a page with a secret in its address; ``borang``: it holds a form.

    Without a form the page names itself to nobody, not even to the portal's own pages
    (``no-referrer``); with one ``halaman_rahasia`` says why it must be ``same-origin``.
    """

    def bungkus(view: View) -> View:
        @halaman_rahasia
        @wraps(view)
        def dalam(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponseBase:
            boleh = ("GET", "HEAD", "POST") if borang else ("GET", "HEAD")
            if request.method not in boleh:
                return HttpResponseNotAllowed(boleh)
            try:
                return view(request, *args, **kw)
            except TerlaluSering as henti:
                return _istirahat(request, henti)

        return dalam if borang else _tanpa_perujuk(dalam)

    return bungkus


def _istirahat(request: HttpRequest, henti: TerlaluSering) -> HttpResponseBase:
    jawab = render(request, "429.html", {"kalimat": str(henti)}, status=429)
    jawab["Retry-After"] = str(int(JENDELA.total_seconds()))
    return jawab


def _tanpa_perujuk(view: View) -> View:
    @wraps(view)
    def dalam(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponseBase:
        jawab = view(request, *args, **kw)
        jawab["Referrer-Policy"] = "no-referrer"
        return jawab

    return dalam


def dapat_dicari(view: View) -> View:
    """Let search engines find an empty form: its own address holds no secret."""

    @wraps(view)
    def dalam(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponseBase:
        jawab = view(request, *args, **kw)
        if request.method in {"GET", "HEAD"}:
            del jawab["X-Robots-Tag"]
        return jawab

    return dalam


def kiriman(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when every field is empty; None while the form is only shown."""
    return request.POST if request.method == "POST" else None


def unduhan(isi: FieldFile, *, nama: str, tipe: str) -> FileResponse:
    """A stored file as a download that runs nothing; 404 when it is gone from the disk."""
    try:
        terbuka = isi.open("rb")
    except (OSError, ValueError, SuspiciousFileOperation):
        raise Http404 from None
    jawab = FileResponse(terbuka, as_attachment=True, filename=nama, content_type=tipe)
    jawab["X-Content-Type-Options"] = "nosniff"
    jawab["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return jawab
