"""The admin of stakeholders; Django finds the lists through these imports."""

from . import (
    acuan,
    duplikat,
    ekspor_pribadi,
    impor,
    kegiatan,
    ketetapan,
    komitmen,
    laporan_terusan,
    pemangku,
    pendaftaran,
    penilaian,
    putaran,
    retensi,
    sasaran,
    siaran,
    tindak_lanjut,
)

__all__ = [
    "acuan",
    "duplikat",
    "ekspor_pribadi",
    "impor",
    "kegiatan",
    "ketetapan",
    "komitmen",
    "laporan_terusan",
    "pemangku",
    "pendaftaran",
    "penilaian",
    "putaran",
    "retensi",
    "sasaran",
    "siaran",
    "tindak_lanjut",
]
