"""Models of the complaint service."""

from pengaduan.models.berkas import BerkasPengaduan
from pengaduan.models.draf import DrafPengaduan, FotoDraf
from pengaduan.models.hitungan_darurat import HitunganDarurat
from pengaduan.models.insiden import Insiden
from pengaduan.models.kategori import KategoriPengaduan, TopikPengaduan
from pengaduan.models.kepuasan import Kepuasan
from pengaduan.models.kiriman import Kiriman, Percobaan
from pengaduan.models.konsol import KehadiranKonsol
from pengaduan.models.open311 import KirimanOpen311, KunciOpen311
from pengaduan.models.pelapor import Pelapor
from pengaduan.models.penerusan import Penerusan, TindakLanjutLuar
from pengaduan.models.pengaduan import Pengaduan
from pengaduan.models.pengikut import PengikutPengaduan
from pengaduan.models.pesan import (
    CatatanPengaduan,
    PesanPengaduan,
    TeksBalasan,
    kolom_kosong,
)
from pengaduan.models.pilihan import BERAKHIR, DINILAI, GILIRAN_KITA, TERBUKA
from pengaduan.models.rujukan import RujukanPengaduan
from pengaduan.models.sirkuit import InstansiLapor, Sirkuit

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
