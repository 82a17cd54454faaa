"""Public pages as they were, for as long as the database cannot be asked.

Each page that is made is also kept on the disk, for all processes and the next start. It
is shown, marked with its time, when the versions cannot be had or the page cannot be made;
never when its part of the public side is known to have changed since: what was withdrawn
stays withdrawn.
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from organisasi.basis_data.versi import pengamat
from organisasi.halaman.publik import ViewPublik
from organisasi.models import Area

# Larger ones are files for programs, which come again.
BITA_MAKS = 128 * 1024
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
    """A page as it was made: under which versions, when (seconds of the epoch)."""

    versi: Mapping[str, int]
    dibuat: float
    isi: bytes
    tajuk: Mapping[str, str]


def simpan(
    request: HttpRequest,
    view: ViewPublik,
    versi: Mapping[str, int],
    jawab: HttpResponse,
) -> None:
    """Keep a page that was just made, not packed yet, for worse times."""
    if len(jawab.content) > BITA_MAKS:
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
        gudang.set(_kunci(request), lama)
        if gudang.get(VERSI) != versi:
            gudang.set(VERSI, dict(versi))


def halaman_basi(request: HttpRequest, view: ViewPublik) -> HttpResponse | None:
    """The page as it was; None when there is none, or it is known to be another now."""
    try:
        lama: HalamanLama | None = caches["basi"].get(_kunci(request))
        lain: Mapping[str, int] = caches["basi"].get(VERSI, {})
    except OSError:
        return None
    sendiri = pengamat.terakhir()
    if lama is None or any(
        max(sendiri.get(area, 0), lain.get(area, 0)) > lama.versi.get(area, 0)
        for area in _area(view)
    ):
        return None
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
    """The page with a line on top that says how old it is; a file stays as it is."""
    awal, utama, sisa = lama.isi.partition(UTAMA)
    if not utama:
        return lama.isi
    saat = datetime.fromtimestamp(lama.dibuat, UTC)
    tanda = render_to_string("komponen/halaman_basi.html", {"saat": saat})
    return b"".join((awal, tanda.encode(), utama, sisa))


def _area(view: ViewPublik) -> tuple[Area, ...]:
    """The parts of the public side that the page may show."""
    satu = AREA.get(view.__module__.partition(".")[0])
    return (Area.KANTOR, satu) if satu else tuple(Area)


def _kunci(request: HttpRequest) -> str:
    bagian = (
        request.scheme or "",
        request.get_host(),
        request.path,
        request.GET.urlencode(),
    )
    return blake2b("\n".join(bagian).encode(), digest_size=16).hexdigest()
