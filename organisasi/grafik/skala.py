"""Values, their words, and a scale with round steps; shared by bars and lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from organisasi import bahasa

type Bilangan = int | float | Decimal
TANPA_DATA = "tidak ada data"
TANDA_KOSONG = "—"
# In the stead of a longer word than this; the table has the word.
TANDA_KATA, TEKS_TERPANJANG = "*", 4
GARIS_BANTU = 4


@dataclass(frozen=True, slots=True)
class Titik:
    """One value; None draws a gap, never a zero. ``teks``: what is shown in its stead."""

    nilai: Bilangan | None
    teks: str = ""

    @property
    def kata(self) -> str:
        """As the table and the words say it."""
        return self.teks or (TANPA_DATA if self.nilai is None else kata(self.nilai))

    @property
    def tanda(self) -> str:
        """As it stands in the drawing, where there is little room for words."""
        if self.kata == TANPA_DATA:
            return TANDA_KOSONG
        panjang = self.nilai is None and len(self.kata) > TEKS_TERPANJANG
        return TANDA_KATA if panjang else self.kata


@dataclass(frozen=True, slots=True)
class Seri:
    """A row of values under one name."""

    nama: str
    titik: Sequence[Titik]

    @classmethod
    def dari(cls, nama: str, nilai: Sequence[Bilangan | None]) -> Seri:
        """From plain values."""
        return cls(nama, [Titik(satu) for satu in nilai])

    def ada(self) -> list[tuple[int, Bilangan]]:
        """What can be drawn, with its place."""
        return [(i, t.nilai) for i, t in enumerate(self.titik) if t.nilai is not None]


@dataclass(frozen=True, slots=True)
class Skala:
    """From ``bawah`` to ``atas`` in steps of ``langkah``; zero is always on it."""

    bawah: float
    atas: float
    langkah: float

    @classmethod
    def untuk(cls, nilai: Sequence[Bilangan], puncak: Bilangan | None = None) -> Skala:
        """The tightest round scale around the values and, if given, ``puncak``."""
        semua = [float(satu) for satu in (*nilai, puncak or 0, 0)]
        rendah, tinggi = min(semua), max(semua)
        langkah = _langkah(tinggi - rendah)
        return cls(
            bawah=floor(rendah / langkah) * langkah,
            atas=max(ceil(tinggi / langkah), 1) * langkah,
            langkah=langkah,
        )

    def bagian(self, nilai: Bilangan) -> float:
        """Where a value lies: 0 at the bottom, 1 at the top."""
        letak = (float(nilai) - self.bawah) / (self.atas - self.bawah)
        return min(max(letak, 0.0), 1.0)

    def garis(self) -> Iterator[float]:
        """The round values, the lowest first."""
        banyak = round((self.atas - self.bawah) / self.langkah)
        return (self.bawah + i * self.langkah for i in range(banyak + 1))


def _langkah(rentang: float) -> float:
    """1, 2 or 5 times a power of ten, at least 1: counts have no halves."""
    satu = rentang / GARIS_BANTU
    if satu <= 1:
        return 1.0
    pangkat = 10.0 ** floor(log10(satu))
    return next((m * pangkat for m in (1, 2, 5) if m * pangkat >= satu), 10 * pangkat)


def kata(nilai: Bilangan) -> str:
    """``1.234``, ``81,3``: at most one decimal, and none where it says nothing."""
    return bahasa.angka(nilai, 1).removesuffix(",0")


def tabel(label: Sequence[str], seri: Sequence[Seri]) -> list[tuple[str, ...]]:
    """A row for each label: the same numbers as in the drawing."""
    isi = zip(label, *(s.titik for s in seri), strict=True)
    return [(nama, *(t.kata for t in titik)) for nama, *titik in isi]


def rangkum(label: Sequence[str], seri: Sequence[Seri], satuan: str = "") -> str:
    """What the drawing shows, in sentences: highest, lowest, and where nothing is known."""
    kalimat = [f"{label[0]} sampai {label[-1]}."] if len(label) > 1 else []
    return " ".join((*kalimat, *(_rangkum(label, satu, satuan) for satu in seri)))


def _rangkum(label: Sequence[str], seri: Seri, satuan: str) -> str:
    ada = seri.ada()
    if not ada:
        return f"{seri.nama}: {TANPA_DATA}."
    tinggi, rendah = max(ada, key=lambda t: t[1]), min(ada, key=lambda t: t[1])
    sebutan = (
        f"{jenis} {seri.titik[i].kata}{satuan and ' '}{satuan} ({label[i]})"
        for jenis, (i, _) in (("tertinggi", tinggi), ("terendah", rendah))
    )
    hasil = f"{seri.nama}: {', '.join(sebutan)}."
    hilang = [label[i] for i, t in enumerate(seri.titik) if t.kata == TANPA_DATA]
    return f"{hasil} Tidak ada data: {', '.join(hilang)}." if hilang else hasil
