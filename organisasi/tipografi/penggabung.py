"""Puts a file of others behind a paper: JSON on standard input, JSON on standard output.

A program of its own, as the typesetter is: a file from outside may be made to eat memory
or time, and then only this process ends. Knows no Django.
"""

from __future__ import annotations

import json
import resource
import sys
from base64 import b64decode, b64encode
from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO

from pypdf import PdfReader, PdfWriter

# The same words as in organisasi/cetakan.py.
IKUT, TAK_MUAT, TERKUNCI, RUSAK = "ikut", "tak_muat", "terkunci", "rusak"
# Bytes of memory, seconds of computing: many times what two megabytes of paper need.
MEMORI, DETIK = 1 << 30, 10
# What a page does by itself when it is opened.
TANPA = ("/AA",)


def gabung(awal: bytes, judul: str, isi: bytes, batas: int) -> tuple[bytes, str]:
    """``awal`` and behind it the PDF ``isi`` under the bookmark ``judul``, if all of it
    fits in ``batas`` bytes.

    Returns the PDF and IKUT, or ``awal`` and why the file was left out.
    """
    try:
        baru = _tambah(awal, judul, isi)
    except Exception:  # noqa: BLE001 -- a damaged file makes pypdf raise nearly anything
        return awal, RUSAK
    if baru is None:
        return awal, TERKUNCI
    return (awal, TAK_MUAT) if len(baru) > batas else (baru, IKUT)


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
    """In: ``awal``, ``judul``, ``isi``, ``batas``; out: ``hasil``, ``putusan``. PDFs in
    base64."""
    data = json.load(masuk)
    hasil, putusan = gabung(
        b64decode(data["awal"]), data["judul"], b64decode(data["isi"]), data["batas"]
    )
    keluar.write(
        json.dumps({"hasil": b64encode(hasil).decode(), "putusan": putusan}).encode()
    )


if __name__ == "__main__":  # pragma: no cover -- the tests call main()
    batasi(MEMORI, DETIK)
    main(sys.argv[1:], sys.stdin.buffer, sys.stdout.buffer)
