"""What a rule is, and how much it weighs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class JenisDarurat(StrEnum):
    """What kind of danger; the category of a report speaks for one of them."""

    API = "api"
    LAKA = "laka"
    MEDIS = "medis"
    JAHAT = "jahat"
    PUTUS_ASA = "putus-asa"
    ALAM = "alam"
    LISTRIK = "listrik"
    HEWAN = "hewan"
    UMUM = "umum"


class Kuat(IntEnum):
    """How far the words alone carry; ``AMBANG`` points interrupt."""

    # A life in danger as it is told: only strong words hold it back.
    LANGSUNG = 6
    # An event that is an emergency unless something says it is not now.
    PERISTIWA = 4
    # A sign that needs another beside it.
    ISYARAT = 2


AMBANG = 4
# Words that a rule may stand apart, unless it says otherwise.
JARAK = 7


@dataclass(frozen=True, slots=True)
class PolaBahaya:
    """Words that together tell of a danger.

    ``perlu`` names groups of ``kelompok``; the first is looked for, the others must
    stand within ``jarak`` words of it. ``arti`` is said to the person.
    """

    kode: str
    jenis: JenisDarurat
    kuat: Kuat
    perlu: tuple[str, ...]
    arti: str
    jarak: int = JARAK


def baca(jenis: JenisDarurat, tabel: str) -> tuple[PolaBahaya, ...]:
    """One rule a line: ``kode | kuat | kelompok kelompok [~jarak] | arti``."""
    hasil = []
    for baris in tabel.strip().splitlines():
        kode, kuat, perlu, arti = (b.strip() for b in baris.split("|"))
        kelompok, _, jarak = perlu.partition("~")
        hasil.append(
            PolaBahaya(
                kode,
                jenis,
                Kuat[kuat],
                tuple(kelompok.split()),
                arti,
                int(jarak or JARAK),
            )
        )
    return tuple(hasil)
