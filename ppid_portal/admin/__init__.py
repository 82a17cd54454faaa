"""The portal's own lists in the admin; Django finds them through these imports."""

from . import laporan, monev, resmi, target

__all__ = ["laporan", "monev", "resmi", "target"]
