"""Who sits at the emergency console, and when nobody did."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models, transaction
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Greatest

from organisasi.models import Petugas

# A console is attended while its last sign of life is younger (penerusan 3.5, point 5).
HADIR = timedelta(seconds=30)


class RentangWaktu(Func):
    """``tstzrange(mulai, terakhir, '[]')`` for the exclusion constraint."""

    function = "TSTZRANGE"
    output_field = models.TextField()


class KehadiranKonsolQuerySet(models.QuerySet["KehadiranKonsol"]):
    """Signs of life."""

    def hadir(self, pada: datetime) -> Self:
        """Those that still count at ``pada``."""
        return self.filter(terakhir__gt=pada - HADIR)

    def dijaga(self, pada: datetime) -> bool:
        """Whether somebody is there."""
        return self.hadir(pada).exists()

    @transaction.atomic
    def detak(self, petugas: Petugas, *, pada: datetime) -> None:
        """One sign of life: lengthens the officer's presence or begins a new one.

        Two windows of the same officer wait for each other, so that he is there once.
        """
        Petugas.objects.select_for_update(no_key=True).get(pk=petugas.pk)
        berjalan = self.filter(petugas=petugas).hadir(pada)
        if not berjalan.update(terakhir=Greatest(F("terakhir"), Value(pada))):
            self.create(petugas=petugas, mulai=pada, terakhir=pada)

    def dalam(self, dari: datetime, sampai: datetime) -> Self:
        """Presences that touch the period, in order."""
        return self.filter(terakhir__gt=dari - HADIR, mulai__lt=sampai).order_by(
            "mulai"
        )


class KehadiranKonsol(models.Model):
    """One unbroken presence of one officer, from his first to his last sign of life."""

    # Nothing else hangs on it: an account that may go takes its presences along.
    petugas = models.ForeignKey(Petugas, models.CASCADE, related_name="+")
    mulai = models.DateTimeField()
    terakhir = models.DateTimeField(db_index=True)

    objects = KehadiranKonsolQuerySet.as_manager()

    class Meta:
        verbose_name = "kehadiran di konsol"
        verbose_name_plural = "kehadiran di konsol"
        ordering = ("-mulai",)
        constraints = (
            models.CheckConstraint(
                condition=Q(terakhir__gte=F("mulai")),
                name="pengaduan_kehadirankonsol_urut",
            ),
            ExclusionConstraint(
                name="pengaduan_kehadirankonsol_tidak_ganda",
                expressions=(
                    ("petugas", RangeOperators.EQUAL),
                    (
                        RentangWaktu("mulai", "terakhir", Value("[]")),
                        RangeOperators.OVERLAPS,
                    ),
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.petugas}: {self.mulai:%Y-%m-%d %H:%M} - {self.terakhir:%H:%M}"
