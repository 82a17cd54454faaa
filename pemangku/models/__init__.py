"""Models of the stakeholder service."""

from .gabung import BukanDuplikat, CalonDuplikat, PenggabunganLog
from .hubungan import CakupanPemangku, HubunganPemangku, HubunganUnit
from .jenis import JenisPemangku, Tag, Unsur
from .kanal import Kanal
from .kegiatan import AgendaButir, Kegiatan, Undangan
from .kehadiran import Kehadiran, PendaftaranMandiri
from .orang import Jabatan, Orang
from .pemangku import Pemangku
from .persetujuan import Larangan, Persetujuan, TeksPersetujuan
from .putaran import Putaran, SasaranPutaran, UnsurTidakAda, putaran_aktif
from .verifikasi import Verifikasi

__all__ = [
    "AgendaButir",
    "BukanDuplikat",
    "CakupanPemangku",
    "CalonDuplikat",
    "HubunganPemangku",
    "HubunganUnit",
    "Jabatan",
    "JenisPemangku",
    "Kanal",
    "Kegiatan",
    "Kehadiran",
    "Larangan",
    "Orang",
    "Pemangku",
    "PendaftaranMandiri",
    "PenggabunganLog",
    "Persetujuan",
    "Putaran",
    "SasaranPutaran",
    "Tag",
    "TeksPersetujuan",
    "Undangan",
    "Unsur",
    "UnsurTidakAda",
    "Verifikasi",
    "putaran_aktif",
]
