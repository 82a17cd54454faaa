"""Public pages: the same for everybody, lists with a cursor, files that stream.

A public page reads no cookie and sets none; the middleware of the project may keep it,
answer 304, and tell caches between here and the reader how long it holds.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import wraps
from itertools import chain
from typing import Any, NamedTuple, Protocol, cast
from urllib.parse import quote

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    JsonResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.utils.dateparse import parse_datetime
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from organisasi.basis_data.versi import sambungan_baca
from organisasi.teks import sel_aman


class ViewPublik(Protocol):
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

        hasil = cast("ViewPublik", dalam)
        hasil.parameter = parameter
        hasil.simpan = simpan
        hasil.kunci = kunci
        return hasil

    return bungkus


# Cursor: where the next page of a list begins, after the row of this moment and key.
# Such a page costs the same at any depth, and nobody can count by it what is hidden.

BENTUK = re.compile(r"(?P<waktu>[0-9T:.+\-]{19,32})_(?P<pk>\d{1,18})", re.ASCII)


class Kursor(NamedTuple):
    saat: datetime
    pk: int

    def __str__(self) -> str:
        return f"{self.saat.isoformat()}_{self.pk}"

    @property
    def url(self) -> str:
        """The same for a query string: a bare plus would become a blank."""
        return quote(str(self), safe="")


def baca_kursor(teks: str) -> Kursor | None:
    cocok = BENTUK.fullmatch(teks)
    if cocok is None:
        return None
    try:
        saat = parse_datetime(cocok["waktu"])
    except ValueError:
        return None
    return Kursor(saat, int(cocok["pk"])) if saat and saat.tzinfo else None


# Lists as CSV and JSON that stream: a million rows need no more memory than one


class _Penampung:
    # What csv.writer writes to; each line is handed on at once.
    def write(self, baris: str) -> str:
        return baris


def pastikan_tersambung() -> None:
    """OperationalError while there is no database: an answer yet, not a broken file."""
    sambungan_baca().ensure_connection()


def csv_mengalir(
    kepala: Sequence[str], baris: Iterable[Sequence[object]]
) -> Iterator[str]:
    """Text neutralised; begins with the mark of UTF-8, which Excel needs."""
    pastikan_tersambung()
    tulis = csv.writer(_Penampung()).writerow
    isi = (
        tulis([sel_aman(n) if isinstance(n, str) else n for n in satu])
        for satu in baris
    )
    return chain(["\ufeff" + tulis(kepala)], isi)


def json_mengalir(
    kepala: Mapping[str, Any], nama: str, baris: Iterable[Mapping[str, Any]]
) -> Iterator[str]:
    pastikan_tersambung()
    return _json(kepala, nama, baris)


def _json(
    kepala: Mapping[str, Any], nama: str, baris: Iterable[Mapping[str, Any]]
) -> Iterator[str]:
    awal = json.dumps(dict(kepala), ensure_ascii=False)
    yield f"{awal[:-1]}{', ' if kepala else ''}{json.dumps(nama)}: ["
    for ke, satu in enumerate(baris):
        yield f"{',' if ke else ''}\n{json.dumps(dict(satu), ensure_ascii=False)}"
    yield "\n]}\n"


# Open data: JSON, CSV and other files that any site may read

View = Callable[..., HttpResponseBase]


def untuk_semua[Jawab: HttpResponseBase](jawab: Jawab) -> Jawab:
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
    return untuk_semua(
        JsonResponse(
            isi,
            safe=False,
            status=status,
            content_type=tipe,
            json_dumps_params={"ensure_ascii": False},
        )
    )


def jawab_atom(
    request: HttpRequest, judul: str, ke: str, butir: Iterable[dict[str, Any]]
) -> HttpResponse:
    """The newest rows of the list at ``ke`` as Atom.

    ``butir`` are the arguments of ``SyndicationFeed.add_item``, ``link`` being a path.
    """
    penuh = request.build_absolute_uri
    umpan = Atom1Feed(
        judul, penuh(ke), None, language="id", feed_url=penuh(request.path)
    )
    for satu in butir:
        alamat = penuh(satu["link"])
        umpan.add_item(**{"unique_id": alamat, **satu, "link": alamat})
    jawab = HttpResponse(content_type=umpan.content_type)
    jawab["Last-Modified"] = http_date(umpan.latest_post_date().timestamp())
    umpan.write(jawab, "utf-8")
    return untuk_semua(jawab)


def jawab_csv(
    kolom: Sequence[str], baris: Iterable[Sequence[object]], *, berkas: str
) -> HttpResponse:
    isi = "".join(csv_mengalir(kolom, baris))
    return _lampiran(HttpResponse(isi, content_type="text/csv; charset=utf-8"), berkas)


def alirkan_csv(
    kolom: Sequence[str], baris: Iterable[Sequence[object]], *, berkas: str
) -> StreamingHttpResponse:
    isi = csv_mengalir(kolom, baris)
    jawab = StreamingHttpResponse(isi, content_type="text/csv; charset=utf-8")
    return _lampiran(jawab, berkas)


def alirkan_data(
    jenis: str,
    nama: str,
    kolom: Sequence[str],
    baris: Iterable[Mapping[str, Any]],
    **kepala: Any,
) -> StreamingHttpResponse:
    """The same list for programs, as CSV or as JSON under ``kepala``."""
    if jenis == "csv":
        sel = (list(satu.values()) for satu in baris)
        return alirkan_csv(kolom, sel, berkas=f"{nama.replace('_', '-')}.csv")
    isi = json_mengalir(kepala, nama, baris)
    return untuk_semua(StreamingHttpResponse(isi, content_type="application/json"))


def _lampiran[Jawab: HttpResponseBase](jawab: Jawab, berkas: str) -> Jawab:
    jawab["Content-Disposition"] = f'attachment; filename="{berkas}"'
    return untuk_semua(jawab)
