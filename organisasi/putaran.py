"""A loop for background commands: ends politely, waits out a database that is away."""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Callable
from types import FrameType

from django.db import InterfaceError, OperationalError, connection

logger = logging.getLogger(__name__)
# Seconds: between two looks at the stop sign, and after a lost database.
IRISAN = 0.2
JEDA_PUTUS = 5.0


class Henti:
    """Set by SIGTERM and Ctrl-C; the work in hand is finished first.

    A plain flag, not an Event: an Event set by a signal in the thread that waits on it
    can lock itself up.
    """

    def __init__(self) -> None:
        self.diminta = False

    def pasang(self) -> None:
        """Take the signals; main thread only."""
        signal.signal(signal.SIGTERM, self.minta)
        signal.signal(signal.SIGINT, self.minta)

    def minta(self, _nomor: int = 0, _bingkai: FrameType | None = None) -> None:
        """Ask for the end."""
        self.diminta = True

    def lanjut(self) -> bool:
        """Whether nobody has asked for the end."""
        return not self.diminta

    def tunggu(self, detik: float) -> None:
        """Sleep, but not past the stop sign."""
        sampai = time.monotonic() + detik
        while self.lanjut() and time.monotonic() < sampai:
            time.sleep(IRISAN)


def putar(kerja: Callable[[], object], *, jeda: float, henti: Henti) -> None:
    """Call ``kerja`` every ``jeda`` seconds until the stop sign."""
    while henti.lanjut():
        try:
            kerja()
            henti.tunggu(jeda)
        except (OperationalError, InterfaceError) as galat:
            logger.warning("Database is away: %s", type(galat).__name__)
            henti.tunggu(JEDA_PUTUS)
        finally:
            # Nothing is held while waiting; a dead connection is replaced.
            connection.close()
