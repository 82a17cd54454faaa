"""What belongs to the portal as a whole: only what is required, nothing random."""

from datetime import UTC, date, datetime

import factory

from ppid_portal.models import (
    AngkaResmi,
    BuktiDukung,
    Kuesioner,
    LaporanTahunan,
    NilaiIndikator,
    Pertanyaan,
    PotretIndikator,
    RekapPanggilan,
    TargetIndikator,
)
from tests.factories import Pabrik
from tests.factories.organisasi import PetugasFactory

PADA = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)
TEKS = "Permohonan tahun {tahun}: {A1}."


class LaporanTahunanFactory(Pabrik, model=LaporanTahunan):
    """A draft whose chapters are filled in."""

    class Params:
        diajukan = factory.Trait(diajukan_oleh=factory.SelfAttribute("dibuat_oleh"))

    tahun = factory.Sequence(lambda n: 2024 + n)
    kebijakan = pelayanan = sengketa = kendala = rekomendasi = TEKS
    dibuat_oleh = factory.SubFactory(PetugasFactory)
    status_sejak = PADA


class LaporanTertandaFactory(LaporanTahunanFactory):
    """One that is signed, with nothing in it."""

    status = LaporanTahunan.Status.DITANDATANGANI
    diajukan_oleh = factory.SelfAttribute("dibuat_oleh")
    nomor = factory.Sequence(lambda n: f"045/{n + 1}/PPID")
    tanggal = date(2025, 3, 3)
    jabatan = "Sekretaris Daerah"
    ditandatangani_oleh = factory.SubFactory(PetugasFactory)
    ditandatangani_pada = PADA
    isi = factory.LazyAttribute(
        lambda satu: {
            "tahun": satu.tahun,
            "data_sampai": "",
            "potret": {"kode": "POTRET", "sha256": "b" * 64},
            "bab": [],
            "angka": [],
            "tabel": [],
        }
    )
    sha256 = "a" * 64
    kode_verifikasi = factory.Sequence(lambda n: f"LAPORAN{n + 1:09d}")


class NilaiIndikatorFactory(Pabrik, model=NilaiIndikator):
    """A figure of the whole city."""

    kode = "A1"
    versi = 1
    periode = "2024"
    nilai = 0
    n = 0
    dihitung_pada = PADA


class KuesionerFactory(Pabrik, model=Kuesioner, django_get_or_create=("tahun",)):
    # There is one a year, and years end in 2199.
    tahun = factory.Sequence(lambda n: 2030 + n % 160)
    sumber = "Surat Komisi Informasi (contoh)"


class PertanyaanFactory(Pabrik, model=Pertanyaan):
    """A question nobody has answered."""

    kuesioner = factory.SubFactory(KuesionerFactory)
    indikator = Pertanyaan.Indikator.JENIS
    nomor = factory.Sequence(lambda n: n + 1)
    teks = "Apakah informasi berkala diumumkan?"


class BuktiDukungFactory(Pabrik, model=BuktiDukung):
    """A link nobody has looked at yet; or a file, or something the portal makes."""

    class Params:
        unggahan = factory.Trait(
            jenis="berkas", tautan="", sha256=factory.Sequence(lambda n: f"{n:064x}")
        )
        buatan = factory.Trait(jenis="kertas", tautan="")

    pertanyaan = factory.SubFactory(PertanyaanFactory)
    jenis = BuktiDukung.Jenis.TAUTAN
    keterangan = "Halaman informasi berkala"
    tautan = factory.Sequence(lambda n: f"https://contoh.invalid/{n + 1}/")
    dibuat_oleh = factory.SubFactory(PetugasFactory)


# Targets, official figures, frozen periods


class TargetIndikatorFactory(Pabrik, model=TargetIndikator):
    """At least 90 % in time."""

    kode = "A2"
    tahun = factory.Sequence(lambda n: 2024 + n)
    nilai = 90
    arah = TargetIndikator.Arah.PALING_SEDIKIT


class AngkaResmiFactory(Pabrik, model=AngkaResmi):
    """A month of the national dashboard."""

    bulan = factory.Sequence(lambda n: date(2024 + n // 12, n % 12 + 1, 1))
    diterima = 14
    selesai = 12
    sumber = "Dasbor contoh, 2 Juli 2024"


class RekapPanggilanFactory(Pabrik, model=RekapPanggilan):
    """A month of the whole city: a quarter of what was answered was no call."""

    bulan = factory.Sequence(lambda n: date(2024 + n // 12, n % 12 + 1, 1))
    nyata = 20
    informasi = 10
    main_main = 6
    hening = 4
    terputus = 7
    sumber = "Rekap pusat panggilan, contoh"


class PotretIndikatorFactory(Pabrik, model=PotretIndikator):
    """June 2024, frozen without a figure."""

    periode = "2024-06"
    data_sampai = datetime(2024, 7, 20, 2, tzinfo=UTC)
    dibekukan_pada = factory.SelfAttribute("data_sampai")
    dibekukan_oleh = factory.SubFactory(PetugasFactory)
    alasan = "Laporan triwulan."
    isi = factory.LazyFunction(list)
    sha256 = "0" * 64
