"""Kinds of stakeholders and the parts of society they stand for; lists that staff keep."""

from __future__ import annotations

from typing import Self

import pghistory
from django.db import models
from django.db.models import Q

from organisasi.basis_data.models import Area, naikkan_versi
from organisasi.models import Tercatat
from pemangku.models.pilihan import Lingkup, PeranKhusus


@pghistory.track()
class Unsur(Tercatat):
    """A part of society or of the office that a kecamatan should have on its list."""

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=100)
    lingkup = models.CharField(max_length=10, choices=Lingkup)
    wajib = models.BooleanField("wajib per kecamatan", default=False)
    # Met by somebody with this part instead of by a stakeholder of a kind.
    peran_khusus = models.CharField(
        "dipenuhi oleh peran", max_length=20, choices=PeranKhusus, blank=True
    )
    setingkat_kota = models.BooleanField(
        "boleh setingkat kota",
        default=False,
        help_text="Satu untuk seluruh kota cukup.",
    )
    urut = models.PositiveSmallIntegerField(default=100)
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = "unsur"
        verbose_name_plural = "unsur"
        ordering = ("urut", "nama")
        triggers = (naikkan_versi(Area.PEMANGKU),)

    def __str__(self) -> str:
        return self.nama


class JenisPemangkuQuerySet(models.QuerySet["JenisPemangku"]):
    """Kinds by state."""

    def aktif(self) -> Self:
        """What may be chosen for a new record."""
        return self.filter(aktif=True)


@pghistory.track()
class JenisPemangku(Tercatat):
    """A kind of stakeholder: how it is bound to a place and how long its data keep.

    No kind for political parties: they are not part of this programme's audience.
    """

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=100)
    lingkup_bawaan = models.CharField("lingkup", max_length=10, choices=Lingkup)
    unsur = models.ForeignKey(Unsur, models.PROTECT, related_name="jenis")
    terikat_wilayah = models.BooleanField(
        "terikat wilayah",
        default=False,
        help_text="Ada satu di tiap wilayah: dua yang senama di dua kelurahan berbeda.",
    )
    masa_berlaku_hari = models.PositiveSmallIntegerField(
        "data berlaku (hari)",
        default=365,
        help_text="Setelah itu data harus diverifikasi lagi.",
    )
    perorangan = models.BooleanField("untuk perorangan", default=False)
    urut = models.PositiveSmallIntegerField(default=100)
    aktif = models.BooleanField(default=True)

    objects = JenisPemangkuQuerySet.as_manager()

    class Meta:
        verbose_name = "jenis pemangku"
        verbose_name_plural = "jenis pemangku"
        ordering = ("urut", "nama")
        constraints = (
            models.CheckConstraint(
                condition=Q(masa_berlaku_hari__gte=1),
                name="pemangku_jenis_masa_berlaku_ada",
            ),
        )
        triggers = (naikkan_versi(Area.PEMANGKU),)

    def __str__(self) -> str:
        return self.nama


@pghistory.track()
class Tag(Tercatat):
    """A word of a controlled list; at most five on one stakeholder."""

    nama = models.CharField(max_length=40, unique=True)
    arti = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "tag"
        verbose_name_plural = "tag"
        ordering = ("nama",)

    def __str__(self) -> str:
        return self.nama
