"""The figures of the national dashboard, typed in each month beside ours (pemangku 10.3)."""

from __future__ import annotations

from pathlib import PurePath
from uuid import uuid4

import pghistory
from django.db import models
from django.db.models import F, Q

from organisasi.models import Area, Tercatat, Versi


def nama_angka(_satu: AngkaResmi, nama: str) -> str:
    """A path that says nothing; read only through the admin."""
    return f"angka-resmi/{uuid4().hex}{PurePath(nama).suffix.lower()[:6]}"


@pghistory.track()
class AngkaResmi(Tercatat):
    """What SP4N-LAPOR! itself says of a month; the portal's B4 is only its mirror."""

    bulan = models.DateField("bulan", unique=True, help_text="Tanggal 1 bulannya.")
    diterima = models.PositiveIntegerField("laporan diterima")
    selesai = models.PositiveIntegerField("laporan selesai")
    sumber = models.CharField(
        "sumber", max_length=200, help_text="Halaman dasbor, surat, dan tanggalnya."
    )
    berkas = models.FileField(
        "tangkapan layar atau surat", upload_to=nama_angka, blank=True
    )

    class Meta:
        verbose_name = "angka resmi SP4N-LAPOR!"
        verbose_name_plural = "angka resmi SP4N-LAPOR!"
        ordering = ("-bulan",)
        constraints = (
            models.CheckConstraint(
                condition=Q(bulan__day=1), name="portal_resmi_awal_bulan"
            ),
            models.CheckConstraint(
                condition=Q(selesai__lte=F("diterima")),
                name="portal_resmi_selesai_dari_diterima",
            ),
            models.CheckConstraint(
                condition=~Q(sumber=""), name="portal_resmi_bersumber"
            ),
        )

    def save(self, *args: object, **kwargs: object) -> None:
        """The public page shows it beside the portal's own figure."""
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        Versi.objects.naikkan(Area.KANTOR)

    def __str__(self) -> str:
        return f"{self.bulan:%Y-%m}: {self.selesai} dari {self.diterima}"
