"""What a stakeholder says has changed, by his own link; staff accept it or not (PK-29)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, Self

from django.db import models, transaction
from django.db.models import Q

from organisasi.alur.tindakan import Berkas, Langkah, TindakanTerlarang
from organisasi.models import Petugas
from organisasi.sandi import TeksTersandi
from pemangku.models.dasar import Beridentitas
from pemangku.models.orang import Orang
from pemangku.models.pemangku import Pemangku

PERLU_ALASAN = "Tulis alasannya."


class StatusUsul(models.TextChoices):
    """Life of what was said."""

    MENUNGGU = "menunggu", "Menunggu"
    DITERIMA = "diterima", "Diterima"
    DITOLAK = "ditolak", "Ditolak"


class TindakanUsul(models.TextChoices):
    """Acts that decide it."""

    TERIMA = "terima", "Terima"
    TOLAK = "tolak", "Tolak"


_MENUNGGU = frozenset({str(StatusUsul.MENUNGGU)})


class UsulQuerySet(models.QuerySet["UsulPerubahan"]):
    """What was said, by state."""

    def menunggu(self) -> Self:
        """Nobody has decided."""
        return self.filter(status=StatusUsul.MENUNGGU)


class UsulPerubahan(Berkas, Beridentitas):
    """New values by field; encrypted, and emptied once decided: the record has them."""

    Status = StatusUsul
    Tindakan = TindakanUsul
    ALUR: ClassVar[Mapping[str, Langkah]] = {
        TindakanUsul.TERIMA: Langkah(_MENUNGGU, StatusUsul.DITERIMA),
        TindakanUsul.TOLAK: Langkah(_MENUNGGU, StatusUsul.DITOLAK),
    }

    pemangku = models.ForeignKey(Pemangku, models.CASCADE, related_name="usul")
    orang = models.ForeignKey(
        Orang, models.CASCADE, null=True, blank=True, related_name="+"
    )
    isian = TeksTersandi("isian (JSON)", blank=True)
    status = models.CharField(
        max_length=10, choices=StatusUsul, default=StatusUsul.MENUNGGU
    )

    objects = UsulQuerySet.as_manager()

    class Meta:
        verbose_name = "usul perubahan"
        verbose_name_plural = "usul perubahan"
        ordering = ("dibuat_pada", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=StatusUsul.values),
                name="pemangku_usul_status_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusUsul.MENUNGGU) | Q(isian=""),
                name="pemangku_usul_diputus_kosong",
            ),
            models.UniqueConstraint(
                fields=("pemangku",),
                condition=Q(status=StatusUsul.MENUNGGU),
                name="pemangku_usul_satu_menunggu",
            ),
        )

    def __str__(self) -> str:
        return f"Usul perubahan {self.pemangku.nomor}"

    @property
    def isi(self) -> dict[str, str]:
        """What shall stand there, by field; {} once decided."""
        semua: dict[str, str] = json.loads(self.isian) if self.isian else {}
        return semua

    def terima(self, *, oleh: Petugas, pada: datetime) -> Self:
        """Staff accept it; the caller has written the values."""
        return self._putus(TindakanUsul.TERIMA, oleh=oleh, pada=pada)

    def tolak(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """It does not hold; raises TindakanTerlarang without a reason."""
        if not alasan.strip():
            raise TindakanTerlarang(PERLU_ALASAN)
        return self._putus(
            TindakanUsul.TOLAK, oleh=oleh, pada=pada, catatan=alasan.strip()
        )

    def _putus(
        self, tindakan: str, *, oleh: Petugas, pada: datetime, catatan: str = ""
    ) -> Self:
        """Emptied apart from the act, whose columns stand in the trail."""
        with transaction.atomic():
            type(self)._default_manager.filter(pk=self.pk).update(isian="")
            self._jalankan(tindakan, oleh=oleh, pada=pada, catatan=catatan)
        self.isian = ""
        return self
