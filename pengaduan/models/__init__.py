"""Models of the complaint service."""

from .berkas import BerkasPengaduan
from .draf import DrafPengaduan, FotoDraf
from .hitungan_darurat import HitunganDarurat
from .insiden import Insiden
from .kategori import KategoriPengaduan, TopikPengaduan
from .kepuasan import Kepuasan
from .kiriman import Kiriman, Percobaan
from .konsol import KehadiranKonsol
from .open311 import KirimanOpen311, KunciOpen311
from .pelapor import Pelapor
from .penerusan import Penerusan, TindakLanjutLuar
from .pengaduan import Pengaduan
from .pengikut import PengikutPengaduan
from .pesan import CatatanPengaduan, PesanPengaduan, TeksBalasan, kolom_kosong
from .pilihan import BERAKHIR, DINILAI, GILIRAN_KITA, TERBUKA
from .rujukan import RujukanPengaduan
from .sirkuit import InstansiLapor, Sirkuit

__all__ = [
    "BERAKHIR",
    "DINILAI",
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
    "KehadiranKonsol",
    "Kepuasan",
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
