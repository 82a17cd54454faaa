"""Holidays as data (SKB 3 Menteri), and the calendar made of them."""

from __future__ import annotations

from datetime import date
from typing import Self

import pghistory
from django.db import models
from django.db.models import Q

from organisasi.hari_kerja import Kalender

from .tercatat import Tercatat
from .unit import Unit
from .versi import Area, naikkan_versi

BULAN_PERINGATAN = 10


class HariLiburQuerySet(models.QuerySet["HariLibur"]):
    """Days off by year and unit."""

    def berlaku_di(self, unit: Unit | None = None) -> Self:
        """City-wide days off, and with ``unit`` also those of that unit alone."""
        return self.filter(Q(berlaku_unit=None) | Q(berlaku_unit=unit))

    def kalender(self, unit: Unit | None = None) -> Kalender:
        """The calendar for reckoning; one query.

        Only city-wide days off make a year known: a unit's own day is no calendar.
        """
        baris = list(
            self.berlaku_di(unit).values_list("tanggal", "nama", "berlaku_unit")
        )
        return Kalender(
            {hari: nama for hari, nama, _ in baris},
            frozenset(hari.year for hari, _, milik in baris if milik is None),
        )

    def unit_berlibur(self) -> list[int]:
        """Units with days off of their own."""
        milik = self.exclude(berlaku_unit=None).order_by("berlaku_unit")
        return list(milik.values_list("berlaku_unit", flat=True).distinct())

    def tahun_belum_diisi(self, hari_ini: date) -> list[int]:
        """Years staff must fill in now: this one, and from October on the next one.

        The SKB for a year has been signed in September or October before it.
        """
        perlu = [hari_ini.year]
        if hari_ini.month >= BULAN_PERINGATAN:
            perlu.append(hari_ini.year + 1)
        ada = set(
            self.filter(tanggal__year__in=perlu, berlaku_unit=None).values_list(
                "tanggal__year", flat=True
            )
        )
        return [tahun for tahun in perlu if tahun not in ada]


@pghistory.track()
class HariLibur(Tercatat):
    """A day on which the office does not work."""

    class Jenis(models.TextChoices):
        LIBUR_NASIONAL = "libur_nasional", "Libur nasional"
        CUTI_BERSAMA = "cuti_bersama", "Cuti bersama"
        LIBUR_KHUSUS = "libur_khusus", "Libur khusus"
        LOKAL = "lokal", "Lokal"

    tanggal = models.DateField()
    nama = models.CharField(max_length=150)
    jenis = models.CharField(max_length=20, choices=Jenis.choices)
    dasar = models.CharField("dasar (SKB, Keppres, …)", max_length=250, blank=True)
    keterangan = models.CharField(max_length=250, blank=True)
    berlaku_unit = models.ForeignKey(
        Unit,
        models.CASCADE,
        null=True,
        blank=True,
        verbose_name="hanya untuk unit",
        help_text="Kosong: seluruh kota.",
    )

    objects = HariLiburQuerySet.as_manager()

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ("tanggal",)
        constraints = (
            models.UniqueConstraint(
                fields=("tanggal", "berlaku_unit"),
                nulls_distinct=False,
                name="organisasi_harilibur_sekali_sehari",
            ),
        )
        triggers = (naikkan_versi(Area.KANTOR),)

    def __str__(self) -> str:
        return f"{self.tanggal}: {self.nama}"
