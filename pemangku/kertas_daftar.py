"""Lists as a paper on letterhead and as a workbook, from the same rows (9.10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from organisasi.bahasa import angka, tanggal, tanggal_pendek
from organisasi.kertas.naskah import Unsur, bab, kalimat, tabel
from organisasi.kertas.xlsx import NilaiSel, Tabel
from organisasi.models import Petugas
from pemangku.kertas import Pencetak, lembar_dinas

VERSI = 1
KOSONG = "Tidak ada."
TANPA_ORANG = "Tidak ada: tokoh disebut menurut jenis dan tempatnya"


@dataclass(frozen=True, slots=True)
class Bagian:
    """One table: heading on paper, name of its tab, columns and rows."""

    judul: str
    tab: str
    kepala: Sequence[str]
    lebar: Sequence[int]
    baris: Sequence[Sequence[NilaiSel]]


@dataclass(frozen=True, slots=True)
class Daftar:
    """What is listed, as of which day, under which filter, in one or more tables."""

    judul: str
    hari: date
    saringan: str
    bagian: Sequence[Bagian]

    @property
    def banyak(self) -> int:
        """Rows of all tables."""
        return sum(len(satu.baris) for satu in self.bagian)


def isi_daftar(daftar: Daftar, pencetak: Pencetak) -> dict[str, Any]:
    """Values of the paper for surat.typ."""
    return lembar_dinas(
        pencetak,
        judul=daftar.judul,
        hal=f"{daftar.judul}. {daftar.saringan}",
        bagian=list(_unsur(daftar)),
        tanggal=tanggal_pendek(daftar.hari),
    )


def _unsur(daftar: Daftar) -> Iterator[Unsur]:
    yield from kalimat(
        f"{daftar.saringan}. Keadaan {tanggal(daftar.hari)}, {angka(daftar.banyak)} baris."
    )
    for satu in daftar.bagian:
        yield bab(f"{satu.judul} ({angka(len(satu.baris))})")
        if satu.baris:
            baris = [[teks_sel(sel) for sel in baris] for baris in satu.baris]
            yield tabel(satu.kepala, baris, satu.lebar)
        else:
            yield from kalimat(KOSONG)


def teks_sel(sel: NilaiSel) -> str:
    """A cell as it stands on paper: days in words, decimals with a comma."""
    if isinstance(sel, date):
        return tanggal_pendek(sel)
    if isinstance(sel, Decimal):
        return str(sel).replace(".", ",")
    return "" if sel is None else str(sel)


def buku_daftar(
    daftar: Daftar, oleh: Petugas
) -> tuple[list[tuple[str, NilaiSel]], list[Tabel]]:
    """Info and a sheet for each table."""
    info: list[tuple[str, NilaiSel]] = [
        ("Judul", daftar.judul),
        ("Keadaan per", daftar.hari),
        ("Saringan", daftar.saringan),
        ("Diunduh oleh", str(oleh)),
        ("Jumlah baris", daftar.banyak),
        ("Data pribadi", TANPA_ORANG),
        ("Versi", VERSI),
    ]
    return info, [Tabel(b.tab, b.kepala, b.baris, b.lebar) for b in daftar.bagian]
