"""Two officers at once: a person is forgotten once, a proposal decided once."""

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pemangku.models import EksporPribadi, Orang
from pemangku.pribadi.ekspor_pribadi import ambil_ekspor, minta_ekspor
from pemangku.pribadi.hapus_orang import TINDAKAN, hapus_orang
from tests.factories import pemangku as f
from tests.pemangku.meja_register import PADA
from tests.petugas import petugas_berperan
from tests.serentak import serentak

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.lambat,
    pytest.mark.sql,
]


def ditolak(hasil):
    return sum(isinstance(satu, TindakanTerlarang) for satu in hasil)


def test_of_two_erasures_one_wins():
    orang = f.JabatanFactory().orang
    f.KanalFactory(orang=orang)
    hasil = serentak(
        2, lambda _ke: hapus_orang(orang, oleh=None, pada=PADA, alasan="Diminta.")
    )
    assert ditolak(hasil) == 1
    assert Orang.objects.get().status == Orang.Status.DIHAPUS
    assert Jejak.objects.filter(tindakan=TINDAKAN).count() == 1


def test_each_download_counts():
    petugas = petugas_berperan(Peran.PDP)
    f.JabatanFactory()
    ekspor = minta_ekspor(tujuan="Rapat", pengelola=None, oleh=petugas, pada=PADA)
    hasil = serentak(
        2,
        lambda _ke: ambil_ekspor(
            EksporPribadi.objects.get(pk=ekspor.pk), oleh=petugas, pada=PADA
        ),
    )
    ekspor.refresh_from_db()
    assert ekspor.diunduh == 2 - ditolak(hasil)
    assert Jejak.objects.milik(ekspor).filter(tindakan="unduh").count() == (
        ekspor.diunduh
    )
