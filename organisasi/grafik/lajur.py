"""Parts of a whole as horizontal bars: the name, the number, the share of the width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .gambar import DAUN, TINT, Gambar, gabung, teks, unsur
from .papan import LEBAR, TEPI
from .skala import Bilangan, Titik

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
