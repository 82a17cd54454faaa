"""Records of what follows a visit: only what is required, nothing random."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from pemangku.models import (
    FotoKegiatan,
    Komitmen,
    LaporanTerusan,
    Materi,
    PengingatKomitmen,
    PenyerahanMateri,
    PerangkatLapangan,
    ResiLapangan,
)
from tests.factories.organisasi import PetugasFactory, WilayahFactory
from tests.factories.pemangku import (
    PADA,
    KanalFactory,
    KegiatanFactory,
    OrangFactory,
    PemangkuFactory,
)


class KomitmenFactory(DjangoModelFactory):
    """Two meetings of residents within a month after the visit."""

    class Meta:
        model = Komitmen

    kegiatan = factory.SubFactory(KegiatanFactory)
    pemangku = factory.SubFactory(PemangkuFactory)
    bentuk = Komitmen.Bentuk.RAPAT_WARGA
    target_kali = 2
    tenggat = date(2024, 7, 4)
    status_sejak = PADA


class LaporanTerusanFactory(DjangoModelFactory):
    """45 people by the attendance list, handed in by link; each day another."""

    class Meta:
        model = LaporanTerusan

    komitmen = factory.SubFactory(KomitmenFactory)
    pemangku = factory.SelfAttribute("komitmen.pemangku")
    tanggal = factory.Sequence(lambda n: date(2024, 6, 5) + timedelta(days=n % 360))
    bentuk = LaporanTerusan.Bentuk.RAPAT_WARGA
    wilayah = factory.SubFactory(WilayahFactory)
    jumlah = 45
    cara_hitung = LaporanTerusan.CaraHitung.DAFTAR_HADIR
    pelapor = LaporanTerusan.Pelapor.TOKEN
    status_sejak = PADA


class PengingatKomitmenFactory(DjangoModelFactory):
    """The first reminder, to a person by WhatsApp, waiting."""

    class Meta:
        model = PengingatKomitmen

    komitmen = factory.SubFactory(KomitmenFactory)
    ke = PengingatKomitmen.Ke.MENJELANG
    orang = factory.SubFactory(OrangFactory)
    kanal = factory.SubFactory(KanalFactory, orang=factory.SelfAttribute("..orang"))


class MateriFactory(DjangoModelFactory):
    """A hundred approved leaflets that do not run out of date."""

    class Meta:
        model = Materi

    judul = factory.Sequence(lambda n: f"Kanal {n + 1}")
    jenis = Materi.Jenis.LEAFLET
    kanal = factory.LazyFunction(lambda: [Materi.Saluran.UMUM])
    versi = "v2"
    stok = 100
    status = Materi.Status.DISETUJUI
    penyusun = factory.SubFactory(PetugasFactory)
    penulis = factory.LazyAttribute(lambda o: [o.penyusun.pk])
    disetujui_oleh = factory.SubFactory(PetugasFactory)
    status_sejak = PADA


class PenyerahanMateriFactory(DjangoModelFactory):
    class Meta:
        model = PenyerahanMateri

    kegiatan = factory.SubFactory(KegiatanFactory)
    pemangku = factory.SubFactory(PemangkuFactory)
    materi = factory.SubFactory(MateriFactory)
    jumlah = 30


class FotoKegiatanFactory(DjangoModelFactory):
    class Meta:
        model = FotoKegiatan

    kegiatan = factory.SubFactory(KegiatanFactory)
    isi = factory.django.FileField(filename="foto.jpg", data=b"foto")
    kecil = factory.django.FileField(filename="kecil.jpg", data=b"kecil")
    sha256 = factory.Sequence(lambda n: f"{n:064x}")


class PerangkatLapanganFactory(DjangoModelFactory):
    """A phone with a session, heard of once, holding nothing."""

    class Meta:
        model = PerangkatLapangan

    kode = factory.LazyFunction(uuid4)
    petugas = factory.SubFactory(PetugasFactory)
    sidik_sesi = factory.Sequence(lambda n: f"{n:064x}")
    peramban = "Chrome di Android"
    pertama_pada = PADA
    terakhir_pada = PADA


class ResiLapanganFactory(DjangoModelFactory):
    """A record that a phone handed over."""

    class Meta:
        model = ResiLapangan

    id = factory.LazyFunction(uuid4)
    jenis = ResiLapangan.Jenis.REKAMAN
    kegiatan = factory.SubFactory(KegiatanFactory)
    pemangku = factory.SubFactory(PemangkuFactory)
    petugas = factory.SubFactory(PetugasFactory)
    pada = PADA
