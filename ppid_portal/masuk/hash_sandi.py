"""Hashes passwords one at a time: each takes a third of a second of a processor."""

from __future__ import annotations

from django.contrib.auth.hashers import PBKDF2PasswordHasher

from organisasi.basis_data.kerja import Gerbang

GERBANG_SANDI = Gerbang("Sedang banyak yang masuk bersamaan.")


class PBKDF2Bergerbang(PBKDF2PasswordHasher):
    """Django's own hash behind a gate; also for a name that nobody has."""

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        """The hash; raises Sibuk when others are being made."""
        with GERBANG_SANDI.masuk():
            return str(super().encode(password, salt, iterations))
