"""How long each kind of work may wait: for the database, at a gate, between two rounds.

Times are in seconds.
"""

import logging
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from random import SystemRandom
from threading import BoundedSemaphore
from types import FrameType
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest
from django.utils.deprecation import MiddlewareMixin


class Kerja(StrEnum):
    UMUM = "umum"
    PETUGAS = "petugas"
    EKSPOR = "ekspor"
    PEKERJAAN = "pekerjaan"
    SEHAT = "sehat"


# Seconds by kind of work: for a connection, one statement, a lock, and idle in a
# transaction. The setting BATAS_TUNGGU takes their place.
BATAS: dict[str, tuple[float, float, float, float]] = {
    Kerja.UMUM: (2, 5, 2, 10),
    Kerja.PETUGAS: (2, 30, 2, 30),
    Kerja.EKSPOR: (2, 60, 2, 120),
    Kerja.PEKERJAAN: (10, 600, 60, 600),
    Kerja.SEHAT: (1, 0.3, 0.3, 5),
}


@dataclass(frozen=True, slots=True)
class Sabar:
    """Seconds: for a connection, one statement, a lock, and idle in a transaction."""

    sambungan: float
    perintah: float
    kunci: float
    diam: float

    @property
    def sql(self) -> str:
        return (
            f"SET statement_timeout = {_ms(self.perintah)};"
            f"SET lock_timeout = {_ms(self.kunci)};"
            f"SET idle_in_transaction_session_timeout = {_ms(self.diam)}"
        )


def _ms(detik: float) -> int:
    return round(detik * 1000)


# An address of a list to keep, not of a page to read.
BERKAS = re.compile(r"\.(csv|json|pdf|xlsx|zip)$|/(ekspor|register)/")
# Outside of any request it is a job: a command, the worker.
_kini: ContextVar[Kerja] = ContextVar("kerja", default=Kerja.PEKERJAAN)


# The name of the view that runs, for the log; never the address, which may be a secret.
_halaman: ContextVar[str] = ContextVar("halaman", default="")


def kerja_kini() -> Kerja:
    return _kini.get()


def halaman_kini() -> str:
    return _halaman.get()


def sabar_kini() -> Sabar:
    return Sabar(*getattr(settings, "BATAS_TUNGGU", BATAS)[_kini.get()])


def mulai_kerja(jenis: Kerja) -> None:
    _kini.set(jenis)


@contextmanager
def kerja(jenis: Kerja) -> Iterator[None]:
    tanda = _kini.set(jenis)
    try:
        yield
    finally:
        _kini.reset(tanda)


class KerjaUmumMiddleware(MiddlewareMixin):
    """The kind stays until the thread's next request: an answer may stream."""

    def process_request(self, request: HttpRequest) -> None:
        berkas = BERKAS.search(request.path_info)
        mulai_kerja(Kerja.EKSPOR if berkas else Kerja.UMUM)
        _halaman.set("")

    def process_view(self, request: HttpRequest, *_lain: Any) -> None:
        cocok = request.resolver_match
        _halaman.set(cocok.view_name if cocok else "")


class KerjaPetugasMiddleware(MiddlewareMixin):
    """Behind the sign-in: an officer's page may take longer than a visitor's."""

    def process_request(self, request: HttpRequest) -> None:
        # Only who brings a session is looked up: a page for everybody reads no cookie.
        if (
            kerja_kini() is Kerja.UMUM
            and settings.SESSION_COOKIE_NAME in request.COOKIES
            and request.user.is_authenticated
        ):
            mulai_kerja(Kerja.PETUGAS)


# A gate for costly work; who finds it full is told when to come back.
# A thread that waits in a row answers nobody else: without the gate sixteen readers of one
# paper stop the portal.

# Seconds after which it is worth to try again.
COBA_LAGI = 5


class Sibuk(Exception):
    """The gate is full; the text is for the visitor (ppid_portal.operasi.galat)."""


class Gerbang:
    """One piece of work at a time in this process, and one more that waits a little."""

    def __init__(self, kalimat: str, *, sabar: float = 5.0) -> None:
        self.kalimat = kalimat
        self.sabar = sabar
        self._antre = BoundedSemaphore(2)
        self._kerja = BoundedSemaphore(1)

    @contextmanager
    def masuk(self) -> Iterator[None]:
        if not self._antre.acquire(blocking=False):
            raise Sibuk(self.kalimat)
        try:
            if not self._kerja.acquire(timeout=self.sabar):
                raise Sibuk(self.kalimat)
            try:
                yield
            finally:
                self._kerja.release()
        finally:
            self._antre.release()


# The loop of background commands: it ends politely and waits out a database that is away

logger = logging.getLogger(__name__)
# Seconds: between two looks at the stop sign, and after a lost database.
IRISAN = 0.2
JEDA_PUTUS = 5.0


class Henti:
    """A plain flag: an Event set by a signal in its own thread can lock up."""

    def __init__(self) -> None:
        self.diminta = False

    def pasang(self) -> None:
        signal.signal(signal.SIGTERM, self.minta)
        signal.signal(signal.SIGINT, self.minta)

    def minta(self, _nomor: int = 0, _bingkai: FrameType | None = None) -> None:
        self.diminta = True

    def lanjut(self) -> bool:
        return not self.diminta

    def tunggu(self, detik: float) -> None:
        sampai = time.monotonic() + detik
        while self.lanjut() and time.monotonic() < sampai:
            time.sleep(IRISAN)


def putar(kerja: Callable[[], object], *, jeda: float, henti: Henti) -> None:
    while henti.lanjut():
        try:
            kerja()
            henti.tunggu(jeda)
        except (OperationalError, InterfaceError) as galat:
            logger.warning("Database is away: %s", type(galat).__name__)
            henti.tunggu(JEDA_PUTUS)
        finally:
            # Nothing is held while waiting; a dead connection is replaced.
            connection.close()


# What leaves the house and fails: when it is tried again, and when it is given up

# From one bound to the other, evenly: random.uniform, or what a test says.
Acak = Callable[[float, float], float]
ACAK: Acak = SystemRandom().uniform
MENYERAH_SETELAH = timedelta(days=7)
DETIK_AWAL, DETIK_MIN, DETIK_MAKS = 30, 5, 3600
# Beyond this power the cap holds anyway.
PANGKAT_MAKS = 10


def jeda_ulang(
    gagal: int, *, acak: Acak = ACAK, paling_cepat: timedelta | None = None
) -> timedelta:
    """Full jitter: up to 30 s, doubled with each failure, an hour at most.

    ``gagal`` counts the failures so far, from 0. ``paling_cepat`` is what the other side
    asked for and is never undercut.
    """
    atas = min(DETIK_MAKS, DETIK_AWAL * 2 ** min(gagal, PANGKAT_MAKS))
    jeda = timedelta(seconds=max(DETIK_MIN, acak(0, atas)))
    return max(jeda, paling_cepat or timedelta())
