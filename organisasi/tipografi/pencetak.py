"""Typesets one paper: JSON on standard input, PDF on standard output.

A program of its own: the typesetter needs hundreds of megabytes for a long table and
gives them back only when its process ends. Knows no Django.
"""
# ruff: noqa: TID253 -- loaded by a process of its own, which prints

import json
import re
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any, BinaryIO

import typst

# Stands for a sign the fonts do not have, such as an emoji.
KOTAK = "\N{WHITE SQUARE}"
# Each run names the signs it could not set; a second one is rarely needed.
PERCOBAAN = 5
# Set before every template: the mark of a portal to practise on, at the foot of each page.
# Outside the page's structure: a table that runs over a page may hold nothing but rows.
TANDA = b"""#set page(foreground: pdf.artifact(place(
  bottom + center, dy: -3mm,
  text(
    lang: "id", font: "Libertinus Serif", size: 9pt, weight: "bold", fill: rgb("#b3261e"),
    json(bytes(sys.inputs.data)).at("latihan", default: ""),
  ),
)))
"""
_TAK_TERCETAK = re.compile(r'the text `"(.+?)"` could not be displayed')
_KODE = re.compile(r"\\u\{([0-9a-f]+)\}")


def cetak(naskah: Path, data: str, pada: int) -> bytes:
    """Typeset ``naskah`` with ``data`` (JSON); ``pada`` is the time in the file.

    typst.TypstError when the paper would break PDF/UA-1, so a change that a screen
    reader could not follow fails here.
    """
    hasil = typst.compile(
        TANDA + naskah.read_bytes(),
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        pdf_standards="ua-1",
        timestamp=pada,
        format="pdf",
    )
    assert isinstance(hasil, bytes)
    return hasil


def cetak_kotak(naskah: Path, data: str, pada: int) -> bytes:
    """Like ``cetak``, with a box for each sign the fonts do not have.

    What people type may hold any sign, and PDF/UA-1 forbids an empty one: a paper with an
    emoji in it would never be printed. Raises typst.TypstError for any other fault.
    """
    for _ in range(PERCOBAAN - 1):
        try:
            return cetak(naskah, data, pada)
        except typst.TypstError as galat:
            hilang = tak_tercetak(str(galat.diagnostic))
            if not hilang:
                raise
            data = json.dumps(_ganti(json.loads(data), hilang))
    return cetak(naskah, data, pada)


def tak_tercetak(diagnosa: str) -> set[str]:
    return {
        _KODE.sub(lambda kode: chr(int(kode[1], 16)), teks)
        for teks in _TAK_TERCETAK.findall(diagnosa)
    }


def _ganti(isi: Any, hilang: Collection[str]) -> Any:
    # isi with a box for each of hilang in every text; keys stay.
    if isinstance(isi, str):
        for satu in hilang:
            isi = isi.replace(satu, KOTAK)
        return isi
    if isinstance(isi, list):
        return [_ganti(satu, hilang) for satu in isi]
    if isinstance(isi, dict):
        return {nama: _ganti(satu, hilang) for nama, satu in isi.items()}
    return isi


def main(argumen: list[str], masuk: BinaryIO, keluar: BinaryIO) -> None:
    naskah, pada = argumen
    keluar.write(cetak_kotak(Path(naskah), masuk.read().decode(), int(pada)))


if __name__ == "__main__":  # pragma: no cover -- the tests call main()
    main(sys.argv[1:], sys.stdin.buffer, sys.stdout.buffer)
