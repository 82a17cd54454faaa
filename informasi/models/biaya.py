"""What copying and sending cost: a standard set by the Atasan PPID, as data."""

from __future__ import annotations

from datetime import date
from typing import Self

import pghistory
from django.db import models

from organisasi.models import Tercatat


class StandarBiayaQuerySet(models.QuerySet["StandarBiaya"]):
    """Fees by day."""

    def berlaku(self, hari: date) -> Self:
        """For each kind the fee in force on ``hari``."""
        return (
            self.filter(berlaku_sejak__lte=hari)
            .order_by("jenis", "-berlaku_sejak")
            .distinct("jenis")
        )


@pghistory.track()
class StandarBiaya(Tercatat):
    """A fee in rupiah. The service is free; only copying and sending may cost."""

    jenis = models.CharField("jenis", max_length=100)
    satuan = models.CharField(max_length=30, default="lembar")
    tarif = models.PositiveIntegerField("tarif (Rp)", default=0)
    dasar_sk = models.CharField("dasar (SK)", max_length=200, blank=True)
    berlaku_sejak = models.DateField("berlaku sejak")

    objects = StandarBiayaQuerySet.as_manager()

    class Meta:
        verbose_name = "standar biaya"
        verbose_name_plural = "standar biaya"
        ordering = ("jenis", "-berlaku_sejak")
        constraints = (
            models.UniqueConstraint(
                fields=("jenis", "berlaku_sejak"), name="informasi_standarbiaya_unik"
            ),
        )

    def __str__(self) -> str:
        return f"{self.jenis}: Rp{self.tarif} per {self.satuan}"
