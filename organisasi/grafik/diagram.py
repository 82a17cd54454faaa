"""Bars over time, and parts of a whole as horizontal bars, drawn as SVG.

Each takes plain values and says them in words and in a table as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from django.utils.safestring import SafeString

from organisasi import bahasa
from organisasi.grafik.gambar import (
    DAUN,
    GARIS,
    REDUP,
    TINT,
    Angka,
    Gambar,
    gabung,
    garis,
    teks,
    unsur,
)

type Bilangan = int | float | Decimal
# None draws a gap, never a zero.
type Nilai = Bilangan | None


TANPA_DATA, TANDA_KOSONG = "tidak ada data", "—"
GARIS_BANTU = 4


@dataclass(frozen=True, slots=True)
class Skala:
    """From ``bawah`` to ``atas`` in steps of ``langkah``; zero is always on it."""

    bawah: float
    atas: float
    langkah: float

    @classmethod
    def untuk(cls, nilai: Sequence[Bilangan]) -> Skala:
        semua = [float(satu) for satu in (*nilai, 0)]
        rendah, tinggi = min(semua), max(semua)
        langkah = _langkah(tinggi - rendah)
        return cls(
            bawah=floor(rendah / langkah) * langkah,
            atas=max(ceil(tinggi / langkah), 1) * langkah,
            langkah=langkah,
        )

    def bagian(self, nilai: Bilangan) -> float:
        letak = (float(nilai) - self.bawah) / (self.atas - self.bawah)
        return min(max(letak, 0.0), 1.0)

    def garis(self) -> Iterator[float]:
        banyak = round((self.atas - self.bawah) / self.langkah)
        return (self.bawah + i * self.langkah for i in range(banyak + 1))


def _langkah(rentang: float) -> float:
    # 1, 2 or 5 times a power of ten, at least 1: counts have no halves.
    satu = rentang / GARIS_BANTU
    if satu <= 1:
        return 1.0
    pangkat = 10.0 ** floor(log10(satu))
    return next((m * pangkat for m in (1, 2, 5) if m * pangkat >= satu), 10 * pangkat)


def kata(nilai: Nilai, kosong: str = TANPA_DATA) -> str:
    """``1.234``, ``81,3``: at most one decimal, and none where it says nothing."""
    return kosong if nilai is None else bahasa.angka(nilai, 1).removesuffix(",0")


def _rangkum(nama: str, label: Sequence[str], nilai: Sequence[Nilai]) -> str:
    awal = f"{label[0]} sampai {label[-1]}. " if len(label) > 1 else ""
    ada = [(i, n) for i, n in enumerate(nilai) if n is not None]
    if not ada:
        return f"{awal}{nama}: {TANPA_DATA}."
    tinggi, rendah = max(ada, key=lambda t: t[1]), min(ada, key=lambda t: t[1])
    sebutan = ", ".join(
        f"{jenis} {kata(n)} ({label[i]})"
        for jenis, (i, n) in (("tertinggi", tinggi), ("terendah", rendah))
    )
    hilang = ", ".join(label[i] for i, n in enumerate(nilai) if n is None)
    akhir = f" Tidak ada data: {hilang}." if hilang else ""
    return f"{awal}{nama}: {sebutan}.{akhir}"


# Bars over time on a board: round steps at the left, each bar with its number, names below

# Narrow on purpose: at 360 px its words are still read.
LEBAR, TINGGI_BIDANG, KAKI = 480, 170, 40
TEPI, PER_HURUF, TINGGI_HURUF, UKURAN = 4, 8.0, 14, 13
KISI = {"kelas": "g-kisi", "stroke": GARIS}
JARAK, TERLEBAR = 5, 56
# A zero is drawn as a stub: it was counted. Nothing is drawn where nothing is known.
TERENDAH = 1.5


@dataclass(frozen=True, slots=True)
class Papan:
    label: Sequence[str]
    skala: Skala
    kiri: float
    atas: float

    @property
    def bawah(self) -> float:
        return self.atas + TINGGI_BIDANG

    @property
    def kolom(self) -> float:
        return (LEBAR - TEPI - self.kiri) / max(len(self.label), 1)

    def x(self, ke: int) -> float:
        return self.kiri + (ke + 0.5) * self.kolom

    def y(self, nilai: Bilangan) -> float:
        return self.bawah - self.skala.bagian(nilai) * TINGGI_BIDANG

    def latar(self) -> Iterator[SafeString]:
        for nilai in self.skala.garis():
            y = self.y(nilai)
            tegas = {"kelas": "g-tegas", "stroke": REDUP} if nilai == 0 else KISI
            yield garis((self.kiri, y), (LEBAR - TEPI, y), **tegas)
            yield _redup(self.kiri - 6, y + 4, kata(nilai), text_anchor="end")
        # Names of the columns on two lines; where they are many, every second or so.
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


def _redup(x: Angka, y: Angka, isi: str, **atribut: str | Angka) -> SafeString:
    return teks(x, y, isi, kelas="g-redup", fill=REDUP, font_size=UKURAN, **atribut)


def gambar_batang(
    *,
    judul: str,
    nama: str,
    label: Sequence[str],
    nama_label: Sequence[str],
    nilai: Sequence[Nilai],
) -> Gambar:
    """``label`` (``Jan 2024``) stands below the bars; ``nama_label``: in full."""
    ada = [n for n in nilai if n is not None]
    # The numbers stand over the bars: flat, upright, or not at all.
    panjang = PER_HURUF * max((len(kata(n, TANDA_KOSONG)) for n in nilai), default=1)
    muat = 0.85 * LEBAR / max(len(label), 1)
    tegak, tampil = panjang > muat, panjang <= muat or muat > TINGGI_HURUF
    ruang = panjang + 8 if tegak else TINGGI_HURUF + 6
    skala = Skala.untuk(ada)
    kiri = TEPI + max(len(kata(n)) for n in skala.garis()) * PER_HURUF + 6
    papan = Papan(label, skala, kiri, TEPI + (ruang if tampil else TEPI))
    lebar = min(papan.kolom - min(JARAK, papan.kolom / 5), TERLEBAR)
    isi = list(papan.latar())
    for ke, n in enumerate(nilai):
        puncak = papan.y(0)
        if n is not None:
            puncak, tinggi = _batang(papan, n)
            isi.append(
                unsur(
                    "rect",
                    unsur("title", f"{nama}, {nama_label[ke]}: {kata(n)}"),
                    kelas="g-baik",
                    fill=DAUN,
                    stroke=DAUN,
                    stroke_width=1,
                    x=papan.x(ke) - lebar / 2 + 0.5,
                    y=puncak,
                    width=max(lebar - 1, 0.5),
                    height=tinggi,
                )
            )
        if tampil:
            isi.append(_angka(n, papan.x(ke), puncak, tegak=tegak))
    return Gambar(
        judul=judul,
        uraian=_rangkum(nama, nama_label, nilai),
        lebar=LEBAR,
        tinggi=int(papan.bawah) + KAKI,
        isi=gabung(isi),
        kepala=("Bulan", nama),
        baris=[(b, kata(n)) for b, n in zip(nama_label, nilai, strict=True)],
        kelas="g-sempit",
        kosong=not any(ada),
    )


def _batang(papan: Papan, nilai: Bilangan) -> tuple[float, float]:
    nol, ujung = papan.y(0), papan.y(nilai)
    tinggi = max(abs(nol - ujung), TERENDAH)
    return (nol - tinggi if ujung <= nol else nol, tinggi)


def _angka(nilai: Nilai, x: float, y: float, *, tegak: bool) -> SafeString:
    tanda = kata(nilai, TANDA_KOSONG)
    if not tegak:
        return teks(x, y - 5, tanda, text_anchor="middle", font_size=UKURAN)
    x += TINGGI_HURUF / 3
    putar = f"rotate(-90 {x:.6g} {y - 5:.6g})"
    return teks(x, y - 5, tanda, transform=putar, font_size=UKURAN)


# Parts of a whole as horizontal bars: the name, the number, the share of the width

TINGGI_LAJUR, TEBAL = 46, 12
# Names are larger on phones (static/css/grafik.css), and wider with it.
PER_HURUF_NAMA = 9
LEBAR_PENUH = LEBAR - 2 * TEPI


def gambar_lajur(
    *, judul: str, lajur: Sequence[tuple[str, Nilai]], total: Nilai
) -> Gambar:
    """The largest is a full bar; ``total`` is a row of the table and no bar."""
    batas = max((float(n) for _, n in lajur if n is not None), default=0)
    return Gambar(
        judul=judul,
        uraian="; ".join(f"{nama}: {kata(n)}" for nama, n in lajur) + ".",
        lebar=LEBAR,
        tinggi=TINGGI_LAJUR * len(lajur) + TEPI,
        isi=gabung(
            satu
            for ke, (nama, n) in enumerate(lajur)
            for satu in _lajur(ke, nama, n, batas)
        ),
        kepala=("Bagian", "Banyaknya"),
        baris=[(nama, kata(n)) for nama, n in (*lajur, ("Seluruhnya", total))],
        kelas="g-sempit",
        kosong=not any(n for _, n in lajur),
    )


def _lajur(ke: int, nama: str, nilai: Nilai, batas: float) -> Iterator[SafeString]:
    atas, sebutan = TEPI + ke * TINGGI_LAJUR, kata(nilai)
    muat = int((LEBAR_PENUH - 16) / PER_HURUF_NAMA) - len(sebutan)
    if len(nama) > muat:
        nama = f"{nama[: max(muat - 1, 1)]}…"
    yield teks(TEPI, atas + 14, nama)
    yield teks(LEBAR - TEPI, atas + 14, sebutan, text_anchor="end")
    alur = {"x": TEPI, "y": atas + 21, "height": TEBAL}
    yield unsur("rect", kelas="g-petak", fill=TINT, width=LEBAR_PENUH, **alur)
    if nilai and nilai > 0:
        lebar = float(nilai) / batas * LEBAR_PENUH
        yield unsur("rect", kelas="g-baik", fill=DAUN, width=lebar, **alur)
