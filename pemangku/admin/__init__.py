"""The admin of stakeholders; Django finds the lists through these imports."""

from . import acuan, duplikat, pemangku

__all__ = ["acuan", "duplikat", "pemangku"]
