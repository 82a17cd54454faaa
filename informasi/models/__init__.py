"""Models of the information service."""

from .berkas import BerkasInformasi
from .biaya import StandarBiaya
from .dokumen import (
    Bentuk,
    CatatanPerubahan,
    DokumenInformasi,
    StatusDokumen,
    TindakanDokumen,
    tambah_bulan,
)
from .draf import BerkasDraf, DrafPermohonan, HitunganSaran
from .hitungan import HitunganKatalog
from .jawaban import (
    BerkasJawaban,
    ButirJawaban,
    Jawaban,
    Penyerahan,
    PutusanButir,
)
from .keberatan import AlasanKeberatan, HasilKeberatan, Keberatan, StatusKeberatan
from .kelompok import KelompokInformasi, Klasifikasi, Sinonim
from .kepuasan import Kepuasan
from .pemohon import BuktiPemohon, JenisBukti, KategoriPemohon, Pemohon
from .pencarian import Kosakata, PencarianNihil
from .pengecualian import HurufPasal17, UjiKonsekuensi
from .percakapan import CatatanDalam, PesanPermohonan
from .permohonan import Permohonan
from .permohonan_pilihan import (
    BERJALAN,
    TERJAWAB,
    CaraMemperoleh,
    CaraSalinan,
    HasilPermohonan,
    KanalMasuk,
    StatusPermohonan,
    TindakanPermohonan,
)
from .rujukan import RujukanPermohonan
from .sengketa import HasilSengketa, Sengketa, StatusSengketa
from .serta_merta import SertaMerta
from .surat import JenisSurat, Surat
from .temuan import TautanGagal, Temuan

__all__ = [
    "BERJALAN",
    "TERJAWAB",
    "AlasanKeberatan",
    "Bentuk",
    "BerkasDraf",
    "BerkasInformasi",
    "BerkasJawaban",
    "BuktiPemohon",
    "ButirJawaban",
    "CaraMemperoleh",
    "CaraSalinan",
    "CatatanDalam",
    "CatatanPerubahan",
    "DokumenInformasi",
    "DrafPermohonan",
    "HasilKeberatan",
    "HasilPermohonan",
    "HasilSengketa",
    "HitunganKatalog",
    "HitunganSaran",
    "HurufPasal17",
    "Jawaban",
    "JenisBukti",
    "JenisSurat",
    "KanalMasuk",
    "KategoriPemohon",
    "Keberatan",
    "KelompokInformasi",
    "Kepuasan",
    "Klasifikasi",
    "Kosakata",
    "Pemohon",
    "PencarianNihil",
    "Penyerahan",
    "Permohonan",
    "PesanPermohonan",
    "PutusanButir",
    "RujukanPermohonan",
    "Sengketa",
    "SertaMerta",
    "Sinonim",
    "StandarBiaya",
    "StatusDokumen",
    "StatusKeberatan",
    "StatusPermohonan",
    "StatusSengketa",
    "Surat",
    "TautanGagal",
    "Temuan",
    "TindakanDokumen",
    "TindakanPermohonan",
    "UjiKonsekuensi",
    "tambah_bulan",
]
