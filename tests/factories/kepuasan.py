"""Satisfaction with a complaint; that with a request stands in permohonan.py."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from pengaduan.models import Kepuasan
from tests.factories.pengaduan import PADA, PengaduanFactory


class KepuasanFactory(DjangoModelFactory):
    """A reporter who found it very good."""

    class Meta:
        model = Kepuasan

    pengaduan = factory.SubFactory(PengaduanFactory, selesai=True)
    nilai = 4
    pada = PADA
