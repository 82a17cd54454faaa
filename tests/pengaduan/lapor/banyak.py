"""Many complaints at once: what hangs on them is shared, and their steps are plain."""

from datetime import timedelta

from pengaduan.lapor.laporan_keluar import muatan_buat
from pengaduan.models import Penerusan
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.pengaduan import (
    KategoriFactory,
    KirimanFactory,
    PenerusanFactory,
    PengaduanFactory,
)
from tests.pengaduan.lapor.meja import KINI


def antrekan(jumlah, *, pada=KINI):
    """So many creates that wait, a second apart."""
    unit, kategori, oleh = UnitFactory(), KategoriFactory(), PetugasFactory()
    hasil = []
    for ke in range(jumlah):
        saat = pada + timedelta(seconds=ke)
        pengaduan = PengaduanFactory(diteruskan=True, unit=unit, kategori=kategori)
        hasil.append(
            KirimanFactory(
                penerusan=PenerusanFactory(
                    pengaduan=pengaduan,
                    oleh=oleh,
                    cara=Penerusan.Cara.API,
                    diteruskan_pada=saat,
                ),
                muatan=muatan_buat(pengaduan),
                dibuat_pada=saat,
                coba_lagi_pada=saat,
            )
        )
    return hasil
