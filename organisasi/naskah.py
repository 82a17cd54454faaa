"""What a paper is made of: small blocks of plain values, the same for PDF and page.

A block says what it is in ``jenis``; the typesetter (tipografi/surat.typ) and the print
page (templates/komponen/unsur_surat.html) both know these kinds. A service may have blocks
of its own that it turns into one of these before it prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from organisasi.grafik import Gambar

type Unsur = dict[str, Any]


def bab(teks: str) -> Unsur:
    """A heading inside the letter."""
    return {"jenis": "bab", "teks": teks}


def kalimat(teks: str) -> list[Unsur]:
    """Paragraphs: one for each line that is not empty."""
    return [
        {"jenis": "kalimat", "teks": baris.strip()}
        for baris in teks.splitlines()
        if baris.strip()
    ]


def butir(semua: Iterable[str]) -> Unsur:
    """A list with bullets."""
    return {"jenis": "butir", "butir": list(semua)}


def tautan(semua: Iterable[tuple[str, str]]) -> Unsur:
    """A list of pages on the web: what each shows, and its address, which can be opened."""
    return {"jenis": "tautan", "butir": [list(satu) for satu in semua]}


def rincian(*baris: tuple[str, str]) -> Unsur:
    """Names and values in two columns; a row without value is left out."""
    return {"jenis": "rincian", "baris": [list(b) for b in baris if b[1]]}


def tabel(
    kepala: Sequence[str], baris: Iterable[Sequence[str]], lebar: Sequence[int]
) -> Unsur:
    """A table with a heading; ``lebar`` are the relative widths of its columns."""
    return {
        "jenis": "tabel",
        "kepala": list(kepala),
        "baris": [list(b) for b in baris],
        "lebar": list(lebar),
    }


def gambar(satu: Gambar) -> list[Unsur]:
    """A picture of figures with its footnotes; its table is a block of its own."""
    return [
        {
            "jenis": "gambar",
            "svg": satu.svg(),
            "teks": f"{satu.judul}. {satu.uraian}",
            "lebar": satu.lebar,
        },
        *(baris for catatan in satu.catatan for baris in kalimat(catatan)),
    ]


def tanda_tangan(*pihak: tuple[str, str]) -> Unsur:
    """Room for signatures side by side: as what, and who."""
    return {
        "jenis": "tanda_tangan",
        "pihak": [{"atas": [sebagai], "bawah": [siapa]} for sebagai, siapa in pihak],
    }


def salinan(judul: str, keterangan: str) -> Unsur:
    """A further paper inside the same file: a new page under its own title."""
    return {"jenis": "salinan", "teks": judul, "keterangan": keterangan}
