"""The backend: what Django loads by the name ``organisasi.basis_data``."""

from __future__ import annotations

import time
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg import IsolationLevel
from psycopg.pq import TransactionStatus
from psycopg_pool import PoolTimeout

from organisasi.basis_data.kerja import Kerja, kerja_kini, sabar_kini
from organisasi.basis_data.sambungan import BATAS_PERIKSA, Sambungan
from organisasi.basis_data.sekring import Sekring, sekring

# Seconds after which who waits for a connection asks whether the server is there at all.
SELA_KOLAM = 0.25


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, with connections that wait for no more than their work allows."""

    connection: Any

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if kolam := self.settings_dict["OPTIONS"].get("pool"):
            self.settings_dict["OPTIONS"]["pool"] = kolam | {
                "connection_class": Sambungan,
                "check": Sambungan.periksa,
            }

    @property
    def sekring(self) -> Sekring:
        """The fuse of this server."""
        return sekring(self.alias)

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection; psycopg.OperationalError at once while the fuse is open."""
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
        """A long export must not keep one of the few that pages share."""
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
        """A cursor on a connection that has the patience of the work in hand."""
        sambungan, sabar = self.connection, sabar_kini()
        if (
            sambungan.sabar != sabar
            and sambungan.info.transaction_status != TransactionStatus.INERROR
        ):
            sambungan.execute(sabar.sql)
            sambungan.sabar = sabar
        return super().create_cursor(name)
