"""A visit: one record for agenda, attendance, inventory and what follows (pemangku 4.9)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import ClassVar, Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from organisasi.alur.tindakan import Langkah
from organisasi.kantor.peran import Cakupan
from organisasi.models import Petugas, Unit, Wilayah
from pemangku.izin import OPERATOR, PELAKSANA, PENGELOLA, PERAN_LIHAT
from pemangku.models.dasar import Beridentitas
from pemangku.models.pilihan_kegiatan import (
    ALUR_KEGIATAN,
    MENERIMA_HADIR,
    TERLAKSANA,
    CaraParaf,
    JenisKegiatan,
    StatusKegiatan,
    StatusPutaran,
    TindakanKegiatan,
    TingkatPelibatan,
)
from pemangku.models.putaran import SasaranPutaran
from pemangku.models.tindakan_kegiatan import BerkasKegiatan

REGISTER_KEGIATAN = "kegiatan"
PALING_LAMA = timedelta(hours=24)
# The address on the poster works from two hours before to a day after (5.3).
BUKA_SEBELUM = timedelta(hours=2)
BUKA_SESUDAH = timedelta(hours=24)


class KegiatanQuerySet(models.QuerySet["Kegiatan"]):
    """Visits by officer and state."""

    def untuk(self, petugas: Petugas) -> Self:
        """Visits the officer may see: all, or those of his unit as host or target."""
        cakupan = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
        if cakupan.kota:
            return self.all()
        return self.filter(_pihak(cakupan, sasaran=True) | _bertugas(petugas))

    def digarap(self, petugas: Petugas) -> Self:
        """Visits whose attendance and people the officer may take down (8.1).

        The module's owner in all, a host in his own, everybody else where he is staff. A
        superuser's power is none over names: his roles count.
        """
        cakupan = Cakupan.untuk(petugas, kota=PENGELOLA, unit=OPERATOR, kuasa=False)
        if cakupan.kota:
            return self.all()
        return self.filter(_pihak(cakupan, sasaran=False) | _bertugas(petugas))

    def dijalankan(self, petugas: Petugas) -> Self:
        """Visits whose plan, acts and papers are the officer's (8.1).

        Field staff and the module's owner all over the city, else of the own unit as host
        or organiser.
        """
        cakupan = Cakupan.untuk(petugas, kota=PELAKSANA, unit=OPERATOR)
        if cakupan.kota:
            return self.all()
        return self.filter(_pihak(cakupan, sasaran=False))

    def mendatang(self, pada: datetime) -> Self:
        """Planned visits that have not begun, the next one first."""
        return self.filter(status=StatusKegiatan.RENCANA, mulai__gt=pada).order_by(
            "mulai"
        )

    def umum(self) -> Self:
        """What the public may know of: visits to a target of a round that has begun."""
        dituju = Kegiatan.sasaran.through.objects.filter(
            kegiatan=OuterRef("pk"),
            sasaranputaran__putaran__status__in=(
                StatusPutaran.BERJALAN,
                StatusPutaran.SELESAI,
            ),
        )
        return self.filter(Exists(dituju))

    def terlaksana(self) -> Self:
        """Visits that took place."""
        return self.filter(status__in=TERLAKSANA)

    def untuk_daftar(self) -> Self:
        """All that a row shows."""
        return self.select_related("tuan_rumah", "penyelenggara", "wilayah")


def _pihak(cakupan: Cakupan, *, sasaran: bool) -> Q:
    """Visits in which a unit of the scope is host, organiser or (``sasaran``) target."""
    milik = Unit.objects.di_bawah(cakupan.unit).values("pk")
    pihak = Q(tuan_rumah__in=milik) | Q(penyelenggara__in=milik)
    if sasaran:
        dituju = SasaranPutaran.objects.filter(unit__in=milik)
        pihak |= Q(
            pk__in=Kegiatan.sasaran.through.objects.filter(
                sasaranputaran__in=dituju
            ).values("kegiatan")
        )
    return pihak


def _bertugas(petugas: Petugas) -> Q:
    """Visits the officer is staff of."""
    semua = Kegiatan.petugas.through.objects.filter(petugas=petugas)
    return Q(pk__in=semua.values("kegiatan"))


@pghistory.track(exclude=["token"])
class Kegiatan(BerkasKegiatan, Beridentitas):
    """One visit; everything said, handed out, promised and asked there hangs on it."""

    Status = StatusKegiatan
    Tindakan = TindakanKegiatan
    Jenis = JenisKegiatan
    CaraParaf = CaraParaf
    ALUR: ClassVar[Mapping[str, Langkah]] = ALUR_KEGIATAN

    nomor = models.CharField("kode", max_length=20, unique=True, editable=False)
    jenis = ArrayField(models.CharField(max_length=20, choices=JenisKegiatan))
    judul = models.CharField(max_length=160)
    tingkat_pelibatan = models.CharField(
        "tingkat pelibatan",
        max_length=15,
        choices=TingkatPelibatan,
        default=TingkatPelibatan.INFORMASI,
    )
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    tempat = models.CharField(max_length=200)
    wilayah = models.ForeignKey(
        Wilayah, models.PROTECT, null=True, blank=True, related_name="+"
    )
    penyelenggara = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    tuan_rumah = models.ForeignKey(
        Unit, models.PROTECT, related_name="kegiatan", verbose_name="tuan rumah"
    )
    sasaran = models.ManyToManyField(
        SasaranPutaran, blank=True, related_name="kegiatan"
    )
    petugas = models.ManyToManyField(
        Petugas, blank=True, related_name="kegiatan", verbose_name="petugas yang hadir"
    )
    dasar_surat = models.CharField("dasar surat", max_length=200, blank=True)
    notulen = models.TextField(blank=True)
    kesimpulan = models.TextField(blank=True)
    status = models.CharField(
        max_length=15, choices=StatusKegiatan, default=StatusKegiatan.RENCANA
    )
    alasan_batal = models.CharField("alasan batal", max_length=200, blank=True)
    # Raised when a closed visit is opened again; papers carry it.
    revisi = models.PositiveSmallIntegerField(default=0, editable=False)
    hadir_tak_bernama_l = models.PositiveSmallIntegerField(
        "hadir tanpa nama, laki-laki", default=0
    )
    hadir_tak_bernama_p = models.PositiveSmallIntegerField(
        "hadir tanpa nama, perempuan", default=0
    )
    hadir_disabilitas = models.PositiveSmallIntegerField(
        "hadir, penyandang disabilitas", default=0
    )
    cara_paraf = models.CharField(
        "cara paraf", max_length=15, choices=CaraParaf, default=CaraParaf.CETAK_PINDAI
    )
    pindaian_hadir = models.FileField(
        "pindaian daftar hadir", upload_to="kegiatan/%Y/", blank=True
    )
    berita_acara = models.FileField(
        "berita acara bertanda tangan", upload_to="kegiatan/%Y/", blank=True
    )
    nomor_berita_acara = models.CharField(
        "nomor berita acara", max_length=100, blank=True
    )
    token = models.CharField(max_length=16, unique=True, editable=False)
    token_dicabut = models.BooleanField("QR dicabut", default=False, editable=False)

    objects = KegiatanQuerySet.as_manager()

    class Meta:
        verbose_name = "kegiatan"
        verbose_name_plural = "kegiatan"
        ordering = ("-mulai",)
        permissions = (
            ("garap_kegiatan", "Boleh mencatat peserta kegiatan"),
            ("tutup_kegiatan", "Boleh menutup kegiatan"),
            ("buka_lagi_kegiatan", "Boleh membuka lagi kegiatan yang ditutup"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    selesai__gt=F("mulai"), selesai__lte=F("mulai") + PALING_LAMA
                ),
                name="pemangku_kegiatan_urut",
            ),
            models.CheckConstraint(
                condition=Q(status__in=StatusKegiatan.values),
                name="pemangku_kegiatan_status_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(jenis__len__gte=1), name="pemangku_kegiatan_berjenis"
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusKegiatan.BATAL) | ~Q(alasan_batal=""),
                name="pemangku_kegiatan_batal_beralasan",
            ),
        )
        indexes = (models.Index(fields=("-mulai",), name="pemangku_kegiatan_mulai"),)

    def __str__(self) -> str:
        return f"{self.nomor} {self.judul}"

    @classmethod
    def terbaca(cls, petugas: Petugas) -> KegiatanQuerySet:
        """What the officer may read; its trail is kept to the same people."""
        return cls.objects.untuk(petugas)

    def clean(self) -> None:
        """Ends after it began, on the same day or the next."""
        super().clean()
        mulai: datetime | None = self.mulai  # a form may have left them empty
        selesai: datetime | None = self.selesai
        if mulai is None or selesai is None:
            return
        if selesai <= mulai:
            raise ValidationError({"selesai": "Selesai harus setelah mulai."})
        if selesai - mulai > PALING_LAMA:
            raise ValidationError({"selesai": "Satu kegiatan paling lama 24 jam."})

    def dijalankan_oleh(self, petugas: Petugas) -> bool:
        """Whether plan, acts and papers are the officer's; the rule of ``dijalankan``."""
        cakupan = Cakupan.untuk(petugas, kota=PELAKSANA, unit=OPERATOR)
        return cakupan.mencakup(self.tuan_rumah) or cakupan.mencakup(self.penyelenggara)

    @property
    def menerima_hadir(self) -> bool:
        """Whether attendance and people can still be taken down."""
        return self.status in MENERIMA_HADIR

    def qr_terbuka(self, pada: datetime) -> bool:
        """Whether the address on the poster works at ``pada`` (5.3)."""
        return (
            not self.token_dicabut
            and self.menerima_hadir
            and self.mulai - BUKA_SEBELUM <= pada <= self.selesai + BUKA_SESUDAH
        )

    @property
    def sebutan_jenis(self) -> list[str]:
        """The kinds in words."""
        return [str(JenisKegiatan(satu).label) for satu in self.jenis]
