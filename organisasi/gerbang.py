"""Costly work passes a narrow gate; who finds it full is told so, and when to come back.

A thread that waits in a row answers nobody else: without the gate sixteen readers of one
paper stop the portal.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

# Seconds after which it is worth to try again.
COBA_LAGI = 5


class Sibuk(Exception):
    """The gate is full; the text is for the visitor.

    Whoever serves pages answers it with 503 and Retry-After (ppid_portal.sibuk).
    """


class Gerbang:
    """One piece of work at a time in this process, and one more that waits a little."""

    def __init__(self, kalimat: str, *, sabar: float = 5.0) -> None:
        """``kalimat`` is for who finds it full; ``sabar``: seconds that one may wait."""
        self.kalimat = kalimat
        self.sabar = sabar
        self._antre = BoundedSemaphore(2)
        self._kerja = BoundedSemaphore(1)

    @contextmanager
    def masuk(self) -> Iterator[None]:
        """Do the work of the block alone. Raises Sibuk at once, or after ``sabar``."""
        if not self._antre.acquire(blocking=False):
            raise Sibuk(self.kalimat)
        try:
            if not self._kerja.acquire(timeout=self.sabar):
                raise Sibuk(self.kalimat)
            try:
                yield
            finally:
                self._kerja.release()
        finally:
            self._antre.release()
