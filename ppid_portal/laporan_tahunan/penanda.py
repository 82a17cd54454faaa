"""Placeholders in the text: ``{A1}``, ``{A3.median}``, ``{tabel:hasil}``, ``[isi: …]``.

Figures are filled in anew each time a draft is shown; a name nobody knows is said in a
sentence and never printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from organisasi.bahasa import gabung
from organisasi.kertas.naskah import Unsur, kalimat, tabel
from ppid_portal.indikator.angka import KOSONG
from ppid_portal.indikator.baca import Lembar, kata
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.definisi import Satuan
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.ukuran import MAKS, MEDIAN, P90
from ppid_portal.laporan_tahunan.tabel import TABEL, Bahan

POLA = re.compile(r"\{([^{}]*)\}")
ISI = re.compile(r"\[isi:[^\]]*\]?", re.IGNORECASE)
AWALAN_TABEL = "tabel:"
PECAHAN = ("pembilang", "penyebut")
LAIN = ("tahun", "kota")
PANJANG_KUTIPAN = 40


@dataclass(frozen=True, slots=True)
class Pengisi:
    """What the placeholders of one report stand for."""

    bahan: Bahan
    kota: str

    @property
    def lembar(self) -> Lembar:
        """The figures."""
        return self.bahan.lembar

    @property
    def periode(self) -> Periode:
        """The year."""
        return self.bahan.periode

    def unsur(self, teks: str) -> list[Unsur]:
        """The text as blocks of a paper; each table is a block of its own."""
        return [satu for baris in teks.splitlines() for satu in self._baris(baris)]

    def _baris(self, baris: str) -> list[Unsur]:
        nama = _nama_tabel(baris)
        if nama not in TABEL:
            return kalimat(POLA.sub(lambda cocok: self._kata(cocok[1]), baris))
        satu = TABEL[nama]
        isi = satu.susun(self.bahan)
        return [tabel(satu.kepala, ([str(s) for s in b] for b in isi), satu.lebar)]

    def _kata(self, nama: str) -> str:
        """One placeholder in words; what is unknown stays as it was typed."""
        if nama == "tahun":
            return str(self.periode.tahun)
        if nama == "kota":
            return self.kota
        if not _dikenal(nama):
            return f"{{{nama}}}"
        kode, _, bagian = nama.partition(".")
        if bagian in PECAHAN:
            nilai = getattr(self.lembar.angka(kode, self.periode), bagian)
            return KOSONG if nilai is None else str(nilai)
        return kata(kode, self.lembar.angka(kode, self.periode, rincian=bagian))


def _nama_tabel(baris: str) -> str:
    """The table that a line asks for; "" when it is a line of text."""
    cocok = POLA.fullmatch(baris.strip())
    if cocok is None or not cocok[1].startswith(AWALAN_TABEL):
        return ""
    return cocok[1].removeprefix(AWALAN_TABEL)


def _dikenal(nama: str) -> bool:
    """Whether it names a figure, or a part that this figure has."""
    kode, titik, bagian = nama.partition(".")
    if kode not in INDIKATOR:
        return False
    if not titik:
        return True
    if INDIKATOR[kode].satuan == Satuan.PERSEN:
        return bagian in PECAHAN
    return INDIKATOR[kode].rincian == "sebaran" and bagian in {MAKS, MEDIAN, P90}


def galat(teks: str) -> list[str]:
    """A sentence for each thing in the text that cannot be filled in."""
    return list(dict.fromkeys(_galat(teks)))


def _galat(teks: str) -> Iterator[str]:
    for baris in teks.splitlines():
        if set("{}") & set(POLA.sub("", baris)):
            yield (
                f"Kurung kurawal tidak berpasangan di baris “{_kutip(baris)}”. "
                "Penanda ditulis seperti {A1}."
            )
        for nama in POLA.findall(baris):
            if pesan := _galat_nama(nama, baris):
                yield pesan


def _galat_nama(nama: str, baris: str) -> str:
    if nama.startswith(AWALAN_TABEL):
        if nama.removeprefix(AWALAN_TABEL) not in TABEL:
            pilihan = gabung([f"{{tabel:{satu}}}" for satu in TABEL], "atau")
            return f"Tabel “{{{_kutip(nama)}}}” tidak dikenal. Pilihannya: {pilihan}."
        if not _nama_tabel(baris):
            return f"Tulis “{{{nama}}}” sendirian di satu baris."
        return ""
    if nama in LAIN or _dikenal(nama):
        return ""
    return (
        f"Penanda “{{{_kutip(nama)}}}” tidak dikenal. Pakai kode indikator, misalnya "
        "{A1}, {A3.median}, atau {A4.pembilang}; {tahun} dan {kota} juga boleh."
    )


def belum_diisi(teks: str) -> list[str]:
    """The places that ask for what only the office knows."""
    return ISI.findall(teks)


def _kutip(teks: str) -> str:
    return teks if len(teks) <= PANJANG_KUTIPAN else f"{teks[: PANJANG_KUTIPAN - 1]}…"
