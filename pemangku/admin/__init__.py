"""The admin of the inventory; Django finds the lists through these imports."""

from . import impor

__all__ = ["impor"]
