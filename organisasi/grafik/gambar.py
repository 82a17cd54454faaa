"""Pictures of figures as SVG: flat, labelled, the same string on the page and on paper.

A maker of this room takes plain values and gives a ``Gambar``: the drawing, what it shows
in words, and its table. Colours stand in attributes, so the picture prints by itself;
classes let the page's own style sheet (static/css/grafik.css) follow the theme. ``percik``
is the tiny one for a cell of a table, a drawing without a table of its own. No style
element, no style attribute, no script: the Content-Security-Policy allows it all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# On paper; static/css/grafik.css has the same by class for both themes.
TINTA, REDUP, GARIS, KARTU = "#1a201d", "#49544e", "#9aa69f", "#ffffff"
DAUN, KUNYIT, TINT = "#0e5a3c", "#7a4f00", "#e6f1ea"
# The typesetter knows no other; on the page the style sheet decides.
HURUF = "Libertinus Serif, system-ui, sans-serif"
type Angka = int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gambar:
    """A drawing with its words and its table; ``catatan`` are footnotes."""

    judul: str
    uraian: str
    lebar: int
    tinggi: int
    isi: SafeString
    kepala: Sequence[str]
    baris: Sequence[Sequence[str]]
    catatan: Sequence[str] = ()
    # Class of the element, for the style sheet.
    kelas: str = ""
    # Nothing above nought: the table says all there is, an empty board says nothing.
    kosong: bool = False

    def svg(self, tanda: str = "grafik") -> SafeString:
        """The whole element; ``tanda`` begins its ids, one of its own for each on a page."""
        return unsur(
            "svg",
            unsur("title", self.judul, id=f"{tanda}-judul"),
            unsur("desc", self.uraian, id=f"{tanda}-uraian"),
            self.isi,
            xmlns="http://www.w3.org/2000/svg",
            **{"kelas": self.kelas} if self.kelas else {},
            viewBox=f"0 0 {self.lebar} {self.tinggi}",
            role="img",
            aria_labelledby=f"{tanda}-judul {tanda}-uraian",
            font_family=HURUF,
            font_size="14",
        )


def unsur(nama: str, *isi: str, **atribut: str | Angka) -> SafeString:
    """One element; ``kelas`` is its class, ``_`` in a name is a hyphen. All is escaped."""
    semua = [
        ("class" if k == "kelas" else k.replace("_", "-"), _tulis(v))
        for k, v in atribut.items()
    ]
    return format_html(
        "<{0}{1}>{2}</{0}>",
        nama,
        format_html_join("", ' {}="{}"', semua),
        gabung(isi),
    )


def gabung(bagian: Iterable[str]) -> SafeString:
    """Pieces one after the other; plain text among them is escaped."""
    return format_html_join("", "{}", ((satu,) for satu in bagian))


def teks(x: Angka, y: Angka, isi: str, **atribut: str | Angka) -> SafeString:
    """Words, in ink unless said otherwise."""
    baku: dict[str, str | Angka] = {"kelas": "g-teks", "fill": TINTA}
    return unsur("text", isi, x=x, y=y, **baku | atribut)


def garis(
    dari: tuple[Angka, Angka], ke: tuple[Angka, Angka], **atribut: str | Angka
) -> SafeString:
    """A straight hairline."""
    baku: dict[str, str | Angka] = {"kelas": "g-garis", "stroke": GARIS}
    baku |= {"stroke_width": 1}
    return unsur("line", x1=dari[0], y1=dari[1], x2=ke[0], y2=ke[1], **baku | atribut)


def _tulis(nilai: str | Angka) -> str:
    """Numbers short: ``12``, ``3.5``."""
    return nilai if isinstance(nilai, str) else f"{round(nilai, 2):g}"


# ``{% grafik gambar %}``: a picture of figures with its footnotes and its table

register = template.Library()


@register.inclusion_tag("komponen/grafik.html")
def grafik(gambar: Gambar, tanda: str = "grafik") -> dict[str, Any]:
    """The figure and, under it, the same data as a table.

    ``tanda`` begins the ids: a second picture on a page needs another one. The page loads
    ``css/grafik.css``. A picture with nothing in it is left out.
    """
    return {"gambar": gambar, "svg": "" if gambar.kosong else gambar.svg(tanda)}
