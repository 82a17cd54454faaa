"""The admin of stakeholders; Django finds the lists through these imports."""

from . import impor, kegiatan, pendaftaran, putaran, sasaran, tindak_lanjut

__all__ = ["impor", "kegiatan", "pendaftaran", "putaran", "sasaran", "tindak_lanjut"]
