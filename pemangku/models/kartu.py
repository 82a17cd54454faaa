"""A card: one message to one recipient that a human sends, held by one officer (7.2)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from organisasi.models import Petugas
from pemangku.models.dasar import Beridentitas
from pemangku.models.kanal import Kanal
from pemangku.models.pilihan_siaran import KeadaanPenerima

LAMA_KUNCI = timedelta(minutes=10)


def tidak_dipegang(pada: datetime) -> Q:
    """Held by nobody at ``pada``: waiting, or left by somebody for ten minutes."""
    return Q(keadaan=KeadaanPenerima.MENUNGGU) | Q(
        keadaan=KeadaanPenerima.DIKUNCI, dikunci_sampai__lt=pada
    )


class Kartu(Beridentitas):
    """Abstract: how far the sending is, and in whose hands."""

    Keadaan = KeadaanPenerima

    kanal = models.ForeignKey(
        Kanal, models.SET_NULL, null=True, blank=True, related_name="+"
    )
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

    class Meta:
        abstract = True

    def dapat_dipegang(self, petugas: Petugas, pada: datetime) -> bool:
        """Whether the card is free, or already in the officer's hands."""
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
