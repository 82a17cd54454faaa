"""Factories of what the rights of data subjects leave in the inventory."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from pemangku.models import EksporPribadi, PencabutanLarangan, UsulHapus
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import PADA, LaranganFactory, OrangFactory


class UsulHapusFactory(DjangoModelFactory):
    """A person nobody needs any more, waiting for the officer of data."""

    class Meta:
        model = UsulHapus

    orang = factory.SubFactory(OrangFactory)
    diusulkan_pada = PADA
    status_sejak = PADA


class EksporPribadiFactory(DjangoModelFactory):
    """Asked for by somebody, waiting for a second person."""

    class Meta:
        model = EksporPribadi

    nomor = factory.Sequence(lambda n: f"EKP-2024-{n + 9001:04d}")
    peminta = factory.SubFactory(PetugasFactory)
    tujuan = "Undangan rapat"
    jumlah = 3
    status_sejak = PADA


class PencabutanLaranganFactory(DjangoModelFactory):
    """A suppression lifted at its owner's wish."""

    class Meta:
        model = PencabutanLarangan

    larangan = factory.SubFactory(LaranganFactory)
    alasan = "Diminta pemiliknya dengan surat."
    bukti = factory.django.FileField(filename="bukti.pdf", data=b"%PDF-1.4 surat")
    oleh = factory.SubFactory(PetugasFactory)
    pada = PADA
