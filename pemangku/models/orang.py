"""Persons and their dated posts; all personal data stands here or in their channels."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from string import hexdigits
from typing import TYPE_CHECKING, ClassVar, Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual

from organisasi.alur.tindakan import Berkas, Langkah
from pemangku.models.dasar import Beridentitas
from pemangku.models.pemangku import Pemangku
from pemangku.models.pilihan import (
    ALUR_ORANG,
    JenisKelamin,
    PeranKhusus,
    StatusOrang,
    TindakanOrang,
)
from pemangku.nama import normal_orang

if TYPE_CHECKING:
    from organisasi.models import Petugas

NAMA_DIHAPUS = "(dihapus)"
# Of a person's key so many digits stand in the number: 48 bits tell all apart.
AWALAN, PANJANG_NOMOR, PANJANG_KUNCI = "OR-", 12, 32


class OrangQuerySet(models.QuerySet["Orang"]):
    """Persons by officer and state."""

    def untuk(self, petugas: Petugas) -> Self:
        """Those with a post at a stakeholder the officer may see."""
        terlihat = Pemangku.objects.untuk(petugas).values("pk")
        return self.filter(jabatan__pemangku__in=terlihat).distinct()

    def aktif(self) -> Self:
        """Neither merged nor erased."""
        return self.filter(status=StatusOrang.AKTIF)

    def bernomor(self, nomor: str) -> Self:
        """Whom letters and logs call ``OR-…``; nobody for what is no such number."""
        angka = nomor.strip().upper().removeprefix(AWALAN)
        if len(angka) != PANJANG_NOMOR or not set(angka) <= set(hexdigits):
            return self.none()
        ujung = [UUID(angka.ljust(PANJANG_KUNCI, isi)) for isi in "0f"]
        return self.filter(pk__range=ujung)


class Orang(Berkas, Beridentitas):
    """A person in some post. Never stored: NIK, date of birth, religion, party, health.

    No history table: what was erased must be gone (pemangku 8.3).
    """

    Status = StatusOrang
    Tindakan = TindakanOrang
    ALUR: ClassVar[Mapping[str, Langkah]] = ALUR_ORANG

    nama = models.CharField(max_length=100)
    gelar_depan = models.CharField("gelar depan", max_length=30, blank=True)
    gelar_belakang = models.CharField("gelar belakang", max_length=60, blank=True)
    nama_normal = models.CharField(max_length=100, blank=True, editable=False)
    jenis_kelamin = models.CharField(
        "L/P",
        max_length=1,
        choices=JenisKelamin,
        blank=True,
        help_text="Hanya untuk jumlah peserta.",
    )
    status = models.CharField(
        max_length=10, choices=StatusOrang, default=StatusOrang.AKTIF
    )
    penerus = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="pendahulu"
    )

    objects = OrangQuerySet.as_manager()

    class Meta:
        verbose_name = "orang"
        verbose_name_plural = "orang"
        ordering = ("nama", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(GreaterThanOrEqual(Length("nama"), 2)),
                name="pemangku_orang_bernama",
            ),
            models.CheckConstraint(
                condition=Q(status__in=StatusOrang.values),
                name="pemangku_orang_status_dikenal",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusOrang.TERGABUNG) | Q(penerus__isnull=False),
                name="pemangku_orang_tergabung_berpenerus",
            ),
            models.CheckConstraint(
                condition=~Q(penerus=F("pk")), name="pemangku_orang_bukan_dirinya"
            ),
        )
        indexes = (
            GinIndex(
                fields=("nama_normal",),
                name="pemangku_orang_trgm",
                opclasses=("gin_trgm_ops",),
            ),
        )

    def __str__(self) -> str:
        return self.nama_lengkap

    @classmethod
    def terbaca(cls, petugas: Petugas) -> OrangQuerySet:
        """Whose trail the officer may read."""
        return cls.objects.untuk(petugas)

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the normal form that look-alikes are found by."""
        self.nama_normal = normal_orang(self.nama)[:100]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def hapus(self, *, oleh: Petugas | None, pada: datetime, alasan: str) -> Self:
        """Forget the name; channels and what else is personal is the caller's to drop."""
        self._jalankan(TindakanOrang.HAPUS, oleh=oleh, pada=pada, catatan=alasan)
        self.nama, self.gelar_depan, self.gelar_belakang = NAMA_DIHAPUS, "", ""
        self.jenis_kelamin = ""
        self.save()
        return self

    def gabungkan(self, *, ke: Orang, oleh: Petugas, pada: datetime) -> Self:
        """He is the one in ``ke``."""
        return self._jalankan(TindakanOrang.GABUNGKAN, oleh=oleh, pada=pada, penerus=ke)

    def pisahkan(self, *, oleh: Petugas, pada: datetime) -> Self:
        """He is somebody else after all."""
        return self._jalankan(
            TindakanOrang.PISAHKAN, oleh=oleh, pada=pada, penerus=None
        )

    @property
    def nomor(self) -> str:
        """What letters and logs call the person by, without a name."""
        return f"{AWALAN}{self.pk.hex[:PANJANG_NOMOR].upper()}"

    @property
    def sebutan_jejak(self) -> str:
        """How the trail of another record names the person."""
        return self.nomor

    @property
    def dihapus_pada(self) -> datetime | None:
        """When the person was forgotten; None while it was not."""
        return self.status_sejak if self.status == StatusOrang.DIHAPUS else None

    @property
    def nama_lengkap(self) -> str:
        """With titles: ``H. Nama, S.Sos.``."""
        depan = f"{self.gelar_depan} {self.nama}".strip()
        return f"{depan}, {self.gelar_belakang}" if self.gelar_belakang else depan


