"""What version the public side is at, known to each process without asking each time.

A listener thread holds one connection on LISTEN; the triggers of ``naikkan_versi`` tell
it at commit. While it is connected the numbers in memory are right and a cached page
costs no query. When it is not (start, lost connection), they are read anew for every
request: slower, never stale. It listens to the primary; a replica announces nothing.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Mapping

import psycopg
from django.conf import settings
from django.db import connection

from organisasi.models import Versi
from organisasi.replika import versi_dibaca

logger = logging.getLogger(__name__)
SALURAN = "portal_versi"
# Seconds: before connecting anew, and between two looks at the order to stop.
JEDA_SAMBUNG = 2.0
SELA_DENGAR = 1.0
TETAP_HIDUP = {"keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3}


class Pengamat:
    """The version numbers of one process."""

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
        """Whether the listener is connected."""
        return self._tersambung

    def nomor(self) -> Mapping[str, int]:
        """The number of each area; no query while the listener is connected.

        A page that is read from the replica goes by the replica's numbers: what is kept
        of it must not pass for something newer.
        """
        if (dibaca := versi_dibaca()) is not None:
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
        """All numbers as one short text, for cache keys and ETags."""
        return ".".join(f"{n}" for _, n in sorted(self.nomor().items()))

    def _pastikan_mendengar(self) -> None:
        """Start the listener once per process, after the fork."""
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
        """End the listener; the next question starts a new one."""
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
        """Say that the listener is connected, unless it was stopped on the way."""
        with self._kunci:
            if not berhenti.is_set():
                self._basi = True
                self._tersambung = True


pengamat = Pengamat()
