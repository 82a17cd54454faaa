"""How content the applicant was with a request (fitur 135)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from informasi.models.permohonan import Permohonan
from organisasi.alur.kepuasan import DasarKepuasan


class Kepuasan(DasarKepuasan):
    """One answer a request; nothing of it names the applicant."""

    BERKAS: ClassVar[str] = "permohonan"

    permohonan = models.OneToOneField(
        Permohonan, models.CASCADE, related_name="kepuasan"
    )
