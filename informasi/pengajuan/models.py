"""What a citizen has typed and not yet sent, and how often a suggestion made it needless."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F

from informasi.pemohon.models import BuktiPemohon
from informasi.permohonan.models import Permohonan
from organisasi.berlangkah.draf import Draf


class DrafQuerySet(models.QuerySet["DrafPermohonan"]):
    """Drafts by secret and time."""

    def kedaluwarsa(self, pada: datetime) -> Self:
        """Past their time; what was typed is to be erased."""
        return self.filter(kedaluwarsa_pada__lte=pada)


class DrafPermohonan(Draf):
    """A request being written; encrypted whole, kept for a set time, sent once."""

    saran_tampil = models.BooleanField("saran ditampilkan", default=False)
    saran_diklik = models.BooleanField("saran dibuka", default=False)
    permohonan = models.OneToOneField(
        Permohonan, models.CASCADE, null=True, blank=True, related_name="draf"
    )

    objects = DrafQuerySet.as_manager()

    class Meta:
        verbose_name = "draf permohonan"
        verbose_name_plural = "draf permohonan"

    @property
    def terkirim(self) -> bool:
        """Whether a request has come out of it."""
        return self.permohonan_id is not None


class BerkasDraf(models.Model):
    """A paper attached to a draft; becomes a BuktiPemohon when the request is sent."""

    draf = models.ForeignKey(DrafPermohonan, models.CASCADE, related_name="berkas")
    jenis = models.CharField(max_length=20, choices=BuktiPemohon.Jenis)
    isi = models.FileField(upload_to="draf/", max_length=120)
    nama = models.CharField(max_length=150)
    tipe = models.CharField(max_length=100)
    ukuran = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    diunggah_pada = models.DateTimeField("diunggah pada")

    class Meta:
        verbose_name = "berkas draf"
        verbose_name_plural = "berkas draf"

    def __str__(self) -> str:
        return self.nama


class HitunganSaranQuerySet(models.QuerySet["HitunganSaran"]):
    """Counts."""

    def tambah(self, hari: object, kolom: str) -> None:
        """Add one to a counter of the day."""
        baris, _baru = self.get_or_create(hari=hari)
        self.filter(pk=baris.pk).update(**{kolom: F(kolom) + 1})


class HitunganSaran(models.Model):
    """ "This may answer you" by day: shown, opened, and not sent after being opened."""

    hari = models.DateField(unique=True)
    tampil = models.PositiveIntegerField(default=0)
    diklik = models.PositiveIntegerField(default=0)
    tidak_dikirim = models.PositiveIntegerField(default=0)

    objects = HitunganSaranQuerySet.as_manager()

    class Meta:
        verbose_name = "hitungan saran"
        verbose_name_plural = "hitungan saran"
        ordering = ("-hari",)

    def __str__(self) -> str:
        return f"{self.hari}: {self.tampil}/{self.diklik}/{self.tidak_dikirim}"
