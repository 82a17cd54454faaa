"""How each figure is counted: name, formula in words, version, legal basis (10.8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.definisi import KELOMPOK, Indikator

# The rule behind a figure; the longest beginning of its code counts.
DASAR = {
    "A": "UU 14/2008; Perki 1/2021",
    "A1": "UU 14/2008 Pasal 12",
    "A2": "UU 14/2008 Pasal 22 ayat (7) dan (8)",
    "A3": "UU 14/2008 Pasal 12 dan Pasal 22",
    "A4": "UU 14/2008 Pasal 12",
    "A5": "UU 14/2008 Pasal 12 dan Pasal 17",
    "A6": "UU 14/2008 Pasal 35 dan Pasal 36",
    "A7": "UU 14/2008 Pasal 37 dan Pasal 38",
    "B": "Perpres 76/2013; batas waktu SP4N-LAPOR! yang dicatat sebagai data",
    "C": "Rencana penjangkauan kota",
    "D": "Rencana penjangkauan kota",
    "E": "Rencana penjangkauan kota",
}


@dataclass(frozen=True, slots=True)
class Cara:
    """One figure with what it rests on."""

    indikator: Indikator
    dasar: str

    @property
    def tanda(self) -> str:
        """The anchor on the page."""
        return self.indikator.kode.lower()


def cara_menghitung() -> Iterator[tuple[str, list[Cara]]]:
    """All figures by group."""
    for huruf, judul in KELOMPOK.items():
        semua = [i for i in INDIKATOR.values() if i.kelompok == huruf]
        yield judul, [Cara(i, _dasar(i.kode)) for i in semua]


def _dasar(kode: str) -> str:
    return DASAR[max((awal for awal in DASAR if kode.startswith(awal)), key=len)]
