"""Mail in the outbox by its text, which the database cannot search."""

from __future__ import annotations

from organisasi.models import Notifikasi


def berisi(teks: str) -> list[Notifikasi]:
    """Messages whose text has ``teks``, oldest first."""
    return [p for p in Notifikasi.objects.order_by("pk") if teks in p.isi]
