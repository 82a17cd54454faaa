"""Who may send complaints through Open311."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from organisasi.basis_data.kolom import kendala
from organisasi.models import Tercatat, oleh_petugas
from organisasi.sandi import sidik


class KunciOpen311QuerySet(models.QuerySet["KunciOpen311"]):
    def cocok(self, kunci: str) -> KunciOpen311 | None:
        """The living key of this text; found by its keyed hash, so in constant time."""
        return self.filter(sidik=sidik(kunci), dicabut_pada=None).first()


class KunciOpen311(Tercatat):
    nama = models.CharField("nama aplikasi", max_length=120)
    penanggung_jawab = models.CharField("penanggung jawab", max_length=150)
    sidik = models.CharField(max_length=64, unique=True, editable=False)
    batas_per_jam = models.PositiveIntegerField(
        "batas aduan per jam", default=60, help_text="Lebih dari ini ditolak sementara."
    )
    dibuat_oleh = oleh_petugas(editable=False)
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)

    objects = KunciOpen311QuerySet.as_manager()

    class Meta:
        verbose_name = "kunci Open311"
        ordering = ("nama",)
        constraints = kendala(bersidik=~Q(sidik=""))

    def __str__(self) -> str:
        return self.nama

    def cabut(self, *, pada: datetime) -> Self:
        self.dicabut_pada = pada
        self.save(update_fields=("dicabut_pada", "diubah_pada"))
        return self
