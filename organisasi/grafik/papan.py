"""The board under bars and lines: round steps at the left, names below, key on top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .gambar import DAUN, GARIS, KARTU, REDUP, Angka, garis, teks, unsur
from .skala import Bilangan, Seri, Skala, kata

# Narrow on purpose: at 360 px its words are still read.
LEBAR, TINGGI_BIDANG = 480, 170
TEPI, PER_HURUF, TINGGI_HURUF, UKURAN = 4, 8.0, 14, 13
BARIS_KUNCI, KAKI = 22, 40
# The first is filled, the second hollow: told apart without colour.
GAYA: tuple[dict[str, str | Angka], ...] = (
    {"kelas": "g-baik", "fill": DAUN, "stroke": DAUN, "stroke_width": 1},
    {"kelas": "g-baik g-rongga", "fill": KARTU, "stroke": DAUN, "stroke_width": 1.5},
)

KISI = {"kelas": "g-kisi", "stroke": GARIS}


@dataclass(frozen=True, slots=True)
class Papan:
    """Where things stand: ``x`` of a column, ``y`` of a value."""

    label: Sequence[str]
    seri: Sequence[Seri]
    skala: Skala
    kiri: float
    atas: float

    @classmethod
    def untuk(
        cls,
        label: Sequence[str],
        seri: Sequence[Seri],
        *,
        puncak: Bilangan | None,
        ruang: float,
    ) -> Papan:
        """``ruang``: room left above the board for words over the highest value."""
        if len(seri) > len(GAYA) or any(len(s.titik) != len(label) for s in seri):
            raise ValueError
        skala = Skala.untuk([n for s in seri for _, n in s.ada()], puncak)
        lebar = max(len(kata(n)) for n in skala.garis()) * PER_HURUF
        kunci = BARIS_KUNCI * len(seri) if len(seri) > 1 else 0
        return cls(label, seri, skala, TEPI + lebar + 6, TEPI + kunci + ruang)

    @property
    def bawah(self) -> float:
        """The lower edge of the board."""
        return self.atas + TINGGI_BIDANG

    @property
    def tinggi(self) -> int:
        """Of the whole drawing."""
        return int(self.bawah) + KAKI

    @property
    def kolom(self) -> float:
        """Width of a column."""
        return (LEBAR - TEPI - self.kiri) / max(len(self.label), 1)

    def x(self, ke: int) -> float:
        """The middle of a column."""
        return self.kiri + (ke + 0.5) * self.kolom

    def y(self, nilai: Bilangan) -> float:
        """The height of a value."""
        return self.bawah - self.skala.bagian(nilai) * TINGGI_BIDANG

    def latar(self) -> Iterator[SafeString]:
        """Everything but the values."""
        for nilai in self.skala.garis():
            y = self.y(nilai)
            tegas = {"kelas": "g-tegas", "stroke": REDUP} if nilai == 0 else KISI
            yield garis((self.kiri, y), (LEBAR - TEPI, y), **tegas)
            yield _redup(self.kiri - 6, y + 4, kata(nilai), text_anchor="end")
        yield from self._nama()
        if len(self.seri) > 1:
            yield from self._kunci()

    def _nama(self) -> Iterator[SafeString]:
        """Names of the columns on two lines; where they are many, every second or so."""
        potong = [satu.partition(" ") for satu in self.label]
        terlebar = max((len(k) for a, _, b in potong for k in (a, b)), default=1)
        tiap = int(terlebar * PER_HURUF // self.kolom) + 1
        sebelum = ""
        for ke, (atas, _, bawah) in enumerate(potong):
            if ke % tiap:
                continue
            yield _redup(self.x(ke), self.bawah + 16, atas, text_anchor="middle")
            if bawah != sebelum:
                yield _redup(self.x(ke), self.bawah + 32, bawah, text_anchor="middle")
            sebelum = bawah

    def _kunci(self) -> Iterator[SafeString]:
        for ke, (seri, gaya) in enumerate(zip(self.seri, GAYA, strict=False)):
            y = TEPI + ke * BARIS_KUNCI
            yield unsur("rect", x=TEPI + 1, y=y + 1, width=12, height=12, **gaya)
            yield teks(TEPI + 20, y + 12, seri.nama, font_size=UKURAN)


def _redup(x: Angka, y: Angka, isi: str, **atribut: str | Angka) -> SafeString:
    return teks(x, y, isi, kelas="g-redup", fill=REDUP, font_size=UKURAN, **atribut)
