"""What phones handed over (5.1, PK-03)."""

from django.db import models
from django.db.models import Q

from organisasi.basis_data.kolom import kendala
from organisasi.models import Petugas
from pemangku.inventaris.models import Pemangku
from pemangku.kunjungan.models import Kegiatan

# What phones handed over, by the keys they gave it: never taken twice


class JenisResi(models.TextChoices):
    REKAMAN = "rekaman", "Rekaman peserta"
    FOTO = "foto", "Foto kunjungan"
    SK = "sk", "Foto SK lembaga"


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

    class Meta:
        verbose_name = "resi lapangan"
        ordering = ("-pada", "pk")
        constraints = kendala(
            berpemangku=Q(jenis=JenisResi.FOTO, pemangku__isnull=True)
            | Q(jenis__in=(JenisResi.REKAMAN, JenisResi.SK), pemangku__isnull=False),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.pk}"
