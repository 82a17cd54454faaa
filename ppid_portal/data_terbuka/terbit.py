"""Finished files of closed cases: made by one at a time, handed to all who come meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeGuard

from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.utils import timezone

from ppid_portal.data_terbuka.selesai import Berkas, Jenis, berkas

# First half of the advisory lock's key, so that it meets no other lock of the portal.
RUANG = "data-selesai"
SEGAR = timedelta(days=1)
# Raised when a column or a rule changes: what was made before is left alone.
BENTUK = 2
DISIMPAN = 40 * 24 * 60 * 60
type Jawaban = Mapping[str, HttpResponse]


@dataclass(frozen=True, slots=True)
class Terbitan:
    """The finished answers by their endings, and when they were made."""

    pada: datetime
    jawaban: Jawaban


def terbitan(
    jenis: Jenis, kini: datetime, susun: Callable[[Berkas], Jawaban]
) -> Jawaban:
    """The files of the month of ``kini``, made anew at most once a day: by night, by the
    job (``terbitkan``), and by a reader only where that did not run.

    One key a month: what changed meanwhile (a complaint made secret) is seen after a day,
    and while one process reckons the others give what there was. Only the first of a month
    is waited for. ``susun`` makes the answers.
    """
    kunci = _kunci(jenis, kini)
    ada: Terbitan | None = cache.get(kunci)
    if _segar(ada, kini):
        return ada.jawaban
    with transaction.atomic():
        if ada is not None and not _giliran(kunci):
            return ada.jawaban
        if ada is None:
            _tunggu(kunci)
        # Somebody may have finished it before us.
        baru: Terbitan | None = cache.get(kunci)
        if _segar(baru, kini):
            return baru.jawaban
        return _buat(jenis, kini, susun)


def terbitkan(jenis: Jenis, kini: datetime, susun: Callable[[Berkas], Jawaban]) -> None:
    """Make the files of the month of ``kini`` anew, however new those there are.

    Who comes meanwhile gets what there was. Waits for whoever makes them now.
    """
    with transaction.atomic():
        _tunggu(_kunci(jenis, kini))
        _buat(jenis, kini, susun)


def _buat(jenis: Jenis, kini: datetime, susun: Callable[[Berkas], Jawaban]) -> Jawaban:
    """Reckon and keep; whoever calls holds the turn."""
    jawaban = susun(berkas(jenis, timezone.localdate(kini)))
    cache.set(_kunci(jenis, kini), Terbitan(kini, jawaban), DISIMPAN)
    return jawaban


def _kunci(jenis: Jenis, kini: datetime) -> str:
    """One a month."""
    return f"data.{jenis.kode}.{BENTUK}.{timezone.localdate(kini):%Y-%m}"


def _segar(ada: Terbitan | None, kini: datetime) -> TypeGuard[Terbitan]:
    return ada is not None and kini - ada.pada < SEGAR


def _giliran(kunci: str) -> bool:
    """Whether nobody else reckons it; the turn lasts until the end of the transaction."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT pg_try_advisory_xact_lock(hashtext(%s), hashtext(%s))",
            (RUANG, kunci),
        )
        (dapat,) = kursor.fetchone()
    return bool(dapat)


def _tunggu(kunci: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(%s), hashtext(%s))", (RUANG, kunci)
        )
