"""Pictures of figures as SVG: flat, labelled, the same string on the page and on paper.

A maker (``matriks``, ``petak``, ``batang``, ``kurva``, ``lajur``) takes plain values and gives a ``Gambar``: the drawing,
what it shows in words, and its table. Colours stand in attributes, so the picture prints
by itself; classes let the page's own style sheet (static/css/grafik.css) follow the theme.
``percik`` is the tiny one for a cell of a table, a drawing without a table of its own.
No style element, no style attribute, no script: the Content-Security-Policy allows it all.
"""

from .batang import gambar_batang
from .gambar import Gambar
from .kurva import gambar_garis
from .lajur import Lajur, gambar_lajur
from .matriks import Bentuk, Bidang, Panah, Tanda, gambar_matriks
from .percik import percik
from .petak import Isi, Petak, gambar_petak
from .skala import Seri, Titik

__all__ = [
    "Bentuk",
    "Bidang",
    "Gambar",
    "Isi",
    "Lajur",
    "Panah",
    "Petak",
    "Seri",
    "Tanda",
    "Titik",
    "gambar_batang",
    "gambar_garis",
    "gambar_lajur",
    "gambar_matriks",
    "gambar_petak",
    "percik",
]
