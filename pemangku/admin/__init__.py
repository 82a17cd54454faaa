"""The admin of stakeholders; Django finds the lists through these imports."""

from . import (
    acuan,
    duplikat,
    foto,
    impor,
    kegiatan,
    komitmen,
    laporan_terusan,
    materi,
    pemangku,
    pendaftaran,
    penyerahan,
    putaran,
    sasaran,
    siaran,
    tindak_lanjut,
)

__all__ = [
    "acuan",
    "duplikat",
    "foto",
    "impor",
    "kegiatan",
    "komitmen",
    "laporan_terusan",
    "materi",
    "pemangku",
    "pendaftaran",
    "penyerahan",
    "putaran",
    "sasaran",
    "siaran",
    "tindak_lanjut",
]
