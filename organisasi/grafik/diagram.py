"""Bar charts, shares of a whole, and spark bars, drawn as SVG.

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
    KARTU,
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


# Values, their words, and a scale with round steps

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
    nama: str
    titik: Sequence[Titik]

    @classmethod
    def dari(cls, nama: str, nilai: Sequence[Bilangan | None]) -> Seri:
        return cls(nama, [Titik(satu) for satu in nilai])

    def ada(self) -> list[tuple[int, Bilangan]]:
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
        banyak = round((self.atas - self.bawah) / self.langkah)
        return (self.bawah + i * self.langkah for i in range(banyak + 1))


def _langkah(rentang: float) -> float:
    # 1, 2 or 5 times a power of ten, at least 1: counts have no halves.
    satu = rentang / GARIS_BANTU
    if satu <= 1:
        return 1.0
    pangkat = 10.0 ** floor(log10(satu))
    return next((m * pangkat for m in (1, 2, 5) if m * pangkat >= satu), 10 * pangkat)


def kata(nilai: Bilangan) -> str:
    """``1.234``, ``81,3``: at most one decimal, and none where it says nothing."""
    return bahasa.angka(nilai, 1).removesuffix(",0")


def tabel(label: Sequence[str], seri: Sequence[Seri]) -> list[tuple[str, ...]]:
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


# The board under the bars: round steps at the left, names below, key on top

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
        return self.atas + TINGGI_BIDANG

    @property
    def tinggi(self) -> int:
        return int(self.bawah) + KAKI

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
        yield from self._nama()
        if len(self.seri) > 1:
            yield from self._kunci()

    def _nama(self) -> Iterator[SafeString]:
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

    def _kunci(self) -> Iterator[SafeString]:
        for ke, (seri, gaya) in enumerate(zip(self.seri, GAYA, strict=False)):
            y = TEPI + ke * BARIS_KUNCI
            yield unsur("rect", x=TEPI + 1, y=y + 1, width=12, height=12, **gaya)
            yield teks(TEPI + 20, y + 12, seri.nama, font_size=UKURAN)


def _redup(x: Angka, y: Angka, isi: str, **atribut: str | Angka) -> SafeString:
    return teks(x, y, isi, kelas="g-redup", fill=REDUP, font_size=UKURAN, **atribut)


# Bars over time: one or two rows of values side by side, each with its number

JARAK = 5
# A zero is drawn as a stub: it was counted. Nothing is drawn where nothing is known.
TERENDAH = 1.5


@dataclass(frozen=True, slots=True)
class _Tulisan:
    tegak: bool
    tampil: bool
    ruang: float

    @classmethod
    def untuk(cls, seri: Sequence[Seri], banyak: int) -> _Tulisan:
        panjang = max((len(t.tanda) for s in seri for t in s.titik), default=1)
        lebar = panjang * PER_HURUF
        satu = 0.85 * LEBAR / max(banyak * len(seri), 1)
        if lebar <= satu:
            return cls(tegak=False, tampil=True, ruang=TINGGI_HURUF + 6)
        tampil = satu > TINGGI_HURUF
        return cls(tegak=True, tampil=tampil, ruang=lebar + 8 if tampil else TEPI)


def gambar_batang(
    *,
    judul: str,
    label: Sequence[str],
    seri: Sequence[Seri],
    satuan: str = "",
    nama_label: Sequence[str] = (),
    kolom: str = "Bulan",
    puncak: Bilangan | None = None,
    catatan: Sequence[str] = (),
) -> Gambar:
    """Bars with their table. ``label`` below the bars (``Jan 2024``: year underneath).

    ``nama_label``: the same in full, for the table (default: ``label``). ``puncak``: what
    the scale reaches at least, 100 for shares. ValueError for more than two rows of
    values or rows of another length.
    """
    panjang = nama_label or label
    tulisan = _Tulisan.untuk(seri, len(label))
    papan = Papan.untuk(label, seri, puncak=puncak, ruang=tulisan.ruang)
    return Gambar(
        judul=judul,
        uraian=rangkum(panjang, seri, satuan),
        lebar=LEBAR,
        tinggi=papan.tinggi,
        isi=gabung((*papan.latar(), *_semua_batang(papan, panjang, tulisan))),
        kepala=(kolom, *(s.nama for s in seri)),
        baris=tabel(panjang, seri),
        catatan=catatan,
        kelas="g-sempit",
        kosong=not any(nilai for s in seri for _, nilai in s.ada()),
    )


def _semua_batang(
    papan: Papan, nama: Sequence[str], tulisan: _Tulisan
) -> Iterator[SafeString]:
    celah = min(JARAK, papan.kolom / 5)
    lebar = min((papan.kolom - celah) / len(papan.seri), 56) if papan.seri else 0
    for seri_ke, (seri, gaya) in enumerate(zip(papan.seri, GAYA, strict=False)):
        geser = (seri_ke - len(papan.seri) / 2) * lebar
        for ke, titik in enumerate(seri.titik):
            kiri = papan.x(ke) + geser
            puncak = papan.y(0)
            if titik.nilai is not None:
                y, tinggi = _batang(papan, titik.nilai)
                puncak = y
                yield unsur(
                    "rect",
                    unsur("title", f"{seri.nama}, {nama[ke]}: {titik.kata}"),
                    x=kiri + 0.5,
                    y=y,
                    width=max(lebar - 1, 0.5),
                    height=tinggi,
                    **gaya,
                )
            if tulisan.tampil:
                yield _angka(titik, kiri + lebar / 2, puncak, tegak=tulisan.tegak)


def _batang(papan: Papan, nilai: Bilangan) -> tuple[float, float]:
    nol, ujung = papan.y(0), papan.y(nilai)
    tinggi = max(abs(nol - ujung), TERENDAH)
    return (nol - tinggi if ujung <= nol else nol, tinggi)


def _angka(titik: Titik, x: float, y: float, *, tegak: bool) -> SafeString:
    if not tegak:
        return teks(x, y - 5, titik.tanda, text_anchor="middle", font_size=UKURAN)
    x += TINGGI_HURUF / 3
    return teks(
        *(x, y - 5, titik.tanda),
        transform=f"rotate(-90 {x:.6g} {y - 5:.6g})",
        font_size=UKURAN,
    )


# Parts of a whole as horizontal bars: the name, the number, the share of the width

TINGGI_LAJUR, TEBAL = 46, 12
# Names are larger on phones (static/css/grafik.css), and wider with it.
PER_HURUF_NAMA = 9
SELURUHNYA = "Seluruhnya"
LEBAR_PENUH = LEBAR - 2 * TEPI


@dataclass(frozen=True, slots=True)
class Lajur:
    """One part; a value of None has a track and no bar."""

    nama: str
    titik: Titik


def gambar_lajur(
    *,
    judul: str,
    lajur: Sequence[Lajur],
    penuh: Bilangan | None = None,
    total: Titik | None = None,
    kepala: tuple[str, str] = ("Bagian", "Jumlah"),
    catatan: Sequence[str] = (),
) -> Gambar:
    """The bars with their table, in the order given.

    ``penuh``: the value of a full bar (100 for shares, the total for parts); without it
    the largest value. ``total`` is the last row of the table and no bar.
    """
    ada = [float(s.titik.nilai) for s in lajur if s.titik.nilai is not None]
    akhir = (Lajur(SELURUHNYA, total),) if total else ()
    batas = float(penuh) if penuh else max(ada, default=0)
    return Gambar(
        judul=judul,
        uraian="; ".join(f"{s.nama}: {s.titik.kata}" for s in lajur) + ".",
        lebar=LEBAR,
        tinggi=TINGGI_LAJUR * len(lajur) + TEPI,
        isi=gabung(satu for ke, s in enumerate(lajur) for satu in _lajur(ke, s, batas)),
        kepala=kepala,
        baris=[(s.nama, s.titik.kata) for s in (*lajur, *akhir)],
        catatan=catatan,
        kelas="g-sempit",
        kosong=not any(ada),
    )


def _lajur(ke: int, satu: Lajur, batas: float) -> Iterator[SafeString]:
    atas = TEPI + ke * TINGGI_LAJUR
    muat = int((LEBAR_PENUH - 16) / PER_HURUF_NAMA) - len(satu.titik.kata)
    nama = satu.nama if len(satu.nama) <= muat else f"{satu.nama[: max(muat - 1, 1)]}…"
    yield teks(TEPI, atas + 14, nama)
    yield teks(LEBAR - TEPI, atas + 14, satu.titik.kata, text_anchor="end")
    alur = {"x": TEPI, "y": atas + 21, "height": TEBAL}
    yield unsur("rect", kelas="g-petak", fill=TINT, width=LEBAR_PENUH, **alur)
    nilai = float(satu.titik.nilai or 0)
    if nilai > 0 and batas > 0:
        lebar = min(nilai / batas, 1) * LEBAR_PENUH
        yield unsur("rect", kelas="g-baik", fill=DAUN, width=lebar, **alur)


# Spark bars: as high as a line of text, for the cell of a table

LEBAR_BATANG, CELAH, TINGGI = 6, 2, 24


def percik(
    judul: str,
    label: Sequence[str],
    titik: Sequence[Titik],
    *,
    puncak: Bilangan | None = None,
) -> SafeString:
    """The drawing alone; its title says every value. Below zero nothing is drawn."""
    kata = "; ".join(
        f"{nama} {satu.kata}" for nama, satu in zip(label, titik, strict=True)
    )
    atas = max((float(t.nilai) for t in titik if t.nilai is not None), default=0)
    batas = max(atas, float(puncak or 0)) or 1
    lebar = max(len(titik) * (LEBAR_BATANG + CELAH), LEBAR_BATANG)
    return unsur(
        "svg",
        unsur("title", f"{judul}: {kata}"),
        gabung(_batang_percik(titik, batas)),
        kelas="percik",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {lebar} {TINGGI}",
        width=lebar,
        height=TINGGI,
        role="img",
    )


def _batang_percik(titik: Sequence[Titik], batas: float) -> Iterator[SafeString]:
    for ke, satu in enumerate(titik):
        if satu.nilai is None:
            continue
        tinggi = max(float(satu.nilai) / batas * TINGGI, TERENDAH)
        yield unsur(
            "rect",
            kelas="g-baik",
            fill=DAUN,
            x=ke * (LEBAR_BATANG + CELAH),
            y=TINGGI - tinggi,
            width=LEBAR_BATANG,
            height=tinggi,
        )
