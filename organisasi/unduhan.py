"""Every list that leaves the portal leaves one line in the trail (pemangku PK-57)."""

from __future__ import annotations

from datetime import datetime

from organisasi.models import Jejak, Petugas


def catat_unduhan(berkas: str, *, oleh: Petugas, pada: datetime) -> None:
    """``oleh`` took the file ``berkas``: its name, never what stands in it."""
    Jejak.objects.catat(
        oleh, "unduh_daftar", oleh=oleh, pada=pada, sesudah={"berkas": berkas}
    )
