"""Puts a PDF of others behind a paper, or takes its words; JSON in, JSON out.

A program of its own, as the typesetter is: a file from outside may be made to eat memory
or time, and then only this process ends. Knows no Django.
"""
# ruff: noqa: TID253 -- loaded by a process of its own, which joins papers

import json
import resource
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from itertools import islice
from typing import BinaryIO, cast

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, IndirectObject

# The same words as in organisasi/kertas/naskah.py.
IKUT, TAK_MUAT, TERKUNCI, RUSAK = "ikut", "tak_muat", "terkunci", "rusak"
# Bytes of memory, seconds of computing: many times what two megabytes of paper need.
MEMORI, DETIK = 1 << 30, 10
# Of the words of a PDF: pages and signs, and seconds after which what is there suffices.
HALAMAN_MAKS, HURUF_MAKS, CUKUP = 300, 200_000, 6
# What a page does by itself when it is opened.
TANPA = ("/AA",)
# Modes of a picture, and the one it is made anew in.
KE = {"L": "L", "RGB": "RGB", "CMYK": "RGB", "P": "RGB"}
BERWARNA = frozenset(KE)
# Keys of a picture that is partly clear.
TOPENG = frozenset({"/SMask", "/Mask"})
# Longest side in points, and quality as JPEG.
type Ukuran = Sequence[int]


def gabung(
    awal: bytes, judul: str, isi: bytes, batas: int, perkecil: Ukuran | None = None
) -> tuple[bytes, str]:
    """``awal`` and behind it the PDF ``isi`` under the bookmark ``judul``, if all of it
    fits in ``batas`` bytes.

    ``perkecil``: the pictures of ``isi`` at most so long, as JPEG of that quality. Returns the PDF and IKUT, or ``awal`` and why the file was left out.
    """
    try:
        baru = _tambah(awal, judul, isi, perkecil)
    except Exception:  # noqa: BLE001 -- a damaged file makes pypdf raise nearly anything
        return awal, RUSAK
    if baru is None:
        return awal, TERKUNCI
    return (awal, TAK_MUAT) if len(baru) > batas else (baru, IKUT)


def _tambah(
    awal: bytes, judul: str, isi: bytes, perkecil: Ukuran | None
) -> bytes | None:
    # Both as one PDF; None when isi opens only with a password.
    pembaca = PdfReader(BytesIO(isi))
    if pembaca.is_encrypted and not pembaca.decrypt(""):
        return None
    penulis = PdfWriter(clone_from=BytesIO(awal))
    # The paper alone keeps the promise of PDF/UA; pages of others cannot.
    penulis.root_object.pop("/Metadata", None)
    milik_kertas = len(penulis.pages)
    penulis.append(
        pembaca, outline_item=judul, import_outline=False, excluded_fields=TANPA
    )
    if perkecil:
        for halaman in penulis.pages[milik_kertas:]:
            _perkecil(halaman, *perkecil)
    keluar = BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()


def _perkecil(halaman: PageObject, sisi: int, mutu: int) -> None:
    """Black and white is small already, and what is partly clear would lose that."""
    for nama in halaman.images.keys():  # noqa: SIM118 -- iterating would read them all
        with suppress(Exception):
            satu = halaman.images[nama]
            gambar, asal = satu.image, satu.indirect_reference
            if gambar is None or gambar.mode not in BERWARNA or _bertopeng(asal):
                continue
            gambar.thumbnail((sisi, sisi))
            satu.replace(gambar.convert(KE[gambar.mode]), quality=mutu)


def _bertopeng(asal: IndirectObject | None) -> bool:
    # Whether a picture is partly clear, or written where it cannot be made anew.
    return asal is None or bool(
        TOPENG & set(cast("DictionaryObject", asal.get_object()))
    )


def teks(isi: bytes) -> str:
    """Page by page; "" for pictures of paper, and where only a password opens it."""
    bagian: list[str] = []
    sampai = time.process_time() + CUKUP
    with suppress(Exception):
        pembaca = PdfReader(BytesIO(isi))
        if pembaca.is_encrypted and not pembaca.decrypt(""):
            return ""
        for halaman in islice(pembaca.pages, HALAMAN_MAKS):
            bagian.append(halaman.extract_text())
            if time.process_time() > sampai or sum(map(len, bagian)) > HURUF_MAKS:
                break
    return "\n\n".join(bagian)[:HURUF_MAKS]


def batasi(memori: int, detik: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memori, memori))
    resource.setrlimit(resource.RLIMIT_CPU, (detik, detik))


def main(_argumen: Sequence[str], masuk: BinaryIO, keluar: BinaryIO) -> None:
    data = json.load(masuk)
    if "awal" not in data:
        keluar.write(json.dumps({"teks": teks(b64decode(data["isi"]))}).encode())
        return
    hasil, putusan = gabung(
        b64decode(data["awal"]),
        data["judul"],
        b64decode(data["isi"]),
        data["batas"],
        data.get("perkecil"),
    )
    keluar.write(
        json.dumps({"hasil": b64encode(hasil).decode(), "putusan": putusan}).encode()
    )


if __name__ == "__main__":  # pragma: no cover -- the tests call main()
    batasi(MEMORI, DETIK)
    main(sys.argv[1:], sys.stdin.buffer, sys.stdout.buffer)
