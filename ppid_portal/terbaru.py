"""The newest entries, as the home page and a unit's page show them."""

from __future__ import annotations

from informasi.models import DokumenInformasi
from organisasi.models import Unit


def informasi_terbaru(
    banyak: int, *, unit: Unit | None = None
) -> list[DokumenInformasi]:
    """The newest open entries, of one unit or the city, in one query."""
    semua = DokumenInformasi.objects.terbuka().untuk_daftar().terbaru()
    if unit is not None:
        semua = semua.filter(unit=unit)
    return list(semua[:banyak])
