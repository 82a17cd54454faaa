"""What was agreed and must be done: by which unit, until which day, with what result."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar, Self
from uuid import UUID, uuid4, uuid5

import pghistory
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from organisasi.alur.tindakan import (
    TETAP,
    Berkas,
    Langkah,
    TindakanTerlarang,
    kunci_formulir,
)
from organisasi.basis_data.kolom import PilihanField
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.peran import Cakupan
from organisasi.kertas.unggahan import Unggahan
from organisasi.models import (
    HariLibur,
    Jejak,
    Notifikasi,
    Penugasan,
    Petugas,
    Unit,
)
from organisasi.waktu.hari_kerja import Kalender, KalenderBelumDiisi, kurang_hari_kerja
from pemangku.dasar import Beridentitas
from pemangku.inventaris.models import Verifikasi
from pemangku.izin import OPERATOR, PERAN_LIHAT
from pemangku.janji.models import Komitmen
from pemangku.kunjungan.models import Kegiatan

PERLU_HASIL = "Tulis hasilnya."
PERLU_ALASAN = "Tulis alasannya."


class StatusTindakLanjut(models.TextChoices):
    TERBUKA = "terbuka", "Terbuka"
    SELESAI = "selesai", "Selesai"
    BATAL = "batal", "Batal"


class TindakanTindakLanjut(models.TextChoices):
    SELESAIKAN = "selesaikan", "Selesaikan"
    BATALKAN = "batalkan", "Batalkan"
    UBAH = "ubah", "Ubah"


_TERBUKA = frozenset({str(StatusTindakLanjut.TERBUKA)})


class TindakLanjutQuerySet(models.QuerySet["TindakLanjut"]):
    def untuk(self, petugas: Petugas) -> Self:
        cakupan = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
        if cakupan.kota:
            return self.all()
        terlihat = Kegiatan.objects.untuk(petugas).order_by().values("pk")
        return self.filter(cakupan.q("pj_unit") | Q(kegiatan__in=terlihat))

    def terbuka(self) -> Self:
        return self.filter(status=StatusTindakLanjut.TERBUKA)

    def lewat(self, hari: date) -> Self:
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
    status = PilihanField(
        StatusTindakLanjut, max_length=10, default=StatusTindakLanjut.TERBUKA
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
        return cls.objects.untuk(petugas)

    def lewat(self, hari: date) -> bool:
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


# The acts, and the one reminder

RUANG = "tindak_lanjut"
# Working days before the last day on which the owner is reminded.
INGATKAN_SEBELUM = 2
SUDAH_LEWAT = "Tenggat tidak boleh sebelum hari ini."


@transaction.atomic
def catat_tindak_lanjut(
    kegiatan: Kegiatan,
    *,
    uraian: str,
    pj_unit: Unit,
    tenggat: date,
    oleh: Petugas,
    pada: datetime,
    pj_petugas: Petugas | None = None,
    komitmen: Komitmen | None = None,
    kunci: UUID | None = None,
) -> TindakLanjut:
    """Write down what was agreed at a visit, or what a pledge of it asks for.

    The same form (``kunci``) sent twice leaves one. Raises ValidationError by field.
    """
    pk = uuid5(kegiatan.pk, str(kunci or uuid4()))
    kunci_formulir(RUANG, pk)
    if ada := TindakLanjut.objects.filter(pk=pk).first():
        return ada
    if tenggat < timezone.localdate(pada):
        raise ValidationError({"tenggat": SUDAH_LEWAT})
    satu = TindakLanjut(
        pk=pk,
        kegiatan=kegiatan,
        komitmen=komitmen,
        uraian=uraian.strip(),
        pj_unit=pj_unit,
        pj_petugas=pj_petugas,
        tenggat=tenggat,
        status_sejak=pada,
        dibuat_oleh=oleh,
    )
    satu.full_clean(exclude=("dibuat_oleh",))
    satu.save(force_insert=True)
    for objek in filter(None, (satu, kegiatan, komitmen)):
        Jejak.objects.catat(
            objek,
            "catat_tindak_lanjut",
            oleh=oleh,
            pada=pada,
            sesudah={"unit": pj_unit.nama, "tenggat": str(tenggat)},
        )
    return satu


def selesaikan_tindak_lanjut(
    satu: TindakLanjut,
    *,
    hasil: str,
    oleh: Petugas,
    pada: datetime,
    bukti: Unggahan | None = None,
) -> TindakLanjut:
    nama = ""
    if bukti:
        wadah = TindakLanjut(pk=satu.pk).bukti
        wadah.save(f"bukti.{bukti.jenis}", bukti.isi, save=False)
        nama = wadah.name or ""
    return satu.selesaikan(oleh=oleh, pada=pada, hasil=hasil, bukti=nama)


def ingatkan_tindak_lanjut(*, pada: datetime, hari_ini: date) -> int:
    """Tell the owners once, two working days before the last day; how many were due.

    Repeatable. Without a calendar for the year the day is not guessed: nobody is told.
    """
    kalender = HariLibur.objects.kalender()
    terbuka = TindakLanjut.objects.terbuka().filter(
        diingatkan_pada=None, tenggat__gte=hari_ini
    )
    tiba = [
        satu
        for satu in terbuka.select_related("pj_unit", "pj_petugas", "kegiatan")
        if _tiba(satu.tenggat, hari_ini, kalender)
    ]
    for satu in tiba:
        _ingatkan(satu, pada=pada, hari_ini=hari_ini)
    return len(tiba)


def _tiba(tenggat: date, hari_ini: date, kalender: Kalender) -> bool:
    try:
        return kurang_hari_kerja(tenggat, INGATKAN_SEBELUM, kalender) <= hari_ini
    except KalenderBelumDiisi:
        return False


@transaction.atomic
def _ingatkan(satu: TindakLanjut, *, pada: datetime, hari_ini: date) -> None:
    beri_tahu(
        _penerima(satu, hari_ini),
        templat="pemangku/janji/pesan/tindak_lanjut.txt",
        konteks={"tindak_lanjut": satu},
        kunci=f"tindak-lanjut:{satu.pk}:{satu.tenggat}",
        pada=pada,
        tentang=None,
        jalur=Notifikasi.Jalur.PETUGAS,
    )
    TindakLanjut.objects.filter(pk=satu.pk).update(diingatkan_pada=pada)


def _penerima(satu: TindakLanjut, hari_ini: date) -> list[str]:
    if satu.pj_petugas:
        return [satu.pj_petugas.email]
    milik = Penugasan.objects.berlaku(hari_ini).filter(
        Q(unit=satu.pj_unit), peran__in=[str(p) for p in OPERATOR]
    )
    return list(milik.values_list("petugas__email", flat=True))
