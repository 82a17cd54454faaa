"""The admin of the office; Django finds the lists through these imports."""

from . import insiden, jejak, kalender, lain, petugas, pribadi, unit

__all__ = ["insiden", "jejak", "kalender", "lain", "petugas", "pribadi", "unit"]
