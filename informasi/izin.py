"""The rights that more than one room of the information service asks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from informasi.permohonan.models import Permohonan
    from organisasi.models import Unit

IZIN_SENGKETA = "informasi.change_sengketa"
IZIN_TANGGAPI = "informasi.tanggapi_keberatan"
IZIN_TOLAK = "informasi.tolak_permohonan"
IZIN_JAWAB = "informasi.jawab_permohonan"
IZIN_PUTUSKAN = "informasi.putuskan_rujukan"
IZIN_CATAT = "informasi.catat_permohonan"


def pemegang_dan_register(permohonan: Permohonan) -> Iterable[Unit]:
    """At the counter where it was registered, and at the unit that holds it."""
    return permohonan.pemegang, permohonan.unit
