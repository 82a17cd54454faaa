"""Django finds the models here; each stands in the room of its noun."""

from pengaduan.aduan.berkas import BerkasPengaduan
from pengaduan.aduan.kategori import KategoriPengaduan, TopikPengaduan
from pengaduan.aduan.models import (
    Kepuasan,
    Pengaduan,
    PesanPengaduan,
    TeksBalasan,
    kolom_kosong,
)
from pengaduan.aduan.pelapor import Pelapor
from pengaduan.aduan.pilihan import BERAKHIR, DINILAI, TERBUKA
from pengaduan.darurat.models import HitunganDarurat, Insiden, KehadiranKonsol
from pengaduan.lapor.models import Kiriman, Penerusan, Sirkuit, TindakLanjutLuar
from pengaduan.open311.models import KunciOpen311
from pengaduan.penanganan.rujukan import RujukanPengaduan
