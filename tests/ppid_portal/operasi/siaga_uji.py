"""A streaming replica of the tests' own server, made by pg_basebackup."""

import os
import shutil
import tempfile
from pathlib import Path

from django.db import connection, connections, transaction

from dev import sendiri
from organisasi.basis_data.versi import REPLIKA

PENGATURAN = (
    "fsync=off",
    # Started again, it may find its old line to the primary not closed yet.
    "wal_retrieve_retry_interval=100ms",
    # The tests' server writes no full pages: replayed once more after a stop, its journal
    # may speak of pages of a table that has been emptied since.
    "ignore_invalid_pages=on",
)


class Replika(sendiri.Replika):
    """The standby: reachable as the alias ``replika`` between ``sambungkan`` and ``buang``."""

    def __init__(self):
        self.slot = f"uji_{os.getpid()}"
        self.folder = tempfile.mkdtemp(prefix="portal-replika-")
        Path(self.folder).chmod(0o755)
        nama = connection.settings_dict["NAME"]
        super().__init__(Path(self.folder) / "siaga", nama, self.slot, PENGATURAN)

    def tanya(self, sql):
        hasil = sendiri.tanya(self.alamat, sql)
        return hasil and hasil[0][0]

    def susul(self):
        """Wait until it has everything the primary has written so far."""
        with connection.cursor() as kursor:
            # The tests' server commits without waiting for its journal; this one waits.
            with transaction.atomic():
                kursor.execute("SET LOCAL synchronous_commit = on")
                kursor.execute("SELECT pg_logical_emit_message(true, 'uji', 'susul')")
            kursor.execute("SELECT pg_current_wal_flush_lsn()")
            (sampai,) = kursor.fetchone()
        sudah = f"SELECT pg_last_wal_replay_lsn() >= '{sampai}'"
        sendiri.tunggu(lambda: self.tanya(sudah))

    def sambungkan(self):
        connections.databases[REPLIKA] = connections.databases["default"] | {
            "HOST": str(self.akar),
            "NAME": connection.settings_dict["NAME"],
            # It is not emptied after a test: it follows the primary in that, too.
            "TEST": connections.databases["default"]["TEST"] | {"MIRROR": "default"},
        }

    def putuskan(self):
        if REPLIKA in connections.databases:
            connections[REPLIKA].close()
            del connections[REPLIKA]
            del connections.databases[REPLIKA]

    def buang(self):
        self.tutup()
        # The primary notices a moment later that nobody reads the slot any more.
        sendiri.tunggu(self._slot_dibuang)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _slot_dibuang(self):
        """Drop the slot when nobody reads it; whether it is gone."""
        with connection.cursor() as kursor:
            kursor.execute(
                "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
                " WHERE slot_name = %s AND NOT active",
                (self.slot,),
            )
            kursor.execute(
                "SELECT FROM pg_replication_slots WHERE slot_name = %s", (self.slot,)
            )
            return kursor.fetchone() is None
