"""Typesets one paper: JSON on standard input, PDF on standard output.

A program of its own: the typesetter needs hundreds of megabytes for a long table and
gives them back only when its process ends. Knows no Django.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import typst


def cetak(naskah: Path, data: str, pada: int) -> bytes:
    """Typeset ``naskah`` with ``data`` (JSON); ``pada`` is the time in the file.

    typst.TypstError when the paper would break PDF/UA-1, so a change that a screen
    reader could not follow fails here.
    """
    hasil = typst.compile(
        naskah,
        root=naskah.parent,
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        pdf_standards="ua-1",
        timestamp=pada,
        format="pdf",
    )
    assert isinstance(hasil, bytes)
    return hasil


def main(argumen: list[str], masuk: BinaryIO, keluar: BinaryIO) -> None:
    """``argumen``: the template's path and the time in seconds."""
    naskah, pada = argumen
    keluar.write(cetak(Path(naskah), masuk.read().decode(), int(pada)))


if __name__ == "__main__":  # pragma: no cover -- the tests call main()
    main(sys.argv[1:], sys.stdin.buffer, sys.stdout.buffer)
