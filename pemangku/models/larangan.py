"""Channels that may not be used, and the lifting of it with its proof (pemangku 4.3)."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual

from organisasi.models import Petugas
from pemangku.models.dasar import Beridentitas, hanya_ditambah
from pemangku.models.pilihan import JenisKanal, LingkupLarangan

# Of the reason for lifting, in letters.
ALASAN_TERPENDEK = 10


class LaranganQuerySet(models.QuerySet["Larangan"]):
    """What may not be used; everything that asks, asks here."""

    def berlaku(self) -> Self:
        """In force: made and not lifted."""
        return self.filter(pencabutan=None)

    def mengenai(self, sidik: str, *, siaran: bool = False) -> bool:
        """Whether a channel of this hash is suppressed, wholly or (``siaran``) for mail."""
        semua = self.berlaku().filter(sidik=sidik)
        if not siaran:
            semua = semua.filter(lingkup=LingkupLarangan.SEMUA)
        return semua.exists()


class Larangan(Beridentitas):
    """A channel that must not come back. Survives erasure: a hash, and no name.

    Made again after it was lifted it is a new row with the next ``ke``: of the same
    channel and scope only the last one can be in force.
    """

    Lingkup = LingkupLarangan

    jenis = models.CharField(max_length=10, choices=JenisKanal)
    sidik = models.CharField(max_length=64)
    lingkup = models.CharField(max_length=6, choices=LingkupLarangan)
    ke = models.PositiveSmallIntegerField("larangan ke-", default=1, editable=False)
    sejak = models.DateTimeField()
    alasan = models.CharField(max_length=200)

    objects = LaranganQuerySet.as_manager()

    class Meta:
        verbose_name = "larangan"
        verbose_name_plural = "larangan"
        ordering = ("-sejak",)
        constraints = (
            models.UniqueConstraint(
                fields=("jenis", "sidik", "lingkup", "ke"),
                name="pemangku_larangan_unik",
            ),
        )
        permissions = (("cabut_larangan", "Boleh mencabut larangan"),)
        triggers = hanya_ditambah()

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}, {self.get_lingkup_display()}"

    @property
    def dicabut(self) -> PencabutanLarangan | None:
        """How it was lifted; None while it is in force."""
        return getattr(self, "pencabutan", None)


class PencabutanLarangan(models.Model):
    """A suppression lifted at its owner's wish: why, and the paper that proves it."""

    larangan = models.OneToOneField(Larangan, models.PROTECT, related_name="pencabutan")
    alasan = models.CharField(max_length=300)
    bukti = models.FileField(upload_to="larangan/%Y/", blank=True)
    # Of an erased person: what is left of the proof (pemangku 8.3).
    sidik_bukti = models.CharField(max_length=64, blank=True, editable=False)
    oleh = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "pencabutan larangan"
        verbose_name_plural = "pencabutan larangan"
        ordering = ("-pada",)
        constraints = (
            models.CheckConstraint(
                condition=Q(GreaterThanOrEqual(Length("alasan"), ALASAN_TERPENDEK)),
                name="pemangku_pencabutanlarangan_beralasan",
            ),
            models.CheckConstraint(
                condition=~Q(bukti="") | ~Q(sidik_bukti=""),
                name="pemangku_pencabutanlarangan_berbukti",
            ),
        )
        triggers = hanya_ditambah(kosongkan=("bukti", "sidik_bukti"))

    def __str__(self) -> str:
        return f"Pencabutan {self.larangan}"
