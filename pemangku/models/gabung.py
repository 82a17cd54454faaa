"""Two records of one thing: pairs to look at, pairs that are none, and what was merged."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from organisasi.kantor.izin import cakupan_izin
from organisasi.models import Petugas
from pemangku.kemiripan import sebutan
from pemangku.models.dasar import Beridentitas
from pemangku.models.orang import Orang
from pemangku.models.pemangku import Pemangku
from pemangku.models.pilihan import StatusPemangku

if TYPE_CHECKING:
    from collections.abc import Collection

GABUNG = "pemangku.gabung_pemangku"
# What can still be the same thing: neither refused nor merged away.
HIDUP: Collection[str] = (
    StatusPemangku.DRAF,
    StatusPemangku.AKTIF,
    StatusPemangku.NONAKTIF,
)
BATAL_SELAMA = timedelta(days=30)


class PasanganQuerySet[Baris: models.Model](models.QuerySet[Baris]):
    """Pairs by officer."""

    def untuk(self, petugas: Petugas) -> Self:
        """Those whose both sides the officer may merge (pemangku 8.1)."""
        cakupan = cakupan_izin(petugas, GABUNG)
        return self.filter(cakupan.q("a__pengelola"), cakupan.q("b__pengelola"))

    def bersama_sisi(self) -> Self:
        """With all that a row says of both."""
        return self.select_related(
            *(
                f"{s}__{r}"
                for s in "ab"
                for r in ("jenis", "wilayah__induk", "pengelola")
            )
        )


class CalonQuerySet(PasanganQuerySet["CalonDuplikat"]):
    """Look-alikes that are still to be looked at."""

    def untuk(self, petugas: Petugas) -> Self:
        """Within the scope, both alive, not settled by somebody."""
        return super().untuk(petugas).terbuka()

    def terbuka(self) -> Self:
        """Both alive, not settled by somebody."""
        bukan = BukanDuplikat.objects.filter(a=OuterRef("a"), b=OuterRef("b"))
        return self.filter(~Exists(bukan), a__status__in=HIDUP, b__status__in=HIDUP)


class CalonDuplikat(models.Model):
    """A pair that may be one thing, with its points; found anew each night."""

    a = models.ForeignKey(Pemangku, models.CASCADE, related_name="+")
    b = models.ForeignKey(Pemangku, models.CASCADE, related_name="+")
    nilai = models.PositiveSmallIntegerField()
    pada = models.DateTimeField("ditemukan pada")

    objects = CalonQuerySet.as_manager()

    class Meta:
        verbose_name = "calon duplikat"
        verbose_name_plural = "calon duplikat"
        ordering = ("-nilai", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("a", "b"), name="pemangku_calonduplikat_sekali"
            ),
            models.CheckConstraint(
                condition=Q(a__lt=F("b")), name="pemangku_calonduplikat_berurut"
            ),
        )

    def __str__(self) -> str:
        return f"{self.a.nomor} dan {self.b.nomor}"

    @property
    def sebutan(self) -> str:
        """The points in words."""
        return sebutan(self.nilai)


class BukanDuplikat(Beridentitas):
    """A pair that is none, by somebody's word: it never comes back until withdrawn."""

    a = models.ForeignKey(Pemangku, models.CASCADE, related_name="+")
    b = models.ForeignKey(Pemangku, models.CASCADE, related_name="+")
    oleh = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    alasan = models.CharField(max_length=300)

    objects = PasanganQuerySet["BukanDuplikat"].as_manager()

    class Meta:
        verbose_name = "bukan duplikat"
        verbose_name_plural = "bukan duplikat"
        ordering = ("-pada",)
        constraints = (
            models.UniqueConstraint(
                fields=("a", "b"), name="pemangku_bukanduplikat_sekali"
            ),
            models.CheckConstraint(
                condition=Q(a__lt=F("b")), name="pemangku_bukanduplikat_berurut"
            ),
            models.CheckConstraint(
                condition=~Q(alasan=""), name="pemangku_bukanduplikat_beralasan"
            ),
        )

    def __str__(self) -> str:
        return f"{self.a.nomor} dan {self.b.nomor}"


class PenggabunganLog(models.Model):
    """What one merge did, in full: enough to undo it within thirty days.

    Of persons no value is kept here, only which blanks were filled: what was erased must
    be gone.
    """

    SELAMA: ClassVar = BATAL_SELAMA

    pemangku = models.ForeignKey(
        Pemangku, models.PROTECT, null=True, related_name="penggabungan"
    )
    pemangku_lebur = models.ForeignKey(
        Pemangku, models.PROTECT, null=True, related_name="+"
    )
    orang = models.ForeignKey(Orang, models.PROTECT, null=True, related_name="+")
    orang_lebur = models.ForeignKey(Orang, models.PROTECT, null=True, related_name="+")
    # The merge of two figures that brought their persons together.
    induk = models.ForeignKey("self", models.PROTECT, null=True, related_name="ikutan")
    snapshot_kekal = models.JSONField(default=dict)
    snapshot_lebur = models.JSONField(default=dict)
    # [model, key, column] of each child that changed hands.
    anak_dipindah = models.JSONField(default=list)
    # [key, parts, last day] of each post as it was before the merge touched it.
    jabatan_semula = models.JSONField(default=list)
    oleh = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    dibatalkan_pada = models.DateTimeField(null=True)
    dibatalkan_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, related_name="+"
    )
    # What the undo had to leave with the survivor, for a human to look at.
    tertinggal = models.JSONField(default=list)

    class Meta:
        verbose_name = "penggabungan"
        verbose_name_plural = "penggabungan"
        ordering = ("-pada", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    pemangku__isnull=False,
                    pemangku_lebur__isnull=False,
                    orang__isnull=True,
                    orang_lebur__isnull=True,
                )
                | Q(
                    pemangku__isnull=True,
                    pemangku_lebur__isnull=True,
                    orang__isnull=False,
                    orang_lebur__isnull=False,
                ),
                name="pemangku_penggabunganlog_satu_pasang",
            ),
            models.CheckConstraint(
                condition=Q(dibatalkan_pada__isnull=True, dibatalkan_oleh__isnull=True)
                | Q(dibatalkan_pada__isnull=False, dibatalkan_oleh__isnull=False),
                name="pemangku_penggabunganlog_batal_oleh",
            ),
        )

    def __str__(self) -> str:
        return f"{self.lebur} ke {self.kekal}"

    @property
    def kekal(self) -> Any:
        """Who stayed."""
        return self.pemangku or self.orang

    @property
    def lebur(self) -> Any:
        """Who went into it."""
        return self.pemangku_lebur or self.orang_lebur

    def dapat_dibatalkan(self, pada: datetime) -> bool:
        """Within thirty days, not undone, and nobody in it forgotten since."""
        return (
            self.dibatalkan_pada is None
            and bool(self.snapshot_kekal)
            and pada < self.pada + BATAL_SELAMA
        )
