"""A streaming replica of the tests' own server, made by pg_basebackup."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
from django.db import connection, connections, transaction

from dev.devdb.binaries import as_plain_user, bindir
from organisasi.basis_data.versi import REPLIKA

SABAR = 120  # seconds; for a state that comes within one on a quiet machine
# A standby must have room for at least as much as its primary.
PENGATURAN = (
    *("listen_addresses=", "max_connections=60", "max_locks_per_transaction=512"),
    *("fsync=off", "hot_standby_feedback=on", "unix_socket_permissions=0777"),
    # Started again, it may find its old line to the primary not closed yet.
    "wal_retrieve_retry_interval=100ms",
    # The tests' server writes no full pages: replayed once more after a stop, its journal
    # may speak of pages of a table that has been emptied since.
    "ignore_invalid_pages=on",
)


class Replika:
    """The standby: reachable as the alias ``replika`` between ``sambungkan`` and ``buang``."""

    def __init__(self):
        self.akar = Path(tempfile.mkdtemp(prefix="portal-replika-"))
        self.akar.chmod(0o777)
        self.program = bindir()
        self.awalan = as_plain_user(self.program)
        self.proses: subprocess.Popen[bytes] | None = None
        self.slot = f"uji_{os.getpid()}"

    def buat(self):
        asal = connection.settings_dict
        # Of one user, whoever that is: PostgreSQL accepts only its own folder.
        salin = [
            *self.awalan,
            str(self.program / "pg_basebackup"),
            *("--host", asal["HOST"], "--username", asal["USER"]),
            *("--pgdata", str(self.akar / "data"), "--checkpoint=fast"),
            *("--wal-method=stream", "--write-recovery-conf", "--no-sync"),
            # The primary keeps its journal for it while it is stopped.
            *("--create-slot", f"--slot={self.slot}"),
        ]
        subprocess.run(salin, check=True, cwd="/", capture_output=True, timeout=SABAR)
        self.mulai()

    def mulai(self):
        perintah = [*self.awalan, str(self.program / "postgres"), "-D"]
        perintah.append(str(self.akar / "data"))
        for satu in (*PENGATURAN, f"unix_socket_directories={self.akar}"):
            perintah += ["-c", satu]
        with (self.akar / "log").open("ab") as catatan:
            self.proses = subprocess.Popen(
                perintah, cwd="/", stdout=catatan, stderr=catatan
            )
        self.tunggu("SELECT true")

    def pid(self):
        return int((self.akar / "data/postmaster.pid").read_text().split()[0])

    def tanya(self, sql):
        asal = connection.settings_dict
        with psycopg.connect(
            host=str(self.akar), user=asal["USER"], dbname=asal["NAME"], autocommit=True
        ) as sambungan:
            hasil = sambungan.execute(sql).fetchone()
            return hasil and hasil[0]

    def tunggu(self, sql):
        """Wait until the statement returns true."""
        batas = time.monotonic() + SABAR
        while True:
            assert self.proses
            assert self.proses.poll() is None, (self.akar / "log").read_text()
            try:
                if self.tanya(sql):
                    return
            except psycopg.OperationalError:
                pass
            assert time.monotonic() < batas, (self.akar / "log").read_text()
            time.sleep(0.05)

    def susul(self):
        """Wait until it has everything the primary has written so far."""
        with connection.cursor() as kursor:
            # The tests' server commits without waiting for its journal; this one waits.
            with transaction.atomic():
                kursor.execute("SET LOCAL synchronous_commit = on")
                kursor.execute("SELECT pg_logical_emit_message(true, 'uji', 'susul')")
            kursor.execute("SELECT pg_current_wal_flush_lsn()")
            (sampai,) = kursor.fetchone()
        self.tunggu(f"SELECT pg_last_wal_replay_lsn() >= '{sampai}'")

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

    def hentikan(self):
        if self.proses and self.proses.poll() is None:
            self.proses.send_signal(signal.SIGINT)
            self.proses.wait(SABAR)

    def buang(self):
        self.hentikan()
        # The primary notices a moment later that nobody reads the slot any more.
        batas = time.monotonic() + SABAR
        while self._buang_slot():
            assert time.monotonic() < batas, "the slot stays in use"
            time.sleep(0.02)
        shutil.rmtree(self.akar, ignore_errors=True)

    def _buang_slot(self):
        """Drop the slot when nobody reads it; whether it is still there."""
        with connection.cursor() as kursor:
            kursor.execute(
                "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
                " WHERE slot_name = %s AND NOT active",
                (self.slot,),
            )
            kursor.execute(
                "SELECT FROM pg_replication_slots WHERE slot_name = %s", (self.slot,)
            )
            return kursor.fetchone() is not None
