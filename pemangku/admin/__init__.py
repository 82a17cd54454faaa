"""The admin of stakeholders; Django finds the lists through these imports."""

from . import (
    acuan,
    duplikat,
    impor,
    kegiatan,
    komitmen,
    laporan_terusan,
    pemangku,
    pendaftaran,
    putaran,
    sasaran,
    siaran,
    tindak_lanjut,
)

__all__ = [
    "acuan",
    "duplikat",
    "impor",
    "kegiatan",
    "komitmen",
    "laporan_terusan",
    "pemangku",
    "pendaftaran",
    "putaran",
    "sasaran",
    "siaran",
    "tindak_lanjut",
]
