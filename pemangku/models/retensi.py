"""Persons nobody needs any more: proposed for erasure, decided by the officer of data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from organisasi.alur.tindakan import Berkas, Langkah, TindakanTerlarang
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Petugas
from pemangku.models.dasar import Beridentitas
from pemangku.models.orang import Orang

PERLU_ALASAN = "Tulis mengapa data orang ini tetap disimpan."


class StatusUsul(models.TextChoices):
    """What became of a proposal."""

    DIUSULKAN = "diusulkan", "Menunggu keputusan"
    DISETUJUI = "disetujui", "Dihapus"
    DIPERTAHANKAN = "dipertahankan", "Tetap disimpan"
    GUGUR = "gugur", "Gugur"


class TindakanUsul(models.TextChoices):
    """Acts that end a proposal."""

    SETUJUI = "setujui", "Setujui penghapusan"
    PERTAHANKAN = "pertahankan", "Tetap simpan"
    GUGURKAN = "gugurkan", "Gugurkan"


_TERBUKA = frozenset({str(StatusUsul.DIUSULKAN)})


class UsulHapusQuerySet(models.QuerySet["UsulHapus"]):
    """Proposals by officer and state."""

    def untuk(self, petugas: Petugas) -> Self:
        """The data protection officer alone decides on them."""
        cakupan = Cakupan.untuk(petugas, kota={Peran.PDP}, unit=frozenset())
        return self.filter(Q() if cakupan.kota else Q(pk__in=()))

    def terbuka(self) -> Self:
        """Not decided."""
        return self.filter(status=StatusUsul.DIUSULKAN)


class UsulHapus(Berkas, Beridentitas):
    """One proposal to forget a person (PK-58). Holds no name: that stands in ``Orang``."""

    Status = StatusUsul
    Tindakan = TindakanUsul
    ALUR: ClassVar[Mapping[str, Langkah]] = {
        TindakanUsul.SETUJUI: Langkah(_TERBUKA, StatusUsul.DISETUJUI),
        TindakanUsul.PERTAHANKAN: Langkah(_TERBUKA, StatusUsul.DIPERTAHANKAN),
        TindakanUsul.GUGURKAN: Langkah(_TERBUKA, StatusUsul.GUGUR),
    }

    orang = models.ForeignKey(Orang, models.PROTECT, related_name="usul_hapus")
    diusulkan_pada = models.DateTimeField("diusulkan pada")
    status = models.CharField(
        max_length=15, choices=StatusUsul, default=StatusUsul.DIUSULKAN
    )
    diputus_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan = models.CharField(max_length=300, blank=True)

    objects = UsulHapusQuerySet.as_manager()

    class Meta:
        verbose_name = "usul penghapusan"
        verbose_name_plural = "usul penghapusan"
        ordering = ("diusulkan_pada", "pk")
        permissions = (("putuskan_usulhapus", "Boleh memutus usul penghapusan"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=StatusUsul.values),
                name="pemangku_usulhapus_status_dikenal",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusUsul.DIPERTAHANKAN) | ~Q(alasan=""),
                name="pemangku_usulhapus_simpan_beralasan",
            ),
            models.CheckConstraint(
                condition=~Q(
                    status__in=(StatusUsul.DISETUJUI, StatusUsul.DIPERTAHANKAN)
                )
                | Q(diputus_oleh__isnull=False),
                name="pemangku_usulhapus_diputus_seseorang",
            ),
            models.UniqueConstraint(
                fields=("orang",),
                condition=Q(status=StatusUsul.DIUSULKAN),
                name="pemangku_usulhapus_satu_terbuka",
            ),
        )

    def __str__(self) -> str:
        return f"Usul penghapusan {self.orang.nomor}"

    @classmethod
    def terbaca(cls, petugas: Petugas) -> UsulHapusQuerySet:
        """Whose trail the officer may read."""
        return cls.objects.untuk(petugas)

    def setujui(self, *, oleh: Petugas, pada: datetime) -> Self:
        """To be forgotten; the caller erases in the same transaction."""
        return self._jalankan(
            TindakanUsul.SETUJUI, oleh=oleh, pada=pada, diputus_oleh=oleh
        )

    def pertahankan(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """Kept after all; raises TindakanTerlarang without a reason."""
        if not alasan.strip():
            raise TindakanTerlarang(PERLU_ALASAN)
        return self._jalankan(
            TindakanUsul.PERTAHANKAN,
            oleh=oleh,
            pada=pada,
            catatan=alasan.strip(),
            alasan=alasan.strip(),
            diputus_oleh=oleh,
        )

    def gugurkan(self, *, pada: datetime) -> Self:
        """The person is needed again, or forgotten by another way."""
        return self._jalankan(TindakanUsul.GUGURKAN, oleh=None, pada=pada)
