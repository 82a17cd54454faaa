"""Personal data in free text: NIK, telephone, mail, found by explainable patterns.

What a citizen asks for is read by several officers and stands in registers, so a NIK or a
telephone number does not belong in it. The finding warns and never blocks: a document
number may look like one. What is near but none of these (document and decree numbers,
years, amounts of money, dates) is told apart by length, by the date of birth inside a NIK
and by the first digits of a telephone number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from organisasi.sandi import samarkan_nik, samarkan_surel, samarkan_telepon

# Sixteen digits in one piece, in groups divided by blanks or hyphens, or as on the card.
_ENAM_BELAS = re.compile(
    r"(?<![\d.,/])(\d(?:[ -]?\d){15}|\d\d\.\d\d\.\d\d\.\d{6}\.\d{4})(?![\d/]|[.,]\d)"
)
# Province, city, district; day (40 more for women), month, year; running number.
_NIK = re.compile(
    r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])\d{4}"
    r"(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(?:0[1-9]|1[0-2])\d{6}"
)
_SELULER = re.compile(
    r"(?<![\d.,/+])(?:\+?62|0)[ .-]?8\d{1,2}[ .-]?\d{3,4}[ .-]?\d{3,5}(?![\d/]|[.,]\d)"
)
_KANTOR = re.compile(
    r"(?<![\d.,/+])(?:\(0[2-9]\d{1,2}\) ?|0[2-9]\d{1,2}[ -])\d{6,8}(?![\d/]|[.,]\d)"
)
_SUREL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Names follow what announces them; titles and offices are no names of persons.
_SEBUTAN = re.compile(
    r"\b(?:[Bb]ernama|[Aa]tas nama|[Ss]audara|[Ss]audari|[Ss]dri?\.?|[Bb]apak|[Pp]ak|[Ii]bu"
    r"|[Bb]u|[Hh]aji|[Hh]ajah|[Kk]ang|[Tt]eh)\s+((?:[A-Z][a-z']+)(?:\s+[A-Z][a-z']+){0,2})"
)
_JABATAN = frozenset(
    (
        *("Lurah", "Camat", "Wali", "Walikota", "Kepala", "Kadis", "Kades", "Ketua"),
        *(
            "Sekda",
            "Sekretaris",
            "Presiden",
            "Gubernur",
            "Bupati",
            "Menteri",
            "Direktur",
        ),
        *("Dokter", "Polisi", "Guru", "Dosen", "Sopir", "Satpam", "Bidan", "Perawat"),
        *(
            "Pejabat",
            "Petugas",
            "Pegawai",
            "Anggota",
            "Dewan",
            "Ustad",
            "Ustaz",
            "Kiai",
        ),
        *("Kota", "Kandung", "Hamil", "Rumah", "Dinas", "Kecamatan", "Kelurahan"),
        *("Yang", "Dan"),
    )
)


@dataclass(frozen=True, slots=True)
class TemuanPribadi:
    """One finding: what it looks like, and the text with its middle hidden."""

    jenis: str
    samar: str


def temukan_pribadi(teks: str) -> list[TemuanPribadi]:
    """Find what looks like personal data in ``teks``, each once, NIK first."""
    hasil = [
        TemuanPribadi("NIK", samarkan_nik(angka))
        for satu in _ENAM_BELAS.findall(teks)
        if _NIK.fullmatch(angka := _angka(satu))
    ]
    hasil += [
        TemuanPribadi("nomor telepon", samarkan_telepon(_angka(satu)))
        for pola in (_SELULER, _KANTOR)
        for satu in pola.findall(teks)
    ]
    hasil += [
        TemuanPribadi("alamat surel", samarkan_surel(satu))
        for satu in _SUREL.findall(teks)
    ]
    return list(dict.fromkeys(hasil))


def temukan_nama(teks: str) -> list[TemuanPribadi]:
    """Find what is announced as the name of a person; a hint, for a list cannot know.

    Offices ("Bapak Camat") are no persons; names in small letters are not seen.
    """
    hasil = [
        TemuanPribadi("nama orang", " ".join(f"{kata[0]}***" for kata in nama.split()))
        for nama in _SEBUTAN.findall(teks)
        if nama.split()[0] not in _JABATAN
    ]
    return list(dict.fromkeys(hasil))


def _angka(teks: str) -> str:
    return "".join(huruf for huruf in teks if huruf.isdigit())
