"""What one page costs: SQL, buffers, bytes; measured in this process."""

import json
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import brotli
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from informasi.models import DokumenInformasi
from organisasi.basis_data import versi as simpanan
from organisasi.basis_data.versi import pengamat
from organisasi.models import Unit

# What a browser fetches by itself: style sheets, scripts, icons, pictures.
IKUTAN = re.compile(
    r'<(?:link rel="(?:stylesheet|icon)" href|script[^>]* src|img[^>]* src)="([^"]+)"'
)
KATA = "kota"
# One for all: a new client loads the middleware, and WhiteNoise lists its files.
pengunjung = Client()


@dataclass(frozen=True, slots=True)
class Halaman:
    """A page type: name, address, ceilings (SQL cold, kB first visit)."""

    nama: str
    alamat: str
    sql: int
    kb: int = 60


def semua() -> list[Halaman]:
    """One page of each type, on the data that is loaded now."""
    nomor = DokumenInformasi.objects.terbuka().terbaru().values_list("nomor", flat=True)
    unit = Unit.objects.get(peran_ppid=Unit.PeranPPID.UTAMA)
    return [
        Halaman("home", "/", 4),
        Halaman("list", "/informasi/", 6),
        Halaman("list, filtered", f"/informasi/?unit={unit.slug}&tahun=2015", 6),
        Halaman("item", f"/informasi/{nomor[0].lower()}/", 4),
        Halaman("search in the list", f"/informasi/?q={KATA}", 6),
        Halaman("search over all", f"/cari/?q={KATA}", 6),
        Halaman("units", "/unit/", 6),
        Halaman("unit", f"/unit/{unit.slug}/", 6),
        Halaman("DIP", "/informasi/dip/", 6),
        Halaman("excluded list", "/informasi/dikecualikan/", 6),
        Halaman("notices", "/informasi/serta-merta/", 6),
        Halaman("door", "/layanan/", 4),
        Halaman("request", "/permohonan/", 4),
        Halaman("complaint", "/pengaduan/", 4),
        Halaman("about", "/tentang/", 4),
        Halaman("open data", "/data/", 4),
        Halaman("emergency", "/darurat/", 4, 10),
    ]


def tunggu_pendengar() -> None:
    """Wait until the version listener of this process is connected."""
    habis = time.monotonic() + 10
    while not pengamat.mendengar and time.monotonic() < habis:
        pengamat.nomor()
        time.sleep(0.05)
    pengamat.nomor()


def lupakan(*, semuanya: bool) -> None:
    """Forget kept pages; with ``semuanya`` also the values kept by version."""
    caches["halaman"].clear()
    if semuanya:
        simpanan.kosongkan()


def ambil(alamat: str, **tajuk: str) -> Any:
    """One GET in this process, as a browser asks."""
    jawab = pengunjung.get(alamat, headers={"Accept-Encoding": "br"} | tajuk)
    if jawab.status_code not in {200, 304}:
        raise RuntimeError(f"{alamat}: {jawab.status_code}")
    return jawab


def hitung_sql(alamat: str) -> tuple[int, int, int, int]:
    """SQL just after an edit, with the page not kept, with the page kept, on 304."""
    lupakan(semuanya=True)
    dingin, jawab = _tangkap(alamat)
    lupakan(semuanya=False)
    hangat, _ = _tangkap(alamat)
    simpan, _ = _tangkap(alamat)
    sama, _ = _tangkap(alamat, **{"If-None-Match": jawab["ETag"]})
    return len(dingin), len(hangat), len(simpan), len(sama)


def _tangkap(alamat: str, **tajuk: str) -> tuple[list[str], Any]:
    with CaptureQueriesContext(connection) as tangkap:
        jawab = ambil(alamat, **tajuk)
    return [q["sql"] for q in tangkap], jawab


def bita(alamat: str) -> tuple[int, int]:
    """Compressed bytes of the page alone, and of all a first visit fetches."""
    lupakan(semuanya=False)
    jawab = ambil(alamat)
    halaman = len(jawab.content)
    teks = brotli.decompress(jawab.content).decode()
    return halaman, halaman + sum(map(_bita_statis, set(IKUTAN.findall(teks))))


def _bita_statis(alamat: str) -> int:
    """What the static file weighs as WhiteNoise sends it."""
    berkas = settings.STATIC_ROOT / alamat.removeprefix(settings.STATIC_URL)
    padat = berkas.with_name(f"{berkas.name}.br")
    return (padat if padat.exists() else berkas).stat().st_size


def buffer(alamat: str, *, dingin: bool) -> int:
    """Buffers all SQL of the page touches; ``dingin``: just after an edit."""
    ambil(alamat)
    lupakan(semuanya=dingin)
    sql, _ = _tangkap(alamat)
    return sum(_buffer_sql(satu) for satu in sql if satu.startswith("SELECT"))


def _buffer_sql(sql: str) -> int:
    with connection.cursor() as kursor:
        kursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}")
        isi = kursor.fetchone()[0]
    pokok = (isi if isinstance(isi, list) else json.loads(isi))[0]["Plan"]
    return int(pokok["Shared Hit Blocks"] + pokok["Shared Read Blocks"])


def median_ms(alamat: Sequence[str], *, ulang: int) -> float:
    """Middle time of a page made anew, in ms, over all addresses and repeats."""
    waktu = sorted(_waktu(alamat, ulang))
    return waktu[len(waktu) // 2] * 1000


def _waktu(alamat: Sequence[str], ulang: int) -> Iterator[float]:
    for satu in alamat:
        ambil(satu)
    for _ in range(ulang):
        for satu in alamat:
            lupakan(semuanya=False)
            awal = time.perf_counter()
            ambil(satu)
            yield time.perf_counter() - awal
