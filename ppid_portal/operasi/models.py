"""A scheduled job as a row: when it ran, how it ended, when it runs next."""

from datetime import timedelta

from django.db import models

# The row of the backup, which the server's own timer starts each night.
CADANGAN, UMUR_CADANGAN = "cadangan", timedelta(hours=36)


class Pekerjaan(models.Model):
    nama = models.CharField(primary_key=True, max_length=40)
    terakhir_selesai = models.DateTimeField("terakhir selesai", null=True, blank=True)
    galat = models.CharField("galat terakhir", max_length=300, blank=True)
    berikutnya = models.DateTimeField("jalan berikutnya")

    class Meta:
        verbose_name = "pekerjaan terjadwal"
        ordering = ("nama",)

    def __str__(self) -> str:
        return self.nama
