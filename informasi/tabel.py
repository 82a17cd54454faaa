"""A CSV file as a small table to read in the page."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from django.db.models.fields.files import FieldFile

BARIS_MAKS = 200
KOLOM_MAKS = 30
SEL_MAKS = 300
BITA_MAKS = 512 * 1024


@dataclass(frozen=True, slots=True)
class Tabel:
    """Head and first rows; ``terpotong`` when the file goes on."""

    kepala: list[str]
    baris: list[list[str]]
    terpotong: bool


def baca_csv(isi: FieldFile) -> Tabel:
    """Read at most 200 rows of 30 columns; OSError when the file is not there."""
    with isi.open("rb") as berkas:
        mentah = berkas.read(BITA_MAKS + 1)
    teks = mentah[:BITA_MAKS].decode("utf-8-sig", errors="replace")
    try:
        dialek: type[csv.Dialect] = csv.Sniffer().sniff(teks[:4096], delimiters=",;\t")
    except csv.Error:
        dialek = csv.excel
    baris = []
    for satu in csv.reader(io.StringIO(teks), dialek):
        baris.append([sel[:SEL_MAKS] for sel in satu[:KOLOM_MAKS]])
        if len(baris) > BARIS_MAKS + 1:
            break
    terpotong = len(mentah) > BITA_MAKS or len(baris) > BARIS_MAKS + 1
    return Tabel(baris[0] if baris else [], baris[1 : BARIS_MAKS + 1], terpotong)
