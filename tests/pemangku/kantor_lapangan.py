"""A kecamatan with a visit, its kinds and consent texts, for tests of the service."""

from datetime import timedelta
from types import SimpleNamespace

import pgtrigger
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from pemangku.models import Persetujuan, TeksPersetujuan
from tests.factories import pemangku as f
from tests.factories.organisasi import KotaFactory, UnitFactory, WilayahFactory
from tests.petugas import petugas_berperan

# Two kelurahan are called Sukajaya; they must never be confused.
CIPEDES = ("Panglayungan", "Cipedes", "Nagarasari", "Sukajaya")


class Kantor(SimpleNamespace):
    """What tests need by name."""

    @property
    def kini(self):
        """The officer of the visit, now."""
        return Saat(self.petugas, timezone.now())


def buat_kantor():
    """A visit that is going on now, with one officer of Diskominfo as its staff."""
    kota = KotaFactory()
    wilayah = WilayahFactory(kode="32.78.02", nama="Cipedes", induk=kota)
    kelurahan = {
        nama: WilayahFactory(
            kode=f"32.78.02.{1001 + ke}", nama=nama, tingkat="kelurahan", induk=wilayah
        )
        for ke, nama in enumerate(CIPEDES)
    }
    purbaratu = WilayahFactory(kode="32.78.10", nama="Purbaratu", induk=kota)
    lain = WilayahFactory(
        kode="32.78.10.1005", nama="Sukajaya", tingkat="kelurahan", induk=purbaratu
    )
    kecamatan = UnitFactory(nama="Kecamatan Cipedes", wilayah=wilayah)
    petugas = petugas_berperan(Peran.PETUGAS_LAPANGAN)
    kini = timezone.now()
    kegiatan = f.KegiatanFactory(
        judul="Sosialisasi Kec. Cipedes",
        mulai=kini - timedelta(minutes=30),
        selesai=kini + timedelta(hours=2),
        tuan_rumah=kecamatan,
        wilayah=wilayah,
        status="berlangsung",
    )
    kegiatan.petugas.add(petugas)
    _acuan()
    operator = petugas_berperan(Peran.PPID_PEMBANTU, kecamatan)
    isi = {"kegiatan": kegiatan, "petugas": petugas, "operator": operator}
    return Kantor(kecamatan=kecamatan, kelurahan=kelurahan, sukajaya_lain=lain, **isi)


def tanpa_naskah(tujuan):
    """As in an office that has entered no wording for this consent yet."""
    with pgtrigger.ignore("pemangku.TeksPersetujuan:hanya_ditambah"):
        TeksPersetujuan.objects.filter(tujuan=tujuan).delete()


def _acuan():
    """Kinds that a name may tell, and a wording for each consent of the form."""
    for kode, nama, terikat in (
        ("lpm", "LPM", True),
        ("pkk", "TP PKK", True),
        ("rw", "RW", True),
        ("lsm", "LSM dan komunitas", False),
    ):
        f.JenisPemangkuFactory(kode=kode, nama=nama, terikat_wilayah=terikat)
    for tujuan in (Persetujuan.Tujuan.UNDANGAN, Persetujuan.Tujuan.SIARAN_INFORMASI):
        f.TeksPersetujuanFactory(tujuan=tujuan)
