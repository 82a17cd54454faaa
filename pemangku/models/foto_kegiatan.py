"""Photos of a visit: made anew without place and device, public only on purpose (PK-39)."""

from __future__ import annotations

from typing import Self
from uuid import uuid4

import pghistory
from django.db import models
from django.db.models import Q

from organisasi.models import Petugas
from pemangku.models.dasar import Beridentitas
from pemangku.models.kegiatan import Kegiatan

PALING_BANYAK = 20


def nama_acak(_satu: object, _nama: str) -> str:
    """A path that says nothing; files are never served by address."""
    acak = uuid4().hex
    return f"kegiatan/foto/{acak[:2]}/{acak}.jpg"


class FotoKegiatanQuerySet(models.QuerySet["FotoKegiatan"]):
    """Photos by who may see them."""

    def untuk(self, petugas: Petugas) -> Self:
        """Of the visits the officer may see."""
        terlihat = Kegiatan.objects.untuk(petugas).order_by().values("pk")
        return self.filter(kegiatan__in=terlihat)

    def umum(self) -> Self:
        """What everybody may see."""
        return self.filter(tampil_publik=True)


@pghistory.track()
class FotoKegiatan(Beridentitas):
    """One photo, always a JPEG; ``kecil`` is the one that lists show."""

    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="foto")
    isi = models.FileField(upload_to=nama_acak, max_length=120)
    kecil = models.FileField(upload_to=nama_acak, max_length=120)
    sha256 = models.CharField(max_length=64, editable=False)
    keterangan = models.CharField(max_length=200, blank=True)
    tampil_publik = models.BooleanField("tampil untuk umum", default=False)
    # Who made sure that the people in it were told (FOTO notice), and when.
    diumumkan_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    diumumkan_pada = models.DateTimeField(null=True, blank=True, editable=False)

    objects = FotoKegiatanQuerySet.as_manager()

    class Meta:
        verbose_name = "foto kegiatan"
        verbose_name_plural = "foto kegiatan"
        ordering = ("dibuat_pada", "pk")
        permissions = (("umumkan_fotokegiatan", "Boleh menampilkan foto untuk umum"),)
        constraints = (
            models.UniqueConstraint(
                fields=("kegiatan", "sha256"), name="pemangku_foto_sekali"
            ),
            models.CheckConstraint(
                condition=Q(tampil_publik=False)
                | Q(diumumkan_oleh__isnull=False, diumumkan_pada__isnull=False),
                name="pemangku_foto_umum_bernama",
            ),
        )

    def __str__(self) -> str:
        return self.keterangan or f"Foto {self.kegiatan.nomor}"

    @classmethod
    def terbaca(cls, petugas: Petugas) -> FotoKegiatanQuerySet:
        """What the officer may read; its trail is kept to the same people."""
        return cls.objects.untuk(petugas)
