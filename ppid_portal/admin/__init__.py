"""The portal's own lists in the admin; Django finds them through these imports."""

from ppid_portal.admin import laporan, monev, panggilan, resmi, target

__all__ = ["laporan", "monev", "panggilan", "resmi", "target"]
