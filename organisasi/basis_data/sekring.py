"""A fuse for each database server: while it cannot be had, nobody waits for it.

Whoever waited in vain only says so (``curigai``). One thread then asks the server, opens
the fuse when it does not answer, and goes on asking, so that no page pays for a probe. A
busy server that answers leaves the fuse closed.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import psycopg

logger = logging.getLogger(__name__)
# Seconds between two questions, and for one of them (psycopg allows no less than 2).
JEDA = 0.5
BATAS_TANYA = 2
# Seconds for which an answer counts: a long statement must not have it asked all the time.
PERCAYA = 1.0
# A server that has no connection to spare lives: those that are open go on.
PENUH = re.compile(r"too many|connection slots")
BUKAN_ALAMAT = ("cursor_factory", "context", "prepare_threshold")


class Sekring:
    """What this process knows of one server."""

    def __init__(self, alias: str) -> None:
        self.alias = alias
        self.putus = False
        self._kunci = threading.Lock()
        self._utas: threading.Thread | None = None
        self._percaya_sampai = 0.0

    def curigai(self, param: Mapping[str, Any]) -> None:
        """Have the server at ``param`` looked at, unless that is being done."""
        with self._kunci:
            if self._utas is not None and self._utas.is_alive():
                return
            if time.monotonic() < self._percaya_sampai:
                return
            self._utas = threading.Thread(
                target=self._selidiki,
                args=(param,),
                name=f"sekring-{self.alias}",
                daemon=True,
            )
            self._utas.start()

    def _selidiki(self, param: Mapping[str, Any]) -> None:
        while not menjawab(param):
            if not self.putus:
                self.putus = True
                logger.error("Database %s does not answer: fuse open", self.alias)
            time.sleep(JEDA)
        if self.putus:
            self.putus = False
            logger.warning("Database %s answers again: fuse closed", self.alias)
        self._percaya_sampai = time.monotonic() + PERCAYA


def menjawab(param: Mapping[str, Any]) -> bool:
    """Whether the server lets somebody in, or says that it is full."""
    alamat = {k: v for k, v in param.items() if k not in BUKAN_ALAMAT}
    try:
        psycopg.connect(**alamat | {"connect_timeout": BATAS_TANYA}).close()
    except psycopg.OperationalError as galat:
        return PENUH.search(str(galat)) is not None
    return True


class _Semua(defaultdict[str, Sekring]):
    def __missing__(self, alias: str) -> Sekring:
        return self.setdefault(alias, Sekring(alias))


_semua = _Semua()


def sekring(alias: str) -> Sekring:
    """The fuse of the server that the settings call ``alias``."""
    return _semua[alias]
