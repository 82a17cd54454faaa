"""Sheets of stakeholders that were uploaded, and their rows."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from pemangku.models import ImporBaris, ImporBerkas
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.pemangku import PADA


class ImporBerkasFactory(DjangoModelFactory):
    """A sheet of one row that waits for its verdict."""

    class Meta:
        model = ImporBerkas

    nomor = factory.Sequence(lambda n: f"IMP-2024-{n + 9001:04d}")
    nama = "daftar.xlsx"
    sha256 = "a" * 64
    unit = factory.SubFactory(UnitFactory)
    pengunggah = factory.SubFactory(PetugasFactory)
    kepala = factory.LazyFunction(lambda: [["Nama Lembaga", "Nama Lembaga"]])
    jumlah = 1
    status_sejak = PADA


class ImporBarisFactory(DjangoModelFactory):
    class Meta:
        model = ImporBaris

    berkas = factory.SubFactory(ImporBerkasFactory)
    nomor = factory.Sequence(lambda n: n + 2)
    sel = '{"sel": ["LPM"], "rumus": []}'
