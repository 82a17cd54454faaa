"""A message as rules see it: its words in order, and where each group of words stands."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from pengaduan.darurat.pengenal.ejaan import Ejaan, potong
from pengaduan.darurat.pengenal.tabel import tabel

# How far apart words on both sides of a stop count: a comma joins, a full stop parts.
JEDA = {",": 1, ":": 1, "(": 1, ")": 1, ".": 4, "!": 3, "?": 4, ";": 2, "\n": 3, "…": 2}
TAHUN = range(1945, 2100)
# More places than can begin inside one entry, in one group.
TERPANJANG = 16
TOPENG, NETRAL = "topeng", "netral"


class TemuanDarurat(NamedTuple):
    """One place of a group: words ``awal`` to before ``akhir``."""

    awal: int
    akhir: int


@dataclass(slots=True)
class NaskahDarurat:
    """``asli``: words as typed; ``baku``: as rules know them; ``tempat``: with stops."""

    asli: list[str] = field(default_factory=list)
    baku: list[str] = field(default_factory=list)
    tempat: list[int] = field(default_factory=list)
    letak: dict[str, list[TemuanDarurat]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def jarak(self, satu: TemuanDarurat, lain: TemuanDarurat) -> int:
        awal, akhir = sorted((satu, lain))
        return self.tempat[akhir.awal] - self.tempat[awal.akhir - 1]

    def dekat(
        self, kelompok: str, pusat: TemuanDarurat, jarak: int
    ) -> TemuanDarurat | None:
        dua = (self.sebelum(kelompok, pusat), self.sesudah(kelompok, pusat))
        calon = [(self.jarak(pusat, t), t) for t in dua if t]
        return min((c for c in calon if c[0] <= jarak), default=(0, None))[1]

    def sebelum(self, kelompok: str, pusat: TemuanDarurat) -> TemuanDarurat | None:
        semua = self.letak.get(kelompok, [])
        i = bisect_left(semua, (pusat.awal,))
        # Entries are a few words long, so this looks back a few places at most.
        dekat = reversed(semua[max(0, i - TERPANJANG) : i])
        return next((t for t in dekat if t.akhir <= pusat.awal), None)

    def sesudah(self, kelompok: str, pusat: TemuanDarurat) -> TemuanDarurat | None:
        semua = self.letak.get(kelompok, [])
        i = bisect_left(semua, (pusat.akhir,))
        return semua[i] if i < len(semua) else None

    def kutip(self, *temuan: TemuanDarurat) -> str:
        isi = {i for t in temuan for i in range(*t)}
        kata = (f"{' ' if i - 1 in isi else ' … '}{self.asli[i]}" for i in sorted(isi))
        return "".join(kata).removeprefix(" … ")


@cache
def frasa() -> dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]:
    hasil = defaultdict(list)
    for kata, kelompok in tabel().kata.items():
        hasil[kata[0]].append((kata, kelompok))
    return {awal: sorted(isi, key=lambda b: -len(b[0])) for awal, isi in hasil.items()}


@cache
def pembaca() -> Ejaan:
    semua, sasaran = tabel().kata, tabel().sifat["sasaran"]
    kunci = {
        k[0] for k, kelompok in semua.items() if len(k) == 1 and kelompok & sasaran
    }
    lain = (tabel().daftar[n] for n in ("pengisi", "kiranya", "bilangan"))
    kosakata = {k for kata in semua for k in kata}.union(*lain)
    return Ejaan(frozenset(kosakata), frozenset(kunci))


def angka(kata: str) -> str:
    """A year is ``#tahun``, any other number ``#``; a word stays a word."""
    if kata in tabel().daftar["bilangan"]:
        return "#"
    if not kata.isdigit():
        return kata
    return "#tahun" if len(kata) == 4 and int(kata) in TAHUN else "#"  # noqa: PLR2004


def urai(teks: str) -> NaskahDarurat:
    naskah = NaskahDarurat()
    tempat, sebelum, daftar = 0, "", tabel().daftar
    for satu in potong(teks):
        if satu in JEDA:
            titik = satu == "." and (
                sebelum in daftar["singkatan"] or sebelum.isdigit()
            )
            # Several stops in a row part no more than one.
            if sebelum and not titik:
                tempat += JEDA[satu]
            sebelum = sebelum if titik else ""
            continue
        for kata in map(angka, pembaca().baku(satu)):
            if kata not in daftar["pengisi"] and kata not in daftar["kiranya"]:
                tempat += 1
                naskah.asli.append(satu)
                naskah.baku.append(kata)
                naskah.tempat.append(tempat)
        sebelum = satu
    _tandai(naskah)
    return naskah


def _cocok(naskah: NaskahDarurat) -> Iterator[tuple[TemuanDarurat, frozenset[str]]]:
    # Every entry at its place; of those that begin at one word the longest first.
    for i, kata in enumerate(naskah.baku):
        for isi, kelompok in frasa().get(kata, ()):
            if tuple(naskah.baku[i : i + len(isi)]) == isi:
                yield TemuanDarurat(i, i + len(isi)), kelompok


def _tandai(naskah: NaskahDarurat) -> None:
    """In "belum padam" nothing has ended, and "sampai sekarang" is not now."""
    utuh, netral = tabel().sifat["utuh"], tabel().sifat["dinetralkan"]
    netral = netral | tabel().sifat["menahan"]
    # Words of fixed expressions: ``kebakaran jenggot``, ``kereta api``.
    topeng = [t for t, kelompok in _cocok(naskah) if TOPENG in kelompok]
    tertutup = {i for t in topeng for i in range(*t)}
    dalam_frasa = dalam_netral = 0
    for temuan, kelompok in _cocok(naskah):
        i, akhir = temuan
        if not tertutup.isdisjoint(range(i, akhir)):
            continue
        batal: set[str] = set()
        if akhir - i > 1:
            dalam_frasa = max(dalam_frasa, akhir)
        else:
            batal |= utuh if i < dalam_frasa else set()
            batal |= netral if i < dalam_netral else set()
        if NETRAL in kelompok:
            dalam_netral = max(dalam_netral, akhir)
        for nama in kelompok - batal:
            naskah.letak[nama].append(temuan)
    if topeng:
        naskah.letak[TOPENG] = topeng
