"""Factories of what the rights of data subjects leave in the inventory."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from pemangku.models import EksporPribadi, UsulHapus

from .organisasi import PetugasFactory
from .pemangku import PADA, OrangFactory


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
