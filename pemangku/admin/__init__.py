"""The admin of stakeholders; Django finds the lists through these imports."""

from . import (
    acuan,
    duplikat,
    impor,
    kegiatan,
    ketetapan,
    pemangku,
    pendaftaran,
    penilaian,
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
    "ketetapan",
    "pemangku",
    "pendaftaran",
    "penilaian",
    "putaran",
    "sasaran",
    "siaran",
    "tindak_lanjut",
]
