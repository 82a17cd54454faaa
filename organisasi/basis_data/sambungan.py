"""A connection that gives up a server which says nothing.

PostgreSQL ends a long statement and a long wait for a lock by itself; a frozen one ends
nothing, while its system keeps the line alive. So this side counts the silence as well.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Any

import psycopg
from psycopg_pool import ConnectionPool

from organisasi.basis_data.kerja import Sabar
from organisasi.basis_data.sekring import Sekring

# Seconds of silence after which the server is looked at, and for the question whether a
# connection from the pool still works.
CURIGA = 0.7
BATAS_PERIKSA = 0.5
# A server that lives ends a statement at its limit; so long it may be late with that.
TENGGANG = 1.0


class Sambungan(psycopg.Connection[Any]):
    """A connection with its fuse, and with the patience that is set on the server."""

    sekring: Sekring | None = None
    param: dict[str, Any]
    sabar: Sabar | None = None
    # Taken for one export, not from the pool.
    sendiri = False
    _batas_periksa = 0.0

    def wait(self, gen: Any, *args: Any, **kw: Any) -> Any:
        """Wait for the server as psycopg does, and count its silence."""
        return super().wait(self._hitung_diam(gen), *args, **kw)

    def rollback(self) -> None:
        """Roll back, also what was set on the way: it is set anew when needed."""
        super().rollback()
        self.sabar = None

    def _hitung_diam(self, gen: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
        try:
            tunggu = next(gen)
            sejak = time.monotonic()
            while True:
                # psycopg comes back ten times a second, with nothing while it is quiet.
                if siap := (yield tunggu):
                    sejak = time.monotonic()
                else:
                    self._bila_diam(time.monotonic() - sejak)
                tunggu = gen.send(siap)
        except StopIteration as akhir:
            return akhir.value

    def _bila_diam(self, detik: float) -> None:
        if self.sekring is None:
            return
        if detik > CURIGA:
            self.sekring.curigai(self.param)
        if self._batas_periksa:
            batas = self._batas_periksa
        elif self.sabar:
            batas = self.sabar.perintah + TENGGANG
        else:
            return
        if detik > batas or (detik > CURIGA and self.sekring.putus):
            self.close()
            raise psycopg.OperationalError("the server says nothing")

    def periksa(self) -> None:
        """Raise psycopg.OperationalError unless the server answers at once."""
        self._batas_periksa = BATAS_PERIKSA
        try:
            ConnectionPool.check_connection(self)
        finally:
            self._batas_periksa = 0.0
