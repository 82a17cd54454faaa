"""The secret under which an officer's calendar of due days is read; kept as a hash."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from organisasi.models import Petugas
from organisasi.sandi import kode_rahasia, rapikan_kode, sidik

# 27 signs of 30 are 132 bits: calendars ask often, and their address is all they have.
PANJANG = 27


class TautanKalenderQuerySet(models.QuerySet["TautanKalender"]):
    def buat(self, *, petugas: Petugas, pada: datetime) -> str:
        kode = kode_rahasia(PANJANG)
        self.create(petugas=petugas, sidik=sidik(f"kalender:{kode}"), dibuat_pada=pada)
        return kode

    def berlaku(self) -> Self:
        return self.filter(dicabut_pada=None)

    def dengan_kode(self, kode: str) -> Self:
        return self.berlaku().filter(sidik=sidik(f"kalender:{rapikan_kode(kode)}"))


class TautanKalender(models.Model):
    petugas = models.ForeignKey(Petugas, models.CASCADE, related_name="+")
    sidik = models.CharField(max_length=64, unique=True, editable=False)
    dibuat_pada = models.DateTimeField("dibuat pada")
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)

    objects = TautanKalenderQuerySet.as_manager()

    class Meta:
        verbose_name = "tautan kalender"
        verbose_name_plural = "tautan kalender"
        constraints = (
            models.UniqueConstraint(
                fields=("petugas",),
                condition=Q(dicabut_pada=None),
                name="ppid_portal_tautankalender_satu_berlaku",
            ),
            models.CheckConstraint(
                condition=Q(dicabut_pada=None) | Q(dicabut_pada__gte=F("dibuat_pada")),
                name="ppid_portal_tautankalender_urut",
            ),
        )

    def __str__(self) -> str:
        return f"Kalender {self.petugas}"
