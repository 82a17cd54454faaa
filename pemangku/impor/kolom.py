"""The columns of the sheet, found by their heading in any order (pemangku 5.2)."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from organisasi.bahasa import gabung
from organisasi.kertas.xlsx import BatasLembar, Lembar

BATAS = BatasLembar(baris=5000, bentang=50 * 1024 * 1024)
KOLOM = (
    *("No", "Jenis", "Nama Lembaga", "Lingkup", "Kecamatan", "Kelurahan", "Alamat"),
    *("Pengelola", "Nama Narahubung", "Jabatan", "WhatsApp", "Sifat Nomor", "Email"),
    *("Jumlah Anggota", "Nomor SK", "Tanggal SK", "Berlaku s.d.", "Isu", "Tag"),
    *("Persetujuan Undangan", "Persetujuan Siaran", "Tanggal Data", "Sumber"),
)
WAJIB = ("Jenis", "Nama Lembaga", "Kecamatan", "Tanggal Data", "Sumber")
# Names, numbers and addresses of persons: masked for who did not upload them.
PRIBADI = frozenset({"Nama Narahubung", "WhatsApp", "Email"})
# Written by the portal into the sheet that goes back; not read.
KESALAHAN = "Kesalahan"


@dataclass(frozen=True, slots=True)
class LembarCocok:
    """A sheet whose headings are understood; ``kepala`` pairs each with our column."""

    kepala: list[tuple[str, str]]
    baris: list[tuple[int, list[str]]]
    rumus: dict[int, list[str]]


def cocokkan(lembar: Lembar) -> LembarCocok:
    """Match the headings; ValidationError names the required ones that are missing."""
    kenal = {_rapi(nama): nama for nama in KOLOM}
    kepala = [(asli, kenal.get(_rapi(asli), "")) for asli in lembar.kepala]
    while kepala and not kepala[-1][0]:
        kepala.pop()
    ada = [kolom for _, kolom in kepala if kolom]
    if kurang := [nama for nama in WAJIB if nama not in ada]:
        raise ValidationError(
            f"Kolom wajib tidak ditemukan: {gabung(kurang)}. Pakai judul kolom seperti "
            "di templat."
        )
    if ganda := sorted({nama for nama in ada if ada.count(nama) > 1}):
        raise ValidationError(f"Kolom tertulis dua kali: {gabung(ganda)}.")
    if not lembar.baris:
        raise ValidationError("Tidak ada baris di bawah judul kolom.")
    lebar = len(kepala)
    baris = [(n, [*sel[:lebar], *[""] * (lebar - len(sel))]) for n, sel in lembar.baris]
    return LembarCocok(kepala, baris, lembar.rumus)


def kolom_asing(kepala: list[tuple[str, str]]) -> list[str]:
    """Headings that were not understood, without the portal's own."""
    return [
        asli or "(tanpa nama)"
        for asli, kolom in kepala
        if not kolom and _rapi(asli) != _rapi(KESALAHAN)
    ]


def _rapi(nama: str) -> str:
    """A heading without what people add to it: ``" nama LEMBAGA* "`` → ``namalembaga``."""
    return "".join(h for h in nama.casefold() if h.isalnum())
