"""The outline map: one inline SVG, classes only, that works as a list of links."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template

from organisasi.peta import (
    LEBAR,
    SUMBER,
    Bidang,
    jalur_svg,
    kota,
    letak_nama,
    tinggi_svg,
)

register = template.Library()
BARIS = 18


@register.inclusion_tag("komponen/peta_wilayah.html")
def peta_wilayah(
    bidang: Iterable[Bidang],
    judul: str,
    keterangan: str = "",
    dalam: str = "",
    tanda: str = "peta",
) -> dict[str, Any]:
    """``{% peta_wilayah bidang judul keterangan dalam=kecamatan %}``.

    ``bidang``: the areas (``organisasi.peta.Bidang``), all of ``dalam``: the city, or one
    kecamatan. ``judul`` and ``keterangan`` say what the map shows to who cannot see it;
    beside the map stands a list or table with the same numbers. ``tanda`` begins the ids:
    a second map on a page needs another one.
    """
    dalam = dalam or kota()
    return {
        "lebar": LEBAR,
        "tinggi": tinggi_svg(dalam),
        "judul": judul,
        "keterangan": keterangan,
        "tanda": tanda,
        "sumber": SUMBER,
        "bidang": [_gambar(satu, dalam) for satu in bidang],
    }


def _gambar(bidang: Bidang, dalam: str) -> dict[str, Any]:
    x, y = letak_nama(bidang.kode, dalam=dalam)
    return {
        "nama": bidang.nama,
        "isi": bidang.isi,
        "tautan": bidang.tautan,
        "kelas": bidang.kelas,
        "jalur": jalur_svg(bidang.kode, dalam=dalam),
        "x": x,
        "y": y,
        "y_isi": y + BARIS,
    }
