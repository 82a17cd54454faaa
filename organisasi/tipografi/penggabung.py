"""Puts files of others behind a paper: JSON on standard input, JSON on standard output.

A program of its own, as the typesetter is: a file from outside may be made to eat memory
or time, and then only this process ends. Knows no Django.
"""

from __future__ import annotations

import json
import resource
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import BinaryIO

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

# The same words as in organisasi/cetakan.py.
IKUT, TAK_MUAT, TERKUNCI, RUSAK = "ikut", "tak_muat", "terkunci", "rusak"
# Bytes of memory, seconds of computing: many times what two megabytes of paper need.
MEMORI, DETIK = 1 << 30, 30
# What broken files raise beyond pypdf's own errors.
GALAT = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError)
# What a page does by itself when it is opened.
TANPA = ("/AA",)


def gabung(
    awal: bytes, lampiran: Iterable[tuple[str, bytes]], batas: int
) -> tuple[bytes, list[str]]:
    """``awal`` and behind it each of ``lampiran`` (bookmark, PDF) that fits in ``batas``.

    Returns the PDF in bytes and, for each file, IKUT or why it was left out.
    """
    putusan = []
    for judul, isi in lampiran:
        try:
            baru = _tambah(awal, judul, isi)
        except (*GALAT, RecursionError, MemoryError):
            putusan.append(RUSAK)
            continue
        if baru is None:
            putusan.append(TERKUNCI)
        elif len(baru) > batas:
            putusan.append(TAK_MUAT)
        else:
            awal = baru
            putusan.append(IKUT)
    return awal, putusan


def _tambah(awal: bytes, judul: str, isi: bytes) -> bytes | None:
    """Both as one PDF; None when ``isi`` opens only with a password."""
    pembaca = PdfReader(BytesIO(isi))
    if pembaca.is_encrypted and not pembaca.decrypt(""):
        return None
    penulis = PdfWriter(clone_from=BytesIO(awal))
    # The paper alone keeps the promise of PDF/UA; pages of others cannot.
    penulis.root_object.pop("/Metadata", None)
    penulis.append(
        pembaca, outline_item=judul, import_outline=False, excluded_fields=TANPA
    )
    keluar = BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()


def batasi(memori: int, detik: int) -> None:
    """No more memory and computing than that for this process."""
    resource.setrlimit(resource.RLIMIT_AS, (memori, memori))
    resource.setrlimit(resource.RLIMIT_CPU, (detik, detik))


def main(_argumen: Sequence[str], masuk: BinaryIO, keluar: BinaryIO) -> None:
    """In: ``awal``, ``lampiran`` [[bookmark, file]], ``batas``; files in base64."""
    data = json.load(masuk)
    lampiran = ((judul, b64decode(isi)) for judul, isi in data["lampiran"])
    hasil, putusan = gabung(b64decode(data["awal"]), lampiran, data["batas"])
    keluar.write(
        json.dumps({"hasil": b64encode(hasil).decode(), "putusan": putusan}).encode()
    )


if __name__ == "__main__":  # pragma: no cover -- the tests call main()
    batasi(MEMORI, DETIK)
    main(sys.argv[1:], sys.stdin.buffer, sys.stdout.buffer)
