"""What was agreed and must be done: by which unit, until which day, with what result."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar, Self

import pghistory
from django.db import models
from django.db.models import Q

from organisasi.alur.tindakan import TETAP, Berkas, Langkah, TindakanTerlarang
from organisasi.kantor.peran import Cakupan
from organisasi.models import Petugas, Unit
from pemangku.izin import OPERATOR, PERAN_LIHAT
from pemangku.models.dasar import Beridentitas
from pemangku.models.kegiatan import Kegiatan
from pemangku.models.komitmen import Komitmen
from pemangku.models.verifikasi import Verifikasi

PERLU_HASIL = "Tulis hasilnya."
PERLU_ALASAN = "Tulis alasannya."


class StatusTindakLanjut(models.TextChoices):
    """Life of a follow-up."""

    TERBUKA = "terbuka", "Terbuka"
    SELESAI = "selesai", "Selesai"
    BATAL = "batal", "Batal"


class TindakanTindakLanjut(models.TextChoices):
    """Acts that move a follow-up."""

    SELESAIKAN = "selesaikan", "Selesaikan"
    BATALKAN = "batalkan", "Batalkan"
    UBAH = "ubah", "Ubah"


_TERBUKA = frozenset({str(StatusTindakLanjut.TERBUKA)})


class TindakLanjutQuerySet(models.QuerySet["TindakLanjut"]):
    """Follow-ups by officer and day."""

    def untuk(self, petugas: Petugas) -> Self:
        """What the officer's units must do, and what came of visits he may see."""
        cakupan = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
        if cakupan.kota:
            return self.all()
        terlihat = Kegiatan.objects.untuk(petugas).order_by().values("pk")
        return self.filter(cakupan.q("pj_unit") | Q(kegiatan__in=terlihat))

    def terbuka(self) -> Self:
        """Not done."""
        return self.filter(status=StatusTindakLanjut.TERBUKA)

    def lewat(self, hari: date) -> Self:
        """Open after their last day."""
        return self.terbuka().filter(tenggat__lt=hari)


@pghistory.track()
class TindakLanjut(Berkas, Beridentitas):
    """One thing to be done; comes from a visit, a pledge made there, or a check of a record."""

    Status = StatusTindakLanjut
    Tindakan = TindakanTindakLanjut
    ALUR: ClassVar[Mapping[str, Langkah]] = {
        TindakanTindakLanjut.SELESAIKAN: Langkah(_TERBUKA, StatusTindakLanjut.SELESAI),
        TindakanTindakLanjut.BATALKAN: Langkah(_TERBUKA, StatusTindakLanjut.BATAL),
        TindakanTindakLanjut.UBAH: Langkah(_TERBUKA, TETAP),
    }

    kegiatan = models.ForeignKey(
        Kegiatan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tindak_lanjut",
    )
    verifikasi = models.ForeignKey(
        Verifikasi,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tindak_lanjut",
    )
    # A pledge of that visit whose result asks for something.
    komitmen = models.ForeignKey(
        Komitmen,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tindak_lanjut",
    )
    uraian = models.CharField(max_length=500)
    pj_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="tindak_lanjut",
        verbose_name="unit yang mengerjakan",
    )
    pj_petugas = models.ForeignKey(
        Petugas,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="petugas",
    )
    tenggat = models.DateField()
    status = models.CharField(
        max_length=10, choices=StatusTindakLanjut, default=StatusTindakLanjut.TERBUKA
    )
    # The result, or why it was dropped.
    hasil = models.TextField(max_length=2000, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True, editable=False)
    bukti = models.FileField(upload_to="tindak-lanjut/%Y/", blank=True)
    diingatkan_pada = models.DateTimeField(null=True, blank=True, editable=False)

    objects = TindakLanjutQuerySet.as_manager()

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        ordering = ("tenggat", "pk")
        permissions = (("kerjakan_tindaklanjut", "Boleh menyelesaikan tindak lanjut"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=StatusTindakLanjut.values),
                name="pemangku_tindaklanjut_status_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(kegiatan__isnull=False, verifikasi__isnull=True)
                | Q(kegiatan__isnull=True, verifikasi__isnull=False),
                name="pemangku_tindaklanjut_satu_asal",
            ),
            models.CheckConstraint(
                condition=Q(komitmen__isnull=True) | Q(kegiatan__isnull=False),
                name="pemangku_tindaklanjut_komitmen_berkegiatan",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusTindakLanjut.TERBUKA) | ~Q(hasil=""),
                name="pemangku_tindaklanjut_selesai_berhasil",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=StatusTindakLanjut.SELESAI, selesai_pada__isnull=False
                )
                | (
                    ~Q(status=StatusTindakLanjut.SELESAI) & Q(selesai_pada__isnull=True)
                ),
                name="pemangku_tindaklanjut_selesai_berwaktu",
            ),
        )
        indexes = (
            models.Index(fields=("status", "tenggat"), name="pemangku_tl_tenggat"),
        )

    def __str__(self) -> str:
        return self.uraian

    @classmethod
    def terbaca(cls, petugas: Petugas) -> TindakLanjutQuerySet:
        """What the officer may read; its trail is kept to the same people."""
        return cls.objects.untuk(petugas)

    def lewat(self, hari: date) -> bool:
        """Whether it is open after its last day."""
        return self.status == StatusTindakLanjut.TERBUKA and self.tenggat < hari

    def selesaikan(
        self, *, oleh: Petugas, pada: datetime, hasil: str, bukti: str = ""
    ) -> Self:
        """Done, with what came of it; raises TindakanTerlarang without a result (PK-37)."""
        if not hasil.strip():
            raise TindakanTerlarang(PERLU_HASIL)
        return self._jalankan(
            TindakanTindakLanjut.SELESAIKAN,
            oleh=oleh,
            pada=pada,
            hasil=hasil.strip(),
            selesai_pada=pada,
            bukti=bukti,
        )

    def batalkan(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """No longer to be done; raises TindakanTerlarang without a reason."""
        if not alasan.strip():
            raise TindakanTerlarang(PERLU_ALASAN)
        return self._jalankan(
            TindakanTindakLanjut.BATALKAN,
            oleh=oleh,
            pada=pada,
            catatan=alasan.strip(),
            hasil=alasan.strip(),
        )

    def ubah(
        self,
        *,
        oleh: Petugas,
        pada: datetime,
        tenggat: date,
        pj_unit: Unit,
        alasan: str,
    ) -> Self:
        """Another day or another unit; whoever holds it now is reminded anew."""
        if not alasan.strip():
            raise TindakanTerlarang(PERLU_ALASAN)
        return self._jalankan(
            TindakanTindakLanjut.UBAH,
            oleh=oleh,
            pada=pada,
            catatan=alasan.strip(),
            tenggat=tenggat,
            pj_unit=pj_unit,
            diingatkan_pada=None,
        )
