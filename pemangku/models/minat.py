"""What a stakeholder cares about: each word is a row, the last one on a topic counts (4.4)."""

from __future__ import annotations

from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual

from organisasi.models import Isu
from pemangku.models.dasar import Beridentitas, hanya_ditambah
from pemangku.models.kegiatan import Kegiatan
from pemangku.models.pemangku import Pemangku
from pemangku.models.pilihan import SikapMinat, Sumber

URAIAN_MIN, URAIAN_MAKS = 10, 500


class MinatQuerySet(models.QuerySet["Minat"]):
    """Words on topics."""

    def terkini(self) -> MinatQuerySet:
        """Of each stakeholder the last word on each topic."""
        sama = Minat.objects.filter(pemangku=OuterRef("pemangku"), isu=OuterRef("isu"))
        return self.filter(pk=Subquery(sama.values("pk")[:1]))


class Minat(Beridentitas):
    """A topic matters to a stakeholder, and where it stands."""

    Sikap = SikapMinat
    Sumber = Sumber

    pemangku = models.ForeignKey(Pemangku, models.PROTECT, related_name="minat")
    isu = models.ForeignKey(Isu, models.PROTECT, related_name="+")
    # Of a figure who was forgotten nothing is kept of what was written about him.
    uraian = models.CharField(
        max_length=URAIAN_MAKS, validators=(MinLengthValidator(URAIAN_MIN),)
    )
    sikap = models.CharField(
        max_length=15, choices=SikapMinat, default=SikapMinat.BELUM_DIKETAHUI
    )
    pada = models.DateTimeField()
    sumber = models.CharField(max_length=10, choices=Sumber)
    kegiatan = models.ForeignKey(
        Kegiatan, models.PROTECT, null=True, blank=True, related_name="minat"
    )

    objects = MinatQuerySet.as_manager()

    class Meta:
        verbose_name = "minat"
        verbose_name_plural = "minat"
        ordering = ("-pada", "-dibuat_pada", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(uraian="")
                | Q(GreaterThanOrEqual(Length("uraian"), URAIAN_MIN)),
                name="pemangku_minat_uraian_cukup",
            ),
            models.CheckConstraint(
                condition=Q(sikap__in=SikapMinat.values),
                name="pemangku_minat_sikap_dikenal",
            ),
        )
        indexes = (
            models.Index(
                fields=("pemangku", "isu", "-pada"), name="pemangku_minat_kini"
            ),
        )
        triggers = hanya_ditambah(
            pindah="pemangku_id", kosongkan=("uraian",), cabut=Sumber.IMPOR.value
        )

    def __str__(self) -> str:
        return f"{self.isu} ({self.get_sikap_display()})"
