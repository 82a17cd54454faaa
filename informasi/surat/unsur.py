"""Blocks of a letter that stand for the applicant until it is printed."""

from __future__ import annotations

from organisasi.kertas.naskah import Unsur


def pemohon() -> Unsur:
    """The place of the applicant's name and address, filled when it is printed."""
    return {"jenis": "pemohon"}


def tautan_pribadi(teks: str) -> Unsur:
    """The place of the QR to the private page, with a sentence beside it."""
    return {"jenis": "tautan_pribadi", "teks": teks}
