"""Pictures of figures as SVG: flat, labelled, the same string on the page and on paper.

A maker (``matriks``, ``petak``) takes plain values and gives a ``Gambar``: the drawing,
what it shows in words, and its table. Colours stand in attributes, so the picture prints
by itself; classes let the page's own style sheet (static/css/grafik.css) follow the theme.
No style element, no style attribute, no script: the Content-Security-Policy allows it all.
"""

from .gambar import Gambar
from .matriks import Bentuk, Bidang, Panah, Tanda, gambar_matriks
from .petak import Isi, Petak, gambar_petak

__all__ = [
    "Bentuk",
    "Bidang",
    "Gambar",
    "Isi",
    "Panah",
    "Petak",
    "Tanda",
    "gambar_matriks",
    "gambar_petak",
]
