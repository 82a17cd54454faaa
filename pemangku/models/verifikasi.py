"""Checks of a record: each is a row, the last ones decide how fresh it is (4.8)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from organisasi.models import Petugas
from pemangku.models.dasar import Beridentitas, hanya_ditambah
from pemangku.models.pemangku import Pemangku
from pemangku.models.pilihan import CaraVerifikasi, HasilVerifikasi


class Verifikasi(Beridentitas):
    """Somebody looked whether the record still holds."""

    Cara = CaraVerifikasi
    Hasil = HasilVerifikasi
    # Results that make the record fresh again.
    MEMASTIKAN: ClassVar = frozenset({HasilVerifikasi.BENAR, HasilVerifikasi.DIUBAH})

    pemangku = models.ForeignKey(Pemangku, models.PROTECT, related_name="verifikasi")
    cara = models.CharField(max_length=15, choices=CaraVerifikasi)
    hasil = models.CharField(max_length=15, choices=HasilVerifikasi)
    pada = models.DateTimeField()
    oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    catatan = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "verifikasi"
        verbose_name_plural = "verifikasi"
        ordering = ("-pada", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(oleh__isnull=False) | Q(cara=CaraVerifikasi.TAUTAN_MANDIRI),
                name="pemangku_verifikasi_oleh_petugas",
            ),
        )
        indexes = (
            models.Index(fields=("pemangku", "-pada"), name="pemangku_verifikasi_kini"),
        )
        triggers = hanya_ditambah(pindah="pemangku_id", kosongkan=("catatan",))

    def __str__(self) -> str:
        return f"{self.get_hasil_display()} ({self.get_cara_display()})"
