"""Normal forms of names, so that look-alikes meet (pemangku 4.7). No Django here."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

# What stands before a name and is not the name.
GELAR = frozenset(
    {
        *("h", "hj", "kh", "k", "drs", "dra", "dr", "ir", "prof", "ust", "ustadz"),
        *("ustaz", "ustadzah", "hajjah", "haji", "kiai", "kyai", "raden", "rd"),
        *("bapak", "ibu", "pak", "bu", "sdr", "sdri"),
    }
)
# Academic titles behind a name: "S.Sos", "M.Si.", "A.Md.Kom", "Ph.D".
GELAR_BELAKANG = re.compile(
    r"(?:,\s*|\s+)(?:s|m|a|d|sp)\.\s?\w{1,4}\b\.?(?:\s?\w{1,4}\.)*|,\s*ph\.?\s?d\.?",
    re.IGNORECASE,
)
# Words that every office of the city has.
UMUM = re.compile(
    r"\b(?:kota tasikmalaya|tasikmalaya|kelurahan|kel|kecamatan|kec|desa)\b"
)
SINGKATAN = (
    (re.compile(r"\bkelompok informasi masyarakat\b"), "kim"),
    (re.compile(r"\bdewan kemakmuran masjid\b"), "dkm"),
    (re.compile(r"\blembaga pemberdayaan masyarakat\b"), "lpm"),
    (re.compile(r"\blpmk\b"), "lpm"),
    (re.compile(r"\b(?:tp|tim penggerak) pkk\b"), "pkk"),
    (re.compile(r"\brukun warga\b"), "rw"),
    (re.compile(r"\brukun tetangga\b"), "rt"),
)
ROMAWI = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
NOMOR_RW = re.compile(r"\b(rw|rt) ?0*(\d+|[ivxlc]+)\b")


def normal_orang(nama: str) -> str:
    """A person's name without titles: ``"H. Asep Sunandar, S.Sos."`` → ``asep sunandar``.

    A name of titles alone keeps its words: nothing would be left of it.
    """
    kata = _kata(GELAR_BELAKANG.sub(" ", nama))
    isi = list(kata)
    while len(isi) > 1 and isi[0] in GELAR:
        isi.pop(0)
    return " ".join(isi)


def normal_lembaga(nama: str) -> str:
    """A body's name without the words all of them share: ``LPMK Kel. X`` → ``lpm x``.

    A name that has only such words ("Kelurahan") keeps them.
    """
    teks = " ".join(_kata(nama))
    for pola, ganti in SINGKATAN:
        teks = pola.sub(ganti, teks)
    teks = NOMOR_RW.sub(_nomor, teks)
    tanpa = " ".join(UMUM.sub(" ", teks).split())
    return tanpa or teks


def _kata(teks: str) -> list[str]:
    """Words in small letters, without accents and punctuation."""
    urai = normalize("NFKD", teks).casefold()
    polos = "".join(h for h in urai if not combining(h))
    return re.findall(r"[^\W_]+", polos.replace("'", "").replace("’", ""))


def _nomor(cocok: re.Match[str]) -> str:
    jenis, nomor = cocok[1], cocok[2]
    return f"{jenis} {int(nomor) if nomor.isdigit() else _romawi(nomor)}"


def _romawi(angka: str) -> int:
    """``ix`` → 9; a smaller sign before a larger one counts down."""
    nilai = [ROMAWI[huruf] for huruf in angka]
    return sum(
        -satu if satu < berikut else satu
        for satu, berikut in zip(nilai, [*nilai[1:], 0], strict=True)
    )
