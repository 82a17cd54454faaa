"""What was typed, brought to plain letters: no disguise, no mark, no emphasis.

Everything here is one pass over the text; no pattern can run backwards.
"""

from __future__ import annotations

import re
from unicodedata import category, combining, normalize

# Letters of other alphabets that look like ours, as copied from decorated chats.
SERUPA = str.maketrans(
    {
        "а": "a",  # noqa: RUF001 - Cyrillic, on purpose; so the others
        "е": "e",  # noqa: RUF001
        "о": "o",  # noqa: RUF001
        "р": "p",  # noqa: RUF001
        "с": "c",  # noqa: RUF001
        "у": "y",  # noqa: RUF001
        "х": "x",  # noqa: RUF001
        "і": "i",  # noqa: RUF001
        "к": "k",
        "т": "t",
        "м": "m",
        "н": "n",
        "в": "b",
        "α": "a",  # noqa: RUF001
        "ο": "o",  # noqa: RUF001
        "ι": "i",  # noqa: RUF001
        "ı": "i",  # noqa: RUF001
        "@": "a",
        "$": "s",
    }
)
# Digits that stand for letters inside a word: k3bak4ran, t0l0ng.
ANGKA = str.maketrans("0134567", "oieasgt")
POTONG = re.compile(r"[a-z0-9]+|[.!?;,:\n()…]")
RENTET = re.compile(r"([a-z])\1{2,}")
KEMBAR = re.compile(r"([a-z])\1")
# Abbreviations whose full stop ends no sentence.
_SINGKATAN = "jl jln no kec kel kp ds rt rw dr ir h hj gg rs bpk sd dll"
SINGKATAN = frozenset(_SINGKATAN.split())


def polos(teks: str) -> str:
    """Small letters without accents, control signs or invisible characters."""
    rata = normalize("NFKD", teks).casefold().translate(SERUPA)
    return "".join(h for h in rata if h == "\n" or not _buang(h))


def _buang(huruf: str) -> bool:
    """Marks above letters, NUL, zero-width and other signs that cannot be seen."""
    if huruf.isascii():
        return huruf < " " and huruf not in "\t\r"
    return combining(huruf) > 0 or category(huruf) in {"Cf", "Cc", "Mn", "Co", "Cn"}


def potong(teks: str) -> list[str]:
    """Words and stops in order; letters set apart (``k e b a k a r a n``) are joined."""
    hasil: list[str] = []
    rangkai: list[str] = []
    for satu in POTONG.findall(polos(teks)):
        if len(satu) == 1 and satu.isalpha():
            rangkai.append(satu)
            continue
        _tuang(rangkai, hasil)
        hasil.append(satu)
    _tuang(rangkai, hasil)
    return hasil


def _tuang(rangkai: list[str], hasil: list[str]) -> None:
    """Four single letters or more are one word; fewer stay as they are."""
    if len(rangkai) > 3:  # noqa: PLR2004 - "y g d i" is chat, not a spaced word
        hasil.append("".join(rangkai))
    else:
        hasil.extend(rangkai)
    rangkai.clear()


def rapat(kata: str) -> str:
    """``tolooooong`` → ``tolong``, ``anak2`` → ``anak``, ``k3bak4ran`` → ``kebakaran``."""
    kata = RENTET.sub(r"\1", kata)
    if kata.isalpha() or kata.isdigit() or kata[0].isdigit():
        return kata
    dasar, dua, sisa = kata.partition("2")
    if dua and dasar.isalpha() and (not sisa or sisa in {"nya", "na", "an", "in"}):
        return dasar
    return kata.translate(ANGKA)


def tunggal(kata: str) -> str:
    """Every doubled letter once: ``kebbakaran`` → ``kebakaran``."""
    return KEMBAR.sub(r"\1", kata)
