"""Numbered pages of a list whose length is known; a wrong number gets a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from organisasi.bahasa import angka
from organisasi.teks import bersih

# Deeper pages cost a reader and the database more than an export of the whole list.
TERDALAM = 40
DIGIT_MAKS = 12
POTONG = 40


@dataclass(frozen=True, slots=True)
class PotonganHalaman:
    """The part of a list that one page shows: rows ``mulai`` (0 first) to ``akhir``."""

    ke: int
    isi: int
    jumlah: int
    galat: str = ""

    @property
    def mulai(self) -> int:
        return (self.ke - 1) * self.isi

    @property
    def akhir(self) -> int:
        """The row after the last one; ``mulai`` when the number was wrong."""
        return self.mulai if self.galat else min(self.mulai + self.isi, self.jumlah)

    @property
    def sebelum(self) -> int | None:
        return self.ke - 1 if self.ke > 1 and not self.galat else None

    @property
    def sesudah(self) -> int | None:
        ada = self.akhir < self.jumlah and self.ke < TERDALAM
        return self.ke + 1 if ada and not self.galat else None

    @property
    def keterangan(self) -> str:
        """``1 sampai 50 dari 1.234``."""
        return f"{angka(self.mulai + 1)} sampai {angka(self.akhir)} dari {angka(self.jumlah)}"


def potong(teks: str | None, *, jumlah: int, isi: int) -> PotonganHalaman:
    """The page ``teks`` (the query's ``halaman``) of ``jumlah`` rows, ``isi`` a page.

    None and "" are the first page. A number that is none, too small, too large or too
    deep comes back as page 1 without rows and with a sentence in ``galat``.
    """
    if not teks:
        return PotonganHalaman(1, isi, jumlah)
    terakhir = max(1, -(-jumlah // isi))
    galat = _keberatan(teks, terakhir)
    return PotonganHalaman(1 if galat else int(teks), isi, jumlah, galat)


def _keberatan(teks: str, terakhir: int) -> str:
    if not (teks.isascii() and teks.isdecimal() and int(teks[:DIGIT_MAKS]) > 0):
        return f"“{bersih(teks)[:POTONG]}” bukan nomor halaman. Nomor halaman mulai dari 1."
    if len(teks) > DIGIT_MAKS or int(teks) > terakhir:
        return (
            f"Halaman {teks[:POTONG]} tidak ada. "
            f"Daftar ini sampai halaman {angka(min(terakhir, TERDALAM))}."
        )
    if int(teks) > TERDALAM:
        return (
            f"Di layar ini hanya {TERDALAM} halaman pertama. "
            "Saring daftarnya, atau unduh seluruhnya."
        )
    return ""


def tautan_halaman(halaman: PotonganHalaman, **saringan: str) -> dict[str, str]:
    return {
        "sebelum_url": alamat_halaman(halaman.sebelum, **saringan),
        "sesudah_url": alamat_halaman(halaman.sesudah, **saringan),
        "awal_url": alamat_halaman(1, **saringan),
    }


def alamat_halaman(ke: int | None, **saringan: str) -> str:
    if ke is None:
        return ""
    isi = {**saringan, "halaman": ke if ke > 1 else ""}
    query = urlencode({nama: nilai for nama, nilai in isi.items() if nilai})
    return f"?{query}" if query else "."
