"""Models of the stakeholder service."""

from .agenda import AgendaButir, Undangan
from .ekspor_pribadi import EksporPribadi
from .foto_kegiatan import FotoKegiatan
from .gabung import BukanDuplikat, CalonDuplikat, PenggabunganLog
from .hubungan import CakupanPemangku, HubunganPemangku, HubunganUnit
from .impor import ImporBerkas
from .impor_baris import ImporBaris
from .jajak import JajakJawaban, JajakKertas
from .jenis import JenisPemangku, Tag, Unsur
from .kanal import Kanal
from .kegiatan import Kegiatan
from .kehadiran import Kehadiran, PendaftaranMandiri
from .ketetapan import KertasTerbit, Ketetapan
from .komitmen import Komitmen
from .laporan_terusan import LaporanTerusan
from .larangan import Larangan, PencabutanLarangan
from .materi import Materi, PenyerahanMateri
from .minat import Minat
from .orang import Jabatan, Orang
from .pemangku import Pemangku
from .penerima import PenerimaSiaran
from .pengingat_komitmen import PengingatKomitmen
from .penilaian import KonteksPenilaian, Penilaian, RubrikPenilaian
from .perangkat import PerangkatLapangan
from .persetujuan import Persetujuan, TeksPersetujuan
from .putaran import Putaran, SasaranPutaran, UnsurTidakAda, putaran_aktif
from .resi import ResiLapangan
from .retensi import UsulHapus
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
    "EksporPribadi",
    "FotoKegiatan",
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
    "KertasTerbit",
    "Ketetapan",
    "Komitmen",
    "KonteksPenilaian",
    "LaporanTerusan",
    "Larangan",
    "MasaHening",
    "Materi",
    "Minat",
    "Orang",
    "Pemangku",
    "PencabutanLarangan",
    "PendaftaranMandiri",
    "PenerimaSiaran",
    "PenggabunganLog",
    "PengingatKomitmen",
    "Penilaian",
    "PenyerahanMateri",
    "PerangkatLapangan",
    "Persetujuan",
    "Putaran",
    "ResiLapangan",
    "RubrikPenilaian",
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
    "UsulHapus",
    "UsulPerubahan",
    "Verifikasi",
    "putaran_aktif",
]
