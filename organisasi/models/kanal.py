"""Service channels and numbers, the city's and others'."""

from __future__ import annotations

from typing import Self

import pghistory
from django.db import models

from .tercatat import Tercatat
from .versi import Area, naikkan_versi
from .wilayah import Wilayah


class KanalLayananQuerySet(models.QuerySet["KanalLayanan"]):
    """Channels by kind."""

    def bernomor(self) -> Self:
        """Those that can be telephoned."""
        return self.exclude(nomor="")

    def darurat(self) -> Self:
        """Emergency numbers that can be telephoned, 112 first."""
        return (
            self.bernomor()
            .filter(jenis=KanalLayanan.Jenis.DARURAT)
            .order_by("urut", "nomor")
        )


@pghistory.track()
class KanalLayanan(Tercatat):
    """Where to ask, complain or call: 112, LAPOR!, PPID, PLN, …"""

    class Jenis(models.TextChoices):
        INFORMASI = "informasi", "Informasi"
        PENGADUAN = "pengaduan", "Pengaduan"
        DARURAT = "darurat", "Darurat"
        PERLINDUNGAN = "perlindungan", "Perlindungan"
        UTILITAS = "utilitas", "Listrik, air, angkutan"
        KESEHATAN = "kesehatan", "Kesehatan"
        KEMANUSIAAN = "kemanusiaan", "Kemanusiaan"
        PENGAWASAN = "pengawasan", "Pengawasan"

    kode = models.SlugField(max_length=60, unique=True)
    nama = models.CharField(max_length=150)
    jenis = models.CharField(max_length=20, choices=Jenis.choices)
    nomor = models.CharField(max_length=40, blank=True)
    web = models.CharField(max_length=150, blank=True)
    kanal_lain = models.CharField("cara lain", max_length=200, blank=True)
    lingkup = models.CharField(max_length=60, blank=True)
    wilayah = models.ManyToManyField(Wilayah, blank=True, related_name="kanal")
    jam = models.CharField(max_length=100, blank=True)
    biaya = models.CharField(max_length=100, blank=True)
    cocok_untuk = models.CharField("cocok untuk", max_length=250, blank=True)
    bukan_untuk = models.CharField("bukan untuk", max_length=250, blank=True)
    terhubung = models.CharField(
        "instansi di baliknya",
        max_length=250,
        blank=True,
        help_text="Dipisah koma; tampil di halaman darurat.",
    )
    urut = models.PositiveSmallIntegerField(default=100)
    diperiksa_pada = models.DateField("terakhir dicoba", null=True, blank=True)
    sumber = models.CharField(max_length=250, blank=True)
    keyakinan = models.CharField(max_length=10, blank=True)
    catatan = models.CharField(max_length=250, blank=True)

    objects = KanalLayananQuerySet.as_manager()

    class Meta:
        verbose_name = "kanal layanan"
        verbose_name_plural = "kanal layanan"
        ordering = ("jenis", "urut", "nama")
        triggers = (naikkan_versi(Area.KANTOR),)

    def __str__(self) -> str:
        return self.nama

    @property
    def tel(self) -> str:
        """The number as a ``tel:`` link wants it; an extension after a pause."""
        bagian = (
            "".join(huruf for huruf in satu if huruf in "+0123456789")
            for satu in self.nomor.split("ext")
        )
        return ",".join(bagian)

    @property
    def skema(self) -> str:
        """How a phone opens the number: a channel for text messages is no call."""
        return "sms" if "SMS" in self.nama else "tel"

    @property
    def daftar_terhubung(self) -> list[str]:
        """The agencies that answer behind this number, in the order given."""
        return [bit.strip() for bit in self.terhubung.split(",") if bit.strip()]

    @property
    def alamat_web(self) -> str:
        """The web address with its scheme."""
        if not self.web or self.web.startswith("http"):
            return self.web
        return f"https://{self.web}"
