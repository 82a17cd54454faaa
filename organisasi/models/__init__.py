"""Models of the office itself."""

from .batas import BatasBelumDiatur, BatasWaktu, DasarHukum
from .halaman import Halaman, Pengaturan
from .isian import IsianPetugas
from .isu import Isu, IsuPadanan
from .jejak import Jejak
from .kalender import HariLibur
from .kanal import KanalLayanan
from .notifikasi import KotakSurel, Notifikasi
from .pembatas import PembatasCoba
from .petugas import Penugasan, Petugas
from .pribadi import (
    AksesDataPribadi,
    InsidenData,
    PermintaanSubjek,
    TugasHubungi,
)
from .register import NomorUrut
from .tercatat import Tercatat
from .unit import JenisUnit, NamaUnit, PeranPPID, Unit
from .versi import Area, Versi, naikkan_versi
from .wilayah import TingkatWilayah, Wilayah, WilayahAlias

__all__ = [
    "AksesDataPribadi",
    "Area",
    "BatasBelumDiatur",
    "BatasWaktu",
    "DasarHukum",
    "Halaman",
    "HariLibur",
    "InsidenData",
    "IsianPetugas",
    "Isu",
    "IsuPadanan",
    "Jejak",
    "JenisUnit",
    "KanalLayanan",
    "KotakSurel",
    "NamaUnit",
    "NomorUrut",
    "Notifikasi",
    "PembatasCoba",
    "Pengaturan",
    "Penugasan",
    "PeranPPID",
    "PermintaanSubjek",
    "Petugas",
    "Tercatat",
    "TingkatWilayah",
    "TugasHubungi",
    "Unit",
    "Versi",
    "Wilayah",
    "WilayahAlias",
    "naikkan_versi",
]
