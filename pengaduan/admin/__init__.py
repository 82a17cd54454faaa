"""The admin of complaints; Django finds the lists through these imports."""

from . import acuan, insiden, open311, pengaduan

__all__ = ["acuan", "insiden", "open311", "pengaduan"]
