"""The page of a citizen's case in words: its bar of stages, what happened to it."""

from datetime import date, datetime
from typing import NamedTuple

TAHAP = ("Diterima", "Diperiksa", "Dikerjakan", "Dijawab")


class TahapKasus(NamedTuple):
    nama: str
    rupa: str  # sudah, kini, belum
    hari: date | datetime | None


def tahapan(selesai: int, *hari: date | datetime | None) -> list[TahapKasus]:
    """``selesai``: how many of the four are behind; ``hari``: the day of each."""
    rupa = ("sudah",) * selesai + ("kini",) + ("belum",) * len(TAHAP)
    return list(map(TahapKasus, TAHAP, rupa, hari))


ANDA = "Anda"


class PeristiwaKasus(NamedTuple):
    """One line of the timeline; ``oleh``: the reader himself, or an office elsewhere."""

    pada: datetime
    judul: str
    teks: str = ""
    oleh: str = ""
