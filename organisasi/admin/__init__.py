"""The admin of the office; Django finds the lists through these imports."""

from . import jejak, kalender, lain, petugas, unit

__all__ = ["jejak", "kalender", "lain", "petugas", "unit"]
