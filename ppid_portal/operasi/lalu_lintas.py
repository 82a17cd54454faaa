"""What passes through the web server, counted and, by setting, written down.

Each process counts in a file that all of them read (prometheus_client's multiprocess mode:
``gunicorn_conf`` names the folder before this is loaded), so that any of them tells all.
"""
# ruff: noqa: TID253 -- loaded by the web server before the fork, which shares it

import json
import logging
import time
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connections
from gunicorn.glogging import Logger
from prometheus_client import Counter, Gauge, Histogram

from ppid_portal.operasi.catatan_log import ASAL, samarkan
from ppid_portal.operasi.gunicorn_worker import jalur_dari

# Few kinds of pages, five classes of answers: never an address, of which there is no end.
JAWABAN = Counter("portal_jawaban", "Answers", ["jalur", "status"])
LAMA = Histogram(
    "portal_jawaban_detik",
    "Seconds from the head of a request to the end of its answer",
    ["jalur"],
    buckets=(0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10),
)
SIBUK = Gauge(
    "portal_utas_sibuk", "Threads at work", ["jalur"], multiprocess_mode="livesum"
)
SIMPANAN = Counter("portal_simpanan", "Public pages by where they came from", ["asal"])
KOLAM = Gauge(
    "portal_kolam",
    "Of the pools of connections: how many wait, have waited, and for how many ms",
    ["basis_data", "apa"],
    multiprocess_mode="livesum",
)
UKURAN = (JAWABAN, LAMA, SIBUK, SIMPANAN, KOLAM)
# Of a pool: what is told, once in so many seconds by each process.
APA = ("requests_waiting", "requests_queued", "requests_wait_ms")
SELA = 5.0

pencatat = logging.getLogger("portal.permintaan")


class Pencatat(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's logger, told of each answer when its last byte is out."""

    _kolam_sejak = 0.0

    def sibuk(self, jalur: str) -> AbstractContextManager[object]:
        """Around the work of a thread."""
        hasil: AbstractContextManager[object] = SIBUK.labels(jalur).track_inprogress()
        return hasil

    def access(
        self, resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta
    ) -> None:
        jalur = jalur_dari(req.method, environ["PATH_INFO"])
        JAWABAN.labels(jalur, f"{resp.status_code // 100}xx").inc()
        LAMA.labels(jalur).observe(request_time.total_seconds())
        if asal := environ.get(ASAL):
            SIMPANAN.labels(asal).inc()
        if time.monotonic() - self._kolam_sejak > SELA:
            self._kolam_sejak = time.monotonic()
            _catat_kolam()
        if settings.CATAT_PERMINTAAN:
            pencatat.info(_baris(resp, req, environ, request_time))


def _catat_kolam() -> None:
    for nama in connections:
        kolam: Any = connections[nama].pool  # type: ignore[attr-defined]  # PostgreSQL's
        isi = kolam.get_stats() if kolam else {}
        for apa in APA:
            KOLAM.labels(nama, apa).set(isi.get(apa, 0))


def _baris(
    resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta
) -> str:
    """Neither who asks nor what he looks for: no address of his, no query, no secret."""
    return json.dumps(
        {
            "cara": req.method,
            "alamat": samarkan(environ["PATH_INFO"]),
            "status": resp.status_code,
            "ms": round(request_time.total_seconds() * 1000),
            "bita": resp.sent,
            "asal": environ.get(ASAL, ""),
            "id_permintaan": environ.get("HTTP_X_REQUEST_ID", "")[:64],
        },
        ensure_ascii=False,
    )
