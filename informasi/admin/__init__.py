"""The admin of the catalogue; Django finds the lists through these imports."""

from informasi.admin import (
    biaya,
    dokumen,
    keberatan,
    lain,
    permohonan,
    sengketa,
    serta_merta,
    uji,
    unit,
)

__all__ = [
    "biaya",
    "dokumen",
    "keberatan",
    "lain",
    "permohonan",
    "sengketa",
    "serta_merta",
    "uji",
    "unit",
]
