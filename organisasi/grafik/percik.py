"""Spark bars: as high as a line of text, for the cell of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString

from .gambar import DAUN, gabung, unsur
from .skala import Bilangan, Titik

LEBAR_BATANG, CELAH, TINGGI = 6, 2, 24
# A zero has a stub; a gap has nothing.
TERENDAH = 1.5


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
        gabung(_batang(titik, batas)),
        kelas="percik",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {lebar} {TINGGI}",
        width=lebar,
        height=TINGGI,
        role="img",
    )


def _batang(titik: Sequence[Titik], batas: float) -> Iterator[SafeString]:
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
