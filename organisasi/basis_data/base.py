"""The database backend: its connections, and a fuse for each server.

Django loads it by the name ``organisasi.basis_data``.
"""

import logging
import re
import threading
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import replace
from typing import Any

import psycopg
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, InternalError, OperationalError
from django.db.backends.postgresql import base
from psycopg import IsolationLevel
from psycopg.errors import ReadOnlySqlTransaction
from psycopg.pq import TransactionStatus
from psycopg_pool import ConnectionPool, PoolTimeout

from organisasi.basis_data.kerja import (
    Kerja,
    Sabar,
    halaman_kini,
    kerja_kini,
    sabar_kini,
)

# The fuse of a server: while it cannot be had, nobody waits for it.
# Whoever waited in vain only says so (``curigai``). One thread then asks the server, opens
# the fuse when it does not answer, and goes on asking, so that no page pays for a probe. A
# busy server that answers leaves the fuse closed.

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
    def __init__(self, alias: str) -> None:
        self.alias = alias
        self.putus = False
        self._kunci = threading.Lock()
        self._utas: threading.Thread | None = None
        self._percaya_sampai = 0.0

    def curigai(self, param: Mapping[str, Any]) -> None:
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


_semua: dict[str, Sekring] = {}


def sekring(alias: str) -> Sekring:
    return _semua.setdefault(alias, Sekring(alias))


# A connection that gives up a server which says nothing.
# PostgreSQL ends a long statement and a long wait for a lock by itself; a frozen one ends
# nothing, while its system keeps the line alive. So this side counts the silence as well.

# Seconds of silence after which the server is looked at, and for the question whether a
# connection from the pool still works.
CURIGA = 0.7
BATAS_PERIKSA = 0.5
# A server that lives ends a statement at its limit; so long it may be late with that.
TENGGANG = 1.0


class Sambungan(psycopg.Connection[Any]):
    sekring: Sekring | None = None
    param: dict[str, Any]
    sabar: Sabar | None = None
    # Taken for one export, not from the pool.
    sendiri = False
    _batas_periksa = 0.0

    def wait(self, gen: Any, *args: Any, **kw: Any) -> Any:
        return super().wait(self._hitung_diam(gen), *args, **kw)

    def rollback(self) -> None:
        # Roll back, also what was set on the way: it is set anew when needed.
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


# A page's slow statement is told with the name of the page.

# What a visitor or an officer waits for; exports and jobs take their time.
DITUNGGU = frozenset({Kerja.UMUM, Kerja.PETUGAS, Kerja.SEHAT})


def catat_lambat(jalankan: Callable[..., Any], sql: str, param: Any, *lain: Any) -> Any:
    """Values are parameters, so what is written down holds none."""
    mulai = time.monotonic()
    try:
        return jalankan(sql, param, *lain)
    except InternalError as galat:
        # One that takes no change (a replica that stands in for it) is away for who writes.
        if isinstance(galat.__cause__, ReadOnlySqlTransaction):
            raise OperationalError(str(galat)) from galat
        raise
    finally:
        ms = (time.monotonic() - mulai) * 1000
        if ms >= settings.LAMBAT_MS and kerja_kini() in DITUNGGU:
            logger.warning(
                "Slow statement: %d ms, %s: %.300s", ms, halaman_kini() or "-", sql
            )


# Seconds after which who waits for a connection asks whether the server is there at all.
SELA_KOLAM = 0.25


class DatabaseWrapper(base.DatabaseWrapper):
    connection: Any

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.execute_wrappers.append(catat_lambat)
        if kolam := self.settings_dict["OPTIONS"].get("pool"):
            self.settings_dict["OPTIONS"]["pool"] = kolam | {
                "connection_class": Sambungan,
                "check": Sambungan.periksa,
            }

    @property
    def sekring(self) -> Sekring:
        return sekring(self.alias)

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        self.isolation_level = IsolationLevel.READ_COMMITTED
        if self.sekring.putus:
            raise psycopg.OperationalError("the fuse of the server is open")
        try:
            if self.pool is None:
                return Sambungan.connect(**conn_params)
            if kerja_kini() is Kerja.EKSPOR:
                return self._sendiri(conn_params)
            return self._dari_kolam()
        except psycopg.OperationalError:
            self.sekring.curigai(conn_params)
            raise

    def _sendiri(self, conn_params: dict[str, Any]) -> Sambungan:
        # Looked at meanwhile: the page would wait for a silent server once more after this.
        self.sekring.curigai(conn_params)
        # A long export must not keep one of the few that pages share.
        sambungan = Sambungan.connect(**conn_params, autocommit=True)
        self._configure_connection(sambungan)
        sambungan.sendiri = True
        return sambungan

    def _dari_kolam(self) -> Sambungan:
        kolam: Any = self.pool
        kolam.open()
        # The last question whether one still works comes on top.
        akhir = time.monotonic() + sabar_kini().sambungan - BATAS_PERIKSA
        while True:
            try:
                sambungan: Sambungan = kolam.getconn(
                    timeout=min(SELA_KOLAM, max(akhir - time.monotonic(), 0.01))
                )
            except PoolTimeout:
                self.sekring.curigai(self.get_connection_params())
                if self.sekring.putus or time.monotonic() >= akhir:
                    raise
            else:
                return sambungan

    def _configure_connection(self, connection: Any) -> bool:
        connection.sekring = self.sekring
        connection.param = self.get_connection_params()
        return bool(super()._configure_connection(connection))  # type: ignore[misc]  # not in the stubs

    def _close(self) -> Any:
        if self.connection is not None and self.connection.sendiri:
            with self.wrap_database_errors:
                return self.connection.close()
        return super()._close()  # type: ignore[misc]  # not in the stubs

    def create_cursor(self, name: str | None = None) -> Any:
        sambungan, sabar = self.connection, sabar_kini()
        if self.alias != DEFAULT_DB_ALIAS:
            # A table locked there is locked on the primary as well, which is asked next.
            sabar = replace(sabar, kunci=sabar.kunci / 4)
        if (
            sambungan.sabar != sabar
            and sambungan.info.transaction_status != TransactionStatus.INERROR
        ):
            sambungan.execute(sabar.sql)
            sambungan.sabar = sabar
        return super().create_cursor(name)
