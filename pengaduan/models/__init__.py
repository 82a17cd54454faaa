"""Models of the complaint service."""

from .berkas import BerkasPengaduan
from .draf import DrafPengaduan, FotoDraf
from .insiden import HitunganDarurat, Insiden
from .kategori import KategoriPengaduan, TopikPengaduan
from .kiriman import Kiriman, Percobaan
from .open311 import KirimanOpen311, KunciOpen311
from .pelapor import Pelapor
from .penerusan import Penerusan, TindakLanjutLuar
from .pengaduan import Pengaduan
from .pengikut import PengikutPengaduan
from .pesan import CatatanPengaduan, PesanPengaduan, TeksBalasan, kolom_kosong
from .pilihan import BERAKHIR, GILIRAN_KITA, TERBUKA
from .rujukan import RujukanPengaduan
from .sirkuit import InstansiLapor, Sirkuit

__all__ = [
    "BERAKHIR",
    "GILIRAN_KITA",
    "TERBUKA",
    "BerkasPengaduan",
    "CatatanPengaduan",
    "DrafPengaduan",
    "FotoDraf",
    "HitunganDarurat",
    "Insiden",
    "InstansiLapor",
    "KategoriPengaduan",
    "Kiriman",
    "KirimanOpen311",
    "KunciOpen311",
    "Pelapor",
    "Penerusan",
    "Pengaduan",
    "PengikutPengaduan",
    "Percobaan",
    "PesanPengaduan",
    "RujukanPengaduan",
    "Sirkuit",
    "TeksBalasan",
    "TindakLanjutLuar",
    "TopikPengaduan",
    "kolom_kosong",
]
