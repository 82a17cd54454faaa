"""Twelve small bars: how a figure went, with every value in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.safestring import SafeString

from organisasi.grafik.gambar import DAUN, GARIS, gabung, garis, unsur
from ppid_portal.indikator.angka import tulis

LEBAR_BATANG, CELAH, TINGGI = 8, 2, 28
LANGKAH = LEBAR_BATANG + CELAH
# What is reckoned but zero still shows.
TERENDAH = 1


def percik(
    judul: str,
    nilai: Sequence[tuple[str, Decimal | None]],
    penuh: Decimal = Decimal(1),
) -> SafeString:
    """Bars by their names, the oldest first, on one scale from zero; None, no bar.

    The scale ends at ``penuh``, or higher where a value is.
    """
    angka = [abs(n) for _, n in nilai if n is not None]
    puncak = max((*angka, penuh))
    lebar = len(nilai) * LANGKAH - CELAH
    uraian = "; ".join(f"{nama} {tulis(n)}" for nama, n in nilai)
    return unsur(
        "svg",
        unsur("title", f"{judul}: {uraian}"),
        garis((0, TINGGI), (lebar, TINGGI), stroke=GARIS),
        gabung(
            _batang(ke, n, puncak) for ke, (_, n) in enumerate(nilai) if n is not None
        ),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {lebar} {TINGGI + 1}",
        role="img",
        kelas="percik",
    )


def _batang(ke: int, nilai: Decimal, puncak: Decimal) -> SafeString:
    """Below zero hollow."""
    tinggi = max(float(abs(nilai) / puncak) * (TINGGI - 1), TERENDAH)
    return unsur(
        "rect",
        kelas="g-baik g-rongga" if nilai < 0 else "g-baik",
        fill="none" if nilai < 0 else DAUN,
        stroke=DAUN,
        x=ke * LANGKAH,
        y=TINGGI - tinggi,
        width=LEBAR_BATANG,
        height=tinggi,
    )
