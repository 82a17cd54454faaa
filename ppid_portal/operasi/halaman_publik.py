"""Public pages answered from memory, and from the disk while the database is away."""

import gzip
import time
from bisect import bisect
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import brotli
from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.locmem import LocMemCache
from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.http.request import split_domain_port
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.http import http_date, parse_etags

from informasi.serta_merta.models import pergantian
from organisasi.basis_data import versi as replika
from organisasi.basis_data.kerja import Kerja, kerja_kini
from organisasi.basis_data.versi import pengamat, per_versi
from organisasi.halaman.nomor_penting import papan_nomor
from organisasi.halaman.pemakaian import pemakaian
from organisasi.halaman.publik import ViewPublik
from organisasi.kantor.direktori import pergantian_jam
from organisasi.models import Area
from ppid_portal.context_processors import tetap
from ppid_portal.operasi import antar_halaman
from ppid_portal.operasi.catatan_log import ASAL

# Where ready pages are kept: in the process, at most so many bytes


class GudangHalaman(LocMemCache):
    """Bounded by bytes (``MAX_BYTES``) too; the longest unasked goes first."""

    _cache: OrderedDict[str, bytes]

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(name, params)
        self._bita_maks = int(params["OPTIONS"]["MAX_BYTES"])

    def _set(self, key: str, value: bytes, timeout: Any = None) -> None:
        if len(value) > self._bita_maks:  # it would push out all others, then itself
            self._delete(key)  # type: ignore[attr-defined]  # not in the stubs
            return
        super()._set(key, value, timeout)  # type: ignore[misc]  # not in the stubs
        lebih = sum(map(len, self._cache.values())) - self._bita_maks
        while lebih > 0:
            tertua = next(reversed(self._cache))
            lebih -= len(self._cache[tertua])
            self._delete(tertua)  # type: ignore[attr-defined]  # not in the stubs


# Pages as they were, for as long as the database cannot be asked.
# Each page that is made is also kept on the disk, for all processes and the next start. It
# is shown, marked with its time, when the versions cannot be had or the page cannot be made;
# never when its part of the public side is known to have changed since: what was withdrawn
# stays withdrawn.


class GudangBasi(FileBasedCache):
    """Lists its folder at each hundredth page: that costs as much as a page's queries."""

    _sejak = 0

    def _cull(self) -> None:
        self._sejak += 1
        if self._sejak % 100 == 0:
            super()._cull()  # type: ignore[misc]  # not in the stubs


# Larger ones are files for programs, which come again.
BITA_MAKS_BASI = 128 * 1024
VERSI = "versi"
# What a page of an app shows besides what belongs to the office.
AREA = {
    "informasi": Area.KATALOG,
    "pengaduan": Area.PENGADUAN,
    "pemangku": Area.PEMANGKU,
}
UTAMA = b"<main"


@dataclass(frozen=True, slots=True)
class HalamanLama:
    versi: Mapping[str, int]
    dibuat: float
    isi: bytes
    tajuk: Mapping[str, str]


def simpan_basi(
    request: HttpRequest,
    view: ViewPublik,
    versi: Mapping[str, int],
    jawab: HttpResponse,
) -> None:
    if len(jawab.content) > BITA_MAKS_BASI:
        return
    lama = HalamanLama(
        {area: versi.get(area, 0) for area in _area(view)},
        time.time(),
        jawab.content,
        dict(jawab.items()),
    )
    # Without a folder to write to there is nothing to show in worse times.
    with suppress(OSError):
        gudang = caches["basi"]
        gudang.set(_kunci_basi(request), lama)
        if gudang.get(VERSI) != versi:
            gudang.set(VERSI, dict(versi))


def halaman_basi(request: HttpRequest, view: ViewPublik) -> HttpResponse | None:
    try:
        lama: HalamanLama | None = caches["basi"].get(_kunci_basi(request))
        lain: Mapping[str, int] = caches["basi"].get(VERSI, {})
    except OSError:
        return None
    sendiri = pengamat.terakhir()
    if lama is None or any(
        max(sendiri.get(area, 0), lain.get(area, 0)) > lama.versi.get(area, 0)
        for area in _area(view)
    ):
        return None
    request.META[ASAL] = "lama"
    return _jawab(request, lama)


