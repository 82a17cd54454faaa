"""Rounds and visits for tests: a kecamatan with its kelurahan, and a visit that counts."""

from datetime import UTC, date, datetime
from io import BytesIO

from django.urls import reverse
from openpyxl import load_workbook

from organisasi.kantor.saat import Saat
from organisasi.models import Unit, Wilayah
from pemangku.models import Jabatan
from tests.factories import pemangku as f
from tests.factories.organisasi import PetugasFactory, UnitFactory, WilayahFactory

HARI = date(2024, 6, 10)
PADA = datetime(2024, 6, 10, 2, tzinfo=UTC)
AGENDA = [{"topik": "Ke mana bertanya dan mengadu"}]
NOTULEN = "Camat membuka rapat, lalu tiga kanal dijelaskan dan ditanggapi peserta."


def saat(pada=PADA):
    return Saat(PetugasFactory(), pada)


def alamat(nama, *args, model="kegiatan"):
    return reverse(f"admin:pemangku_{model}_{nama}", args=args)


def tindakan(obj, nama):
    return alamat("tindakan", obj.pk, nama, model=obj._meta.model_name)


def buku(jawab):
    semua = load_workbook(BytesIO(b"".join(jawab.streaming_content)))
    return {satu.title: list(satu.iter_rows(values_only=True)) for satu in semua}


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
    isi = {"tuan_rumah": sasaran.unit, "status": "selesai"}
    isi["judul"] = f"Sosialisasi {sasaran.unit}"
    isi["agenda"] = [{"topik": satu, "saluran": [satu]} for satu in saluran]
    kegiatan = f.KegiatanFactory(**isi | lain)
    kegiatan.sasaran.add(sasaran)
    f.KehadiranFactory.create_batch(hadir, kegiatan=kegiatan)
    return kegiatan


def segar(pengelola, *, unsur=None, **lain):
    """An active record that was verified and is not stale on ``HARI``."""
    jenis = f.JenisPemangkuFactory(**({"unsur": unsur} if unsur else {}))
    isi = {"pengelola": pengelola, "jenis": jenis, "berlaku_sampai": date(2099, 12, 31)}
    return f.PemangkuFactory(**isi | lain)


def bernama(unit):
    """The unit's own record, with PPID Pelaksana and SP4N admin in one person."""
    sendiri, peran = segar(unit, unit=unit), Jabatan.PeranKhusus
    dua = [peran.PPID_PELAKSANA, peran.ADMIN_SP4N]
    f.JabatanFactory(pemangku=sendiri, peran_khusus=dua)
    return sendiri


def sasaran(unit=None, **lain):
    putaran = lain.pop("putaran", None) or f.PutaranFactory(status="berjalan")
    return f.SasaranPutaranFactory(putaran=putaran, unit=unit or kecamatan(), **lain)
