"""A matrix of two scales from 1 to 5 as SVG: fixed axes, grouped marks, arrows of change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import hypot

from django.utils.safestring import SafeString

from organisasi.grafik.gambar import (
    DAUN,
    GARIS,
    KARTU,
    KUNYIT,
    REDUP,
    TINTA,
    Angka,
    Gambar,
    gabung,
    garis,
    teks,
    unsur,
)

type Letak = tuple[float, float]
SATUAN, KIRI, ATAS = 100, 62, 8
SISI = 5 * SATUAN
# Above and below the scale: room for the names of the corners, where no mark stands.
PITA = 40
BAWAH, KANAN = ATAS + SISI + 2 * PITA, KIRI + SISI
BARIS_LEGENDA, SEBARIS = 32, 3
LEBAR, TINGGI = KANAN + 10, BAWAH + 52 + 2 * BARIS_LEGENDA
JARI, CELAH = 13, 30


class Bentuk(StrEnum):
    """Shape of a mark, told apart without colour."""

    LINGKARAN = "lingkaran"
    NAIK = "naik"
    TURUN = "turun"
    KOTAK = "kotak"


WARNA = {
    Bentuk.LINGKARAN: ("g-biasa", REDUP),
    Bentuk.NAIK: ("g-baik", DAUN),
    Bentuk.TURUN: ("g-awas", KUNYIT),
    Bentuk.KOTAK: ("g-biasa", REDUP),
}


@dataclass(frozen=True, slots=True)
class TandaMatriks:
    """One thing at a point; ``berongga`` is drawn hollow."""

    letak: Letak
    bentuk: Bentuk
    berongga: bool
    nama: str


@dataclass(frozen=True, slots=True)
class Panah:
    """A thing that moved."""

    dari: Letak
    ke: Letak
    nama: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BidangMatriks:
    """The board: names of the axes, where "high" begins, words of the four corners.

    ``sudut``: high x and y, low x and high y, high x and low y, low x and y.
    """

    mendatar: str
    tegak: str
    batas: float
    sudut: tuple[str, str, str, str]
    legenda: Sequence[tuple[Bentuk, bool, str]]


def gambar_matriks(
    *,
    judul: str,
    uraian: str,
    bidang: BidangMatriks,
    tanda: Iterable[TandaMatriks],
    panah: Iterable[Panah] = (),
    kepala: Sequence[str] = (),
    baris: Sequence[Sequence[str]] = (),
    catatan: Sequence[str] = (),
) -> Gambar:
    """The matrix; marks of one point, shape and fill are one mark with their number."""
    return Gambar(
        judul=judul,
        uraian=uraian,
        lebar=LEBAR,
        tinggi=TINGGI,
        isi=gabung(
            (
                *_papan(bidang),
                *_panah(panah),
                *_semua_tanda(tanda),
                *_legenda(bidang.legenda),
            )
        ),
        kepala=kepala,
        baris=baris,
        catatan=catatan,
    )


def _x(nilai: float) -> float:
    return KIRI + (nilai - 0.5) * SATUAN


def _y(nilai: float) -> float:
    return BAWAH - PITA - (nilai - 0.5) * SATUAN


def _papan(bidang: BidangMatriks) -> Iterator[SafeString]:
    yield unsur(
        "rect",
        kelas="g-kartu",
        fill=KARTU,
        stroke=GARIS,
        x=KIRI,
        y=ATAS,
        width=SISI,
        height=BAWAH - ATAS,
    )
    for ke in range(1, 5):
        x, y = _x(ke + 0.5), _y(ke + 0.5)
        yield garis((x, ATAS), (x, BAWAH), stroke_dasharray="2 4")
        yield garis((KIRI, y), (KANAN, y), stroke_dasharray="2 4")
    x, y = _x(bidang.batas), _y(bidang.batas)
    tegas: dict[str, str | Angka] = {"kelas": "g-tegas", "stroke": REDUP}
    yield garis((x, ATAS), (x, BAWAH), stroke_width=2, **tegas)
    yield garis((KIRI, y), (KANAN, y), stroke_width=2, **tegas)
    for nilai in range(1, 6):
        yield teks(_x(nilai), BAWAH + 18, str(nilai), text_anchor="middle")
        yield teks(KIRI - 10, _y(nilai) + 5, str(nilai), text_anchor="end")
    yield teks(KIRI + SISI / 2, BAWAH + 38, bidang.mendatar, text_anchor="middle")
    tengah = (ATAS + BAWAH) / 2
    yield teks(
        *(18, tengah, bidang.tegak),
        text_anchor="middle",
        transform=f"rotate(-90 18 {tengah:g})",
    )
    yield from _sudut(bidang)


def _sudut(bidang: BidangMatriks) -> Iterator[SafeString]:
    """Names of the corners in the bands at the outer edges."""
    kanan = (_x(bidang.batas) + KANAN) / 2
    kiri = (_x(bidang.batas) + KIRI) / 2
    letak = ((kanan, ATAS), (kiri, ATAS), (kanan, BAWAH), (kiri, BAWAH))
    for (x, tepi), kata in zip(letak, bidang.sudut, strict=True):
        nama, _, perlakuan = kata.partition(": ")
        y = tepi + 18 if tepi == ATAS else tepi - 22
        yield teks(x, y, nama, text_anchor="middle", font_weight="bold")
        yield teks(
            *(x, y + 14, perlakuan),
            text_anchor="middle",
            font_size=12,
            kelas="g-redup",
            fill=REDUP,
        )


def _semua_tanda(semua: Iterable[TandaMatriks]) -> Iterator[SafeString]:
    """Marks point by point; different ones at one point stand side by side."""
    di: dict[Letak, dict[tuple[Bentuk, bool], list[str]]] = defaultdict(dict)
    for satu in semua:
        di[satu.letak].setdefault((satu.bentuk, satu.berongga), []).append(satu.nama)
    for (x, y), kelompok in sorted(di.items()):
        mulai = _x(x) - (len(kelompok) - 1) * CELAH / 2
        for ke, ((bentuk, berongga), nama) in enumerate(sorted(kelompok.items())):
            yield unsur(
                "g",
                unsur("title", "; ".join(sorted(nama))),
                _tanda((mulai + ke * CELAH, _y(y)), bentuk, berongga=berongga),
                _jumlah((mulai + ke * CELAH, _y(y)), len(nama), berongga=berongga),
            )


def _jumlah(letak: Letak, banyak: int, *, berongga: bool) -> str:
    """How many stand there; one is not counted."""
    if banyak == 1:
        return ""
    kelas, warna = ("g-teks", TINTA) if berongga else ("g-balik", KARTU)
    return teks(
        *(letak[0], letak[1] + 4, str(banyak)),
        kelas=kelas,
        fill=warna,
        text_anchor="middle",
        font_size=12,
        font_weight="bold",
    )


def _tanda(letak: Letak, bentuk: Bentuk, *, berongga: bool) -> SafeString:
    """The shape around its middle."""
    x, y = letak
    kelas, warna = WARNA[bentuk]
    isi: dict[str, str | Angka] = {
        "kelas": f"{kelas} g-rongga" if berongga else kelas,
        "fill": KARTU if berongga else warna,
        "stroke": warna,
        "stroke_width": 2,
    }
    if bentuk == Bentuk.LINGKARAN:
        return unsur("circle", cx=x, cy=y, r=JARI, **isi)
    if bentuk == Bentuk.KOTAK:
        sisi = 2 * JARI - 3
        return unsur(
            "rect", x=x - sisi / 2, y=y - sisi / 2, width=sisi, height=sisi, **isi
        )
    arah = -1 if bentuk == Bentuk.NAIK else 1
    ujung, alas = y + arah * 1.3 * JARI, y - arah * 0.9 * JARI
    titik = ((x, ujung), (x + 1.25 * JARI, alas), (x - 1.25 * JARI, alas))
    return unsur("polygon", points=_titik(titik), **isi)


def _titik(semua: Iterable[Letak]) -> str:
    return " ".join(f"{x:.6g},{y:.6g}" for x, y in semua)


def _panah(semua: Iterable[Panah]) -> Iterator[SafeString]:
    """Arrows between the edges of the marks; the same way is drawn once."""
    jalan: dict[tuple[Letak, Letak], Counter[str]] = defaultdict(Counter)
    for satu in semua:
        if satu.dari != satu.ke:
            jalan[satu.dari, satu.ke][satu.nama] += 1
    for ((x1, y1), (x2, y2)), nama in sorted(jalan.items(), key=lambda j: j[0]):
        yield unsur(
            "g",
            unsur("title", "; ".join(sorted(nama))),
            *_satu_panah((_x(x1), _y(y1)), (_x(x2), _y(y2))),
        )


def _satu_panah(dari: Letak, ke: Letak) -> Iterator[SafeString]:
    panjang = hypot(ke[0] - dari[0], ke[1] - dari[1])
    ax, ay = (ke[0] - dari[0]) / panjang, (ke[1] - dari[1]) / panjang
    ujung = (ke[0] - ax * (JARI + 4), ke[1] - ay * (JARI + 4))
    leher = (ujung[0] - ax * 10, ujung[1] - ay * 10)
    yield garis(dari, leher, kelas="g-tegas", stroke=REDUP, stroke_width=2)
    sayap = (
        ujung,
        (leher[0] - ay * 5, leher[1] + ax * 5),
        (leher[0] + ay * 5, leher[1] - ax * 5),
    )
    yield unsur("polygon", kelas="g-biasa", fill=REDUP, points=_titik(sayap))


def _legenda(
    semua: Sequence[tuple[Bentuk, bool, str]],
) -> Iterator[SafeString]:
    """What the shapes mean, below the board."""
    lebar = SISI / SEBARIS
    for ke, (bentuk, berongga, kata) in enumerate(semua):
        banjar, kolom = divmod(ke, SEBARIS)
        x, y = KIRI + kolom * lebar + JARI, BAWAH + 64 + banjar * BARIS_LEGENDA
        yield _tanda((x, y), bentuk, berongga=berongga)
        yield teks(x + JARI + 8, y + 5, kata, font_size=13)
