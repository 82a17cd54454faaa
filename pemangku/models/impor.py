"""An uploaded sheet of stakeholders (pemangku 5.2); its rows: impor_baris.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Count, F, Q

from organisasi.alur.tindakan import Berkas, Langkah, TindakanTerlarang
from organisasi.kantor.peran import Cakupan
from organisasi.models import Petugas, Unit
from pemangku.izin import PENGELOLA
from pemangku.models.dasar import Beridentitas
from pemangku.models.pilihan_impor import (
    ALUR_IMPOR,
    BERJALAN,
    StatusImpor,
    TindakanImpor,
)

MASA_BATAL = timedelta(days=7)
# After this the rows, which hold personal data, are no longer kept.
MASA_SIMPAN = timedelta(days=30)
TERLAMBAT_BATAL = "Impor hanya dapat dibatalkan dalam tujuh hari."


class ImporBerkasQuerySet(models.QuerySet["ImporBerkas"]):
    """Sheets by officer and state."""

    def untuk(self, petugas: Petugas) -> Self:
        """Own ones; the module's owner sees all."""
        if Cakupan.untuk(petugas, kota=PENGELOLA, unit=frozenset()).kota:
            return self.all()
        return self.filter(pengunggah=petugas)

    def berjalan(self) -> Self:
        """What the worker has to do, the oldest first."""
        return self.filter(status__in=BERJALAN).order_by("status_sejak", "pk")

    def sama(self, sha256: str, petugas: Petugas) -> ImporBerkas | None:
        """The first sheet with the same content that was not thrown away."""
        semua = self.untuk(petugas).filter(sha256=sha256)
        return semua.exclude(status=StatusImpor.DIBUANG).order_by("dibuat_pada").first()

    def habis_masa(self, pada: datetime) -> Self:
        """Sheets whose rows are no longer needed."""
        tua = Q(status_sejak__lt=pada - MASA_SIMPAN) & ~Q(status__in=BERJALAN)
        return self.filter(tua, baris__isnull=False).distinct()


class ImporBerkas(Berkas, Beridentitas):
    """One uploaded sheet. The file itself is not kept: its rows are, encrypted."""

    Status = StatusImpor
    Tindakan = TindakanImpor
    ALUR: ClassVar[Mapping[str, Langkah]] = ALUR_IMPOR

    nomor = models.CharField(max_length=20, unique=True, editable=False)
    nama = models.CharField("nama berkas", max_length=200)
    sha256 = models.CharField(max_length=64, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    pengunggah = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    penerap = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    pembatal = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Headings as they stand in the file, each with the column we read it as ("" = none).
    kepala = models.JSONField(default=list)
    bukti = models.FileField(
        "pindaian formulir persetujuan", upload_to="persetujuan/%Y/", blank=True
    )
    jumlah = models.PositiveIntegerField("baris", default=0)
    diproses = models.PositiveIntegerField(default=0)
    # Rows by verdict and by result, kept when the rows are gone.
    ringkasan = models.JSONField(default=dict)
    status = models.CharField(
        max_length=12, choices=StatusImpor, default=StatusImpor.ANTRE
    )
    selesai_pada = models.DateTimeField(null=True, blank=True)

    objects = ImporBerkasQuerySet.as_manager()

    class Meta:
        verbose_name = "impor pemangku"
        verbose_name_plural = "impor pemangku"
        ordering = ("-dibuat_pada",)
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=StatusImpor.values),
                name="pemangku_imporberkas_status_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(diproses__lte=F("jumlah")),
                name="pemangku_imporberkas_kemajuan_wajar",
            ),
        )
        indexes = (models.Index(fields=("sha256",), name="pemangku_impor_sha256"),)

    def __str__(self) -> str:
        return f"{self.nomor} {self.nama}"

    @classmethod
    def terbaca(cls, petugas: Petugas) -> ImporBerkasQuerySet:
        """Whose trail the officer may read."""
        return cls.objects.untuk(petugas)

    @property
    def berjalan(self) -> bool:
        """Whether the worker is at it."""
        return self.status in BERJALAN

    def boleh_baca(self, petugas: Petugas) -> bool:
        """Whether the officer sees names and numbers in full: his sheet, or his duty."""
        peran = {satu.peran for satu in petugas.penugasan_aktif}
        return self.pengunggah_id == petugas.pk or not PENGELOLA.isdisjoint(peran)

    def boleh_dibatalkan(self, pada: datetime) -> bool:
        """Whether it is written and not older than seven days."""
        return (
            self.boleh(TindakanImpor.BATALKAN)
            and self.selesai_pada is not None
            and pada <= self.selesai_pada + MASA_BATAL
        )

    def selesai_periksa(self, *, pada: datetime) -> Self:
        """Every row has its verdict."""
        return self._jalankan(
            TindakanImpor.PERIKSA, oleh=None, pada=pada, ringkasan=self._hitung("vonis")
        )

    def terapkan(self, *, oleh: Petugas, pada: datetime) -> Self:
        """Staff has looked: the rows are to be written."""
        return self._jalankan(
            TindakanImpor.TERAPKAN, oleh=oleh, pada=pada, penerap=oleh, diproses=0
        )

    def selesaikan(self, *, pada: datetime) -> Self:
        """Every row is written or left out."""
        return self._jalankan(
            TindakanImpor.SELESAIKAN,
            oleh=self.penerap,
            pada=pada,
            selesai_pada=pada,
            ringkasan=self.ringkasan | self._hitung("hasil"),
        )

    def batalkan(self, *, oleh: Petugas, pada: datetime) -> Self:
        """Take back what nobody touched since; raises TindakanTerlarang after 7 days."""
        if self.boleh(TindakanImpor.BATALKAN) and not self.boleh_dibatalkan(pada):
            raise TindakanTerlarang(TERLAMBAT_BATAL)
        return self._jalankan(
            TindakanImpor.BATALKAN, oleh=oleh, pada=pada, pembatal=oleh, diproses=0
        )

    def tuntaskan(self, *, pada: datetime) -> Self:
        """All that could be taken back is."""
        return self._jalankan(
            TindakanImpor.TUNTASKAN,
            oleh=self.pembatal,
            pada=pada,
            ringkasan=self.ringkasan | self._hitung("hasil"),
        )

    def buang(self, *, oleh: Petugas | None, pada: datetime) -> Self:
        """Not to be written after all; the caller drops the rows."""
        return self._jalankan(TindakanImpor.BUANG, oleh=oleh, pada=pada)

    def _hitung(self, kolom: str) -> dict[str, int]:
        """Rows by ``kolom``; keys of verdicts and results do not meet."""
        semua = self.baris.exclude(**{kolom: ""}).order_by().values_list(kolom)
        return {
            f"{kolom}_{nilai}": banyak for nilai, banyak in semua.annotate(Count("pk"))
        }
