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
    HttpResponse,
    HttpResponseNotAllowed,
    QueryDict,
)
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from informasi.models import Permohonan
from organisasi.halaman_rahasia import halaman_rahasia
from organisasi.kode import rapikan_kode

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
            return view(request, *args, **kw)

        return dalam if borang else _tanpa_perujuk(dalam)

    return bungkus


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


def cari_permohonan(kode: str, *gabung: str) -> Permohonan:
    """The request that ``kode`` opens, typed with or without dashes; 404 for any other.

    ``gabung`` are relations to join.
    """
    semua = Permohonan.objects.dengan_kode(rapikan_kode(kode))
    return get_object_or_404(semua.select_related("unit", "pemegang", *gabung))


def tidak_bisa(
    request: HttpRequest,
    permohonan: Permohonan,
    *,
    judul: str,
    sebab: str,
    status: int = 409,
    lanjut: str = "",
) -> HttpResponse:
    """A page that says in a sentence why an act is not open, and leads back.

    ``lanjut``: the address of the objection that is in the way.
    """
    konteks = {
        "permohonan": permohonan,
        "judul": judul,
        "sebab": sebab,
        "lanjut": lanjut,
    }
    templat = "informasi/permohonan/tidak_bisa.html"
    return render(request, templat, konteks, status=status)


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
