"""Telephone numbers in one form, and the damage Excel does to them (pemangku 4.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass

WA = re.compile(r"^628[1-9]\d{7,10}$")
KANTOR = re.compile(r"^62[2-7]\d{6,11}$")
ILMIAH = re.compile(r"\d\s*[eE]\s*[+-]?\s*\d")
DUA_NOMOR = re.compile(r"\d{6,}(?:/|;|,|&|dan|atau)\+?\d{6,}")
NEGARA = "62"
PANJANG_TANPA_NOL = range(9, 13)
PANJANG_TERPENDEK = 10
# Of a mobile number with its country.
PANJANG_SELULER = 14

TERPOTONG = "Angka terpotong oleh Excel, ketik ulang sebagai teks."
TERLALU_PENDEK = "Nomor terlalu pendek (contoh 0812-3456-7890)."
TERLALU_PANJANG = "Nomor terlalu panjang (contoh 0812-3456-7890)."
SATU_NOMOR = "Satu nomor per sel."
NOMOR_KANTOR = "Nomor kantor tidak bisa untuk WhatsApp; simpan sebagai telepon?"
BUKAN_NOMOR = "Ini bukan nomor telepon Indonesia (contoh 0812-3456-7890)."
NOL_DITAMBAHKAN = "0 di depan ditambahkan."
DIRAPIKAN = "Angka dari Excel dirapikan."


class NomorSalah(ValueError):
    """What was typed is no number; the sentence says why."""


@dataclass(frozen=True, slots=True)
class NomorTelepon:
    normal: str
    catatan: str = ""

    @property
    def lokal(self) -> str:
        return f"0{self.normal.removeprefix(NEGARA)}"


def baca_wa(teks: str) -> NomorTelepon:
    """A mobile number for WhatsApp; raises NomorSalah."""
    nomor = _normal(teks)
    if KANTOR.match(nomor.normal):
        raise NomorSalah(NOMOR_KANTOR)
    return _periksa(nomor, WA)


def baca_telepon(teks: str) -> NomorTelepon:
    """A mobile or an office number; raises NomorSalah."""
    return _periksa(_normal(teks), KANTOR, WA)


def samarkan(lokal: str) -> str:
    """``0812••••789``: the first four and the last three signs; short ones wholly."""
    if len(lokal) < PANJANG_TERPENDEK:
        return "•" * len(lokal)
    return f"{lokal[:4]}••••{lokal[-3:]}"


def _periksa(nomor: NomorTelepon, *pola: re.Pattern[str]) -> NomorTelepon:
    if any(satu.match(nomor.normal) for satu in pola):
        return nomor
    seluler = nomor.normal.startswith(f"{NEGARA}8")
    if seluler and len(nomor.normal) > PANJANG_SELULER:
        raise NomorSalah(TERLALU_PANJANG)
    pendek = len(nomor.normal) < PANJANG_TERPENDEK
    raise NomorSalah(TERLALU_PENDEK if seluler or pendek else BUKAN_NOMOR)


def _normal(teks: str) -> NomorTelepon:
    rapi = teks.strip()
    if ILMIAH.search(rapi):
        raise NomorSalah(TERPOTONG)
    if DUA_NOMOR.search(re.sub(r"[-.\s]", "", rapi)):
        raise NomorSalah(SATU_NOMOR)
    tanpa_pecahan = re.sub(r"[.,]0$", "", rapi)
    catatan = DIRAPIKAN if tanpa_pecahan != rapi else ""
    angka = re.sub(r"\D", "", tanpa_pecahan)
    if angka.startswith("620"):
        return NomorTelepon(f"{NEGARA}{angka[3:]}", catatan)
    if angka.startswith("0"):
        return NomorTelepon(f"{NEGARA}{angka[1:]}", catatan)
    if angka.startswith("8") and len(angka) in PANJANG_TANPA_NOL:
        return NomorTelepon(f"{NEGARA}{angka}", catatan or NOL_DITAMBAHKAN)
    return NomorTelepon(angka, catatan)
