"""What makes the second page light and quick: a dictionary the browser keeps, pages asked ahead.

Both concern pages that are the same for everybody. A dictionary beside secrets would tell
them by its length, and a page asked ahead must cost nothing and tell nobody anything.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import zstandard
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RoutePattern

from organisasi.halaman.publik import halaman_publik

# --- Compression Dictionary Transport (RFC 9842) --------------------------------------
# An item and a unit of ours in a row (dev.pembuat_data.buat_kamus): what the frame of a
# page and its parts have in common with them need not be sent again.

BERKAS = "kamus.txt"
SANDI = "dcz"
# Of RFC 9842, section 5: a skippable frame that holds the dictionary's hash.
AWALAN = b"\x5e\x2a\x4d\x18\x20\x00\x00\x00"
TINGKAT = 9
# With the file itself: the browser keeps it for the pages it opens next.
TAJUK_KAMUS = {"Use-As-Dictionary": 'match="/*", match-dest=("document")'}


@cache
def _kamus() -> tuple[str, bytes, zstandard.ZstdCompressionDict]:
    """How a browser names it, its hash, and what packs by it."""
    isi = Path(str(finders.find(BERKAS))).read_bytes()
    sidik = sha256(isi).digest()
    jenis = zstandard.DICT_TYPE_RAWCONTENT
    return (
        f":{b64encode(sidik).decode()}:",
        sidik,
        zstandard.ZstdCompressionDict(isi, dict_type=jenis),
    )


def kamus_diminta(request: HttpRequest) -> bool:
    return request.path_info.startswith(f"{settings.STATIC_URL}kamus.")


def punya_kamus(request: HttpRequest) -> bool:
    dipunyai = request.headers.get("Available-Dictionary")
    return bool(
        dipunyai
        and settings.KAMUS
        and SANDI in request.headers.get("Accept-Encoding", "")
        and dipunyai.strip() == _kamus()[0]
    )


def padatkan(isi: bytes) -> bytes:
    _, sidik, kamus = _kamus()
    # One compressor a page: they are not for several threads at once.
    return AWALAN + sidik + zstandard.ZstdCompressor(TINGKAT, kamus).compress(isi)


def tajuk_halaman(jawab: HttpResponse, *, lanjut: bool) -> None:
    """Where the dictionary is, and which pages may be asked for ahead if one goes on."""
    jawab["Vary"] = "Accept-Encoding"
    if settings.KAMUS:
        jawab["Vary"] = "Accept-Encoding, Available-Dictionary"
    if not (lanjut and jawab.get("Content-Type", "").startswith("text/html")):
        return
    jawab["Speculation-Rules"] = f'"{reverse("spekulasi")}"'
    if settings.KAMUS:
        jawab["Link"] = f'<{static(BERKAS)}>; rel="compression-dictionary"'


# --- Speculation rules: a page is on its way when the finger comes down ----------------

ISIAN = re.compile(r"<(?:\w+:)?(\w+)>")


@halaman_publik(kunci=lambda: settings.RILIS)
def spekulasi(_request: HttpRequest) -> JsonResponse:
    """Public pages alone: forms, secret addresses and the staff's are not asked ahead."""
    aturan = {
        "where": {"href_matches": sorted(set(_alamat(get_resolver())))},
        "eagerness": "moderate",
    }
    jawab = JsonResponse(
        {"prefetch": [aturan]}, content_type="application/speculationrules+json"
    )
    jawab["Cache-Control"] = "public, max-age=86400"
    return jawab


def _alamat(pohon: URLResolver, awal: str = "/") -> Iterator[str]:
    for pola in pohon.url_patterns:
        if not isinstance(pola.pattern, RoutePattern):
            continue
        jalan = awal + str(pola.pattern)
        if isinstance(pola, URLResolver):
            yield from _alamat(pola, jalan)
        elif _halaman(pola) and jalan.endswith("/"):
            yield ISIAN.sub(r":\1", jalan)


def _halaman(pola: URLPattern) -> bool:
    """No file that streams, and nothing for programs."""
    view: Any = pola.callback
    umum = hasattr(view, "parameter") and not hasattr(view, "terima")
    return umum and bool(view.simpan or view.parameter)
