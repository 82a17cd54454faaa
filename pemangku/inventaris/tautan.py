"""Personal links: long secrets, stored as hashes, each for one purpose (pemangku 7.4)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from organisasi.sandi import kode_rahasia, rapikan_kode, sidik
from pemangku.inventaris.tabel import Beridentitas

UMUR_PERBARUI = timedelta(days=14)
# 27 signs of 30 are 132 bits.
PANJANG = 27


class TujuanTautan(models.TextChoices):
    SAYA = "saya", "Data saya"
    BERHENTI = "berhenti", "Berhenti menerima"
    TERUSAN = "terusan", "Melaporkan terusan"
    PERBARUI = "perbarui", "Perbarui data"


class TautanPribadiQuerySet(models.QuerySet["TautanPribadi"]):
    def buat(
        self,
        *,
        tujuan: str,
        pada: datetime,
        berlaku_sampai: datetime | None = None,
        **pemilik: models.Model | None,
    ) -> str:
        """Make a link and return its secret, which stands nowhere afterwards.

        ``pemilik`` names the columns of whom or what it is about.
        """
        kode = kode_rahasia(PANJANG)
        self.create(
            sidik=sidik(f"tautan:{tujuan}:{kode}"),
            tujuan=tujuan,
            berlaku_sampai=berlaku_sampai,
            dibuat_pada=pada,
            **pemilik,
        )
        return kode

    def milik(self, tujuan: str, kode: str, pada: datetime) -> Self:
        return self.pernah(tujuan, kode).filter(
            Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=pada)
        )

    def pernah(self, tujuan: str, kode: str) -> Self:
        return self.filter(
            sidik=sidik(f"tautan:{tujuan}:{rapikan_kode(kode)}"), tujuan=tujuan
        )


def _milik(model: str) -> models.ForeignKey:
    return models.ForeignKey(
        f"pemangku.{model}",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="tautan",
    )


class TautanPribadi(Beridentitas):
    Tujuan = TujuanTautan

    sidik = models.CharField(max_length=64, unique=True, editable=False)
    tujuan = models.CharField(max_length=10, choices=TujuanTautan)
    pendaftaran = _milik("PendaftaranMandiri")
    orang = _milik("Orang")
    # Of a stop link: the message it stood in says for what purpose.
    penerima = _milik("PenerimaSiaran")
    # Of a link for passing on: the pledge it reports on.
    komitmen = _milik("Janji")
    # Of a link to look over one's data: the record it is about.
    pemangku = _milik("Pemangku")
    berlaku_sampai = models.DateTimeField(null=True, blank=True)

    objects = TautanPribadiQuerySet.as_manager()

    class Meta:
        verbose_name = "tautan pribadi"
        verbose_name_plural = "tautan pribadi"
        constraints = (
            models.CheckConstraint(
                condition=Q(pendaftaran__isnull=False)
                | Q(orang__isnull=False)
                | Q(penerima__isnull=False)
                | Q(komitmen__isnull=False),
                name="pemangku_tautan_berpemilik",
            ),
            models.CheckConstraint(
                condition=~Q(tujuan=TujuanTautan.TERUSAN) | Q(komitmen__isnull=False),
                name="pemangku_tautan_terusan_berkomitmen",
            ),
            models.CheckConstraint(
                condition=~Q(tujuan=TujuanTautan.BERHENTI) | Q(penerima__isnull=False),
                name="pemangku_tautan_berhenti_bersiaran",
            ),
            models.CheckConstraint(
                condition=~Q(tujuan=TujuanTautan.PERBARUI)
                | Q(pemangku__isnull=False, berlaku_sampai__isnull=False),
                name="pemangku_tautan_perbarui_berbatas",
            ),
        )

    def __str__(self) -> str:
        return str(self.get_tujuan_display())
