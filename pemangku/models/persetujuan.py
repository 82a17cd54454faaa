"""Consent by purpose with its proof (pemangku 4.3)."""

from __future__ import annotations

import hashlib
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from organisasi.models import Petugas
from pemangku.models.dasar import hanya_ditambah
from pemangku.models.orang import Orang
from pemangku.models.pilihan import (
    CaraPersetujuan,
    JenisKanal,
    Keputusan,
    TujuanPersetujuan,
)


class TeksPersetujuan(models.Model):
    """The words somebody agreed to. A new wording is a new row; old ones stay."""

    Tujuan = TujuanPersetujuan

    tujuan = models.CharField(max_length=20, choices=TujuanPersetujuan)
    versi = models.PositiveSmallIntegerField()
    isi = models.TextField()
    sha256 = models.CharField(max_length=64, editable=False)
    berlaku_sejak = models.DateField()

    class Meta:
        verbose_name = "teks persetujuan"
        verbose_name_plural = "teks persetujuan"
        ordering = ("tujuan", "-versi")
        constraints = (
            models.UniqueConstraint(
                fields=("tujuan", "versi"), name="pemangku_tekspersetujuan_unik"
            ),
        )
        triggers = hanya_ditambah()

    def __str__(self) -> str:
        return f"{self.get_tujuan_display()} v{self.versi}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the hash of the words."""
        self.sha256 = hashlib.sha256(self.isi.encode()).hexdigest()
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class PersetujuanQuerySet(models.QuerySet["Persetujuan"]):
    """The ledger, read for its last word."""

    def terkini(self) -> Self:
        """The last row of each person, purpose and channel."""
        kemudian = Persetujuan.objects.filter(
            Q(pada__gt=OuterRef("pada"))
            | Q(pada=OuterRef("pada"), urut__gt=OuterRef("urut")),
            orang=OuterRef("orang"),
            tujuan=OuterRef("tujuan"),
            kanal=OuterRef("kanal"),
        )
        return self.filter(~Exists(kemudian))

    def berlaku(self, *tujuan: str) -> Self:
        """Given for one of the purposes and not withdrawn since.

        A withdrawal for all channels ends what was given before for one of them.
        """
        ditarik = Persetujuan.objects.filter(
            orang=OuterRef("orang"),
            tujuan=OuterRef("tujuan"),
            kanal="",
            keputusan=Keputusan.TARIK,
            pada__gte=OuterRef("pada"),
        )
        return self.terkini().filter(
            ~Exists(ditarik), tujuan__in=tujuan, keputusan=Keputusan.BERI
        )

    def kata_terakhir(self, tujuan: str, kanal: str) -> Self:
        """Of each person the last word on the purpose that concerns the channel."""
        return (
            self.filter(tujuan=tujuan, kanal__in=("", kanal))
            .order_by("orang_id", "-pada", "-urut")
            .distinct("orang_id")
        )

    def tujuan_berlaku(self, orang: Orang) -> set[str]:
        """The purposes the person consents to now."""
        kini = self.filter(orang=orang).berlaku(*TujuanPersetujuan.values)
        return set(kini.values_list("tujuan", flat=True))


class Persetujuan(models.Model):
    """One word of consent or withdrawal; the last one counts."""

    Tujuan = TujuanPersetujuan
    Keputusan = Keputusan
    Cara = CaraPersetujuan

    orang = models.ForeignKey(Orang, models.PROTECT, related_name="persetujuan")
    tujuan = models.CharField(max_length=20, choices=TujuanPersetujuan)
    # "" for every channel.
    kanal = models.CharField(
        max_length=10, choices=JenisKanal, blank=True, help_text="Kosong: semua kanal."
    )
    keputusan = models.CharField(max_length=5, choices=Keputusan)
    cara = models.CharField(max_length=10, choices=CaraPersetujuan)
    teks = models.ForeignKey(TeksPersetujuan, models.PROTECT, related_name="+")
    bukti = models.FileField(upload_to="persetujuan/%Y/", blank=True)
    # Of an erased person: what is left of proof and remark (pemangku 8.3).
    sidik_bukti = models.CharField(max_length=64, blank=True, editable=False)
    keterangan = models.CharField(max_length=200, blank=True)
    pada = models.DateTimeField()
    oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Tells rows of the same moment apart.
    urut = models.BigAutoField(primary_key=True)

    objects = PersetujuanQuerySet.as_manager()

    class Meta:
        verbose_name = "persetujuan"
        verbose_name_plural = "persetujuan"
        ordering = ("-pada", "-urut")
        indexes = (
            models.Index(
                fields=("orang", "tujuan", "kanal", "-pada"),
                name="pemangku_persetujuan_kini",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(cara=CaraPersetujuan.KERTAS)
                | ~Q(bukti="")
                | ~Q(sidik_bukti="")
                | Q(keputusan=Keputusan.TARIK),
                name="pemangku_persetujuan_kertas_berbukti",
            ),
            models.CheckConstraint(
                condition=~Q(cara=CaraPersetujuan.REKAMAN)
                | ~Q(bukti="")
                | ~Q(sidik_bukti="")
                | Q(keputusan=Keputusan.TARIK),
                name="pemangku_persetujuan_rekaman_berbukti",
            ),
        )
        triggers = hanya_ditambah(
            pindah="orang_id", kosongkan=("bukti", "sidik_bukti", "keterangan")
        )

    def __str__(self) -> str:
        return f"{self.get_tujuan_display()}: {self.get_keputusan_display()}"
