"""The version of the public side: how each process knows it, and what it keeps by it.

A listener thread holds one connection on LISTEN; the triggers of ``naikkan_versi`` tell
it at commit. While it is connected the numbers in memory are right and a cached page
costs no query. When it is not (start, lost connection), they are read anew for every
request: slower, never stale. It listens to the primary; a replica announces nothing.
"""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import psycopg
from django.conf import settings
from django.db import Error, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from organisasi.basis_data.models import Versi

# Where public pages are read: the primary, or a streaming replica that is not behind.
# Only pages marked by ``halaman_publik`` and only while the replica is as far as the versions
# that the primary has announced (docs/adr/0018). So nobody reads less than was published, and
# no old page is kept under a new version. Everything else, and every write, is the primary's.

logger = logging.getLogger(__name__)
UTAMA = "default"
REPLIKA = "replika"
# Seconds a replica that did not answer is left alone: no page waits for it meanwhile.
JEDA_GAGAL = 10.0
# The versions of the replica that the page in hand is read from; None: the primary.
_dibaca: ContextVar[Mapping[str, int] | None] = ContextVar("dibaca", default=None)


class _Keadaan:
    jeda_sampai = 0.0


class Rute:
    """Django's database router: the page in hand decides where is read."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str:  # noqa: ARG002 - Django's signature
        return alias_baca()

    def db_for_write(self, model: type[models.Model], **hints: Any) -> str:  # noqa: ARG002 - Django's signature
        return UTAMA

    def allow_relation(self, *_objek: models.Model, **_hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool:  # noqa: ARG002 - Django's signature
        return db == UTAMA


def ada() -> bool:
    return REPLIKA in connections.databases


def alias_baca() -> str:
    return UTAMA if _dibaca.get() is None else REPLIKA


def sambungan_baca() -> BaseDatabaseWrapper:
    return connections[alias_baca()]


def versi_replika(sedikitnya: Mapping[str, int]) -> Mapping[str, int] | None:
    """The replica's versions; None when one is below ``sedikitnya``, or it is away."""
    if time.monotonic() < _Keadaan.jeda_sampai:
        return None
    try:
        versi = dict(Versi.objects.using(REPLIKA).values_list("area", "nomor"))
    except Error as galat:
        _Keadaan.jeda_sampai = time.monotonic() + JEDA_GAGAL
        logger.warning("Replica does not answer: %s", type(galat).__name__)
        return None
    tertinggal = any(versi.get(area, 0) < nomor for area, nomor in sedikitnya.items())
    return None if tertinggal else versi


@contextmanager
def baca(versi: Mapping[str, int]) -> Iterator[None]:
    tanda = _dibaca.set(versi)
    try:
        yield
    finally:
        _dibaca.reset(tanda)


SALURAN = "portal_versi"
# Seconds: before connecting anew, and between two looks at the order to stop.
JEDA_SAMBUNG = 2.0
SELA_DENGAR = 1.0
TETAP_HIDUP = {"keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3}


class Pengamat:
    def __init__(self) -> None:
        self._kunci = threading.Lock()
        self._pid = 0
        self._tersambung = False
        self._basi = True
        self._nomor: Mapping[str, int] = {}
        # Questions asked and the newest one answered; equal when memory is current.
        self._ditanya = 0
        self._dijawab = 0
        # Areas that are known to have changed since the newest answer.
        self._berubah: set[str] = set()
        self._berhenti = threading.Event()

    @property
    def mendengar(self) -> bool:
        return self._tersambung

    def nomor(self) -> Mapping[str, int]:
        """The number of each area; no query while the listener is connected.

        A page that is read from the replica goes by the replica's numbers: what is kept
        of it must not pass for something newer.
        """
        if (dibaca := _dibaca.get()) is not None:
            return dibaca
        self._pastikan_mendengar()
        if self._tersambung and not self._basi and self._ditanya == self._dijawab:
            return self._nomor
        with self._kunci:
            self._basi = False
            self._ditanya += 1
            ke = self._ditanya
            kabar = frozenset(self._berubah)
        nomor = dict(Versi.objects.values_list("area", "nomor"))
        with self._kunci:
            # An older question answered late must not overwrite a newer answer.
            if ke > self._dijawab:
                self._dijawab = ke
                self._nomor = nomor
                self._berubah -= kabar
        return nomor

    def terakhir(self) -> Mapping[str, int]:
        """The newest numbers that are known, without asking; for while nobody answers."""
        with self._kunci:
            return {a: n + (a in self._berubah) for a, n in self._nomor.items()}

    def kunci(self) -> str:
        return ".".join(f"{n}" for _, n in sorted(self.nomor().items()))

    def _pastikan_mendengar(self) -> None:
        # Start the listener once per process, after the fork.
        if not settings.VERSI_DENGAR or self._pid == os.getpid():
            return
        with self._kunci:
            if self._pid != os.getpid():
                self._pid = os.getpid()
                self._tersambung = False
                self._berhenti = threading.Event()
                threading.Thread(
                    target=self._dengarkan,
                    args=(self._berhenti,),
                    name="pengamat-versi",
                    daemon=True,
                ).start()

    def hentikan(self) -> None:
        with self._kunci:
            self._berhenti.set()
            self._tersambung = False
            self._pid = 0

    def _dengarkan(self, berhenti: threading.Event) -> None:
        while not berhenti.is_set():
            try:
                self._dengarkan_sekali(berhenti)
            except psycopg.Error as galat:
                logger.warning("Version listener lost: %s", type(galat).__name__)
            finally:
                # A listener that was replaced says nothing about the new one.
                if berhenti is self._berhenti:
                    self._tersambung = False
            berhenti.wait(JEDA_SAMBUNG)

    def _dengarkan_sekali(self, berhenti: threading.Event) -> None:
        param = connection.get_connection_params()
        for nama in ("pool", "cursor_factory", "context"):
            param.pop(nama, None)
        # A silently cut line is noticed within seconds, not after the system's hours.
        param = TETAP_HIDUP | param
        with psycopg.connect(**param, autocommit=True) as sambungan:
            sambungan.execute(f"LISTEN {SALURAN}")
            self._mulai_mendengar(berhenti)
            while not berhenti.is_set():
                for kabar in sambungan.notifies(timeout=SELA_DENGAR):
                    with self._kunci:
                        self._berubah.add(kabar.payload)
                        self._basi = True

    def _mulai_mendengar(self, berhenti: threading.Event) -> None:
        # Say that the listener is connected, unless it was stopped on the way.
        with self._kunci:
            if not berhenti.is_set():
                self._basi = True
                self._tersambung = True


pengamat = Pengamat()


# Values kept in this process for as long as the version stands

# Every period of the public page from 2010 on fits in.
BANYAK_MAKS = 512
_isi: dict[str, tuple[str, object]] = {}


def per_versi[Isi](nama: str, hitung: Callable[[], Isi]) -> Isi:
    """``hitung()``, computed anew only when something public changed.

    Nothing personal may be kept here: every reader gets the same value. At most
    ``BANYAK_MAKS`` names are kept, so that no reader can fill the memory.
    """
    versi = pengamat.kunci()
    ada = _isi.get(nama)
    if ada is not None and ada[0] == versi:
        return ada[1]  # type: ignore[return-value]
    nilai = hitung()
    if len(_isi) >= BANYAK_MAKS:
        _isi.clear()
    _isi[nama] = (versi, nilai)
    return nilai


def kosongkan() -> None:
    _isi.clear()
