"""Calls to 112 as the emergency centre counts them, typed in each month (pemangku 10.3)."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q

from organisasi.models import Tercatat, Wilayah


@pghistory.track()
class RekapPanggilan(Tercatat):
    """Calls of a month by their class; of a kecamatan, or of the whole city.

    A row of the whole city holds for the city even where its kecamatan have rows too.
    """

    bulan = models.DateField("bulan", help_text="Tanggal 1 bulannya.")
    kecamatan = models.ForeignKey(
        Wilayah,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Kosongkan untuk angka seluruh kota.",
    )
    nyata = models.PositiveIntegerField("kejadian nyata")
    informasi = models.PositiveIntegerField("meminta informasi")
    main_main = models.PositiveIntegerField("main-main (prank)")
    hening = models.PositiveIntegerField("tanpa suara (ghost)")
    terputus = models.PositiveIntegerField("terputus sebelum dijawab")
    sumber = models.CharField(
        "sumber", max_length=200, help_text="Laporan pusat panggilan dan tanggalnya."
    )

    class Meta:
        verbose_name = "rekap panggilan 112"
        verbose_name_plural = "rekap panggilan 112"
        ordering = ("-bulan", "kecamatan_id")
        constraints = (
            models.CheckConstraint(
                condition=Q(bulan__day=1), name="portal_panggilan_awal_bulan"
            ),
            models.CheckConstraint(
                condition=~Q(sumber=""), name="portal_panggilan_bersumber"
            ),
            models.UniqueConstraint(
                fields=("bulan", "kecamatan"),
                nulls_distinct=False,
                name="portal_panggilan_sekali",
                violation_error_message=(
                    "Rekap bulan dan tempat ini sudah ada; ubah yang itu."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.bulan:%Y-%m}, {self.kecamatan or 'seluruh kota'}"

    @property
    def dihitung(self) -> int:
        """Calls that somebody answered: all but those that broke off."""
        return self.nyata + self.informasi + self.tidak_serius

    @property
    def tidak_serius(self) -> int:
        """Pranks and silent calls."""
        return self.main_main + self.hening