class JabatanQuerySet(models.QuerySet["Jabatan"]):
    """Posts by day and holder."""

    def nyata(self) -> Self:
        """Of persons who stand by themselves; a merged one's posts are another's now."""
        return self.exclude(orang__status=StatusOrang.TERGABUNG)

    def berlaku(self, hari: date) -> Self:
        """Held on ``hari``."""
        return self.filter(
            Q(selesai__isnull=True) | Q(selesai__gte=hari), mulai__lte=hari
        )

    def berlaku_sejak(self, hari: date) -> Self:
        """Held on ``hari`` or later."""
        return self.filter(Q(selesai__isnull=True) | Q(selesai__gte=hari))


class Jabatan(Beridentitas):
    """A person's post at a stakeholder, from a day to a day."""

    PeranKhusus = PeranKhusus

    orang = models.ForeignKey(Orang, models.PROTECT, related_name="jabatan")
    pemangku = models.ForeignKey(Pemangku, models.PROTECT, related_name="jabatan")
    nama_jabatan = models.CharField("jabatan", max_length=120)
    peran_khusus = ArrayField(
        models.CharField(max_length=20, choices=PeranKhusus),
        default=list,
        blank=True,
        verbose_name="peran khusus",
    )
    mulai = models.DateField()
    selesai = models.DateField("sampai dengan", null=True, blank=True)
    dasar = models.CharField("nomor SK", max_length=150, blank=True)

    objects = JabatanQuerySet.as_manager()

    class Meta:
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        ordering = ("-mulai", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="pemangku_jabatan_urut",
            ),
            models.UniqueConstraint(
                fields=("pemangku",),
                condition=Q(
                    peran_khusus__contains=[PeranKhusus.NARAHUBUNG_UTAMA],
                    selesai__isnull=True,
                ),
                name="pemangku_jabatan_satu_narahubung",
            ),
            models.UniqueConstraint(
                fields=("pemangku",),
                condition=Q(
                    peran_khusus__contains=[PeranKhusus.PIMPINAN], selesai__isnull=True
                ),
                name="pemangku_jabatan_satu_pimpinan",
            ),
            models.UniqueConstraint(
                fields=("orang", "pemangku", "nama_jabatan"),
                condition=Q(selesai__isnull=True),
                name="pemangku_jabatan_tidak_ganda",
            ),
        )

    def __str__(self) -> str:
        return self.nama_jabatan

    def berlaku(self, hari: date) -> bool:
        """Whether it is held on ``hari``."""
        return self.mulai <= hari and (self.selesai is None or hari <= self.selesai)

    @property
    def sebutan_peran(self) -> list[str]:
        """The special parts in words."""
        return [str(PeranKhusus(satu).label) for satu in self.peran_khusus]
