"""Single cells as a person would write them; no Django here."""

from __future__ import annotations

import re
from datetime import date

from organisasi.bahasa import BULAN

YA = frozenset({"ya", "y"})
TIDAK = frozenset({"", "tidak", "t", "-"})
ANGKA_MAKS = 9_999_999
ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
INDONESIA = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
DENGAN_BULAN = re.compile(r"^(\d{1,2})[- ]([a-z]{3,9})\.?[- ](\d{4})$")
TANGGAL_SALAH = "Bukan tanggal. Tulis hari-bulan-tahun, misalnya 04-06-2024."
BILANGAN_SALAH = "Bukan angka. Tulis angka saja, misalnya 25."
YA_SALAH = "Tulis Ya atau Tidak."


class SelSalah(ValueError):
    """The cell cannot be read; the sentence says how to write it."""


def baca_tanggal(teks: str) -> date | None:
    """A date as spreadsheets and people write it; raises SelSalah."""
    if not teks:
        return None
    rapi = " ".join(teks.casefold().split())
    try:
        if cocok := ISO.match(rapi):
            tahun, bulan, hari = map(int, cocok.groups())
        elif cocok := INDONESIA.match(rapi):
            hari, bulan, tahun = map(int, cocok.groups())
        elif cocok := DENGAN_BULAN.match(rapi):
            hari, bulan, tahun = int(cocok[1]), _bulan(cocok[2]), int(cocok[3])
        else:
            raise SelSalah(TANGGAL_SALAH)
        return date(tahun, bulan, hari)
    except ValueError:
        raise SelSalah(TANGGAL_SALAH) from None


def baca_bilangan(teks: str) -> int | None:
    """A whole number of things, thousands with or without full stops; raises SelSalah."""
    if not teks:
        return None
    rapi = re.sub(r"(?<=\d)\.(?=\d{3}\b)", "", teks.strip())
    if not rapi.isascii() or not rapi.isdecimal() or int(rapi[:8]) > ANGKA_MAKS:
        raise SelSalah(BILANGAN_SALAH)
    return int(rapi)


def baca_ya(teks: str) -> bool:
    """Yes or no; an empty cell is no. Raises SelSalah."""
    kata = teks.strip().casefold()
    if kata in YA:
        return True
    if kata in TIDAK:
        return False
    raise SelSalah(YA_SALAH)


def tanpa_kutip(teks: str) -> str:
    """Without the apostrophe that guards an exported cell: ``'=Nama`` → ``=Nama``."""
    if len(teks) > 1 and teks[0] == "'" and teks[1] in "=+-@":
        return teks[1:]
    return teks


def _bulan(kata: str) -> int:
    """``juni``, ``jun``, ``agt`` → its number; 0, which is no month, for other words."""
    for ke, nama in enumerate(BULAN, start=1):
        if nama.casefold().startswith(kata) or (nama == "Agustus" and kata == "agt"):
            return ke
    return 0
