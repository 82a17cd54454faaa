"""What a stakeholder is to units, to others, and where it reaches (pemangku 4.4)."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from organisasi.models import Unit, Wilayah
from pemangku.models.dasar import Beridentitas
from pemangku.models.pemangku import Pemangku
from pemangku.models.pilihan import BALIKAN, JenisHubunganPemangku, JenisHubunganUnit


class HubunganUnitQuerySet(models.QuerySet["HubunganUnit"]):
    """Relations to units by day."""

    def berlaku(self, hari: date) -> Self:
        """In force on ``hari``."""
        return self.filter(
            Q(selesai__isnull=True) | Q(selesai__gte=hari), mulai__lte=hari
        )


class HubunganUnit(Beridentitas):
    """What a stakeholder is to a unit of the city, from a day to a day."""

    Jenis = JenisHubunganUnit

    pemangku = models.ForeignKey(Pemangku, models.CASCADE, related_name="hubungan_unit")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=20, choices=JenisHubunganUnit)
    mulai = models.DateField()
    selesai = models.DateField("sampai dengan", null=True, blank=True)
    catatan = models.CharField(max_length=200, blank=True)

    objects = HubunganUnitQuerySet.as_manager()

    class Meta:
        verbose_name = "hubungan dengan unit"
        verbose_name_plural = "hubungan dengan unit"
        ordering = ("-mulai",)
        constraints = (
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="pemangku_hubunganunit_urut",
            ),
            models.UniqueConstraint(
                fields=("pemangku", "unit", "jenis"),
                condition=Q(selesai__isnull=True),
                name="pemangku_hubunganunit_tidak_ganda",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.unit.nama_pendek}"


class HubunganPemangku(Beridentitas):
    """What one stakeholder is to another; each side shows the other."""

    Jenis = JenisHubunganPemangku

    dari = models.ForeignKey(Pemangku, models.CASCADE, related_name="hubungan_ke")
    ke = models.ForeignKey(Pemangku, models.CASCADE, related_name="hubungan_dari")
    jenis = models.CharField(max_length=20, choices=JenisHubunganPemangku)

    class Meta:
        verbose_name = "hubungan antarpemangku"
        verbose_name_plural = "hubungan antarpemangku"
        ordering = ("jenis", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(dari=F("ke")),
                name="pemangku_hubunganpemangku_bukan_dirinya",
            ),
            models.UniqueConstraint(
                fields=("dari", "ke", "jenis"), name="pemangku_hubunganpemangku_unik"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.ke.nama_tampil}"

    @property
    def sebutan_balik(self) -> str:
        """The relation as the second one sees it."""
        return f"{BALIKAN[self.jenis]} {self.dari.nama_tampil}"


class CakupanPemangku(Beridentitas):
    """A region a stakeholder reaches, and by what right."""

    pemangku = models.ForeignKey(Pemangku, models.CASCADE, related_name="cakupan")
    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")
    dasar = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "cakupan wilayah"
        verbose_name_plural = "cakupan wilayah"
        ordering = ("wilayah",)
        constraints = (
            models.UniqueConstraint(
                fields=("pemangku", "wilayah"), name="pemangku_cakupan_unik"
            ),
        )

    def __str__(self) -> str:
        return str(self.wilayah)
