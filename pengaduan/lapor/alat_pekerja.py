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
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from organisasi.basis_data.kerja import ACAK, Acak
from pengaduan.lapor.arti_jawaban import JawabanLapor
from pengaduan.lapor.klien import KanalLapor
from pengaduan.lapor.models import Kiriman, Penerusan, Sirkuit

# How long to wait before the next look; no clock in here

PERIKSA_PERTAMA = timedelta(hours=1)
# While younger than this since it was sent: looked at so often (penerusan 1.9).
TANGGA_PERIKSA = (
    (timedelta(days=14), timedelta(hours=3)),
    (timedelta(days=90), timedelta(hours=24)),
    (timedelta(days=180), timedelta(days=7)),
)
# What is done may be opened again over there.
JAGA_SELESAI = timedelta(days=30)
PERIKSA_SELESAI = timedelta(hours=24)
GOYANG = 0.2
Luar = Penerusan.StatusLuar


def goyang(selang: timedelta, acak: Acak) -> timedelta:
    return selang * acak(1 - GOYANG, 1 + GOYANG)


def periksa_berikutnya(
    *, pada: datetime, sejak: datetime, status: str, akhir_sejak: datetime, acak: Acak
) -> datetime | None:
    """None: no more. ``akhir_sejak``: since when it is in its present state."""
    if status == Luar.DITUTUP:
        return None
    if status == Luar.SELESAI:
        jaga = pada - akhir_sejak < JAGA_SELESAI
        return pada + goyang(PERIKSA_SELESAI, acak) if jaga else None
    umur = pada - sejak
    for batas, selang in TANGGA_PERIKSA:
        if umur < batas:
            return pada + goyang(selang, acak)
    return None


KANAL = Kiriman.Kanal.LAPOR_API
# At most one request a second (penerusan 1.9).
SELANG = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Alat:
    kini: Callable[[], datetime] = timezone.now
    tidur: Callable[[float], object] = time.sleep
    acak: Acak = ACAK
    # Tells this worker from every other one, also after a restart.
    penyewa: str = field(
        default_factory=lambda: (
            f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid4().hex[:12]}"
        )
    )


def baris_sirkuit(pada: datetime) -> Sirkuit:
    return Sirkuit.objects.get_or_create(kanal=KANAL, defaults={"sejak": pada})[0]


def pesan_giliran(pada: datetime) -> datetime:
    baris_sirkuit(pada)
    with transaction.atomic(durable=True):
        sirkuit = Sirkuit.objects.select_for_update().get(kanal=KANAL)
        terakhir = sirkuit.giliran_pada
        giliran = max(pada, terakhir + SELANG) if terakhir else pada
        Sirkuit.objects.filter(kanal=KANAL).update(giliran_pada=giliran)
    return giliran


class KanalTertib(KanalLapor):
    def __init__(self, alat: Alat) -> None:
        super().__init__(jam=alat.kini)
        self._alat = alat
        self._siap = False

    def siapkan(self) -> None:
        if not self._siap:
            giliran = pesan_giliran(self._alat.kini())
            tunggu = (giliran - self._alat.kini()).total_seconds()
            if tunggu > 0:
                self._alat.tidur(tunggu)
            self._siap = True

    def _panggil(self, *args: Any, **kwargs: Any) -> JawabanLapor:
        self.siapkan()
        self._siap = False
        return super()._panggil(*args, **kwargs)
