"""Records of the office: only what is required, nothing random."""

from datetime import UTC, date, datetime, timedelta

import factory
from factory.django import Password

from organisasi.kantor.peran import Peran
from organisasi.models import (
    AksesDataPribadi,
    BatasWaktu,
    BerkasDraf,
    DasarHukum,
    Draf,
    Halaman,
    HariLibur,
    InsidenData,
    Isu,
    KanalLayanan,
    Langganan,
    NamaUnit,
    Notifikasi,
    Penugasan,
    PermintaanSubjek,
    Petugas,
    TugasHubungi,
    Unit,
    Wilayah,
)
from organisasi.sandi import sidik, sidik_surel
from tests.factories import Pabrik

KATA_SANDI = "kata-sandi-contoh"


class KotaFactory(Pabrik, model=Wilayah, django_get_or_create=("kode",)):
    """The city itself, once."""

    kode = "32.78"
    nama = "Kota Tasikmalaya"
    tingkat = Wilayah.Tingkat.KOTA


class WilayahFactory(Pabrik, model=Wilayah):
    """A kecamatan of the city."""

    kode = factory.Sequence(lambda n: f"32.78.{n + 1:02d}")
    nama = factory.Sequence(lambda n: f"Wilayah {n + 1}")
    tingkat = Wilayah.Tingkat.KECAMATAN
    induk = factory.SubFactory(KotaFactory)


class IsuFactory(Pabrik, model=Isu):
    """A topic on top of the tree."""

    kode = factory.Sequence(lambda n: f"isu-{n + 1}")
    nama = factory.Sequence(lambda n: f"Isu {n + 1}")


class UnitFactory(Pabrik, model=Unit):
    """An OPD that is an assistant PPID."""

    kode = factory.Sequence(lambda n: f"UNIT-{n + 1}")
    slug = factory.Sequence(lambda n: f"unit-{n + 1}")
    nama = factory.Sequence(lambda n: f"Unit {n + 1}")
    # Somebody can call it; an office without is a task of its own.
    telepon = "(0265) 000-0000"
    jenis = Unit.Jenis.OPD
    peran_ppid = Unit.PeranPPID.PEMBANTU


class NamaUnitFactory(Pabrik, model=NamaUnit):
    unit = factory.SubFactory(UnitFactory)
    nama = factory.Sequence(lambda n: f"Nama lama {n + 1}")
    mulai = date(2017, 1, 1)
    sampai = date(2020, 12, 31)


class PetugasFactory(Pabrik, model=Petugas):
    """An officer without any role; the password is ``KATA_SANDI``."""

    username = factory.Sequence(lambda n: f"petugas-{n + 1}")
    nama = factory.Sequence(lambda n: f"Petugas {n + 1}")
    email = factory.LazyAttribute(lambda o: f"{o.username}@contoh.invalid")
    password = Password(KATA_SANDI)


class PenugasanFactory(Pabrik, model=Penugasan):
    """Counter officer since 2024, without end."""

    petugas = factory.SubFactory(PetugasFactory)
    unit = factory.SubFactory(UnitFactory)
    peran = Peran.PETUGAS_LAYANAN
    mulai = date(2024, 1, 1)


class HariLiburFactory(Pabrik, model=HariLibur):
    tanggal = factory.Sequence(lambda n: date(2024, 1, 1) + timedelta(days=n))
    nama = factory.Sequence(lambda n: f"Hari libur {n + 1}")
    jenis = HariLibur.Jenis.LIBUR_NASIONAL


class BatasWaktuFactory(Pabrik, model=BatasWaktu):
    """Ten working days, in force since 2024."""

    kode = factory.Sequence(lambda n: f"batas.{n + 1}")
    nilai = 10
    satuan = BatasWaktu.Satuan.HARI_KERJA
    dasar = "Aturan contoh"
    berlaku_sejak = date(2024, 1, 1)


class DasarHukumFactory(Pabrik, model=DasarHukum):
    kode = factory.Sequence(lambda n: f"Aturan {n + 1}")
    judul = factory.Sequence(lambda n: f"Judul aturan {n + 1}")


