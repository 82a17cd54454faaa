"""LAPOR!'s names of a status and what the portal calls them.

An unknown name is shown as it is and ends nothing: a final state is never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class StatusLuar(StrEnum):
    """How far a complaint is outside the portal."""

    TERKIRIM = "terkirim"
    MENUNGGU_VERIFIKASI = "menunggu_verifikasi"
    TERVERIFIKASI = "terverifikasi"
    DIPROSES = "diproses"
    SELESAI = "selesai"
    DITUTUP_TANPA_TINDAK_LANJUT = "ditutup_tanpa_tindak_lanjut"
    MENUNGGU_PELAPOR = "menunggu_pelapor"
    TIDAK_DIKENAL = "tidak_dikenal"

    @property
    def akhir(self) -> bool:
        """Whether nothing more is to come (LAPOR! may still reopen what is done)."""
        return self in {
            StatusLuar.SELESAI,
            StatusLuar.DITUTUP_TANPA_TINDAK_LANJUT,
        }


# A name that ends with * stands for every name that begins so.
PETA_STATUS = {
    "Belum Terverifikasi": StatusLuar.MENUNGGU_VERIFIKASI,
    "Sudah Terverifikasi": StatusLuar.TERVERIFIKASI,
    "Terverifikasi": StatusLuar.TERVERIFIKASI,
    "Terdisposisi*": StatusLuar.TERVERIFIKASI,
    "Dalam Proses": StatusLuar.DIPROSES,
    "Ditindaklanjuti oleh Instansi": StatusLuar.DIPROSES,
    "Ditanggapi oleh Pelapor": StatusLuar.DIPROSES,
    "Selesai": StatusLuar.SELESAI,
    "Ditolak": StatusLuar.DITUTUP_TANPA_TINDAK_LANJUT,
    "Diarsipkan": StatusLuar.DITUTUP_TANPA_TINDAK_LANJUT,
    "Tunda": StatusLuar.MENUNGGU_PELAPOR,
}


def petakan_status(nama: str, *, tambahan: Mapping[str, str]) -> StatusLuar:
    """Return the portal's word for LAPOR!'s ``nama``; ``tambahan`` comes first.

    No name at all means that LAPOR! has not said anything yet.
    """
    kunci = _rapi(nama)
    if not kunci:
        return StatusLuar.TERKIRIM
    for peta in (tambahan, PETA_STATUS):
        for pola, status in peta.items():
            if _cocok(_rapi(pola), kunci):
                return StatusLuar(status)
    return StatusLuar.TIDAK_DIKENAL


def _cocok(pola: str, nama: str) -> bool:
    return nama.startswith(pola[:-1]) if pola.endswith("*") else nama == pola


def _rapi(nama: str) -> str:
    return " ".join(nama.split()).casefold()
