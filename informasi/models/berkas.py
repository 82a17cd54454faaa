"""Files of an entry: judged by content, renamed, versioned, served as downloads."""

from __future__ import annotations

from pathlib import PurePath
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.urls import reverse

from informasi.models.dokumen import DokumenInformasi
from organisasi.models import Area, Petugas, naikkan_versi


def nama_acak(_berkas: BerkasInformasi, nama: str) -> str:
    """A path that says nothing and runs nothing: two letters, then a random name."""
    acak = uuid4().hex
    return f"informasi/{acak[:2]}/{acak}{PurePath(nama).suffix.lower()[:6]}"


class BerkasQuerySet(models.QuerySet["BerkasInformasi"]):
    """Files by state."""

    def berlaku(self) -> Self:
        """The newest version of each file."""
        return self.filter(diganti_oleh=None, dihapus=False)


class BerkasInformasi(models.Model):
    """One version of one file."""

    dokumen = models.ForeignKey(DokumenInformasi, models.CASCADE, related_name="berkas")
    judul = models.CharField("nama berkas", max_length=150)
    isi = models.FileField("berkas", upload_to=nama_acak, max_length=120)
    jenis = models.CharField("jenis", max_length=10, editable=False)
    tipe = models.CharField("tipe isi", max_length=100, editable=False)
    ukuran = models.PositiveBigIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    versi = models.PositiveSmallIntegerField(default=1, editable=False)
    diganti_oleh = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="lama",
    )
    dihapus = models.BooleanField(default=False, editable=False)
    diunggah_pada = models.DateTimeField("diunggah pada", editable=False)
    diunggah_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, editable=False, related_name="+"
    )
    salinan_teks = models.TextField(
        "salinan teks", blank=True, help_text="Isi berkas sebagai teks biasa, bila ada."
    )

    objects = BerkasQuerySet.as_manager()

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        ordering = ("judul", "-versi")
        constraints = (
            models.CheckConstraint(
                condition=Q(ukuran__gt=0), name="informasi_berkas_tidak_kosong"
            ),
        )
        triggers = (naikkan_versi(Area.KATALOG),)

    def __str__(self) -> str:
        return f"{self.judul} ({self.jenis.upper()})"

    def get_absolute_url(self) -> str:
        return reverse(
            "informasi:berkas-unduh", args=(self.dokumen.nomor.lower(), self.pk)
        )

    @property
    def sasaran(self) -> str:
        """How a finding of the check names it; unique, and readable for staff."""
        return f"{self.judul} (versi {self.versi}, berkas {self.pk})"

    @property
    def nama_unduhan(self) -> str:
        """The name the reader's device gives the file."""
        return f"{self.dokumen.nomor.lower()}-v{self.versi}.{self.jenis}"
