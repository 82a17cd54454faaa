"""What a citizen has typed and not yet sent, and its photos; encrypted, for a set time."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from organisasi.berlangkah.draf import Draf
from pengaduan.aduan.berkas import nama_berkas
from pengaduan.aduan.models import Pengaduan


class DrafPengaduanQuerySet(models.QuerySet["DrafPengaduan"]):
    """Drafts by time."""

    def kedaluwarsa(self, pada: datetime) -> Self:
        """Past their time; what was typed is to be erased."""
        return self.filter(kedaluwarsa_pada__lte=pada)


class DrafPengaduan(Draf):
    """A complaint being written, behind a private link; sent once."""

    pengaduan = models.OneToOneField(
        Pengaduan, models.CASCADE, null=True, blank=True, related_name="draf"
    )

    objects = DrafPengaduanQuerySet.as_manager()

    class Meta:
        verbose_name = "draf pengaduan"
        verbose_name_plural = "draf pengaduan"

    @property
    def terkirim(self) -> bool:
        """Whether a complaint has come out of it."""
        return self.pengaduan_id is not None


class FotoDraf(models.Model):
    """A photo of a draft, already clean; becomes a BerkasPengaduan when it is sent."""

    draf = models.ForeignKey(DrafPengaduan, models.CASCADE, related_name="foto")
    isi = models.FileField(upload_to=nama_berkas, max_length=120)
    kecil = models.FileField(upload_to=nama_berkas, max_length=120, blank=True)
    nama = models.CharField(max_length=150)
    tipe = models.CharField(max_length=100)
    ukuran = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    diunggah_pada = models.DateTimeField("diunggah pada")

    class Meta:
        verbose_name = "foto draf"
        verbose_name_plural = "foto draf"
        constraints = (
            models.CheckConstraint(
                condition=Q(ukuran__gt=0), name="pengaduan_fotodraf_tidak_kosong"
            ),
            models.UniqueConstraint(
                fields=("draf", "sha256"), name="pengaduan_fotodraf_sekali"
            ),
        )

    def __str__(self) -> str:
        return self.nama
