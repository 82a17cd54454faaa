"""Groups of information the law names, and synonyms people use."""

from __future__ import annotations

import pghistory
from django.db import models

from organisasi.models import Area, naikkan_versi


class Klasifikasi(models.TextChoices):
    """The four classes of UU 14/2008 (Ps 9, 10, 11, 17)."""

    BERKALA = "berkala", "Berkala"
    SERTA_MERTA = "serta_merta", "Serta-merta"
    SETIAP_SAAT = "setiap_saat", "Setiap saat"
    DIKECUALIKAN = "dikecualikan", "Dikecualikan"


class KelompokInformasi(models.Model):
    """A group inside a class, such as *laporan keuangan*."""

    kode = models.SlugField(max_length=40, primary_key=True)
    klasifikasi = models.CharField(max_length=12, choices=Klasifikasi)
    nama = models.CharField(max_length=150)
    dasar = models.CharField("dasar hukum", max_length=150, blank=True)
    penjelasan = models.TextField("isi kelompok", blank=True)
    urut = models.PositiveSmallIntegerField(default=100)

    class Meta:
        verbose_name = "kelompok informasi"
        verbose_name_plural = "kelompok informasi"
        ordering = ("urut", "nama")
        triggers = (naikkan_versi(Area.KATALOG),)

    def __str__(self) -> str:
        return self.nama


@pghistory.track()
class Sinonim(models.Model):
    """Words that mean the same to a citizen: "KTP; kartu tanda penduduk; e-KTP"."""

    istilah = models.CharField(
        "istilah yang sama artinya",
        max_length=500,
        unique=True,
        help_text="Pisahkan dengan titik koma: KTP; kartu tanda penduduk; e-KTP.",
    )

    class Meta:
        verbose_name = "sinonim pencarian"
        verbose_name_plural = "sinonim pencarian"
        ordering = ("istilah",)
        triggers = (naikkan_versi(Area.KATALOG),)

    def __str__(self) -> str:
        return self.istilah

    @property
    def daftar(self) -> list[str]:
        """The single terms."""
        return [bit.strip() for bit in self.istilah.split(";") if bit.strip()]
