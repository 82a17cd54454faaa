"""What belongs to the portal as a whole: only what is required, nothing random."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from organisasi.sandi import sidik
from ppid_portal.models import TautanKalender

from .informasi import PADA
from .organisasi import PetugasFactory


class TautanKalenderFactory(DjangoModelFactory):
    """A link that lasts; its secret is ``KALENDER1`` and so on."""

    class Meta:
        model = TautanKalender

    petugas = factory.SubFactory(PetugasFactory)
    sidik = factory.Sequence(lambda n: sidik(f"kalender:KALENDER{n + 1}"))
    dibuat_pada = PADA
