"""Rounds and visits for tests: a kecamatan with its kelurahan, and a visit that counts."""

from datetime import UTC, date, datetime

from organisasi.models import Unit, Wilayah
from pemangku.models import Jabatan, Kegiatan, Putaran
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.factories.pemangku import (
    AgendaButirFactory,
    JabatanFactory,
    JenisPemangkuFactory,
    KegiatanFactory,
    KehadiranFactory,
    PemangkuFactory,
    PutaranFactory,
    SasaranPutaranFactory,
)

HARI = date(2024, 6, 10)
PADA = datetime(2024, 6, 10, 2, tzinfo=UTC)
NOTULEN = "Camat membuka rapat, lalu tiga kanal dijelaskan dan ditanggapi peserta."


def kecamatan(nama="Kecamatan Cipedes", *kelurahan):
    """A kecamatan with its region, and its kelurahan as units and regions."""
    wilayah = WilayahFactory(nama=nama.removeprefix("Kecamatan "))
    unit = UnitFactory(nama=nama, jenis=Unit.Jenis.KECAMATAN, wilayah=wilayah)
    for ke, satu in enumerate(kelurahan, 1001):
        bawah = WilayahFactory(
            kode=f"{wilayah.kode}.{ke}",
            nama=satu,
            tingkat=Wilayah.Tingkat.KELURAHAN,
            induk=wilayah,
        )
        UnitFactory(
            nama=f"Kelurahan {satu}",
            jenis=Unit.Jenis.KELURAHAN,
            induk=unit,
            wilayah=bawah,
        )
    return unit


def kunjungan(sasaran, *, hadir=0, saluran=("ppid", "sp4n", "112"), **lain):
    """A visit of the target that is over, with attendance and these channels."""
    kegiatan = KegiatanFactory(
        **{
            "tuan_rumah": sasaran.unit,
            "status": Kegiatan.Status.SELESAI,
            "judul": f"Sosialisasi {sasaran.unit}",
            **lain,
        }
    )
    kegiatan.sasaran.add(sasaran)
    for ke, satu in enumerate(saluran, 1):
        AgendaButirFactory(kegiatan=kegiatan, urutan=ke, saluran=[satu])
    KehadiranFactory.create_batch(hadir, kegiatan=kegiatan)
    return kegiatan


def segar(pengelola, *, unsur=None, **lain):
    """An active record that was verified and is not stale on ``HARI``."""
    jenis = JenisPemangkuFactory(unsur=unsur) if unsur else JenisPemangkuFactory()
    return PemangkuFactory(
        **{
            "pengelola": pengelola,
            "jenis": jenis,
            "berlaku_sampai": date(2099, 12, 31),
            **lain,
        }
    )


def bernama(unit):
    """The unit's own record, with PPID Pelaksana and SP4N admin in one person."""
    sendiri = segar(unit, unit=unit)
    JabatanFactory(
        pemangku=sendiri,
        peran_khusus=[
            Jabatan.PeranKhusus.PPID_PELAKSANA,
            Jabatan.PeranKhusus.ADMIN_SP4N,
        ],
    )
    return sendiri


def sasaran(unit=None, **lain):
    """A target of the running round."""
    putaran = lain.pop("putaran", None) or PutaranFactory(
        status=Putaran.Status.BERJALAN
    )
    return SasaranPutaranFactory(putaran=putaran, unit=unit or kecamatan(), **lain)
