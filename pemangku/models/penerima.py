"""One recipient of a broadcast: frozen with a verdict, sent to once (pemangku 7.1, 7.2)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from organisasi.models import Petugas

from .dasar import Beridentitas
from .kanal import Kanal
from .orang import Orang
from .pemangku import Pemangku
from .pilihan_siaran import BERAKHIR, TERBUKA, KeadaanPenerima, VonisPenerima
from .siaran import Siaran

LAMA_KUNCI = timedelta(minutes=10)


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
        return self.layak().filter(
            Q(keadaan=KeadaanPenerima.MENUNGGU)
            | Q(keadaan=KeadaanPenerima.DIKUNCI, dikunci_sampai__lt=pada)
        )

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


class PenerimaSiaran(Beridentitas):
    """Who, by which channel, with what verdict, and how far it is."""

    Vonis = VonisPenerima
    Keadaan = KeadaanPenerima

    siaran = models.ForeignKey(Siaran, models.CASCADE, related_name="penerima")
    pemangku = models.ForeignKey(Pemangku, models.PROTECT, related_name="+")
    # Empty: the body itself, by its own channel.
    orang = models.ForeignKey(
        Orang, models.PROTECT, null=True, blank=True, related_name="siaran"
    )
    kanal = models.ForeignKey(
        Kanal, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    jabatan = models.CharField(max_length=120, blank=True)
    vonis = models.CharField(max_length=20, choices=VonisPenerima)
    keadaan = models.CharField(
        max_length=12, choices=KeadaanPenerima, default=KeadaanPenerima.MENUNGGU
    )
    dikunci_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dikunci_sampai = models.DateTimeField(null=True, blank=True)
    dibuka_pada = models.DateTimeField(null=True, blank=True)
    ditutup_pada = models.DateTimeField(null=True, blank=True)
    sebab = models.CharField(max_length=300, blank=True)

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
        """Whether the card is free, or already in the officer's hands."""
        if self.vonis != VonisPenerima.LAYAK:
            return False
        if self.keadaan == KeadaanPenerima.DIKUNCI:
            lewat = self.dikunci_sampai is not None and self.dikunci_sampai < pada
            return lewat or self.dikunci_oleh_id == petugas.pk
        return self.keadaan == KeadaanPenerima.MENUNGGU

    def pegang(self, *, oleh: Petugas, pada: datetime) -> None:
        """Keep it from others for ten minutes; who takes it over has not opened it."""
        if self.dikunci_oleh_id != oleh.pk:
            self.dibuka_pada = None
        self.keadaan = KeadaanPenerima.DIKUNCI
        self.dikunci_oleh, self.dikunci_sampai = oleh, pada + LAMA_KUNCI
        self.save(
            update_fields=("keadaan", "dikunci_oleh", "dikunci_sampai", "dibuka_pada")
        )

    def tutup(self, keadaan: str, *, pada: datetime, sebab: str = "") -> None:
        """It is settled, one way or another."""
        self.keadaan, self.ditutup_pada, self.sebab = keadaan, pada, sebab[:300]
        self.save(update_fields=("keadaan", "ditutup_pada", "sebab"))
