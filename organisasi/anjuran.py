"""The next step of a record, as the box on top of its page says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Anjuran:
    """The next lawful step; ``contoh`` is a sample sentence, ``hitungan`` the reckoning."""

    langkah: str
    dasar: str
    contoh: str = ""
    batas: date | None = None
    hitungan: str = ""
