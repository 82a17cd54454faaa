"""What a visit is made of beforehand: lines of the agenda, and invitations."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from pemangku.models.dasar import Beridentitas
from pemangku.models.kegiatan import Kegiatan
from pemangku.models.orang import Orang
from pemangku.models.pemangku import Pemangku
from pemangku.models.pilihan_kegiatan import Balasan, CaraUndang, Saluran


class AgendaButir(Beridentitas):
    """A line of the agenda, and the channels it is about."""

    kegiatan = models.ForeignKey(Kegiatan, models.CASCADE, related_name="agenda")
    urutan = models.PositiveSmallIntegerField(default=1)
    mulai = models.TimeField("pukul", null=True, blank=True)
    topik = models.CharField(max_length=200)
    narasumber = models.CharField(max_length=150, blank=True)
    saluran = ArrayField(
        models.CharField(max_length=5, choices=Saluran),
        default=list,
        blank=True,
        verbose_name="kanal yang dibahas",
    )

    class Meta:
        verbose_name = "butir agenda"
        verbose_name_plural = "butir agenda"
        ordering = ("urutan", "pk")

    def __str__(self) -> str:
        return self.topik

    @property
    def sebutan_saluran(self) -> list[str]:
        """The channels in words."""
        return [str(Saluran(satu).label) for satu in self.saluran]


class Undangan(Beridentitas):
    """An invitation of a stakeholder, or of a person there."""

    Balasan = Balasan

    kegiatan = models.ForeignKey(Kegiatan, models.CASCADE, related_name="undangan")
    pemangku = models.ForeignKey(Pemangku, models.PROTECT, related_name="undangan")
    orang = models.ForeignKey(
        Orang, models.PROTECT, null=True, blank=True, related_name="undangan"
    )
    cara = models.CharField(max_length=10, choices=CaraUndang, default=CaraUndang.SURAT)
    dikirim_pada = models.DateTimeField("dikirim pada", null=True, blank=True)
    balasan = models.CharField(max_length=10, choices=Balasan, default=Balasan.BELUM)

    class Meta:
        verbose_name = "undangan"
        verbose_name_plural = "undangan"
        ordering = ("pemangku__nomor", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("kegiatan", "pemangku"), name="pemangku_undangan_unik"
            ),
        )

    def __str__(self) -> str:
        return self.pemangku.nama_tampil