class HalamanFactory(Pabrik, model=Halaman):
    slug = factory.Sequence(lambda n: f"halaman-{n + 1}")
    judul = factory.Sequence(lambda n: f"Halaman {n + 1}")
    isi = "Isi halaman."


class KanalLayananFactory(Pabrik, model=KanalLayanan):
    kode = factory.Sequence(lambda n: f"kanal-{n + 1}")
    nama = factory.Sequence(lambda n: f"Kanal {n + 1}")
    jenis = KanalLayanan.Jenis.INFORMASI


class NotifikasiFactory(Pabrik, model=Notifikasi):
    """A message that waits and is due."""

    kunci = factory.Sequence(lambda n: f"pesan-{n + 1}")
    penerima = "penerima@contoh.invalid"
    sidik_penerima = factory.LazyAttribute(
        lambda o: sidik_surel(o.penerima) if o.penerima else ""
    )
    subjek = "Pesan"
    isi = "Isi pesan."
    dibuat_pada = datetime(2024, 6, 4, 1, tzinfo=UTC)
    coba_lagi_pada = datetime(2024, 6, 4, 1, tzinfo=UTC)


class AksesFactory(Pabrik, model=AksesDataPribadi):
    pada = datetime(2024, 6, 4, 1, tzinfo=UTC)
    oleh = factory.SubFactory(PetugasFactory)
    objek_jenis = "informasi.permohonan"
    objek_id = "1"
    unit = factory.SubFactory(UnitFactory)
    kolom = "identitas"
    alasan = "Menelepon pemohon."


class PermintaanSubjekFactory(Pabrik, model=PermintaanSubjek):
    jenis = PermintaanSubjek.Jenis.AKSES
    objek_jenis = "informasi.permohonan"
    objek_id = "1"
    diterima_pada = datetime(2024, 6, 4, 1, tzinfo=UTC)
    status_sejak = diterima_pada
    tenggat = datetime(2024, 6, 7, 1, tzinfo=UTC)


class InsidenDataFactory(Pabrik, model=InsidenData):
    nomor = factory.Sequence(lambda n: f"INS-2024-{n + 100_001:06d}")
    diketahui_pada = datetime(2024, 6, 4, 1, tzinfo=UTC)
    tenggat = datetime(2024, 6, 7, 1, tzinfo=UTC)
    terjadi = "Lampiran terkirim ke alamat yang salah."
    data_terungkap = "Nama dan alamat."


class TugasHubungiFactory(Pabrik, model=TugasHubungi):
    kunci = factory.Sequence(lambda n: f"tugas-{n + 1}")
    unit = factory.SubFactory(UnitFactory)
    cara = TugasHubungi.Cara.TELEPON
    objek_jenis = "informasi.permohonan"
    objek_id = "1"
    perihal = "Jawaban sudah ada."
    dibuat_pada = datetime(2024, 6, 4, 1, tzinfo=UTC)


PADA_DRAF = datetime(2024, 6, 4, 3, tzinfo=UTC)


class DrafFactory(Pabrik, model=Draf):
    """A draft of a request."""

    formulir = "permohonan"
    sidik_kode = factory.Sequence(lambda n: sidik(f"draf-{n + 1}"))
    dibuat_pada = PADA_DRAF
    kedaluwarsa_pada = PADA_DRAF + timedelta(days=30)


class BerkasDrafFactory(Pabrik, model=BerkasDraf):
    draf = factory.SubFactory(DrafFactory)
    jenis = "identitas"
    isi = "draf/ktp.pdf"
    nama = "ktp.pdf"
    tipe = "application/pdf"
    ukuran = 10
    sha256 = factory.Sequence(lambda n: f"{n:064d}")
    diunggah_pada = PADA_DRAF


class LanggananFactory(Pabrik, model=Langganan):
    """Somebody who is told what becomes of a complaint."""

    jenis = "pengaduan"
    kunci = factory.Sequence(lambda n: f"TSM-2024-{n + 1:06d}")
    judul = "Lampu jalan mati"
    surel = factory.Sequence(lambda n: f"warga-{n + 1}@contoh.id")
    sidik = factory.LazyAttribute(lambda o: sidik_surel(o.surel))
    pada = dipastikan_pada = dikabari_pada = PADA_DRAF
