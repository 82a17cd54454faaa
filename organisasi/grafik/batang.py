"""Bars over time: one or two rows of values side by side, each with its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .gambar import Gambar, gabung, teks, unsur
from .papan import GAYA, LEBAR, PER_HURUF, TEPI, TINGGI_HURUF, UKURAN, Papan
from .skala import Bilangan, Seri, Titik, rangkum, tabel

JARAK = 5
# A zero is drawn as a stub: it was counted. Nothing is drawn where nothing is known.
TERENDAH = 1.5


@dataclass(frozen=True, slots=True)
class _Tulisan:
    """How the numbers stand over the bars: flat, upright, or not at all."""

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
        isi=gabung((*papan.latar(), *_semua(papan, panjang, tulisan))),
        kepala=(kolom, *(s.nama for s in seri)),
        baris=tabel(panjang, seri),
        catatan=catatan,
        kelas="g-sempit",
        kosong=not any(nilai for s in seri for _, nilai in s.ada()),
    )


def _semua(
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
    """Upper edge and height."""
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
