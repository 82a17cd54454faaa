"""The mark of a portal to practise on: nothing in it is real."""

from __future__ import annotations

from django.conf import settings

TANDA = "LATIHAN: semua isi portal ini contoh, bukan data atau dokumen sungguhan."


def tanda_latihan() -> str:
    """The mark for papers and tables; "" in a portal that serves people."""
    return TANDA if settings.LATIHAN else ""
