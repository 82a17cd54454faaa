"""“Saya juga”: people who follow a complaint that somebody else made."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from organisasi.models import Area, naikkan_versi
from organisasi.sandi import TeksTersandi
from pengaduan.models.pengaduan import Pengaduan


class PengikutPengaduan(models.Model):
    """One more person with the same matter; counted, and told of news if he wishes.

    Neither the reporter nor the followers learn of each other. ``sidik`` is a keyed hash
    of the mail address, or of the browser's own form key, so that one counts once.
    """

    pengaduan = models.ForeignKey(Pengaduan, models.CASCADE, related_name="pengikut")
    sidik = models.CharField(max_length=64)
    sidik_kode = models.CharField(max_length=64, unique=True)
    surel = TeksTersandi("surel", blank=True)
    surel_dipastikan_pada = models.DateTimeField(
        "surel dipastikan pada", null=True, blank=True
    )
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "pengikut pengaduan"
        verbose_name_plural = "pengikut pengaduan"
        constraints = (
            models.UniqueConstraint(
                fields=("pengaduan", "sidik"), name="pengaduan_pengikut_sekali"
            ),
            models.CheckConstraint(
                condition=~Q(sidik=""), name="pengaduan_pengikut_bersidik"
            ),
        )
        # The public pages show how many there are.
        triggers = (naikkan_versi(Area.PENGADUAN, per_baris=True),)

    def __str__(self) -> str:
        return f"Pengikut {self.pk}"
