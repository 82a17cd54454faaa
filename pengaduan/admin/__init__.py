"""The admin of complaints; Django finds the lists through these imports."""

from pengaduan.admin import acuan, insiden, kiriman, open311, penerusan, pengaduan

__all__ = ["acuan", "insiden", "kiriman", "open311", "penerusan", "pengaduan"]
