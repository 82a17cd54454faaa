"""What a worker is given: clock, sleep, chance, its name, settings; and the channel.

Every request waits for a second of its own, shared by all workers through the row of the
breaker. The second is taken in a durable transaction, which Django refuses inside another
one: so no request can ever be made within a transaction.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import SystemRandom
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from pengaduan.kiriman.mundur import Acak
from pengaduan.lapor.jawaban import Jawaban
from pengaduan.lapor.kanal import KanalLapor
from pengaduan.lapor.setelan import SetelanLapor
from pengaduan.models import Kiriman, Sirkuit

KANAL = Kiriman.Kanal.LAPOR_API
# At most one request a second (penerusan 1.9).
SELANG = timedelta(seconds=1)


def nama_pekerja() -> str:
    """Tells this worker from every other one, also after a restart."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid4().hex[:12]}"


@dataclass(frozen=True, slots=True)
class Alat:
    """One worker's tools; tests bring their own clock and sleep."""

    setelan: SetelanLapor = field(default_factory=SetelanLapor.dari_django)
    kini: Callable[[], datetime] = timezone.now
    tidur: Callable[[float], object] = time.sleep
    acak: Acak = SystemRandom().uniform
    penyewa: str = field(default_factory=nama_pekerja)


def baris_sirkuit(pada: datetime) -> Sirkuit:
    """The breaker of the channel; made at its first use."""
    return Sirkuit.objects.get_or_create(kanal=KANAL, defaults={"sejak": pada})[0]


def pesan_giliran(pada: datetime) -> datetime:
    """Take the next free second of the channel; returns when it begins."""
    baris_sirkuit(pada)
    with transaction.atomic(durable=True):
        sirkuit = Sirkuit.objects.select_for_update().get(kanal=KANAL)
        terakhir = sirkuit.giliran_pada
        giliran = max(pada, terakhir + SELANG) if terakhir else pada
        Sirkuit.objects.filter(kanal=KANAL).update(giliran_pada=giliran)
    return giliran


class KanalTertib(KanalLapor):
    """The client, at most one request a second over all workers."""

    def __init__(self, alat: Alat) -> None:
        super().__init__(alat.setelan, jam=alat.kini)
        self._alat = alat
        self._siap = False

    def siapkan(self) -> None:
        """Wait for a second now, for the next request: before a step is begun."""
        if not self._siap:
            giliran = pesan_giliran(self._alat.kini())
            tunggu = (giliran - self._alat.kini()).total_seconds()
            if tunggu > 0:
                self._alat.tidur(tunggu)
            self._siap = True

    def _panggil(self, *args: Any, **kwargs: Any) -> Jawaban:
        self.siapkan()
        self._siap = False
        return super()._panggil(*args, **kwargs)
