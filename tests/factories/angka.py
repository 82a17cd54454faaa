"""Targets, official figures, frozen periods: only what is required."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from ppid_portal.models import (
    AngkaResmi,
    PotretIndikator,
    RekapPanggilan,
    TargetIndikator,
)
from tests.factories.organisasi import PetugasFactory


class TargetIndikatorFactory(DjangoModelFactory):
    """At least 90 % in time."""

    class Meta:
        model = TargetIndikator

    kode = "A2"
    tahun = factory.Sequence(lambda n: 2024 + n)
    nilai = 90
    arah = TargetIndikator.Arah.PALING_SEDIKIT


class AngkaResmiFactory(DjangoModelFactory):
    """A month of the national dashboard."""

    class Meta:
        model = AngkaResmi

    bulan = factory.Sequence(lambda n: date(2024 + n // 12, n % 12 + 1, 1))
    diterima = 14
    selesai = 12
    sumber = "Dasbor contoh, 2 Juli 2024"


class RekapPanggilanFactory(DjangoModelFactory):
    """A month of the whole city: a quarter of what was answered was no call."""

    class Meta:
        model = RekapPanggilan

    bulan = factory.Sequence(lambda n: date(2024 + n // 12, n % 12 + 1, 1))
    nyata = 20
    informasi = 10
    main_main = 6
    hening = 4
    terputus = 7
    sumber = "Rekap pusat panggilan, contoh"


class PotretIndikatorFactory(DjangoModelFactory):
    """June 2024, frozen without a figure."""

    class Meta:
        model = PotretIndikator

    periode = "2024-06"
    data_sampai = datetime(2024, 7, 20, 2, tzinfo=UTC)
    dibekukan_pada = factory.SelfAttribute("data_sampai")
    dibekukan_oleh = factory.SubFactory(PetugasFactory)
    alasan = "Laporan triwulan."
    isi = factory.LazyFunction(list)
    sha256 = "0" * 64
