"""Words within a case: question and reply with the applicant; notes for inside only."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from informasi.models.permohonan import Permohonan
from organisasi.models import Petugas


class PesanQuerySet(models.QuerySet["PesanPermohonan"]):
    """Messages by state."""

    def menunggu_pemohon(self) -> Self:
        """Questions the applicant has not answered yet."""
        return self.filter(dari_petugas=True, jawab_sampai__isnull=False, jawaban=None)


class PesanPermohonan(models.Model):
    """One message between office and applicant; the clock does not stop for it.

    The only lawful pause is the letter about missing papers: a question names the day
    until which a reply helps, and what happens without one.
    """

    permohonan = models.ForeignKey(Permohonan, models.CASCADE, related_name="pesan")
    dari_petugas = models.BooleanField()
    isi = models.TextField("isi pesan")
    oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    pada = models.DateTimeField()
    jawab_sampai = models.DateField("dijawab paling lambat", null=True, blank=True)
    tanpa_jawaban = models.CharField(
        "bila tidak dijawab",
        max_length=300,
        blank=True,
        help_text="Misalnya: kami mencari dengan keterangan yang ada.",
    )
    menjawab = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="jawaban",
    )

    objects = PesanQuerySet.as_manager()

    class Meta:
        verbose_name = "pesan dalam permohonan"
        verbose_name_plural = "pesan dalam permohonan"
        ordering = ("-pada", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(isi=""), name="informasi_pesan_berisi"),
            models.CheckConstraint(
                condition=Q(jawab_sampai__isnull=True)
                | (Q(dari_petugas=True) & ~Q(tanpa_jawaban="")),
                name="informasi_pesan_tanya_berakhir",
            ),
            models.CheckConstraint(
                condition=Q(dari_petugas=False) | Q(oleh__isnull=False),
                name="informasi_pesan_petugas_bernama",
            ),
        )

    def __str__(self) -> str:
        return self.isi[:60]


class CatatanDalam(models.Model):
    """A note among officers; never shown to the applicant, part of no dossier."""

    permohonan = models.ForeignKey(
        Permohonan, models.CASCADE, related_name="catatan_dalam"
    )
    isi = models.TextField("catatan dalam")
    oleh = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "catatan dalam"
        verbose_name_plural = "catatan dalam"
        ordering = ("-pada", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(isi=""), name="informasi_catatandalam_berisi"
            ),
        )

    def __str__(self) -> str:
        return self.isi[:60]
