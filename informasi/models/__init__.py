"""Models of the information service."""

from informasi.models.berkas import BerkasInformasi
from informasi.models.biaya import StandarBiaya
from informasi.models.dokumen import (
    Bentuk,
    CatatanPerubahan,
    DokumenInformasi,
    StatusDokumen,
    TindakanDokumen,
    tambah_bulan,
)
from informasi.models.draf import BerkasDraf, DrafPermohonan, HitunganSaran
from informasi.models.hitungan import HitunganKatalog
from informasi.models.jawaban import (
    BerkasJawaban,
    ButirJawaban,
    Jawaban,
    Penyerahan,
    PutusanButir,
)
from informasi.models.keberatan import (
    AlasanKeberatan,
    HasilKeberatan,
    Keberatan,
    StatusKeberatan,
)
from informasi.models.kelompok import KelompokInformasi, Klasifikasi, Sinonim
from informasi.models.kepuasan import Kepuasan
from informasi.models.pemohon import BuktiPemohon, JenisBukti, KategoriPemohon, Pemohon
from informasi.models.pencarian import Kosakata, PencarianNihil
from informasi.models.pengecualian import HurufPasal17, UjiKonsekuensi
from informasi.models.percakapan import CatatanDalam, PesanPermohonan
from informasi.models.permohonan import Permohonan
from informasi.models.permohonan_pilihan import (
    BERJALAN,
    TERJAWAB,
    CaraMemperoleh,
    CaraSalinan,
    HasilPermohonan,
    KanalMasuk,
    StatusPermohonan,
    TindakanPermohonan,
)
from informasi.models.rujukan import RujukanPermohonan
from informasi.models.sengketa import HasilSengketa, Sengketa, StatusSengketa
from informasi.models.serta_merta import SertaMerta
from informasi.models.surat import JenisSurat, Surat
from informasi.models.temuan import TautanGagal, Temuan

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
