"""Models of the office itself.

Django finds them here; each stands in the room of its noun.
"""

from organisasi.alur.models import Jejak, NomorUrut
from organisasi.basis_data.models import Area, Pencacah, Tercatat, Versi, naikkan_versi
from organisasi.berlangkah.models import BerkasDraf, Draf
from organisasi.halaman.models import Halaman, PembatasCoba, Pengaturan
from organisasi.kabar.models import KotakSurel, Notifikasi, TugasHubungi
from organisasi.kantor.models import (
    Isu,
    JenisUnit,
    KanalLayanan,
    NamaUnit,
    Penugasan,
    PeranPPID,
    Petugas,
    TampilanUnit,
    TingkatWilayah,
    Unit,
    Wilayah,
    oleh_petugas,
)
from organisasi.keterangan.models import BerkasKeterangan, PermintaanKeterangan
from organisasi.langganan.models import Langganan
from organisasi.pribadi.models import (
    AksesDataPribadi,
    Bernama,
    InsidenData,
    PermintaanSubjek,
)
from organisasi.staf.isian import IsianPetugas
from organisasi.waktu.models import BatasBelumDiatur, BatasWaktu, DasarHukum, HariLibur
