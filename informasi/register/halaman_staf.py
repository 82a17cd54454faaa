"""Register pages of this service: identities open with a permission and a reason."""

from __future__ import annotations

from organisasi.staf import register


class BeregisterInformasi(register.Beregister):
    """Mix in before the list's own class."""

    izin_identitas = "informasi.lihat_identitas"
