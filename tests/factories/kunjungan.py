"""Records of visits and of what follows them: only what is required, nothing random."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import factory

from pemangku import models as m
from tests.factories import Pabrik
from tests.factories.organisasi import PetugasFactory, UnitFactory, WilayahFactory
from tests.factories.pemangku import (
    PADA,
    KegiatanFactory,
    PemangkuFactory,
)


class KomitmenFactory(Pabrik, model=m.Janji):
    """Two meetings of residents within a month after the visit."""

    kegiatan = factory.SubFactory(KegiatanFactory)
    pemangku = factory.SubFactory(PemangkuFactory)
    bentuk = m.Janji.Bentuk.RAPAT_WARGA
    target_kali = 2
    tenggat = date(2024, 7, 4)
    status_sejak = PADA


class LaporanTerusanFactory(Pabrik, model=m.LaporanTerusan):
    """45 people by the attendance list, handed in by link; each day another."""

    komitmen = factory.SubFactory(KomitmenFactory)
    pemangku = factory.SelfAttribute("komitmen.pemangku")
    tanggal = factory.Sequence(lambda n: date(2024, 6, 5) + timedelta(days=n % 360))
    bentuk = m.LaporanTerusan.Bentuk.RAPAT_WARGA
    wilayah = factory.SubFactory(WilayahFactory)
    jumlah = 45
    cara_hitung = m.LaporanTerusan.CaraHitung.DAFTAR_HADIR
    pelapor = m.LaporanTerusan.Pelapor.TOKEN
    status_sejak = PADA


class FotoKegiatanFactory(Pabrik, model=m.FotoKegiatan):
    kegiatan = factory.SubFactory(KegiatanFactory)
    isi = factory.django.FileField(filename="foto.jpg", data=b"foto")
    kecil = factory.django.FileField(filename="kecil.jpg", data=b"kecil")
    sha256 = factory.Sequence(lambda n: f"{n:064x}")


class ResiLapanganFactory(Pabrik, model=m.ResiLapangan):
    """A record that a phone handed over."""

    id = factory.LazyFunction(uuid4)
    jenis = m.ResiLapangan.Jenis.REKAMAN
    kegiatan = factory.SubFactory(KegiatanFactory)
    pemangku = factory.SubFactory(PemangkuFactory)
    petugas = factory.SubFactory(PetugasFactory)
    pada = PADA


# What is raised and answered at a visit, and what a stakeholder says of himself


class TitipanFactory(Pabrik, model=m.Titipan):
    """A question of nobody in particular, not answered yet."""

    kegiatan = factory.SubFactory(KegiatanFactory)
    rujukan = factory.Sequence(lambda n: f"KG-2024-9001/T{n:05d}")
    jenis = m.Titipan.Jenis.INFORMASI
    isi = "Berapa anggaran perbaikan jalan RW 05 tahun ini?"
    status_sejak = PADA


class JajakFactory(Pabrik, model=m.Jajak):
    """Somebody who knew nothing yet."""

    kegiatan = factory.SubFactory(KegiatanFactory)
    tahap = m.Jajak.Tahap.AWAL
    kunci = factory.Sequence(lambda n: UUID(int=n + 1))
    q1 = q2 = q3 = q4 = q5 = q6 = 0


class JajakKertasFactory(JajakFactory):
    """Ten sheets of paper before the session, half of them right."""

    kunci = None
    lembar = 10
    q1 = q2 = q3 = q4 = q5 = q6 = 5


# Assessments, annexes and printed papers


class PenilaianFactory(Pabrik, model=m.Penilaian):
    """An assessment that waits for a second person."""

    pemangku = factory.SubFactory(PemangkuFactory)
    pengaruh = 2
    kepentingan = 4
    alasan = "Mengelola grup warga yang ramai."
    penilai = factory.SubFactory(PetugasFactory)
    dinilai_pada = PADA
    status_sejak = PADA


class PenilaianSahFactory(PenilaianFactory):
    """One that counts."""

    status = m.Penilaian.Status.SAH
    disahkan_oleh = factory.SubFactory(PetugasFactory)


class KetetapanFactory(Pabrik, model=m.Ketetapan):
    """A draft of the list of PPID, with all that it needs to be fixed."""

    jenis = m.Ketetapan.Jenis.PPID_PELAKSANA
    unit = factory.SubFactory(UnitFactory)
    nomor = factory.Sequence(lambda n: f"555/Kep.{n + 1}-Diskominfo/2024")
    tanggal = date(2024, 7, 1)
    penandatangan = "Wali Kota Tasikmalaya"
    status_sejak = PADA


class KertasTerbitFactory(Pabrik, model=m.KertasTerbit):
    jenis = "Notulen"
    nomor = factory.Sequence(lambda n: f"KG-2024-{n + 1:04d}")
    unit = factory.SubFactory(UnitFactory)
    tanggal = date(2024, 6, 4)
    kode = factory.Sequence(lambda n: f"KERTAS{n + 1:010d}")
    sidik = "a" * 64
