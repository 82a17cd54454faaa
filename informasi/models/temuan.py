"""What the nightly check found: dead links and missing files, open until repaired."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from informasi.models.dokumen import DokumenInformasi
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Area, Petugas, naikkan_versi

# Kinds of fault that a reader meets: what is offered there does not open.
TAK_TERBUKA = ("tautan_mati", "berkas_hilang")


class TemuanQuerySet(models.QuerySet["Temuan"]):
    """Findings by state."""

    def terbuka(self) -> Self:
        """Not yet repaired."""
        return self.filter(selesai_pada__isnull=True)

    def tak_terbuka(self) -> Self:
        """What a reader cannot open now."""
        return self.terbuka().filter(jenis__in=TAK_TERBUKA)

    def untuk(self, petugas: Petugas) -> Self:
        """Findings of the officer's units."""
        return self.filter(
            Cakupan.untuk(
                petugas,
                kota={Peran.PPID_UTAMA, Peran.AUDITOR},
                unit={Peran.PPID_PEMBANTU, Peran.PETUGAS_LAYANAN},
            ).q("dokumen__unit")
        )


class Temuan(models.Model):
    """One fault of one entry; it closes by itself when the check passes again."""

    class Jenis(models.TextChoices):
        TAUTAN_MATI = "tautan_mati", "Tautan tidak dapat dibuka"
        BERKAS_HILANG = "berkas_hilang", "Berkas hilang dari simpanan"
        BERKAS_BERUBAH = "berkas_berubah", "Isi berkas berubah dari saat diunggah"

    dokumen = models.ForeignKey(DokumenInformasi, models.CASCADE, related_name="temuan")
    jenis = models.CharField(max_length=15, choices=Jenis.choices)
    sasaran = models.CharField("yang rusak", max_length=500)
    keterangan = models.CharField(max_length=300, blank=True)
    ditemukan_pada = models.DateTimeField("ditemukan pada")
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)

    objects = TemuanQuerySet.as_manager()

    class Meta:
        verbose_name = "temuan pemeriksaan"
        verbose_name_plural = "temuan pemeriksaan"
        ordering = ("-ditemukan_pada",)
        constraints = (
            models.UniqueConstraint(
                fields=("dokumen", "jenis", "sasaran"),
                condition=Q(selesai_pada__isnull=True),
                name="informasi_temuan_sekali_terbuka",
            ),
        )
        # Readers see at once what does not open.
        triggers = (naikkan_versi(Area.KATALOG),)

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.sasaran}"


class TautanGagal(models.Model):
    """An address that failed at the last nightly check; down once is not yet dead."""

    tautan = models.URLField(max_length=500, unique=True)
    sejak = models.DateField("gagal sejak")

    class Meta:
        verbose_name = "tautan gagal"
        verbose_name_plural = "tautan gagal"
        ordering = ("sejak", "tautan")

    def __str__(self) -> str:
        return self.tautan
