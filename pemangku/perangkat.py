"""The heartbeat of a field device: who it is, what it still holds (pemangku 5.1 item 10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pemangku.models.perangkat import SISA_TERBANYAK

LAIN = "Peramban lain"
# Read in this order: each names those behind it as well.
PERAMBAN = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("FxiOS", "Firefox"),
    ("Firefox", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SISTEM = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Detak:
    """What a device says of itself."""

    kode: UUID
    sisa_rekaman: int
    sisa_foto: int

    @classmethod
    def baca(cls, kode: Any, sisa: Any) -> Detak | None:
        """From a call; None when the device has no name (its memory may be closed)."""
        try:
            nama = UUID(str(kode))
        except ValueError:
            return None
        isi: Mapping[str, Any] = sisa if isinstance(sisa, Mapping) else {}
        return cls(nama, _jumlah(isi.get("rekaman")), _jumlah(isi.get("foto")))


def _jumlah(isi: Any) -> int:
    teks = str(isi)
    if not (teks.isascii() and teks.isdigit()):
        return 0
    # Digits by the thousand are no count, and would keep the processor busy.
    return min(int(teks[:6]), SISA_TERBANYAK)


def sebut_peramban(agen: str) -> str:
    """Few words for the device, as people call it: "Chrome di Android"."""
    nama = next((nama for tanda, nama in PERAMBAN if tanda in agen), LAIN)
    sistem = next((nama for tanda, nama in SISTEM if tanda in agen), "")
    return f"{nama} di {sistem}" if sistem else nama
