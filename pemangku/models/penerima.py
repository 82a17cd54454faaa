"""One recipient of a broadcast: frozen with a verdict, sent to once (pemangku 7.1, 7.2)."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from organisasi.models import Petugas
from pemangku.models.kartu import Kartu, tidak_dipegang
from pemangku.models.orang import Orang
from pemangku.models.pemangku import Pemangku
from pemangku.models.pilihan_siaran import (
    BERAKHIR,
    TERBUKA,
    KeadaanPenerima,
    VonisPenerima,
)
from pemangku.models.siaran import Siaran


class PenerimaSiaranQuerySet(models.QuerySet["PenerimaSiaran"]):
    """Recipients by state."""

    def layak(self) -> Self:
        """Who may be sent to."""
        return self.filter(vonis=VonisPenerima.LAYAK)

    def terbuka(self) -> Self:
        """Still to be sent, in a broadcast that has not ended."""
        return (
            self.layak()
            .filter(keadaan__in=TERBUKA)
            .exclude(siaran__status__in=BERAKHIR)
        )

    def bebas(self, pada: datetime) -> Self:
        """Held by nobody at ``pada``: waiting, or left by somebody for ten minutes."""
        return self.layak().filter(tidak_dipegang(pada))

    def dipegang(self, petugas: Petugas) -> Self:
        """The card in the officer's hands."""
        return self.filter(keadaan=KeadaanPenerima.DIKUNCI, dikunci_oleh=petugas)

    def lengkap(self) -> Self:
        """With all that a message and its check need; the channel's value included."""
        return self.select_related(
            "siaran__unit", "pemangku__jenis", "pemangku__wilayah", "orang", "kanal"
        )

    def untuk_daftar(self) -> Self:
        """What a list shows: no name of a person, no number."""
        return (
            self.select_related("pemangku__jenis", "pemangku__wilayah", "kanal")
            .defer("kanal__nilai")
            .order_by("pemangku__nomor", "pk")
        )


class PenerimaSiaran(Kartu):
    """Who, by which channel, with what verdict, and how far it is."""

    Vonis = VonisPenerima

    siaran = models.ForeignKey(Siaran, models.CASCADE, related_name="penerima")
    pemangku = models.ForeignKey(Pemangku, models.PROTECT, related_name="+")
    # Empty: the body itself, by its own channel.
    orang = models.ForeignKey(
        Orang, models.PROTECT, null=True, blank=True, related_name="siaran"
    )
    jabatan = models.CharField(max_length=120, blank=True)
    vonis = models.CharField(max_length=20, choices=VonisPenerima)

    objects = PenerimaSiaranQuerySet.as_manager()

    class Meta:
        verbose_name = "penerima siaran"
        verbose_name_plural = "penerima siaran"
        ordering = ("siaran", "pk")
        indexes = (
            models.Index(
                fields=("siaran", "vonis", "keadaan"), name="pemangku_penerima_antre"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(vonis__in=VonisPenerima.values),
                name="pemangku_penerimasiaran_vonis_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(keadaan__in=KeadaanPenerima.values),
                name="pemangku_penerimasiaran_keadaan_dikenal",
            ),
            models.UniqueConstraint(
                fields=("siaran", "pemangku", "orang"),
                nulls_distinct=False,
                name="pemangku_penerimasiaran_sekali",
            ),
            models.CheckConstraint(
                condition=Q(keadaan=KeadaanPenerima.MENUNGGU)
                | Q(vonis=VonisPenerima.LAYAK),
                name="pemangku_penerimasiaran_hanya_layak",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan=KeadaanPenerima.DIKUNCI)
                | Q(dikunci_oleh__isnull=False, dikunci_sampai__isnull=False),
                name="pemangku_penerimasiaran_kunci_lengkap",
            ),
        )

    def __str__(self) -> str:
        return f"{self.siaran.nomor}: {self.pemangku.nomor}"

    def dapat_dipegang(self, petugas: Petugas, pada: datetime) -> bool:
        """Whether he may be sent to, and the card is free or in the officer's hands."""
        return self.vonis == VonisPenerima.LAYAK and super().dapat_dipegang(
            petugas, pada
        )