def _jawab(request: HttpRequest, lama: HalamanLama) -> HttpResponse:
    isi = _tandai(lama)
    jawab = HttpResponse(headers=dict(lama.tajuk))
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        isi = gzip.compress(isi, compresslevel=1, mtime=0)
        jawab["Content-Encoding"] = "gzip"
    if request.method != "HEAD":
        jawab.content = isi
    jawab["Content-Length"] = str(len(isi))
    jawab["Age"] = str(max(0, round(time.time() - lama.dibuat)))
    jawab["Warning"] = '110 - "Response is Stale"'
    jawab["Cache-Control"] = "no-store"
    return jawab


def _tandai(lama: HalamanLama) -> bytes:
    awal, utama, sisa = lama.isi.partition(UTAMA)
    if not utama:
        return lama.isi
    saat = datetime.fromtimestamp(lama.dibuat, UTC)
    tanda = render_to_string("komponen/halaman_basi.html", {"saat": saat})
    return b"".join((awal, tanda.encode(), utama, sisa))


def _area(view: ViewPublik) -> tuple[Area, ...]:
    satu = AREA.get(view.__module__.partition(".")[0])
    return (Area.KANTOR, satu) if satu else tuple(Area)


def _kunci_basi(request: HttpRequest) -> str:
    bagian = (
        request.scheme or "",
        request.get_host(),
        request.path,
        request.GET.urlencode(),
    )
    return blake2b("\n".join(bagian).encode(), digest_size=16).hexdigest()


# The middleware: it answers from memory, or with 304, without a query.
# The key of a page is its address, its known query parameters in a fixed order, the version
# of the public side, the release, the day, and which notices of danger run now. So nothing
# is ever purged, an edit shows at once, and what the clock changes changes the key.

BACA = frozenset({"GET", "HEAD"})
DIBACA = frozenset({200, 304})
UMUR_PERAMBAN = 0
# Short: a withdrawn entry must not live on in somebody else's cache.
UMUR_CDN = 15
BITA_MAKS = 512 * 1024
BITA_PADAT = 200
GALAT = 500
TERGANGGU = 503
# Searches and far pages have endless variants: they would push everything else out.
TAK_BERUJUNG = frozenset({"q", "setelah"})
TIDAK_DISIMPAN = frozenset({"Date", "Server", "Set-Cookie"})


