"""How open data leave the portal: JSON, CSV and other files that any site may read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from organisasi.aliran import csv_mengalir


def untuk_semua[Jawab: HttpResponseBase](jawab: Jawab) -> Jawab:
    """Let pages of other sites read it: it is the same for everybody (CORS)."""
    jawab["Access-Control-Allow-Origin"] = "*"
    return jawab


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
