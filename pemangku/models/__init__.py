"""Models of the stakeholder service."""

from pemangku.models.agenda import AgendaButir, Undangan
from pemangku.models.ekspor_pribadi import EksporPribadi
from pemangku.models.foto_kegiatan import FotoKegiatan
from pemangku.models.gabung import BukanDuplikat, CalonDuplikat, PenggabunganLog
from pemangku.models.hubungan import CakupanPemangku, HubunganPemangku, HubunganUnit
from pemangku.models.impor import ImporBerkas
from pemangku.models.impor_baris import ImporBaris
from pemangku.models.jajak import JajakJawaban, JajakKertas
from pemangku.models.jenis import JenisPemangku, Tag, Unsur
from pemangku.models.kanal import Kanal
from pemangku.models.kegiatan import Kegiatan
from pemangku.models.kehadiran import Kehadiran, PendaftaranMandiri
from pemangku.models.ketetapan import KertasTerbit, Ketetapan
from pemangku.models.komitmen import Komitmen
from pemangku.models.laporan_terusan import LaporanTerusan
from pemangku.models.larangan import Larangan, PencabutanLarangan
from pemangku.models.materi import Materi, PenyerahanMateri
from pemangku.models.minat import Minat
from pemangku.models.orang import Jabatan, Orang
from pemangku.models.pemangku import Pemangku
from pemangku.models.penerima import PenerimaSiaran
from pemangku.models.pengingat_komitmen import PengingatKomitmen
from pemangku.models.penilaian import KonteksPenilaian, Penilaian, RubrikPenilaian
from pemangku.models.perangkat import PerangkatLapangan
from pemangku.models.persetujuan import Persetujuan, TeksPersetujuan
from pemangku.models.putaran import (
    Putaran,
    SasaranPutaran,
    UnsurTidakAda,
    putaran_aktif,
)
from pemangku.models.resi import ResiLapangan
from pemangku.models.retensi import UsulHapus
from pemangku.models.siaran import MasaHening, Siaran
from pemangku.models.tautan import TautanPribadi
from pemangku.models.tindak_lanjut import TindakLanjut
from pemangku.models.titipan import Titipan
from pemangku.models.usul import UsulPerubahan
from pemangku.models.verifikasi import Verifikasi

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
