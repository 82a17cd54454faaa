"""A period frozen: reports cite it, later changes never touch it (PK-54)."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

import pgtrigger
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.functions import JSONObject
from django.utils import timezone

from organisasi.models import Petugas
from organisasi.sandi import kode_rahasia
from ppid_portal.models.indikator import POLA_PERIODE


class PotretIndikatorQuerySet(models.QuerySet["PotretIndikator"]):
    """Frozen periods."""

    def berlaku(self) -> Self:
        """Not superseded by a later one of the same period."""
        return self.filter(pengganti=None)

    def periode(self, periode: str) -> PotretIndikator | None:
        """The one in force for a period, or None."""
        return self.berlaku().filter(periode=periode).first()

    def milik(self, periode: Collection[str], utuh: Collection[str] = ()) -> Self:
        """Those in force, each with the rows it has of itself; those of ``utuh`` with all.

        The database picks the rows: of a year's months only a part is carried over.
        """
        # Strict: else each row, too, is taken apart before it is judged.
        jalan = Value("strict $[*] ? (@[2] == $p)")
        sendiri = Func(
            F("isi"),
            Func(jalan, template="%(expressions)s::jsonpath"),
            JSONObject(p=F("periode")),
            function="jsonb_path_query_array",
            output_field=models.JSONField(),
        )
        baris = Case(When(periode__in=utuh, then=F("isi")), default=sendiri)
        semua = self.berlaku().filter(periode__in=periode).order_by("periode")
        return semua.defer("isi").annotate(baris=baris)


class PotretIndikator(models.Model):
    """All figures of a period as they stood, with their hash; only superseded, never undone.

    ``isi`` is a list of rows in the order of ``ppid_portal.indikator.potret.KOLOM``.
    """

    kode = models.CharField(
        max_length=20, unique=True, default=kode_rahasia, editable=False
    )
    periode = models.CharField(max_length=8)
    data_sampai = models.DateTimeField("data sampai")
    dibekukan_pada = models.DateTimeField("dibekukan pada")
    dibekukan_oleh = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    alasan = models.CharField(max_length=300)
    isi = models.JSONField()
    sha256 = models.CharField("sidik", max_length=64)
    menggantikan = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="pengganti"
    )

    objects = PotretIndikatorQuerySet.as_manager()

    class Meta:
        verbose_name = "potret indikator"
        verbose_name_plural = "potret indikator"
        ordering = ("-dibekukan_pada", "-pk")
        permissions = (("bekukan_potret", "Boleh membekukan angka satu periode"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(alasan=""), name="portal_potret_beralasan"
            ),
            models.CheckConstraint(
                condition=Q(periode__regex=POLA_PERIODE), name="portal_potret_periode"
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="portal_potret_sidik"
            ),
            # The first of a period supersedes nothing, and there is one first.
            models.UniqueConstraint(
                fields=("periode",),
                condition=Q(menggantikan=None),
                name="portal_potret_satu_pertama",
            ),
        )
        triggers = (
            pgtrigger.Protect(
                name="tidak_berubah", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        )

    if TYPE_CHECKING:
        baris: list[list[Any]]  # of milik()

    def __str__(self) -> str:
        saat = timezone.localtime(self.dibekukan_pada)
        return f"Potret {self.periode}, {saat:%d-%m-%Y %H:%M}"
