"""The admin of stakeholders; Django finds the lists through these imports."""

from . import kegiatan, putaran, sasaran, tindak_lanjut

__all__ = ["kegiatan", "putaran", "sasaran", "tindak_lanjut"]
