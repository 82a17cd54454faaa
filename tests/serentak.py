"""Run one thing in many threads at once, each on a database connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def serentak[Isi](jumlah: int, kerja: Callable[[int], Isi]) -> list[Isi | Exception]:
    """``kerja(0)`` … ``kerja(jumlah - 1)`` at the same time; results or exceptions."""
    pintu = Barrier(jumlah)

    def satu(ke: int) -> Isi | Exception:
        try:
            connection.ensure_connection()
            pintu.wait(timeout=30)
            return kerja(ke)
        except Exception as galat:  # noqa: BLE001 - the test judges it
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(jumlah) as kolam:
        return list(kolam.map(satu, range(jumlah)))
