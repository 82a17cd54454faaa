"""What follows a visit, on its page: pledges, handouts, photos."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pemangku.models import FotoKegiatan, Kegiatan, Komitmen, PenyerahanMateri
from pemangku.models.pilihan_lanjutan import KeadaanKomitmen


@dataclass(frozen=True, slots=True)
class IsiLanjutan:
    """What hangs on one visit after the session."""

    komitmen: list[tuple[Komitmen, KeadaanKomitmen]]
    penyerahan: list[PenyerahanMateri]
    foto: list[FotoKegiatan]


def muat_lanjutan(kegiatan: Kegiatan, *, hari: date) -> IsiLanjutan:
    """Read it, the same number of queries however much there is."""
    return IsiLanjutan(
        komitmen=[
            (satu, satu.keadaan(hari)) for satu in kegiatan.komitmen.untuk_daftar()
        ],
        penyerahan=list(kegiatan.penyerahan.untuk_daftar()),
        foto=list(kegiatan.foto.all()),
    )
