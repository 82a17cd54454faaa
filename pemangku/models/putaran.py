"""A round of visits and its list of targets; every denominator is counted from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual

from organisasi.alur.tindakan import Langkah
from organisasi.kantor.peran import Cakupan
from organisasi.models import Petugas, Unit
from pemangku.izin import OPERATOR, PERAN_LIHAT
from pemangku.models.dasar import Beridentitas
from pemangku.models.jenis import Unsur
from pemangku.models.pilihan_kegiatan import (
    ALUR_PUTARAN,
    StatusPutaran,
    TindakanPutaran,
)
from pemangku.models.tindakan_kegiatan import BerkasPutaran

if TYPE_CHECKING:
    from django.db.models import QuerySet

ALASAN_TERPENDEK = 10
TARGET_HADIR = 50
TARGET_PEMANGKU = 15


@pghistory.track()
class Putaran(BerkasPutaran, Beridentitas):
    """A round: whom to visit, from when to when, for what."""

    Status = StatusPutaran
    Tindakan = TindakanPutaran
    ALUR: ClassVar[Mapping[str, Langkah]] = ALUR_PUTARAN

    nama = models.CharField(max_length=120, unique=True)
    tujuan = models.TextField(blank=True)
    mulai = models.DateField()
    target_selesai = models.DateField("target selesai")
    status = models.CharField(
        max_length=10, choices=StatusPutaran, default=StatusPutaran.RENCANA
    )

    class Meta:
        verbose_name = "putaran"
        verbose_name_plural = "putaran"
        ordering = ("-mulai", "nama")
        permissions = (("kelola_putaran", "Boleh merencanakan putaran"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(target_selesai__gte=F("mulai")),
                name="pemangku_putaran_urut",
            ),
            models.UniqueConstraint(
                fields=("status",),
                condition=Q(status=StatusPutaran.BERJALAN),
                name="pemangku_putaran_satu_berjalan",
            ),
        )

    def __str__(self) -> str:
        return self.nama


class SasaranQuerySet(models.QuerySet["SasaranPutaran"]):
    """Targets by officer and state."""

    def untuk(self, petugas: Petugas) -> Self:
        """Targets that have a page for the officer; the states of all are no secret."""
        return self.dirinci_untuk(petugas)

    def dirinci_untuk(self, petugas: Petugas) -> Self:
        """Targets whose names and lists the officer may open (PK-05)."""
        cakupan = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
        return self.filter(cakupan.q("unit"))

    def ditunda(self, hari: date) -> Self:
        """Put off beyond ``hari``."""
        return self.filter(ditunda_sampai__gt=hari)


@pghistory.track()
class SasaranPutaran(Beridentitas):
    """One unit to be visited in a round."""

    putaran = models.ForeignKey(Putaran, models.PROTECT, related_name="sasaran")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sasaran")
    urutan = models.PositiveSmallIntegerField(default=100)
    target_tanggal = models.DateField("rencana tanggal", null=True, blank=True)
    target_hadir = models.PositiveSmallIntegerField(
        "target peserta", default=TARGET_HADIR
    )
    target_pemangku = models.PositiveSmallIntegerField(
        "target pemangku", default=TARGET_PEMANGKU
    )
    unsur_wajib = models.ManyToManyField(
        Unsur, blank=True, related_name="+", verbose_name="unsur wajib"
    )
    pj = models.ForeignKey(
        Petugas,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="penanggung jawab",
    )
    ditunda_sampai = models.DateField("ditunda sampai", null=True, blank=True)
    alasan_tunda = models.CharField("alasan menunda", max_length=200, blank=True)

    objects = SasaranQuerySet.as_manager()

    class Meta:
        verbose_name = "sasaran putaran"
        verbose_name_plural = "sasaran putaran"
        ordering = ("urutan", "unit__nama")
        constraints = (
            models.UniqueConstraint(
                fields=("putaran", "unit"), name="pemangku_sasaran_unik"
            ),
            models.CheckConstraint(
                condition=Q(ditunda_sampai__isnull=True)
                | Q(GreaterThanOrEqual(Length("alasan_tunda"), ALASAN_TERPENDEK)),
                name="pemangku_sasaran_tunda_beralasan",
            ),
        )

    def __str__(self) -> str:
        return self.unit.nama


class UnsurTidakAda(Beridentitas):
    """A required part of society that a target simply does not have, and why."""

    sasaran = models.ForeignKey(
        SasaranPutaran, models.CASCADE, related_name="unsur_tidak_ada"
    )
    unsur = models.ForeignKey(Unsur, models.PROTECT, related_name="+")
    alasan = models.CharField(max_length=300)

    class Meta:
        verbose_name = "unsur yang tidak ada"
        verbose_name_plural = "unsur yang tidak ada"
        ordering = ("unsur",)
        constraints = (
            models.UniqueConstraint(
                fields=("sasaran", "unsur"), name="pemangku_unsurtidakada_unik"
            ),
            models.CheckConstraint(
                condition=Q(GreaterThanOrEqual(Length("alasan"), ALASAN_TERPENDEK)),
                name="pemangku_unsurtidakada_beralasan",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unsur}: tidak ada"


def putaran_aktif() -> Putaran | None:
    """The round that is running; None between rounds."""
    semua: QuerySet[Putaran] = Putaran.objects.filter(status=StatusPutaran.BERJALAN)
    return semua.first()
