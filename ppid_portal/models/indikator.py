"""Figures as they were reckoned last, and what the leaders aim at (pemangku 10.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import pghistory
from django.db import models
from django.db.models import Q

from organisasi.models import Tercatat, Unit, Wilayah

POLA_PERIODE = r"^\d{4}(-(0[1-9]|1[0-2])|-TW[1-4])?$"


class NilaiIndikatorQuerySet(models.QuerySet["NilaiIndikator"]):
    """Figures by period and place."""

    def kota(self) -> Self:
        """Of the whole city."""
        return self.filter(unit=None, kecamatan=None)

    def utama(self) -> Self:
        """Without the parts a figure is split into (by channel, by reason, …)."""
        return self.filter(rincian="")


class NilaiIndikator(models.Model):
    """One figure of one period: of the city, a unit, or a kecamatan.

    Rewritten each night until nothing changes any more; what must not change is frozen as
    ``PotretIndikator``. ``rincian`` names a part: a channel, a ground, ``median``, ``p90``.
    """

    kode = models.CharField(max_length=8)
    rincian = models.CharField(max_length=40, blank=True)
    versi = models.PositiveSmallIntegerField("versi rumus")
    periode = models.CharField(max_length=8)
    unit = models.ForeignKey(
        Unit, models.CASCADE, null=True, blank=True, related_name="+"
    )
    kecamatan = models.ForeignKey(
        Wilayah, models.CASCADE, null=True, blank=True, related_name="+"
    )
    # Empty for a median and the like, which are no fraction.
    pembilang = models.BigIntegerField(null=True, blank=True)
    penyebut = models.BigIntegerField(null=True, blank=True)
    # Empty: nothing to count, shown as a dash and never as 0 % or 100 %.
    nilai = models.DecimalField(max_digits=12, decimal_places=1, null=True, blank=True)
    n = models.PositiveIntegerField("banyak kasus", default=0)
    dihitung_pada = models.DateTimeField("dihitung pada")

    objects = NilaiIndikatorQuerySet.as_manager()

    class Meta:
        verbose_name = "nilai indikator"
        verbose_name_plural = "nilai indikator"
        ordering = ("periode", "kode", "rincian")
        constraints = (
            models.UniqueConstraint(
                fields=("periode", "kode", "rincian", "unit", "kecamatan"),
                name="portal_nilai_satu",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(unit=None) | Q(kecamatan=None),
                name="portal_nilai_satu_tempat",
            ),
            models.CheckConstraint(
                condition=Q(periode__regex=POLA_PERIODE), name="portal_nilai_periode"
            ),
        )
        indexes = (
            models.Index(fields=("kode", "periode"), name="portal_nilai_kode_periode"),
            # Every page says when its figures were reckoned last: one step, not all rows.
            models.Index(fields=("dihitung_pada",), name="portal_nilai_dihitung"),
        )

    if TYPE_CHECKING:
        unit_id: int | None
        kecamatan_id: str | None

    def __str__(self) -> str:
        return f"{self.kode} {self.periode}"


class ArahTarget(models.TextChoices):
    """On which side of the target it is good to be."""

    PALING_SEDIKIT = "min", "paling sedikit"
    PALING_BANYAK = "maks", "paling banyak"


@pghistory.track()
class TargetIndikator(Tercatat):
    """What the leaders aim at in a year; set by them, never in code (pemangku 10.6)."""

    Arah = ArahTarget

    kode = models.CharField(max_length=8)
    tahun = models.PositiveSmallIntegerField()
    nilai = models.DecimalField(max_digits=12, decimal_places=1)
    arah = models.CharField(max_length=4, choices=ArahTarget)

    class Meta:
        verbose_name = "target indikator"
        verbose_name_plural = "target indikator"
        ordering = ("-tahun", "kode")
        constraints = (
            models.UniqueConstraint(
                fields=("kode", "tahun"), name="portal_target_satu_setahun"
            ),
            models.CheckConstraint(
                condition=Q(arah__in=ArahTarget.values), name="portal_target_berarah"
            ),
            models.CheckConstraint(
                condition=Q(nilai__gte=0), name="portal_target_tidak_negatif"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kode} {self.tahun}: {self.get_arah_display()} {self.nilai}"

    def dalam_kata(self, nilai: str) -> str:
        """``paling sedikit 90 %``."""
        return f"{self.get_arah_display()} {nilai}"
