"""What follows a visit, on its page: pledges and how far they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pemangku.models import Kegiatan, Komitmen
from pemangku.models.pilihan_lanjutan import KeadaanKomitmen


@dataclass(frozen=True, slots=True)
class IsiLanjutan:
    """What hangs on one visit after the session."""

    komitmen: list[tuple[Komitmen, KeadaanKomitmen]]


def muat_lanjutan(kegiatan: Kegiatan, *, hari: date) -> IsiLanjutan:
    """Read it, the same number of queries however much there is."""
    return IsiLanjutan(
        komitmen=[
            (satu, satu.keadaan(hari)) for satu in kegiatan.komitmen.untuk_daftar()
        ],
    )
