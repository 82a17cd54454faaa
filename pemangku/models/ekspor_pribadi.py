"""Downloads that hold personal data: asked for, approved by another, good for a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from organisasi.alur.tindakan import TETAP, Berkas, Langkah, TindakanTerlarang
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Petugas, Unit
from pemangku.models.dasar import Beridentitas

BERLAKU = timedelta(hours=24)
PERLU_ALASAN = "Tulis mengapa ditolak."
SENDIRI = "Yang meminta tidak dapat menyetujui; mintalah petugas lain."
BUKAN_PEMINTA = "Berkas ini hanya untuk petugas yang memintanya."
HABIS = "Tautan ini hanya berlaku 24 jam dan sudah habis. Ajukan lagi."
# See what others ask for.
PENGAWAS = frozenset({Peran.PENGELOLA_PEMANGKU, Peran.PDP, Peran.AUDITOR})


class StatusEkspor(models.TextChoices):
    """Life of such a download."""

    DIMINTA = "diminta", "Menunggu persetujuan"
    DISETUJUI = "disetujui", "Boleh diunduh"
    DITOLAK = "ditolak", "Ditolak"


class TindakanEkspor(models.TextChoices):
    """Acts on it."""

    SETUJUI = "setujui", "Setujui"
    TOLAK = "tolak", "Tolak"
    UNDUH = "unduh", "Unduh"


_DIMINTA = frozenset({str(StatusEkspor.DIMINTA)})


class EksporPribadiQuerySet(models.QuerySet["EksporPribadi"]):
    """Downloads by officer and state."""

    def untuk(self, petugas: Petugas) -> Self:
        """One's own; who approves or audits sees all."""
        pengawas = Cakupan.untuk(petugas, kota=PENGAWAS, unit=frozenset(), kuasa=False)
        if pengawas.kota:
            return self.all()
        return self.filter(peminta=petugas)

    def terunduh(self) -> Self:
        """Those that left the portal: what the record of processing counts."""
        return self.filter(diunduh__gt=0)


class EksporPribadi(Berkas, Beridentitas):
    """One download with names and channels (PK-59). The file is not kept anywhere."""

    Status = StatusEkspor
    Tindakan = TindakanEkspor
    ALUR: ClassVar[Mapping[str, Langkah]] = {
        TindakanEkspor.SETUJUI: Langkah(_DIMINTA, StatusEkspor.DISETUJUI),
        TindakanEkspor.TOLAK: Langkah(_DIMINTA, StatusEkspor.DITOLAK),
        TindakanEkspor.UNDUH: Langkah(frozenset({str(StatusEkspor.DISETUJUI)}), TETAP),
    }

    nomor = models.CharField(max_length=20, unique=True, editable=False)
    peminta = models.ForeignKey(
        Petugas, models.PROTECT, related_name="+", verbose_name="diminta oleh"
    )
    tujuan = models.CharField("untuk apa", max_length=200)
    # Whose records; empty for all the officer keeps.
    pengelola = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="hanya yang dirawat",
    )
    jumlah = models.PositiveIntegerField("jumlah baris")
    # Needs nobody's approval: few rows of one's own, or the officer of data.
    langsung = models.BooleanField("tanpa persetujuan kedua", default=False)
    status = models.CharField(
        max_length=10, choices=StatusEkspor, default=StatusEkspor.DIMINTA
    )
    penyetuju = models.ForeignKey(
        Petugas,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diputus oleh",
    )
    alasan = models.CharField("alasan ditolak", max_length=300, blank=True)
    berlaku_sampai = models.DateTimeField("berlaku sampai", null=True, blank=True)
    diunduh = models.PositiveSmallIntegerField("kali diunduh", default=0)

    objects = EksporPribadiQuerySet.as_manager()

    class Meta:
        verbose_name = "unduhan dengan data pribadi"
        verbose_name_plural = "unduhan dengan data pribadi"
        ordering = ("-dibuat_pada", "pk")
        permissions = (
            ("minta_eksporpribadi", "Boleh meminta unduhan dengan data pribadi"),
            ("setujui_eksporpribadi", "Boleh menyetujui unduhan dengan data pribadi"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=StatusEkspor.values),
                name="pemangku_eksporpribadi_status_dikenal",
            ),
            models.CheckConstraint(
                condition=~Q(tujuan=""), name="pemangku_eksporpribadi_bertujuan"
            ),
            models.CheckConstraint(
                condition=~Q(penyetuju=F("peminta")),
                name="pemangku_eksporpribadi_orang_kedua",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusEkspor.DISETUJUI)
                | (
                    Q(berlaku_sampai__isnull=False)
                    & (Q(langsung=True) | Q(penyetuju__isnull=False))
                ),
                name="pemangku_eksporpribadi_disetujui_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusEkspor.DITOLAK) | ~Q(alasan=""),
                name="pemangku_eksporpribadi_tolak_beralasan",
            ),
        )

    def __str__(self) -> str:
        return self.nomor

    @classmethod
    def terbaca(cls, petugas: Petugas) -> EksporPribadiQuerySet:
        """Whose trail the officer may read."""
        return cls.objects.untuk(petugas)

    def dapat_diunduh(self, petugas: Petugas, pada: datetime) -> bool:
        """By whom it was asked for, within its day."""
        return (
            self.status == StatusEkspor.DISETUJUI
            and self.peminta_id == petugas.pk
            and self.berlaku_sampai is not None
            and pada < self.berlaku_sampai
        )

    def halangan_putus(self, oleh: Petugas) -> str:
        """Why this officer may not agree or refuse; "" when he may."""
        return SENDIRI if oleh.pk == self.peminta_id else ""

    def setujui(self, *, oleh: Petugas, pada: datetime) -> Self:
        """Another officer agrees; raises TindakanTerlarang for one's own request."""
        if halangan := self.halangan_putus(oleh):
            raise TindakanTerlarang(halangan)
        return self._jalankan(
            TindakanEkspor.SETUJUI,
            oleh=oleh,
            pada=pada,
            penyetuju=oleh,
            berlaku_sampai=pada + BERLAKU,
        )

    def tolak(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """Another officer does not; raises TindakanTerlarang without a reason."""
        if halangan := self.halangan_putus(oleh):
            raise TindakanTerlarang(halangan)
        if not alasan.strip():
            raise TindakanTerlarang(PERLU_ALASAN)
        return self._jalankan(
            TindakanEkspor.TOLAK,
            oleh=oleh,
            pada=pada,
            catatan=alasan.strip(),
            penyetuju=oleh,
            alasan=alasan.strip(),
        )

    def unduh(self, *, oleh: Petugas, pada: datetime) -> Self:
        """It leaves the portal once more; raises TindakanTerlarang for others, or too late."""
        if oleh.pk != self.peminta_id:
            raise TindakanTerlarang(BUKAN_PEMINTA)
        if self.berlaku_sampai is not None and pada >= self.berlaku_sampai:
            raise TindakanTerlarang(HABIS)
        return self._jalankan(
            TindakanEkspor.UNDUH,
            oleh=oleh,
            pada=pada,
            syarat={"diunduh": self.diunduh},  # of two at once each counts
            diunduh=self.diunduh + 1,
        )
