"""A map of tiles as SVG: each stands for a region, its dots for what lies inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.safestring import SafeString

from organisasi.grafik.gambar import DAUN, KARTU, TINT, Gambar, gabung, teks, unsur

SISI_X, SISI_Y, CELAH = 150, 124, 8
JARI, JARAK, SEBARIS = 8, 24, 5
TEPI = 4
TINGGI_LEGENDA = 34


class Isi(StrEnum):
    """How much a dot is filled; told apart without colour."""

    PENUH = "penuh"
    SETENGAH = "setengah"
    KOSONG = "kosong"


@dataclass(frozen=True, slots=True)
class Petak:
    """A tile: its column and row (from 1), its name, a short text, named dots."""

    kolom: int
    baris: int
    nama: str
    isi: str
    titik: Sequence[tuple[str, Isi]] = ()


def gambar_petak(
    *,
    judul: str,
    uraian: str,
    petak: Sequence[Petak],
    legenda: Sequence[tuple[Isi, str]] = (),
    kepala: Sequence[str] = (),
    baris: Sequence[Sequence[str]] = (),
    catatan: Sequence[str] = (),
) -> Gambar:
    """The map; as wide and high as its tiles need."""
    kolom = max((p.kolom for p in petak), default=1)
    banjar = max((p.baris for p in petak), default=1)
    bawah = banjar * (SISI_Y + CELAH) + TEPI
    return Gambar(
        judul=judul,
        uraian=uraian,
        lebar=kolom * (SISI_X + CELAH) + 2 * TEPI,
        tinggi=bawah + (TINGGI_LEGENDA if legenda else 0),
        isi=gabung((*map(_petak, petak), *_legenda(legenda, bawah))),
        kepala=kepala,
        baris=baris,
        catatan=catatan,
    )


def _petak(p: Petak) -> SafeString:
    x = TEPI + (p.kolom - 1) * (SISI_X + CELAH)
    y = TEPI + (p.baris - 1) * (SISI_Y + CELAH)
    return unsur(
        "g",
        unsur(
            "rect",
            kelas="g-petak",
            fill=TINT,
            x=x,
            y=y,
            width=SISI_X,
            height=SISI_Y,
            rx=6,
        ),
        teks(x + 12, y + 24, p.nama, font_weight="bold", font_size=15),
        teks(x + 12, y + 44, p.isi, font_size=13),
        *_titik(p.titik, x + 12 + JARI, y + 68),
    )


def _titik(
    semua: Iterable[tuple[str, Isi]], x: float, y: float
) -> Iterator[SafeString]:
    for ke, (nama, isi) in enumerate(semua):
        banjar, kolom = divmod(ke, SEBARIS)
        letak = (x + kolom * JARAK, y + banjar * JARAK)
        yield unsur("g", unsur("title", f"{nama}: {isi}"), *_bulat(letak, isi))


def _bulat(letak: tuple[float, float], isi: Isi) -> Iterator[SafeString]:
    """A circle: full, its left half, or its line alone."""
    x, y = letak
    penuh = isi == Isi.PENUH
    yield unsur(
        "circle",
        kelas="g-baik" if penuh else "g-baik g-rongga",
        fill=DAUN if penuh else KARTU,
        stroke=DAUN,
        stroke_width=2,
        cx=x,
        cy=y,
        r=JARI,
    )
    if isi == Isi.SETENGAH:
        yield unsur(
            "path",
            kelas="g-baik",
            fill=DAUN,
            d=f"M{x:g} {y - JARI:g}A{JARI} {JARI} 0 0 0 {x:g} {y + JARI:g}Z",
        )


def _legenda(semua: Sequence[tuple[Isi, str]], atas: float) -> Iterator[SafeString]:
    x = TEPI + JARI + 2.0
    for isi, kata in semua:
        yield from _bulat((x, atas + 14), isi)
        yield teks(x + JARI + 6, atas + 18, kata, font_size=12)
        x += 4 * JARI + 6 + 7.2 * len(kata)
