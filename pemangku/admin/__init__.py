"""The admin of stakeholders; Django finds the lists through these imports."""

from . import impor, kegiatan, putaran, sasaran, siaran, tindak_lanjut

__all__ = ["impor", "kegiatan", "putaran", "sasaran", "siaran", "tindak_lanjut"]
