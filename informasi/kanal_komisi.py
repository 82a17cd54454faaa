"""The Komisi Informasi as a channel: what the city knows of it is data, never a constant."""

from __future__ import annotations

from organisasi.basis_data.versi import per_versi
from organisasi.models import KanalLayanan

KODE = "ki-jabar"


def kanal_komisi() -> KanalLayanan | None:
    """The commission that hears disputes with the city; None while no row names it."""
    return per_versi(
        "kanal.komisi", lambda: KanalLayanan.objects.filter(kode=KODE).first()
    )
