"""The breaker of a channel, and the institutions that LAPOR! knows."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q


class KanalKirim(models.TextChoices):
    """Which way a step leaves the house; each has its own breaker."""

    LAPOR_API = "lapor_api", "SP4N-LAPOR! (API)"


class KeadaanSirkuit(models.TextChoices):
    """State of a breaker; shared by all workers through its row."""

    TUTUP = "tutup", "Berjalan"
    BUKA = "buka", "Berhenti sementara"
    SETENGAH = "setengah", "Mencoba lagi"
    DIMATIKAN = "dimatikan", "Dimatikan: setelan salah"


class Sirkuit(models.Model):
    """The breaker of one channel; only a person or a changed setting revives a dead one."""

    Keadaan = KeadaanSirkuit

    kanal = models.CharField(primary_key=True, max_length=20, choices=KanalKirim)
    keadaan = models.CharField(
        max_length=10, choices=KeadaanSirkuit, default=KeadaanSirkuit.TUTUP
    )
    gagal_beruntun = models.PositiveSmallIntegerField(default=0)
    sejak = models.DateTimeField()
    coba_lagi_pada = models.DateTimeField(null=True, blank=True)
    jeda_detik = models.PositiveIntegerField(default=60)
    alasan = models.CharField(max_length=300, blank=True)
    # Fingerprint of the settings under which it was switched off.
    sidik_setelan = models.CharField(max_length=64, blank=True)
    berhasil_pada = models.DateTimeField("terakhir berhasil", null=True, blank=True)
    # The last second that a worker has taken for its request: at most one each.
    giliran_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "sirkuit"
        verbose_name_plural = "sirkuit"
        constraints = (
            models.CheckConstraint(
                condition=Q(keadaan__in=KeadaanSirkuit.values),
                name="pengaduan_sirkuit_keadaan_dikenal",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kanal_display()}: {self.get_keadaan_display()}"


class InstansiLaporQuerySet(models.QuerySet["InstansiLapor"]):
    """Institutions by state."""

    def aktif(self) -> Self:
        """Named in the last list that LAPOR! gave."""
        return self.filter(aktif=True)


class InstansiLapor(models.Model):
    """An institution of SP4N-LAPOR!, synchronised; never emptied while in use."""

    id_lapor = models.CharField("id", primary_key=True, max_length=40)
    nama = models.CharField(max_length=250)
    aktif = models.BooleanField(default=True)
    disinkron_pada = models.DateTimeField("disinkronkan pada")

    objects = InstansiLaporQuerySet.as_manager()

    class Meta:
        verbose_name = "instansi SP4N-LAPOR!"
        verbose_name_plural = "instansi SP4N-LAPOR!"
        ordering = ("nama",)

    def __str__(self) -> str:
        return self.nama
