"""A bare count of who was led to 112, without anything personal."""

from __future__ import annotations

from django.db import models
from django.db.models import F

from organisasi.models import Wilayah


class HitunganDaruratQuerySet(models.QuerySet["HitunganDarurat"]):
    """Counts."""

    def tambah(self, hari: object, kolom: str, kecamatan: Wilayah | None) -> None:
        """Add one to a counter of the day and kecamatan (None: not said)."""
        baris, _baru = self.get_or_create(hari=hari, kecamatan=kecamatan)
        self.filter(pk=baris.pk).update(**{kolom: F(kolom) + 1})


class HitunganDarurat(models.Model):
    """How often the call page was shown, and how many went on; nothing personal."""

    hari = models.DateField()
    kecamatan = models.ForeignKey(
        Wilayah, models.PROTECT, null=True, blank=True, related_name="+"
    )
    tampil = models.PositiveIntegerField("halaman panggilan ditampilkan", default=0)
    lanjut = models.PositiveIntegerField("menyatakan bukan darurat", default=0)

    objects = HitunganDaruratQuerySet.as_manager()

    class Meta:
        verbose_name = "hitungan darurat"
        verbose_name_plural = "hitungan darurat"
        ordering = ("-hari", "kecamatan")
        constraints = (
            models.UniqueConstraint(
                fields=("hari", "kecamatan"),
                name="pengaduan_hitungandarurat_unik",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return f"{self.hari}: {self.tampil}/{self.lanjut}"
