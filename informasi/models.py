"""Models of the information service.

Django finds them here; each stands in the room of its noun.
"""

from informasi.jawaban.models import (
    BerkasJawaban,
    ButirJawaban,
    Jawaban,
    PutusanButir,
    StandarBiaya,
)
from informasi.katalog.models import (
    BentukInformasi,
    BerkasInformasi,
    DokumenInformasi,
    KelompokInformasi,
    Keterbacaan,
    Klasifikasi,
    StatusDokumen,
    Temuan,
    tambah_bulan,
)
from informasi.keberatan.models import (
    AlasanKeberatan,
    HasilKeberatan,
    HasilSengketa,
    Keberatan,
    Sengketa,
    StatusKeberatan,
)
from informasi.pemohon.models import BuktiPemohon, KategoriPemohon, Pemohon
from informasi.pencarian.models import HitunganKatalog, Kosakata, PencarianNihil
from informasi.pengecualian.models import UjiKonsekuensi
from informasi.permohonan.models import (
    Kepuasan,
    Permohonan,
    PesanPermohonan,
    RujukanPermohonan,
)
from informasi.permohonan.pilihan import (
    BERJALAN,
    HasilPermohonan,
    KanalMasuk,
    StatusPermohonan,
)
from informasi.serta_merta.models import SertaMerta
from informasi.surat.models import Surat
