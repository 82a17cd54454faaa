"""Clock hours in words: how long is left, or how long it is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from organisasi import bahasa

SATU_JAM = timedelta(hours=1)


def sisa_jam(tenggat: datetime, pada: datetime) -> str:
    """``tersisa 12 jam``, ``kurang dari 1 jam``, or ``lewat 3 jam``; whole hours."""
    if tenggat < pada:
        return f"lewat {(pada - tenggat) // SATU_JAM} jam"
    jam = (tenggat - pada) // SATU_JAM
    return f"tersisa {jam} jam" if jam else "tersisa kurang dari 1 jam"


def saat(pada: datetime) -> str:
    """``Selasa, 4 Juni 2024 pukul 14.05 WIB``."""
    lokal = timezone.localtime(pada)
    return f"{bahasa.tanggal(lokal.date())} pukul {lokal:%H.%M} WIB"
