from __future__ import annotations

from typing import ClassVar

from django.db import models

from organisasi.alur.kepuasan import DasarKepuasan
from pengaduan.aduan.models import Pengaduan


class Kepuasan(DasarKepuasan):
    BERKAS: ClassVar[str] = "pengaduan"

    pengaduan = models.OneToOneField(Pengaduan, models.CASCADE, related_name="kepuasan")
