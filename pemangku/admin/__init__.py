"""The admin of stakeholders; Django finds the lists through these imports."""

from . import acuan, pemangku

__all__ = ["acuan", "pemangku"]
