"""The sources of the today list, each read by itself."""

from functools import wraps

from informasi.katalog import hari_ini as katalog
from informasi.permohonan import hari_ini as permohonan
from informasi.serta_merta import hari_ini as serta_merta
from organisasi.staf import hari_ini as kantor
from organisasi.staf.hari_ini import GolonganTugas, kumpulkan, urutkan
from pemangku.janji import actions as janji
from pemangku.meja import hari_ini as pemangku
from pemangku.ruang import pendaftaran
from pengaduan.penanganan import hari_ini as pengaduan
from ppid_portal.staf import hari_ini as portal

TUNGGU = GolonganTugas.TUNGGU


def terbaca(sumber):
    """What waits for the officer; ``orang_lain``: what he waits for."""

    @wraps(sumber)
    def baca(*args, orang_lain=False, **kwargs):
        semua = urutkan(kumpulkan(sumber(*args, **kwargs)))
        return [t for t in semua if (t.golongan is TUNGGU) is orang_lain]

    return baca


tugas_janji = terbaca(janji.tugas_janji)
tugas_serta_merta = terbaca(serta_merta.tugas_serta_merta)
tugas_kantor = terbaca(kantor.tugas_kantor)
tugas_katalog = terbaca(katalog.tugas_katalog)
tugas_keberatan = terbaca(permohonan.tugas_keberatan)
tugas_kiriman = terbaca(pengaduan.tugas_kiriman)
tugas_meja = terbaca(portal.tugas_meja)
tugas_monev = terbaca(portal.tugas_monev)
tugas_pemangku = terbaca(pemangku.tugas_pemangku)
tugas_pendaftaran = terbaca(pendaftaran.tugas_pendaftaran)
tugas_pengaduan = terbaca(pengaduan.tugas_pengaduan)
tugas_permohonan = terbaca(permohonan.tugas_permohonan)
