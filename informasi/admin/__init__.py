"""The admin of the catalogue; Django finds the lists through these imports."""

from . import dokumen, lain, serta_merta, uji, unit

__all__ = ["dokumen", "lain", "serta_merta", "uji", "unit"]
