"""Who may send complaints through Open311, and what each has sent."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from organisasi.models import Petugas, Tercatat
from organisasi.sandi import sidik
from pengaduan.aduan.models import Pengaduan


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
    dibuat_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)

    objects = KunciOpen311QuerySet.as_manager()

    class Meta:
        verbose_name = "kunci Open311"
        verbose_name_plural = "kunci Open311"
        ordering = ("nama",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(sidik=""), name="pengaduan_kunciopen311_bersidik"
            ),
        )

    def __str__(self) -> str:
        return self.nama

    def cabut(self, *, pada: datetime) -> Self:
        self.dicabut_pada = pada
        self.save(update_fields=("dicabut_pada", "diubah_pada"))
        return self


class KirimanOpen311(models.Model):
    kunci = models.ForeignKey(KunciOpen311, models.PROTECT, related_name="kiriman")
    idempotensi = models.CharField("kunci idempotensi", max_length=200)
    sidik_isi = models.CharField(max_length=64)
    pengaduan = models.ForeignKey(Pengaduan, models.CASCADE, related_name="+")
    # Stored as text, never fetched: the address may be anybody's.
    media_url = models.CharField(max_length=500, blank=True)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "kiriman Open311"
        verbose_name_plural = "kiriman Open311"
        constraints = (
            models.UniqueConstraint(
                fields=("kunci", "idempotensi"),
                condition=~Q(idempotensi=""),
                name="pengaduan_kirimanopen311_sekali",
            ),
        )
        indexes = (
            models.Index(
                fields=("kunci", "sidik_isi", "pada"), name="pengaduan_o311_isi"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kunci}: {self.pengaduan_id}"
