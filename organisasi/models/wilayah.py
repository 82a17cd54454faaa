"""Regions with their official codes (Kepmendagri 300.2.2-2430/2025)."""

from __future__ import annotations

from django.db import models

from .versi import Area, naikkan_versi


class TingkatWilayah(models.TextChoices):
    """Level of a region."""

    KOTA = "kota", "Kota"
    KECAMATAN = "kecamatan", "Kecamatan"
    KELURAHAN = "kelurahan", "Kelurahan"


class WilayahQuerySet(models.QuerySet["Wilayah"]):
    """Look-ups by level; names alone are not unique (two Sukajaya)."""

    def kecamatan(self) -> WilayahQuerySet:
        """The kecamatan, in the order of their codes."""
        return self.filter(tingkat=TingkatWilayah.KECAMATAN).order_by("kode")


class Wilayah(models.Model):
    """City, kecamatan or kelurahan as a place on the map."""

    Tingkat = TingkatWilayah

    kode = models.CharField("kode Kemendagri", primary_key=True, max_length=13)
    nama = models.CharField(max_length=100)
    tingkat = models.CharField(max_length=10, choices=TingkatWilayah)
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="bawahan"
    )
    grid_x = models.PositiveSmallIntegerField("kolom peta petak", null=True, blank=True)
    grid_y = models.PositiveSmallIntegerField("baris peta petak", null=True, blank=True)
    aktif = models.BooleanField(default=True)

    objects = WilayahQuerySet.as_manager()

    class Meta:
        verbose_name = "wilayah"
        verbose_name_plural = "wilayah"
        ordering = ("kode",)
        constraints = (
            models.UniqueConstraint(
                fields=("induk", "nama"), name="organisasi_wilayah_nama_unik_di_induk"
            ),
            models.CheckConstraint(
                condition=models.Q(tingkat=TingkatWilayah.KOTA)
                | models.Q(induk__isnull=False),
                name="organisasi_wilayah_berinduk",
            ),
        )
        triggers = (naikkan_versi(Area.KANTOR),)

    def __str__(self) -> str:
        if self.tingkat == TingkatWilayah.KELURAHAN and self.induk:
            return f"Kelurahan {self.nama}, Kecamatan {self.induk.nama}"
        return f"{self.get_tingkat_display()} {self.nama.removeprefix('Kota ')}"


class WilayahAlias(models.Model):
    """Another spelling met in the wild: "Kotabaru" for "Kota Baru"."""

    wilayah = models.ForeignKey(Wilayah, models.CASCADE, related_name="alias")
    alias_normal = models.CharField("ejaan lain (huruf kecil)", max_length=100)

    class Meta:
        verbose_name = "ejaan lain wilayah"
        verbose_name_plural = "ejaan lain wilayah"
        ordering = ("alias_normal",)
        constraints = (
            models.UniqueConstraint(
                fields=("wilayah", "alias_normal"), name="organisasi_alias_unik"
            ),
        )

    def __str__(self) -> str:
        return self.alias_normal
