"""``{% grafik gambar %}``: a picture of figures with its footnotes and its table."""

from __future__ import annotations

from typing import Any

from django import template

from organisasi.grafik import Gambar

register = template.Library()


@register.inclusion_tag("komponen/grafik.html")
def grafik(gambar: Gambar, tanda: str = "grafik") -> dict[str, Any]:
    """The figure and, under it, the same data as a table.

    ``tanda`` begins the ids: a second picture on a page needs another one. The page loads
    ``css/grafik.css``. A picture with nothing in it is left out.
    """
    return {"gambar": gambar, "svg": "" if gambar.kosong else gambar.svg(tanda)}
