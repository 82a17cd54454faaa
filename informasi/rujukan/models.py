"""Referral of a request, whole or in parts, to the unit that has what is asked for."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from informasi.permohonan.models import Permohonan
from organisasi.alur.rujukan import Rujukan, StatusRujukan


class RujukanPermohonan(Rujukan):
    """One referral; ``bagian`` empty: the whole request moves to the receiver.

    With a part named, the request stays where it is and the receiver writes its part of
    the one joined answer.
    """

    berkas = models.ForeignKey(Permohonan, models.CASCADE, related_name="rujukan")
    bagian = models.TextField(
        "bagian yang diminta dari unit itu",
        blank=True,
        help_text="Kosong: seluruh permohonan.",
    )
    disampaikan_pada = models.DateTimeField(
        "bagiannya selesai pada", null=True, blank=True
    )

    class Meta(Rujukan.Meta):
        verbose_name = "rujukan permohonan"
        verbose_name_plural = "rujukan permohonan"
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Rujukan.Meta.constraints,
            models.UniqueConstraint(
                fields=("berkas",),
                condition=Q(
                    bagian="",
                    status__in=(StatusRujukan.DIAJUKAN, StatusRujukan.DIKEMBALIKAN),
                ),
                name="informasi_rujukan_satu_terbuka",
            ),
            models.UniqueConstraint(
                fields=("berkas", "ke_unit"),
                condition=Q(status=StatusRujukan.DIAJUKAN),
                name="informasi_rujukan_sekali_per_unit",
            ),
        )

    @property
    def bagian_berjalan(self) -> bool:
        return (
            bool(self.bagian)
            and self.status in {StatusRujukan.DITERIMA, StatusRujukan.DIPUTUSKAN}
            and self.disampaikan_pada is None
        )

    @property
    def nomor(self) -> str:
        return str(self.berkas.nomor)
