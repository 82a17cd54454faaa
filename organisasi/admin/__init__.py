"""The admin of the office; Django finds the lists through these imports."""

from . import insiden, isu, jejak, kalender, lain, penugasan, petugas, pribadi, unit

__all__ = [
    "insiden",
    "isu",
    "jejak",
    "kalender",
    "lain",
    "penugasan",
    "petugas",
    "pribadi",
    "unit",
]
