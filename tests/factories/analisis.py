"""Assessments, annexes and printed papers: only what is required, nothing random."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from pemangku.models import (
    KertasTerbit,
    Ketetapan,
    KonteksPenilaian,
    Penilaian,
    RubrikPenilaian,
)
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.pemangku import PADA, PemangkuFactory


class KonteksPenilaianFactory(DjangoModelFactory):
    class Meta:
        model = KonteksPenilaian

    nama = factory.Sequence(lambda n: f"Konteks {n + 1}")
    pertanyaan = "Sejauh mana?"
    mulai = date(2024, 1, 1)


class RubrikPenilaianFactory(DjangoModelFactory):
    class Meta:
        model = RubrikPenilaian

    versi = factory.Sequence(lambda n: n + 100)
    berlaku_sejak = date(2024, 1, 1)
    pengaruh = [f"pengaruh skor {ke}" for ke in range(1, 6)]
    kepentingan = [f"kepentingan skor {ke}" for ke in range(1, 6)]


class PenilaianFactory(DjangoModelFactory):
    """An assessment that waits for a second person."""

    class Meta:
        model = Penilaian

    pemangku = factory.SubFactory(PemangkuFactory)
    konteks = factory.SubFactory(KonteksPenilaianFactory)
    pengaruh = 2
    kepentingan = 4
    alasan = "Mengelola grup warga yang ramai."
    penilai = factory.SubFactory(PetugasFactory)
    dinilai_pada = PADA


class PenilaianSahFactory(PenilaianFactory):
    """One that counts."""

    status = Penilaian.Status.SAH
    disahkan_oleh = factory.SubFactory(PetugasFactory)
    disahkan_pada = PADA


class KetetapanFactory(DjangoModelFactory):
    """A draft of the list of PPID, with all that it needs to be fixed."""

    class Meta:
        model = Ketetapan

    jenis = Ketetapan.Jenis.PPID_PELAKSANA
    unit = factory.SubFactory(UnitFactory)
    nomor = factory.Sequence(lambda n: f"555/Kep.{n + 1}-Diskominfo/2024")
    tanggal = date(2024, 7, 1)
    penandatangan = "Wali Kota Tasikmalaya"
    status_sejak = PADA


class KertasTerbitFactory(DjangoModelFactory):
    class Meta:
        model = KertasTerbit

    jenis = "Notulen"
    nomor = factory.Sequence(lambda n: f"KG-2024-{n + 1:04d}")
    unit = factory.SubFactory(UnitFactory)
    tanggal = date(2024, 6, 4)
    kode = factory.Sequence(lambda n: f"KERTAS{n + 1:010d}")
    sidik = "a" * 64
