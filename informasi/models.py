"""Models of the information service.

Django finds them here; each stands in the room of its noun.
"""

from informasi.jawaban.models import (
    BerkasJawaban,
    ButirJawaban,
    Jawaban,
    Penyerahan,
    PutusanButir,
    StandarBiaya,
)
from informasi.katalog.models import (
    BentukInformasi,
    BerkasInformasi,
    CatatanPerubahan,
    DokumenInformasi,
    KelompokInformasi,
    Klasifikasi,
    StatusDokumen,
    TautanGagal,
    Temuan,
    TindakanDokumen,
    tambah_bulan,
)
from informasi.keberatan.models import (
    AlasanKeberatan,
    HasilKeberatan,
    HasilSengketa,
    Keberatan,
    Sengketa,
    StatusKeberatan,
    StatusSengketa,
)
from informasi.pemohon.models import (
    BuktiPemohon,
    JenisBuktiPemohon,
    KategoriPemohon,
    Pemohon,
)
from informasi.pencarian.models import (
    HitunganKatalog,
    Kosakata,
    PencarianNihil,
    Sinonim,
)
from informasi.pengajuan.models import HitunganSaran
from informasi.pengecualian.models import HurufPasal17, UjiKonsekuensi
from informasi.permohonan.models import (
    CatatanDalam,
    Kepuasan,
    Permohonan,
    PesanPermohonan,
)
from informasi.permohonan.pilihan import (
    BERJALAN,
    TERJAWAB,
    CaraMemperoleh,
    CaraSalinan,
    HasilPermohonan,
    KanalMasuk,
    StatusPermohonan,
    TindakanPermohonan,
)
from informasi.rujukan.models import RujukanPermohonan
from informasi.serta_merta.models import SertaMerta
from informasi.surat.models import JenisSurat, Surat

__all__ = [
    "BERJALAN",
    "TERJAWAB",
    "AlasanKeberatan",
    "BentukInformasi",
    "BerkasInformasi",
    "BerkasJawaban",
    "BuktiPemohon",
    "ButirJawaban",
    "CaraMemperoleh",
    "CaraSalinan",
    "CatatanDalam",
    "CatatanPerubahan",
    "DokumenInformasi",
    "HasilKeberatan",
    "HasilPermohonan",
    "HasilSengketa",
    "HitunganKatalog",
    "HitunganSaran",
    "HurufPasal17",
    "Jawaban",
    "JenisBuktiPemohon",
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
