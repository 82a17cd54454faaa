"""Referral of a complaint to the unit that can act; the same base as for requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q

from organisasi.alur.rujukan import Rujukan, StatusRujukan
from pengaduan.models.pengaduan import Pengaduan

if TYPE_CHECKING:
    from organisasi.models import Petugas


class RujukanPengaduan(Rujukan):
    """One referral; the complaint's holder changes only when it is accepted."""

    berkas = models.ForeignKey(Pengaduan, models.CASCADE, related_name="rujukan")

    class Meta(Rujukan.Meta):
        verbose_name = "rujukan pengaduan"
        verbose_name_plural = "rujukan pengaduan"
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Rujukan.Meta.constraints,
            models.UniqueConstraint(
                fields=("berkas",),
                condition=Q(
                    status__in=(StatusRujukan.DIAJUKAN, StatusRujukan.DIKEMBALIKAN)
                ),
                name="pengaduan_rujukan_satu_terbuka",
            ),
        )

    @classmethod
    def terbaca(cls, petugas: Petugas) -> models.QuerySet:
        """Of complaints the officer may read."""
        return cls.objects.filter(berkas__in=Pengaduan.objects.untuk(petugas))

    @property
    def nomor(self) -> str:
        """The complaint's number; a referral has none of its own."""
        return str(self.berkas.nomor)
