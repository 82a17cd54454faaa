"""Run one thing in many threads at once, each on a database connection of its own."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Barrier, BoundedSemaphore
from unittest.mock import patch

from django.db import connection

from organisasi.kertas.naskah import GERBANG_KERTAS
from organisasi.kertas.unggahan import GERBANG_FOTO
from ppid_portal.masuk.adapters import GERBANG_SANDI

SABAR = 120  # seconds; for what another thread does at once
# Locks that somebody waits for because this connection holds them.
DITUNGGU = """
    SELECT EXISTS (
        SELECT FROM pg_locks
        WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))
    )
"""


def serentak(jumlah, kerja):
    """``kerja(0)`` … ``kerja(jumlah - 1)`` at the same time; results or exceptions.

    What is raced for is a row, not a place at a gate: all of them may wait there.
    """
    pintu = Barrier(jumlah)

    def satu(ke):
        try:
            connection.ensure_connection()
            pintu.wait(timeout=SABAR)
            return kerja(ke)
        except Exception as galat:  # noqa: BLE001 - the test judges it
            return galat
        finally:
            connection.close()

    with ExitStack() as lebar, ThreadPoolExecutor(jumlah) as kolam:
        for gerbang in (GERBANG_FOTO, GERBANG_KERTAS, GERBANG_SANDI):
            lebar.enter_context(
                patch.multiple(
                    gerbang, _antre=BoundedSemaphore(jumlah), sabar=float(SABAR)
                )
            )
        return list(kolam.map(satu, range(jumlah)))


def tunggu_penunggu():
    """Wait until another connection waits for a lock that this one holds."""
    batas = time.monotonic() + SABAR
    with connection.cursor() as kursor:
        while kursor.execute(DITUNGGU).fetchone() == (False,):
            assert time.monotonic() < batas, "nobody waits"
            time.sleep(0.02)
