"""Models of the stakeholder service."""

from .agenda import AgendaButir, Undangan
from .gabung import BukanDuplikat, CalonDuplikat, PenggabunganLog
from .hubungan import CakupanPemangku, HubunganPemangku, HubunganUnit
from .impor import ImporBerkas
from .impor_baris import ImporBaris
from .jajak import JajakJawaban, JajakKertas
from .jenis import JenisPemangku, Tag, Unsur
from .kanal import Kanal
from .kegiatan import Kegiatan
from .kehadiran import Kehadiran, PendaftaranMandiri
from .orang import Jabatan, Orang
from .pemangku import Pemangku
from .penerima import PenerimaSiaran
from .persetujuan import Larangan, Persetujuan, TeksPersetujuan
from .putaran import Putaran, SasaranPutaran, UnsurTidakAda, putaran_aktif
from .siaran import MasaHening, Siaran
from .tautan import TautanPribadi
from .tindak_lanjut import TindakLanjut
from .titipan import Titipan
from .usul import UsulPerubahan
from .verifikasi import Verifikasi

__all__ = [
    "AgendaButir",
    "BukanDuplikat",
    "CakupanPemangku",
    "CalonDuplikat",
    "HubunganPemangku",
    "HubunganUnit",
    "ImporBaris",
    "ImporBerkas",
    "Jabatan",
    "JajakJawaban",
    "JajakKertas",
    "JenisPemangku",
    "Kanal",
    "Kegiatan",
    "Kehadiran",
    "Larangan",
    "MasaHening",
    "Orang",
    "Pemangku",
    "PendaftaranMandiri",
    "PenerimaSiaran",
    "PenggabunganLog",
    "Persetujuan",
    "Putaran",
    "SasaranPutaran",
    "Siaran",
    "Tag",
    "TautanPribadi",
    "TeksPersetujuan",
    "TindakLanjut",
    "Titipan",
    "Undangan",
    "Unsur",
    "UnsurTidakAda",
    "UsulPerubahan",
    "Verifikasi",
    "putaran_aktif",
]