class HalamanPublikMiddleware:
    """First in the row: a page from memory meets no other middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # The process's first reader, whatever he reads, has the numbers for danger fetched.
        papan_nomor.baca()
        view = _view_publik(request)
        if view is None:
            return self.get_response(request)
        # The page is the same for everybody: nothing below may read who asks.
        request.META.pop("HTTP_COOKIE", None)
        if request.META.get("QUERY_STRING"):
            request.GET = _rapikan(request.GET, view.parameter)  # type: ignore[assignment]
        terima = request.headers.get("Accept-Encoding", "")
        sandi = "br" if "br" in terima else "gzip" if "gzip" in terima else ""
        if antar_halaman.punya_kamus(request):
            sandi = antar_halaman.SANDI
        try:
            kunci = _kunci(request, sandi, view)
        except Error:
            # Without a database no version is known.
            return halaman_basi(request, view) or self.get_response(request)
        jawab = self._jawab(request, view, sandi, kunci)
        if view.hitung and jawab.status_code in DIBACA:
            pemakaian.catat(request)
        return jawab

    def _jawab(
        self, request: HttpRequest, view: ViewPublik, sandi: str, kunci: str
    ) -> HttpResponseBase:
        etag = f'"{kunci}"'
        # Who packed the page anew on the way weakened the tag.
        diketahui = parse_etags(request.headers.get("If-None-Match", ""))
        if etag in {satu.removeprefix("W/") for satu in diketahui}:
            request.META[ASAL] = "tetap"
            return _tajuk(HttpResponse(status=304), etag, view)
        if simpanan := caches["halaman"].get(kunci):
            request.META[ASAL] = "simpanan"
            return _dari_simpanan(simpanan, request)
        request.META[ASAL] = "baru"
        versi = {} if view.kunci else pengamat.nomor()
        jawab = self.get_response(request) if view.kunci else self._buat(request, versi)
        if jawab.status_code == TERGANGGU and (basi := halaman_basi(request, view)):
            return basi
        if not isinstance(jawab, HttpResponse) or not _boleh(jawab):
            return jawab
        simpan = view.simpan and TAK_BERUJUNG.isdisjoint(request.GET)
        if simpan and not view.kunci:
            simpan_basi(request, view, versi, jawab)
        jawab["Last-Modified"] = http_date()
        _padatkan(jawab, sandi)
        _tajuk(jawab, etag, view)
        if simpan and len(jawab.content) <= BITA_MAKS:
            tajuk = {k: v for k, v in jawab.items() if k not in TIDAK_DISIMPAN}
            caches["halaman"].set(kunci, (jawab.content, tajuk))
        return jawab

    def _buat(
        self, request: HttpRequest, sedikitnya: Mapping[str, int]
    ) -> HttpResponseBase:
        """The key is older than the question to the replica, so never newer."""
        # A list to keep is read while it streams, when the replica is left.
        if not replika.ada() or kerja_kini() is Kerja.EKSPOR:
            return self.get_response(request)
        versi = replika.versi_replika(sedikitnya=sedikitnya)
        if versi is None:
            return self.get_response(request)
        with replika.baca(versi):
            jawab = self.get_response(request)
        # It went away on the way, or cancelled a query that stood in its way.
        return self.get_response(request) if jawab.status_code >= GALAT else jawab


def _view_publik(request: HttpRequest) -> Any:
    """None also for who does not take its one form (``terima``): the view says so."""
    view = _cari_view(request.path_info) if request.method in BACA else None
    terima = getattr(view, "terima", "")
    return None if terima and not request.accepts(terima) else view


@lru_cache(maxsize=4096)
def _cari_view(jalan: str) -> Any:
    """Looking an address up costs more than all the rest of a kept page."""
    try:
        view = resolve(jalan).func
    except Resolver404:
        return None
    return view if hasattr(view, "parameter") else None


def _rapikan(query: QueryDict, parameter: tuple[str, ...]) -> QueryDict:
    rapi = QueryDict(mutable=True)
    for nama in parameter:
        if nilai := query.get(nama, ""):
            rapi[nama] = nilai
    return rapi


def _kunci(request: HttpRequest, sandi: str, view: ViewPublik) -> str:
    bagian = (
        request.scheme or "",
        # Every port and spelling of a name is one page: else one asker fills the store.
        split_domain_port(request.get_host())[0],
        request.path,
        request.GET.urlencode(),
        sandi,
        settings.RILIS,
        view.kunci() if view.kunci else _versi(),
    )
    return blake2b("\n".join(bagian).encode(), digest_size=16).hexdigest()


def _versi() -> str:
    kini = timezone.now()
    sini = timezone.localtime(kini)
    notis, jam = per_versi("halaman.pergantian", _pergantian)
    ke = bisect(notis, kini), bisect(jam, sini.time())
    return f"{pengamat.kunci()} {sini:%F} {ke}"


def _pergantian() -> tuple[list[datetime], list[Any]]:
    """When notices begin and end, and when counters open and close."""
    return pergantian(), pergantian_jam(tetap()["jam_layanan"])


def _boleh(jawab: HttpResponse) -> bool:
    return jawab.status_code == 200 and not jawab.cookies and not jawab.streaming  # noqa: PLR2004


def _padatkan(jawab: HttpResponse, sandi: str) -> None:
    if len(jawab.content) < BITA_PADAT or jawab.has_header("Content-Encoding"):
        return
    if sandi == "br":
        jawab.content = brotli.compress(jawab.content, quality=5)
    elif sandi == "gzip":
        jawab.content = gzip.compress(jawab.content, compresslevel=6, mtime=0)
    elif sandi == antar_halaman.SANDI:
        jawab.content = antar_halaman.padatkan(jawab.content)
    else:
        return
    jawab["Content-Encoding"] = sandi
    jawab["Content-Length"] = str(len(jawab.content))


def _tajuk(jawab: HttpResponse, etag: str, view: ViewPublik) -> HttpResponse:
    jawab["ETag"] = etag
    # The emergency page brings nothing along that a slow net would carry beside it.
    antar_halaman.tajuk_halaman(jawab, lanjut=view.kunci is None)
    if not jawab.has_header("Cache-Control"):
        jawab["Cache-Control"] = (
            f"public, max-age={UMUR_PERAMBAN}, s-maxage={UMUR_CDN}, "
            "stale-while-revalidate=15, stale-if-error=86400"
        )
    return jawab


def _dari_simpanan(
    simpanan: tuple[bytes, Mapping[str, str]], request: HttpRequest
) -> HttpResponse:
    isi, tajuk = simpanan
    jawab = HttpResponse(b"" if request.method == "HEAD" else isi, headers=dict(tajuk))
    if request.method == "HEAD":
        jawab["Content-Length"] = str(len(isi))
    return jawab
