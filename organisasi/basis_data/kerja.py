"""How long each kind of work may wait for the database."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class Kerja(StrEnum):
    """For whom the database is asked."""

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
        """What tells the server so."""
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


def kerja_kini() -> Kerja:
    """The kind of the work in hand."""
    return _kini.get()


def sabar_kini() -> Sabar:
    """How long the work in hand may wait."""
    return Sabar(*getattr(settings, "BATAS_TUNGGU", BATAS)[_kini.get()])


def mulai_kerja(jenis: Kerja) -> None:
    """What this thread does from now on is work of this kind."""
    _kini.set(jenis)


@contextmanager
def kerja(jenis: Kerja) -> Iterator[None]:
    """Do the block as work of this kind; open connections follow with their next question."""
    tanda = _kini.set(jenis)
    try:
        yield
    finally:
        _kini.reset(tanda)


class KerjaUmumMiddleware:
    """First in the row: who asks is a visitor until it is known that he is an officer.

    The kind stays until the thread begins with the next request: an answer may stream.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        berkas = BERKAS.search(request.path_info)
        mulai_kerja(Kerja.EKSPOR if berkas else Kerja.UMUM)
        return self.get_response(request)


class KerjaPetugasMiddleware:
    """Behind the sign-in: an officer's page may take longer than a visitor's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # Only who brings a session is looked up: a page for everybody reads no cookie.
        if (
            kerja_kini() is Kerja.UMUM
            and settings.SESSION_COOKIE_NAME in request.COOKIES
            and request.user.is_authenticated
        ):
            mulai_kerja(Kerja.PETUGAS)
        return self.get_response(request)
