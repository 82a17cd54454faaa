"""How long to wait before the next attempt, and before the next look. Pure; no clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from pengaduan.models import Penerusan

# From one bound to the other, evenly: random.uniform, or what a test says.
Acak = Callable[[float, float], float]

DETIK_AWAL = 30
DETIK_MIN = 5
DETIK_MAKS = 3600
# Beyond this power the cap holds anyway.
PANGKAT_MAKS = 10
JEDA_MAKS = timedelta(hours=24)
MASA_KIRIM = timedelta(days=7)

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


def jeda_kirim(gagal: int, *, acak: Acak, paling_cepat: timedelta | None) -> timedelta:
    """Full jitter: up to 30 s, doubled with each failure, an hour at most.

    ``gagal`` counts the failures so far, from 0. ``paling_cepat`` is what LAPOR! asked
    for and is never undercut; more than a day is not believed.
    """
    atas = min(DETIK_MAKS, DETIK_AWAL * 2 ** min(gagal, PANGKAT_MAKS))
    jeda = timedelta(seconds=max(DETIK_MIN, acak(0, atas)))
    return max(jeda, min(paling_cepat or timedelta(), JEDA_MAKS))


def goyang(selang: timedelta, acak: Acak) -> timedelta:
    """``selang``, a fifth more or less, so that not all come at once."""
    return selang * acak(1 - GOYANG, 1 + GOYANG)


def periksa_berikutnya(
    *, pada: datetime, sejak: datetime, status: str, akhir_sejak: datetime, acak: Acak
) -> datetime | None:
    """When the state at LAPOR! is read again; ``None``: no more.

    ``sejak`` is when it was sent, ``akhir_sejak`` since when it is in its present state.
    """
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
