"""Public pages: the same for everybody, lists with a cursor or numbered pages, files
that stream.

A public page reads no cookie and sets none; the middleware of the project may keep it,
answer 304, and tell caches between here and the reader how long it holds.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from itertools import chain
from typing import Any, NamedTuple, Protocol, cast
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection
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

from organisasi.bahasa import angka
from organisasi.teks import bersih, sel_aman


class ViewPublik(Protocol):
    parameter: tuple[str, ...]
    simpan: bool
    kunci: Callable[[], str] | None
    hitung: bool

    def __call__(
        self, request: HttpRequest, *args: Any, **kw: Any
    ) -> HttpResponseBase: ...


def halaman_publik(
    *parameter: str,
    simpan: bool = True,
    kunci: Callable[[], str] | None = None,
    hitung: bool = False,
) -> Callable[[Callable[..., HttpResponseBase]], ViewPublik]:
    """Mark a GET-only view; ``parameter`` are the query names that change the page.

    Others (``utm_source`` and its kin) are dropped, in the key and in ``request.GET``.
    ``simpan=False`` for pages with endless variants, such as search: 304 still works.
    ``kunci`` tells the version of a page that asks no database; it must ask none either.
    ``hitung``: how often it is opened is counted (``pemakaian``).
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
        hasil.hitung = hitung
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


# Numbered pages of a list whose length is known; a wrong number gets a sentence

# Deeper pages cost a reader and the database more than an export of the whole list.
TERDALAM = 40
DIGIT_MAKS = 12
POTONG = 40


@dataclass(frozen=True, slots=True)
class PotonganHalaman:
    """The part of a list that one page shows: rows ``mulai`` (0 first) to ``akhir``."""

    ke: int
    isi: int
    jumlah: int
    galat: str = ""

    @property
    def mulai(self) -> int:
        return (self.ke - 1) * self.isi

    @property
    def akhir(self) -> int:
        """The row after the last one; ``mulai`` when the number was wrong."""
        return self.mulai if self.galat else min(self.mulai + self.isi, self.jumlah)

    @property
    def sebelum(self) -> int | None:
        return self.ke - 1 if self.ke > 1 and not self.galat else None

    @property
    def sesudah(self) -> int | None:
        ada = self.akhir < self.jumlah and self.ke < TERDALAM
        return self.ke + 1 if ada and not self.galat else None

    @property
    def keterangan(self) -> str:
        """``1 sampai 50 dari 1.234``."""
        return f"{angka(self.mulai + 1)} sampai {angka(self.akhir)} dari {angka(self.jumlah)}"


def potong(teks: str | None, *, jumlah: int, isi: int) -> PotonganHalaman:
    """The page ``teks`` (the query's ``halaman``) of ``jumlah`` rows, ``isi`` a page.

    None and "" are the first page. A number that is none, too small, too large or too
    deep comes back as page 1 without rows and with a sentence in ``galat``.
    """
    if not teks:
        return PotonganHalaman(1, isi, jumlah)
    terakhir = max(1, -(-jumlah // isi))
    galat = _keberatan(teks, terakhir)
    return PotonganHalaman(1 if galat else int(teks), isi, jumlah, galat)


def _keberatan(teks: str, terakhir: int) -> str:
    if not (teks.isascii() and teks.isdecimal() and int(teks[:DIGIT_MAKS]) > 0):
        return f"“{bersih(teks)[:POTONG]}” bukan nomor halaman. Nomor halaman mulai dari 1."
    if len(teks) > DIGIT_MAKS or int(teks) > terakhir:
        return (
            f"Halaman {teks[:POTONG]} tidak ada. "
            f"Daftar ini sampai halaman {angka(min(terakhir, TERDALAM))}."
        )
    if int(teks) > TERDALAM:
        return (
            f"Di layar ini hanya {TERDALAM} halaman pertama. "
            "Saring daftarnya, atau unduh seluruhnya."
        )
    return ""


def tautan_halaman(halaman: PotonganHalaman, **saringan: str) -> dict[str, str]:
    return {
        "sebelum_url": alamat_halaman(halaman.sebelum, **saringan),
        "sesudah_url": alamat_halaman(halaman.sesudah, **saringan),
        "awal_url": alamat_halaman(1, **saringan),
    }


def alamat_halaman(ke: int | None, **saringan: str) -> str:
    if ke is None:
        return ""
    isi = {**saringan, "halaman": ke if ke > 1 else ""}
    query = urlencode({nama: nilai for nama, nilai in isi.items() if nilai})
    return f"?{query}" if query else "."


# Lists as CSV that stream: a million rows need no more memory than one


class _Penampung:
    # What csv.writer writes to; each line is handed on at once.
    def write(self, baris: str) -> str:
        return baris


def pastikan_tersambung() -> None:
    """OperationalError while there is no database: an answer yet, not a broken file.

    Of the primary: what streams is read when the view, and its replica, are left.
    """
    connection.ensure_connection()


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
    situs = settings.ALAMAT_PUBLIK
    umpan = Atom1Feed(
        judul, situs + ke, None, language="id", feed_url=situs + request.path
    )
    for satu in butir:
        alamat = situs + satu["link"]
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


def _lampiran[Jawab: HttpResponseBase](jawab: Jawab, berkas: str) -> Jawab:
    jawab["Content-Disposition"] = f'attachment; filename="{berkas}"'
    return untuk_semua(jawab)
