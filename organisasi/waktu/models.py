"""Days off (SKB 3 Menteri) with the calendar made of them, time limits and legal bases.

All of them are rows with dates, because a law or decree may change them.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count
from typing import Self

import pghistory
from django.db import models
from django.db.models import Q

from organisasi.basis_data.kolom import kendala, sekali
from organisasi.basis_data.models import Area, Tercatat, naikkan_versi
from organisasi.kantor.models import Unit
from organisasi.waktu.hari_kerja import Hitungan, Kalender, hitungan


class HariLiburQuerySet(models.QuerySet["HariLibur"]):
    def berlaku_di(self, unit: Unit | None = None) -> Self:
        return self.filter(Q(berlaku_unit=None) | Q(berlaku_unit=unit))

    def kalender(self, unit: Unit | None = None) -> Kalender:
        """Only city-wide days off make a year known."""
        baris = list(
            self.berlaku_di(unit).values_list("tanggal", "nama", "berlaku_unit")
        )
        return Kalender(
            {hari: nama for hari, nama, _ in baris},
            frozenset(hari.year for hari, _, milik in baris if milik is None),
        )

    def unit_berlibur(self) -> list[int]:
        milik = self.exclude(berlaku_unit=None).order_by("berlaku_unit")
        return list(milik.values_list("berlaku_unit", flat=True).distinct())

    def tahun_berikutnya(self, hari_ini: date) -> int:
        """The first year from this one on of which no day is recorded."""
        ada = self.filter(tanggal__year__gte=hari_ini.year, berlaku_unit=None)
        tahun = {hari.year for hari in ada.values_list("tanggal", flat=True)}
        return next(t for t in count(hari_ini.year) if t not in tahun)


@pghistory.track()
class HariLibur(Tercatat):
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
        help_text="Kosongkan untuk seluruh kota.",
    )

    objects = HariLiburQuerySet.as_manager()

    class Meta:
        verbose_name = "hari libur"
        ordering = ("tanggal",)
        constraints = (
            models.UniqueConstraint(
                fields=("tanggal", "berlaku_unit"),
                nulls_distinct=False,
                name="organisasi_harilibur_sekali_sehari",
                violation_error_message="Tanggal ini sudah tercatat sebagai libur.",
            ),
        )
        triggers = (naikkan_versi(Area.KANTOR),)

    def __str__(self) -> str:
        return f"{self.tanggal}: {self.nama}"


# What a law or SK can change: time limits, legal bases, retention


class BatasBelumDiatur(LookupError):
    def __init__(self, kode: str, pada: date) -> None:
        super().__init__(f"Batas waktu “{kode}” belum diatur untuk {pada:%d-%m-%Y}.")
        self.kode = kode


class BatasWaktuQuerySet(models.QuerySet["BatasWaktu"]):
    def terkini(self, pada: date) -> Self:
        return (
            self.filter(berlaku_sejak__lte=pada)
            .order_by("kode", "-berlaku_sejak")
            .distinct("kode")
        )


@pghistory.track()
class BatasWaktu(Tercatat):
    """A time limit with its source; never a constant in code."""

    class Satuan(models.TextChoices):
        HARI_KERJA = "hari_kerja", "hari kerja"
        HARI = "hari", "hari"
        JAM = "jam", "jam"
        BULAN = "bulan", "bulan"

    kode = models.CharField(max_length=60)
    nilai = models.PositiveSmallIntegerField()
    satuan = models.CharField(max_length=10, choices=Satuan.choices)
    dasar = models.CharField("dasar hukum", max_length=250)
    pasti = models.BooleanField(
        "sudah diperiksa pada naskah aturan",
        default=False,
        help_text="Bila belum, jangan dikutip sebagai bunyi aturan.",
    )
    keterangan = models.CharField(max_length=250, blank=True)
    berlaku_sejak = models.DateField()

    objects = BatasWaktuQuerySet.as_manager()

    class Meta:
        verbose_name = "batas waktu"
        ordering = ("kode", "-berlaku_sejak")
        constraints = kendala(unik=sekali("kode", "berlaku_sejak"))
        triggers = (naikkan_versi(Area.KANTOR),)

    def __str__(self) -> str:
        return f"{self.nama}: {self.nilai} {self.get_satuan_display()}"

    @property
    def nama(self) -> str:
        """Its code in words."""
        return self.kode.replace(".", ", ").replace("_", " ").capitalize()

    def hitungan(self, sejak: date, kalender: Kalender) -> Hitungan:
        """Calendar days skip nothing; hours and months: ValueError."""
        if self.satuan == self.Satuan.HARI_KERJA:
            return hitungan(sejak, self.nilai, kalender)
        if self.satuan == self.Satuan.HARI:
            jatuh = sejak + timedelta(days=self.nilai)
            return Hitungan(sejak, self.nilai, jatuh, (), self.get_satuan_display())
        raise ValueError(self.satuan)

    def habis_pada(self, sejak: datetime) -> datetime:
        """The moment a limit in clock hours ends (UU 27/2022: 3 x 24 hours)."""
        if self.satuan != self.Satuan.JAM:
            raise ValueError(self.satuan)
        return sejak + timedelta(hours=self.nilai)


@pghistory.track()
class DasarHukum(Tercatat):
    kode = models.CharField(max_length=60, unique=True)
    jenis = models.CharField(max_length=60, blank=True)
    nomor = models.CharField(max_length=60, blank=True)
    tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    judul = models.CharField(max_length=300)
    tautan = models.URLField(blank=True)
    berlaku = models.BooleanField(default=True)
    diganti_oleh = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="menggantikan"
    )
    catatan = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "dasar hukum"
        ordering = ("-berlaku", "-tahun", "kode")
        triggers = (naikkan_versi(Area.KANTOR),)

    def __str__(self) -> str:
        return self.kode
