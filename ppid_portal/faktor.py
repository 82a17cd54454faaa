"""The second factor's secrets: encrypted where they lie, brought along at a rotation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.db import transaction

from organisasi.sandi import (
    HasilPutar,
    SandiTidakTerbuka,
    bersandi_baru,
    buka_sandi,
    sandikan,
    sandikan_ulang,
)

# Every Fernet token of our time starts so, and no secret of allauth's does: those are
# base32, hexadecimal or decimal digits.
AWALAN_SANDI = "gAAAA"
# What allauth keeps in ``Authenticator.data`` and must not be read: the secret of the
# code app, the seed of the recovery codes, recovery codes taken over from elsewhere.
ISI_RAHASIA = frozenset({"secret", "seed", "migrated_codes"})


class FaktorAdapter(DefaultMFAAdapter):
    """allauth's second factor with our keys and our words."""

    error_messages: ClassVar[Mapping[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Kode itu salah atau sudah dipakai. Tunggu kode berikutnya "
        "di aplikasi Anda, atau pakai satu kode pemulihan yang belum dipakai.",
        "cannot_delete_authenticator": "Faktor kedua ini tidak dapat dilepas.",
        "cannot_generate_recovery_codes": "Kode pemulihan baru dapat dibuat setelah "
        "faktor kedua dipasang.",
    }

    def encrypt(self, text: str) -> str:
        """Return the text as it is stored."""
        return sandikan(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return the text in plain; one from before there was encryption stays as it is.

        Raises SandiTidakTerbuka when no key of KUNCI_DATA opens it.
        """
        if not encrypted_text.startswith(AWALAN_SANDI):
            return encrypted_text
        return buka_sandi(encrypted_text)


def putar_faktor(*, tulis: bool) -> HasilPutar:
    """Bring the secrets of all officers under the newest key; without ``tulis`` count.

    What was stored before there was encryption counts as old. Each officer's row is
    locked alone: nobody who signs in waits for the others.
    """
    hitung = {"baru": 0, "lama": 0, "buntu": 0}
    for pk in Authenticator.objects.order_by("pk").values_list("pk", flat=True):
        for jenis in _putar_satu(pk, tulis=tulis):
            hitung[jenis] += 1
    return HasilPutar(f"{Authenticator._meta.label}.data", **hitung)


@transaction.atomic
def _putar_satu(pk: int, *, tulis: bool) -> list[str]:
    """Turn the secrets of one row; what each of them was."""
    semua: list[str] = []
    # None are left when the officer has just taken the factor off.
    for faktor in Authenticator.objects.select_for_update().filter(pk=pk):
        for nama in ISI_RAHASIA & faktor.data.keys():
            jenis, faktor.data[nama] = _putar_isi(faktor.data[nama])
            semua += jenis
        if tulis and "lama" in semua:
            faktor.save(update_fields=["data"])
    return semua


def _putar_isi(isi: str | list[str]) -> tuple[list[str], str | list[str]]:
    """Turn one text or a list of them; what each was, and the new value."""
    if isinstance(isi, str):
        jenis, teks = _putar_teks(isi)
        return [jenis], teks
    pasangan = [_putar_teks(satu) for satu in isi]
    return [jenis for jenis, _ in pasangan], [teks for _, teks in pasangan]


def _putar_teks(teks: str) -> tuple[str, str]:
    """What ``teks`` was (``baru``, ``lama``, ``buntu``) and what it should be."""
    if not teks.startswith(AWALAN_SANDI):
        return "lama", sandikan(teks)
    if bersandi_baru(teks):
        return "baru", teks
    try:
        return "lama", sandikan_ulang(teks)
    except SandiTidakTerbuka:
        return "buntu", teks
