"""Counts and days by quarter, drawn as SVG.

Each takes plain values and says them in words and in a table as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.safestring import SafeString

from organisasi import bahasa
from organisasi.grafik.gambar import (
    DAUN,
    GARIS,
    KARTU,
    KUNYIT,
    REDUP,
    Angka,
    Gambar,
    bulat,
    gabung,
    garis,
    teks,
    unsur,
)

type Bilangan = int | float | Decimal
# None is not drawn, never as a zero.
type Nilai = Bilangan | None

TANPA_DATA = "tidak ada data"
KISI = {"kelas": "g-kisi", "stroke": GARIS}


def kata(nilai: Nilai) -> str:
    """``1.234``, ``81,3``: at most one decimal, and none where it says nothing."""
    return TANPA_DATA if nilai is None else bahasa.angka(nilai, 1).removesuffix(",0")


def _redup(x: Angka, y: Angka, isi: str, **atribut: str | Angka) -> SafeString:
    return teks(x, y, isi, kelas="g-redup", fill=REDUP, **atribut)


def _isi(*, penuh: bool) -> dict[str, str | Angka]:
    """Full, or only its outline: two things that are told apart without colour."""
    kelas = "g-baik" if penuh else "g-baik g-rongga"
    warna = {"fill": DAUN if penuh else KARTU, "stroke": DAUN}
    return {"kelas": kelas, **warna, "stroke_width": 2}


# Bars of quarters: the whole as an outline, what is well of it filled, the number above

LEBAR_TRIWULAN, DASAR, TERTINGGI, BATANG = 400, 178, 150, 66


def gambar_triwulan(
    *, judul: str, kepala: Sequence[str], nilai: Sequence[tuple[str, int, int]]
) -> Gambar:
    """Name of the quarter, how many are well, of how many; ``kepala`` names the three."""
    terbanyak = max((n for *_, n in nilai), default=0) or 1
    isi = [garis((0, DASAR), (LEBAR_TRIWULAN, DASAR), **KISI)]
    for ke, (nama, baik, semua) in enumerate(nilai):
        x = (ke + 0.5) * LEBAR_TRIWULAN / len(nilai)
        for banyak, penuh in ((semua, False), (baik, True)):
            tinggi = banyak / terbanyak * TERTINGGI
            letak = {"x": x - BATANG / 2, "y": DASAR - tinggi, "width": BATANG}
            isi.append(unsur("rect", height=tinggi, **letak, **_isi(penuh=penuh)))
        puncak = DASAR - semua / terbanyak * TERTINGGI - 8
        tebal: dict[str, str | Angka] = {"font_weight": "bold", "font_size": 17}
        isi.append(teks(x, puncak, kata(semua), text_anchor="middle", **tebal))
        isi.append(_redup(x, DASAR + 20, nama, text_anchor="middle"))
    return Gambar(
        judul=judul,
        uraian="; ".join(f"{nama}: {baik} dari {n}" for nama, baik, n in nilai) + ".",
        lebar=LEBAR_TRIWULAN,
        tinggi=DASAR + 26,
        isi=gabung(isi),
        kepala=kepala,
        baris=[(nama, kata(baik), kata(n)) for nama, baik, n in nilai],
        kosong=not any(n for *_, n in nilai),
    )


# Days of quarters: the half, and nine of ten, on one line each, beside the limit

TINGGI_HARI, KIRI_HARI, KANAN_HARI, ATAS_HARI, BULAT = 46, 84, 376, 30, 8


def gambar_hari(
    *,
    judul: str,
    kepala: Sequence[str],
    nilai: Sequence[tuple[str, Nilai, Nilai]],
    batas: int | None,
) -> Gambar:
    """Name of the quarter, days of the half, days of nine of ten; the limit as a line."""
    terjauh = max(
        (float(n) for _, *dua in nilai for n in dua if n is not None), default=0
    )
    lebar = max(terjauh, 1.2 * (batas or 1))
    bawah = ATAS_HARI + TINGGI_HARI * len(nilai)

    def x(hari: Bilangan) -> float:
        return KIRI_HARI + float(hari) / lebar * (KANAN_HARI - KIRI_HARI)

    isi = []
    if batas is not None:
        awas: dict[str, str | Angka] = {"kelas": "g-awas", "stroke": KUNYIT}
        dari, ke_bawah = (x(batas), ATAS_HARI - 8), (x(batas), bawah)
        isi.append(garis(dari, ke_bawah, stroke_dasharray="5 4", **awas))
        isi.append(_redup(x(batas), 14, f"batas {batas} hari", text_anchor="middle"))
    for ke, (nama, separuh, hampir) in enumerate(nilai):
        y = ATAS_HARI + (ke + 0.6) * TINGGI_HARI
        isi.append(_redup(0, y + 5, nama))
        isi.append(garis((KIRI_HARI, y), (KANAN_HARI, y), **KISI))
        if separuh is None or hampir is None:
            continue
        isi.append(garis((x(separuh), y), (x(hampir), y), **_isi(penuh=True)))
        for hari, penuh in ((hampir, False), (separuh, True)):
            tanda = bulat(x(hari), y, BULAT, penuh=penuh)
            sebut = teks(x(hari), y - 14, kata(hari), text_anchor="middle")
            isi += [tanda, sebut] if penuh or hari != separuh else []
    return Gambar(
        judul=judul,
        uraian="; ".join(
            f"{nama}: separuhnya {kata(dekat)}, sembilan dari sepuluh {kata(jauh)}"
            for nama, dekat, jauh in nilai
        )
        + ".",
        lebar=LEBAR_TRIWULAN,
        tinggi=bawah + 4,
        isi=gabung(isi),
        kepala=kepala,
        baris=[(nama, kata(dekat), kata(jauh)) for nama, dekat, jauh in nilai],
        kosong=all(n is None for _, n, _ in nilai),
    )


# Before and after, a row each: a hollow mark, a line, a full one, and what may be said of it;
# an upright stroke where it would be, had it changed as elsewhere

LEBAR_DAMPAK, KOLOM_NAMA, KOLOM_ANGKA, KOLOM_KATA, BARIS_DAMPAK = 400, 92, 206, 286, 26


def gambar_dampak(
    *,
    judul: str,
    bagian: Sequence[tuple[str, Sequence[tuple[str, int, int, float | None, str]]]],
) -> Gambar:
    """``bagian``: what is counted; for each place before, after, as elsewhere, a word.

    Each counted thing has its own scale from nought.
    """
    isi: list[SafeString] = []
    y, kata_semua = 0, []
    for nama, baris in bagian:
        y += 26
        isi.append(teks(0, y, nama, font_weight="bold", font_size=16))
        terbanyak = max((n or 0 for _, *tiga, _ in baris for n in tiga), default=0) or 1
        panjang = KOLOM_ANGKA - KOLOM_NAMA - 18
        for tempat, sebelum, sesudah, serupa, putusan in baris:
            y += BARIS_DAMPAK
            tengah = y - 5
            dari, ke, tegak = (
                KOLOM_NAMA + panjang * (n or 0) / terbanyak
                for n in (sebelum, sesudah, serupa)
            )
            isi += [
                teks(0, y, tempat),
                garis((KOLOM_NAMA, tengah), (KOLOM_NAMA + panjang, tengah), **KISI),
                garis((dari, tengah), (ke, tengah), stroke=DAUN, stroke_width=3),
                bulat(dari, tengah, 6, penuh=False),
                bulat(ke, tengah, 6, penuh=True),
                teks(KOLOM_ANGKA, y, f"{sebelum} → {sesudah}", font_weight="bold"),
                _redup(KOLOM_KATA, y, putusan, font_size=13),
            ]
            if serupa is not None:
                tanda = (tegak, tengah - 10), (tegak, tengah + 10)
                isi.append(garis(*tanda, kelas="g-tegas", stroke=REDUP, stroke_width=2))
            kata_semua.append(f"{nama}, {tempat}: {sebelum} menjadi {sesudah}")
        y += 14
    return Gambar(
        judul=judul,
        uraian="; ".join(kata_semua) + ".",
        lebar=LEBAR_DAMPAK,
        tinggi=y + 6,
        isi=gabung(isi),
        kosong=not kata_semua,
    )
