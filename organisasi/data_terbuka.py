"""How open data leave the portal: JSON, CSV and other files that any site may read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any

from django.http import (
    HttpRequest,
    HttpResponse,
    JsonResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from organisasi.aliran import csv_mengalir

View = Callable[..., HttpResponseBase]


def untuk_semua[Jawab: HttpResponseBase](jawab: Jawab) -> Jawab:
    """Let pages of other sites read it: it is the same for everybody (CORS)."""
    jawab["Access-Control-Allow-Origin"] = "*"
    return jawab


def berkas_umum(*, umur: int) -> Callable[[Callable[..., HttpResponse]], View]:
    """Mark a file for everybody that does not go by the version of the public side.

    It may be kept for ``umur`` seconds; its ETag comes from what stands in it. Whatever
    goes by the version is marked by ``halaman_publik`` and answered from memory.
    """

    def bungkus(view: Callable[..., HttpResponse]) -> View:
        @gzip_page
        @conditional_page
        @cache_control(public=True, max_age=umur)
        @require_safe
        @wraps(view)
        def dalam(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponse:
            return untuk_semua(view(request, *args, **kw))

        return dalam

    return bungkus


def jawab_json(
    isi: Any, *, status: int = 200, tipe: str = "application/json"
) -> HttpResponse:
    """``isi`` as JSON with its letters as they are."""
    return untuk_semua(
        JsonResponse(
            isi,
            safe=False,
            status=status,
            content_type=tipe,
            json_dumps_params={"ensure_ascii": False},
        )
    )


def jawab_csv(
    kolom: Sequence[str], baris: Iterable[Sequence[object]], *, berkas: str
) -> HttpResponse:
    """A short list as a whole file, which may be kept; ``berkas`` is its name."""
    isi = "".join(csv_mengalir(kolom, baris))
    return _lampiran(HttpResponse(isi, content_type="text/csv; charset=utf-8"), berkas)


def alirkan_csv(
    kolom: Sequence[str], baris: Iterable[Sequence[object]], *, berkas: str
) -> StreamingHttpResponse:
    """A list of any length as a stream: it never stands whole in memory."""
    isi = csv_mengalir(kolom, baris)
    jawab = StreamingHttpResponse(isi, content_type="text/csv; charset=utf-8")
    return _lampiran(jawab, berkas)


def _lampiran[Jawab: HttpResponseBase](jawab: Jawab, berkas: str) -> Jawab:
    jawab["Content-Disposition"] = f'attachment; filename="{berkas}"'
    return untuk_semua(jawab)
