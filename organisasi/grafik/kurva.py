"""Lines over time: broken where nothing is known, a mark on each value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.safestring import SafeString

from .gambar import DAUN, Gambar, gabung, teks, unsur
from .papan import GAYA, LEBAR, PER_HURUF, TINGGI_HURUF, UKURAN, Papan
from .skala import Bilangan, Seri, rangkum, tabel

JARI = 4
PUTUS = ("", "6 4")


def gambar_garis(
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
    """Lines with their table; takes what ``gambar_batang`` takes.

    Each line's last value carries its number; the others are in the table.
    """
    panjang = nama_label or label
    papan = Papan.untuk(label, seri, puncak=puncak, ruang=TINGGI_HURUF + JARI + 4)
    return Gambar(
        judul=judul,
        uraian=rangkum(panjang, seri, satuan),
        lebar=LEBAR,
        tinggi=papan.tinggi,
        isi=gabung((*papan.latar(), *_semua(papan, panjang))),
        kepala=(kolom, *(s.nama for s in seri)),
        baris=tabel(panjang, seri),
        catatan=catatan,
        kelas="g-sempit",
    )


def _semua(papan: Papan, nama: Sequence[str]) -> Iterator[SafeString]:
    for seri, gaya, putus in zip(papan.seri, GAYA, PUTUS, strict=False):
        ada = seri.ada()
        letak = [(papan.x(i), papan.y(n)) for i, n in ada]
        # Unbroken runs: place in the row minus place among the known is the same.
        for _, ruas in groupby(range(len(ada)), key=lambda k, a=ada: a[k][0] - k):  # type: ignore[misc]
            titik = " ".join(f"{letak[k][0]:.6g},{letak[k][1]:.6g}" for k in ruas)
            yield unsur(
                "polyline",
                kelas="g-alur",
                points=titik,
                fill="none",
                stroke=DAUN,
                stroke_width=2,
                **{"stroke_dasharray": putus} if putus else {},
            )
        for (x, y), (i, _) in zip(letak, ada, strict=True):
            judul = unsur("title", f"{seri.nama}, {nama[i]}: {seri.titik[i].kata}")
            yield unsur("circle", judul, cx=x, cy=y, r=JARI, **gaya)
        if ada:
            yield _terakhir(letak[-1], seri.titik[ada[-1][0]].kata)


def _terakhir(letak: tuple[float, float], kata: str) -> SafeString:
    """The number over the last mark, kept inside the drawing."""
    x = min(letak[0], LEBAR - len(kata) * PER_HURUF / 2)
    return teks(x, letak[1] - JARI - 5, kata, text_anchor="middle", font_size=UKURAN)
