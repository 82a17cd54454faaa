"""Personal data at rest: encrypted text, a hash to look it up by, and masks to show.

The keys are the portal's own (docs/adr/0017). ``KUNCI_DATA`` lists Fernet keys, newest
first: the first encrypts, all of them open. ``KUNCI_SIDIK`` makes the hashes and never
changes, or nothing that was hashed before would be found again.
"""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from cryptography.fernet import Fernet, MultiFernet

TIDAK_TERBUKA = (
    "Data tersandi ini tidak dapat dibuka: kuncinya tidak ada dalam KUNCI_DATA, atau "
    "isinya rusak. Hubungi pengelola portal."
)
BINTANG = "*"
# A number shorter than this is hidden as a whole: its ends would give it away.
PANJANG_TAMPAK = 10


class SandiTidakTerbuka(Exception):
    """The text was encrypted with a key that is not at hand, or was damaged."""

    def __init__(self) -> None:
        """Say it in words for an officer."""
        super().__init__(TIDAK_TERBUKA)


def sandikan(teks: str) -> str:
    """Return ``teks`` encrypted with the newest key; every call gives another token."""
    return _semua_kunci().encrypt(teks.encode()).decode()


def buka_sandi(token: str) -> str:
    """Return the plain text of ``token``; raises SandiTidakTerbuka."""
    from cryptography.fernet import InvalidToken

    try:
        return _semua_kunci().decrypt(token.encode()).decode()
    except InvalidToken:
        raise SandiTidakTerbuka from None


def bersandi_baru(token: str) -> bool:
    """Whether the newest key opens ``token``: then a rotation has nothing to do."""
    from cryptography.fernet import InvalidToken

    try:
        _kunci(settings.KUNCI_DATA[0]).decrypt(token.encode())
    except InvalidToken:
        return False
    return True


def sandikan_ulang(token: str) -> str:
    """Return the same text under the newest key; raises SandiTidakTerbuka."""
    from cryptography.fernet import InvalidToken

    try:
        return _semua_kunci().rotate(token.encode()).decode()
    except InvalidToken:
        raise SandiTidakTerbuka from None


def sidik(teks: str) -> str:
    """Return 64 hex digits that are the same for the same text (HMAC-SHA256).

    For columns that are searched by equality, such as a NIK. The caller normalises
    first (digits only, lower case); without the key no list of guesses can be tried.
    """
    kunci: str = settings.KUNCI_SIDIK
    return hmac.new(kunci.encode(), teks.encode(), hashlib.sha256).hexdigest()


def sidik_surel(alamat: str) -> str:
    """Return the ``sidik`` of a mailbox: case and a ``+tag`` make no other one of it."""
    nama, _, domain = alamat.strip().lower().rpartition("@")
    return sidik(f"surel:{nama.partition('+')[0]}@{domain}")


def samarkan_nik(nik: str) -> str:
    """Return the first and the last four digits: ``3278********0001``."""
    return _samarkan(nik, depan=4, belakang=4)


def samarkan_telepon(telepon: str) -> str:
    """Return the first four and the last two characters: ``0812******90``."""
    return _samarkan(telepon, depan=4, belakang=2)


def samarkan_surel(surel: str) -> str:
    """Return the first character and the domain: ``b***@example.go.id``.

    Three stars, however long the name is. What is no address is hidden as a whole.
    """
    nama, _, domain = surel.rpartition("@")
    if nama and domain:
        return f"{nama[0]}{BINTANG * 3}@{domain}"
    return BINTANG * 3 if surel else ""


def _samarkan(teks: str, *, depan: int, belakang: int) -> str:
    if len(teks) < PANJANG_TAMPAK:
        return BINTANG * len(teks)
    tengah = len(teks) - depan - belakang
    return f"{teks[:depan]}{BINTANG * tengah}{teks[-belakang:]}"


def _semua_kunci() -> MultiFernet:
    return _gabung(tuple(settings.KUNCI_DATA))


@lru_cache(maxsize=8)
def _gabung(kunci: tuple[str, ...]) -> MultiFernet:
    from cryptography.fernet import MultiFernet

    return MultiFernet([_kunci(satu) for satu in kunci])


@lru_cache(maxsize=16)
def _kunci(kunci: str) -> Fernet:
    from cryptography.fernet import Fernet

    return Fernet(kunci)
