"""Where public pages are read: from a streaming replica that is not behind.

Only pages marked by ``halaman_publik`` and only while the replica is as far as the versions
that the primary has announced (docs/adr/0018). So nobody reads less than was published, and
no old page is kept under a new version. Everything else, and every write, is the primary's.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import Error, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from organisasi.models import Versi

logger = logging.getLogger(__name__)
UTAMA = "default"
REPLIKA = "replika"
# Seconds a replica that did not answer is left alone: no page waits for it meanwhile.
JEDA_GAGAL = 10.0
# The versions of the replica that the page in hand is read from; None: the primary.
_dibaca: ContextVar[Mapping[str, int] | None] = ContextVar("dibaca", default=None)


class _Keadaan:
    """What this process knows of the replica: until when it is left alone."""

    jeda_sampai = 0.0


class Rute:
    """Django's database router: the page in hand decides where is read."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str:  # noqa: ARG002 - Django's signature
        """The replica inside ``baca``; what came from it earlier does not matter."""
        return alias_baca()

    def db_for_write(self, model: type[models.Model], **hints: Any) -> str:  # noqa: ARG002 - Django's signature
        """Always the primary."""
        return UTAMA

    def allow_relation(self, *_objek: models.Model, **_hints: Any) -> bool:
        """Both hold the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool:  # noqa: ARG002 - Django's signature
        """The replica gets its tables from the primary."""
        return db == UTAMA


def ada() -> bool:
    """Whether a replica is set up (DATABASE_REPLIKA_URL)."""
    return REPLIKA in connections.databases


def alias_baca() -> str:
    """The database that is read from now."""
    return UTAMA if _dibaca.get() is None else REPLIKA


def sambungan_baca() -> BaseDatabaseWrapper:
    """The connection for SQL written by hand that only reads."""
    return connections[alias_baca()]


def versi_dibaca() -> Mapping[str, int] | None:
    """The versions that the page in hand may be kept under; None on the primary."""
    return _dibaca.get()


def versi_replika(sedikitnya: Mapping[str, int]) -> Mapping[str, int] | None:
    """The replica's versions; None when one is below ``sedikitnya``, or it is away."""
    if time.monotonic() < _Keadaan.jeda_sampai:
        return None
    try:
        versi = dict(Versi.objects.using(REPLIKA).values_list("area", "nomor"))
    except Error as galat:
        istirahatkan(galat)
        return None
    tertinggal = any(versi.get(area, 0) < nomor for area, nomor in sedikitnya.items())
    return None if tertinggal else versi


def istirahatkan(galat: Error) -> None:
    """Leave the replica alone for a while, and say so in the log."""
    _Keadaan.jeda_sampai = time.monotonic() + JEDA_GAGAL
    logger.warning("Replica does not answer: %s", type(galat).__name__)


@contextmanager
def baca(versi: Mapping[str, int]) -> Iterator[None]:
    """Read from the replica, which stands at ``versi``, for the length of the block."""
    tanda = _dibaca.set(versi)
    try:
        yield
    finally:
        _dibaca.reset(tanda)
