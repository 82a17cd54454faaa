"""What phones handed over, by the keys they gave it: never taken twice (5.1, PK-03)."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Q

from organisasi.models import Petugas
from pemangku.models.kegiatan import Kegiatan
from pemangku.models.pemangku import Pemangku


class JenisResi(models.TextChoices):
    """What was handed over."""

    REKAMAN = "rekaman", "Rekaman peserta"
    FOTO = "foto", "Foto kunjungan"
    SK = "sk", "Foto SK lembaga"


class ResiLapanganQuerySet(models.QuerySet["ResiLapangan"]):
    """Receipts by what they are of."""

    def pemangku_rekaman(self, kegiatan: Kegiatan, rekaman: UUID) -> Pemangku | None:
        """At which body that record was taken down; None while it has not come."""
        resi = self.filter(pk=rekaman, kegiatan=kegiatan, jenis=JenisResi.REKAMAN)
        satu = resi.select_related("pemangku__jenis").first()
        return satu.pemangku if satu else None


class ResiLapangan(models.Model):
    """A receipt: the key made on the phone, and the body a record or an SK is about.

    It stays when the photo is deleted or the person already was there: what comes again
    under the same key is told as taken. A merge moves it with all that hangs on the body.
    """

    Jenis = JenisResi

    id = models.UUIDField(primary_key=True, editable=False)
    jenis = models.CharField(max_length=10, choices=JenisResi)
    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="resi")
    pemangku = models.ForeignKey(
        Pemangku, models.PROTECT, null=True, blank=True, related_name="+"
    )
    petugas = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    objects = ResiLapanganQuerySet.as_manager()

    class Meta:
        verbose_name = "resi lapangan"
        verbose_name_plural = "resi lapangan"
        ordering = ("-pada", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(jenis=JenisResi.FOTO, pemangku__isnull=True)
                | Q(
                    jenis__in=(JenisResi.REKAMAN, JenisResi.SK), pemangku__isnull=False
                ),
                name="pemangku_resilapangan_berpemangku",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.pk}"
