"""Models of the office itself."""

from .batas import BatasBelumDiatur, BatasWaktu, DasarHukum, Retensi
from .halaman import Halaman, Pengaturan
from .jejak import Jejak
from .kalender import HariLibur
from .kanal import KanalLayanan
from .notifikasi import Notifikasi
from .petugas import Penugasan, Petugas
from .register import NomorUrut
from .tercatat import Tercatat
from .unit import JenisUnit, NamaUnit, PeranPPID, Unit
from .versi import Area, Versi, naikkan_versi
from .wilayah import TingkatWilayah, Wilayah, WilayahAlias

__all__ = [
    "Area",
    "BatasBelumDiatur",
    "BatasWaktu",
    "DasarHukum",
    "Halaman",
    "HariLibur",
    "Jejak",
    "JenisUnit",
    "KanalLayanan",
    "NamaUnit",
    "NomorUrut",
    "Notifikasi",
    "Pengaturan",
    "Penugasan",
    "PeranPPID",
    "Petugas",
    "Retensi",
    "Tercatat",
    "TingkatWilayah",
    "Unit",
    "Versi",
    "Wilayah",
    "WilayahAlias",
    "naikkan_versi",
]
