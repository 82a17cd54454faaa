"""Secret codes that people can read aloud, copy from paper and type on a phone."""

from __future__ import annotations

import secrets

# Without 0/O, 1/I/L and U: nothing that is misread on paper. 30 signs.
HURUF = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
PANJANG_KODE = 16


def kode_rahasia(panjang: int = PANJANG_KODE) -> str:
    """A new random code; 16 signs are 78 bits."""
    return "".join(secrets.choice(HURUF) for _ in range(panjang))


def rapikan_kode(teks: str) -> str:
    """What was typed, as it is stored: capitals, without blanks and dashes."""
    return "".join(huruf for huruf in teks.upper() if huruf.isalnum())[:64]


def kelompokkan(kode: str) -> str:
    """``ABCD-EFGH-…``: groups of four, for paper and screen."""
    return "-".join(kode[i : i + 4] for i in range(0, len(kode), 4))
