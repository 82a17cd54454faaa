"""Models of the stakeholder service.

Django finds them here; each stands in the room of its noun.
"""

from pemangku.impor.models import ImporBaris, ImporBerkas
from pemangku.inventaris.duplikat import CalonDuplikat, PenggabunganLog
from pemangku.inventaris.kanal import Kanal, Larangan
from pemangku.inventaris.models import (
    CatatanHubungan,
    JenisPemangku,
    Pemangku,
    Unsur,
)
from pemangku.inventaris.orang import (
    Jabatan,
    Orang,
    Persetujuan,
    TautanPribadi,
    TeksPersetujuan,
)
from pemangku.janji.models import Janji, LaporanTerusan
from pemangku.janji.titipan import Titipan
from pemangku.kunjungan.kehadiran import Kehadiran, PendaftaranMandiri, Undangan
from pemangku.kunjungan.ketetapan import KertasTerbit, Ketetapan
from pemangku.kunjungan.models import (
    FotoKegiatan,
    Jajak,
    Kegiatan,
    Putaran,
    SasaranPutaran,
)
from pemangku.penilaian.models import Penilaian
from pemangku.pribadi.models import EksporPribadi
from pemangku.ruang.models import ResiLapangan
from pemangku.siaran.models import PenerimaSiaran, Siaran
