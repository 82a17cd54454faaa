"""What an officer typed and could not send: kept for him alone, for a day."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models

from organisasi.sandi import TeksTersandi


class IsianPetugasQuerySet(models.QuerySet["IsianPetugas"]):
    """Of one officer, while it lasts."""

    def milik(self, petugas_pk: object, *, pada: datetime) -> IsianPetugasQuerySet:
        """What this account may take up again, newest first."""
        hidup = self.filter(petugas=petugas_pk, kedaluwarsa_pada__gt=pada)
        return hidup.order_by("-disimpan_pada", "-pk")

    def usang(self, pada: datetime) -> IsianPetugasQuerySet:
        """What nobody took up in time."""
        return self.filter(kedaluwarsa_pada__lte=pada)


class IsianPetugas(models.Model):
    """One form as it stood in one tab; ``nomor`` tells two tabs of one address apart.

    Its address stands in the encrypted part too (a search can hold a name); only a
    keyed hash of it is looked up.
    """

    petugas = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name="petugas",
    )
    nomor = models.CharField("nomor formulir", max_length=32)
    sidik_alamat = models.CharField("sidik alamat", max_length=64)
    isi = TeksTersandi("isi (JSON)")
    disimpan_pada = models.DateTimeField("disimpan pada")
    kedaluwarsa_pada = models.DateTimeField("kedaluwarsa pada", db_index=True)

    objects = IsianPetugasQuerySet.as_manager()

    class Meta:
        verbose_name = "isian petugas"
        verbose_name_plural = "isian petugas"
        constraints = [
            models.UniqueConstraint(
                fields=("petugas", "nomor", "sidik_alamat"), name="isian_petugas_satu"
            )
        ]

    def __str__(self) -> str:
        return f"Isian {self.pk}"
