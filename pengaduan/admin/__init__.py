"""The admin of complaints; Django finds the lists through these imports."""

from . import acuan, insiden, pengaduan

__all__ = ["acuan", "insiden", "pengaduan"]
