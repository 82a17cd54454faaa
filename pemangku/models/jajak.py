"""The poll before and after a visit: six taps of nobody in particular (pemangku 6.8).

No row knows a person, an address or a time. The part of society is not asked: in a small
room it would point at one person.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self
from uuid import UUID, uuid4

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from pemangku.models.dasar import Beridentitas
from pemangku.models.kegiatan import Kegiatan
from pemangku.models.pilihan_kegiatan import Saluran


class TahapJajak(models.TextChoices):
    """Before the first word, and after the last."""

    AWAL = "awal", "Awal"
    AKHIR = "akhir", "Akhir"


class JawabKeMana(models.TextChoices):
    """Where somebody would go."""

    PPID = "ppid", "PPID"
    SP4N = "sp4n", "SP4N-LAPOR!"
    DARURAT = "112", "112"
    TIDAK_TAHU = "tidak_tahu", "Tidak tahu"


# What is asked, and the right answer: True where to know is enough.
PERTANYAAN: dict[str, tuple[str, bool | str]] = {
    "q1": ("Saya tahu PPID dan cara memakainya", True),
    "q2": ("Saya tahu SP4N-LAPOR! dan cara memakainya", True),
    "q3": ("Saya tahu 112 dan cara memakainya", True),
    "q4": ("Jalan rusak di RW saya. Ke mana?", str(Saluran.SP4N)),
    "q5": ("Ingin tahu anggaran kelurahan. Ke mana?", str(Saluran.PPID)),
    "q6": ("Ada kebakaran. Ke mana?", str(Saluran.DARURAT)),
}
YAKIN = "Saya yakin laporan akan ditindaklanjuti"
TERLALU_BANYAK = "Tidak mungkin lebih dari jumlah lembarnya."


class JajakQuerySet(models.QuerySet["JajakJawaban"]):
    """Answers of one visit and stage."""

    def jawab(
        self, kegiatan: Kegiatan, tahap: str, *, kunci: UUID, isi: dict[str, Any]
    ) -> bool:
        """Keep an answer; of the same page load it replaces the one before (PK-40).

        True when it is a further one.
        """
        _, baru = self.update_or_create(
            kegiatan=kegiatan, tahap=tahap, kunci=kunci, defaults=isi
        )
        return baru

    def tahap(self, tahap: str) -> Self:
        """Those of one stage."""
        return self.filter(tahap=tahap)


class JajakJawaban(models.Model):
    """One answer of a page; ``kunci`` is random, made anew whenever the page opens."""

    Tahap = TahapJajak
    KeMana = JawabKeMana

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="jajak")
    tahap = models.CharField(max_length=5, choices=TahapJajak)
    kunci = models.UUIDField(editable=False)
    q1 = models.BooleanField(PERTANYAAN["q1"][0])
    q2 = models.BooleanField(PERTANYAAN["q2"][0])
    q3 = models.BooleanField(PERTANYAAN["q3"][0])
    q4 = models.CharField(PERTANYAAN["q4"][0], max_length=10, choices=JawabKeMana)
    q5 = models.CharField(PERTANYAAN["q5"][0], max_length=10, choices=JawabKeMana)
    q6 = models.CharField(PERTANYAAN["q6"][0], max_length=10, choices=JawabKeMana)
    q7 = models.PositiveSmallIntegerField(YAKIN, null=True, blank=True)

    objects = JajakQuerySet.as_manager()

    class Meta:
        verbose_name = "jawaban jajak"
        verbose_name_plural = "jawaban jajak"
        constraints = (
            models.UniqueConstraint(
                fields=("kegiatan", "tahap", "kunci"), name="pemangku_jajak_sekali"
            ),
            models.CheckConstraint(
                condition=Q(tahap__in=TahapJajak.values),
                name="pemangku_jajak_tahap_dikenal",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{kolom}__in": JawabKeMana.values}),
                    name=f"pemangku_jajak_{kolom}_dikenal",
                )
                for kolom in ("q4", "q5", "q6")
            ),
            models.CheckConstraint(
                condition=Q(q7__isnull=True) | Q(q7__gte=1, q7__lte=5),
                name="pemangku_jajak_yakin_satu_sampai_lima",
            ),
        )

    def __str__(self) -> str:
        return f"Jajak {self.get_tahap_display().lower()}"


@pghistory.track()
class JajakKertas(Beridentitas):
    """Totals of the paper sheets of one stage, keyed by staff: how many knew it."""

    KOLOM: ClassVar[tuple[str, ...]] = tuple(PERTANYAAN)

    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="jajak_kertas")
    tahap = models.CharField(max_length=5, choices=TahapJajak)
    lembar = models.PositiveSmallIntegerField("jumlah lembar")
    q1 = models.PositiveSmallIntegerField(PERTANYAAN["q1"][0])
    q2 = models.PositiveSmallIntegerField(PERTANYAAN["q2"][0])
    q3 = models.PositiveSmallIntegerField(PERTANYAAN["q3"][0])
    q4 = models.PositiveSmallIntegerField(PERTANYAAN["q4"][0])
    q5 = models.PositiveSmallIntegerField(PERTANYAAN["q5"][0])
    q6 = models.PositiveSmallIntegerField(PERTANYAAN["q6"][0])

    class Meta:
        verbose_name = "jajak dari kertas"
        verbose_name_plural = "jajak dari kertas"
        constraints = (
            models.UniqueConstraint(
                fields=("kegiatan", "tahap"), name="pemangku_jajakkertas_sekali"
            ),
            models.CheckConstraint(
                condition=Q(tahap__in=TahapJajak.values),
                name="pemangku_jajakkertas_tahap_dikenal",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{kolom}__lte": F("lembar")}),
                    name=f"pemangku_jajakkertas_{kolom}_muat",
                )
                for kolom in PERTANYAAN
            ),
        )

    def __str__(self) -> str:
        return f"Jajak kertas {self.get_tahap_display().lower()}"

    def clean(self) -> None:
        """No question was known by more people than answered."""
        super().clean()
        lembar: int | None = self.lembar  # a form may have left it empty
        salah = {
            kolom: TERLALU_BANYAK
            for kolom in self.KOLOM
            if lembar is not None and (getattr(self, kolom) or 0) > lembar
        }
        if salah:
            raise ValidationError(salah)
