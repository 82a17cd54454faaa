"""A pledge: how often a stakeholder will pass on what was said, until when (pemangku 6.6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from organisasi.alur.tindakan import Berkas, Langkah, TindakanTerlarang
from organisasi.kantor.peran import Cakupan
from organisasi.models import Petugas, Wilayah
from pemangku.izin import OPERATOR, PERAN_LIHAT
from pemangku.models.dasar import Beridentitas
from pemangku.models.kegiatan import Kegiatan
from pemangku.models.laporan_terusan import PERLU_ALASAN, LaporanTerusan
from pemangku.models.pemangku import Pemangku
from pemangku.models.pilihan_lanjutan import (
    ALUR_KOMITMEN,
    BentukTerusan,
    KeadaanKomitmen,
    StatusKomitmen,
    TindakanKomitmen,
)

# As the table holds it.
TARGET_TERBANYAK = 99
PALING_LAMA = timedelta(days=180)
# So long before the last day it is said to fall due.
SEPEKAN = timedelta(days=7)


class KomitmenQuerySet(models.QuerySet["Komitmen"]):
    """Pledges by officer and state."""

    def untuk(self, petugas: Petugas) -> Self:
        """Of the visits the officer may see."""
        cakupan = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
        if cakupan.kota:
            return self.all()
        terlihat = Kegiatan.objects.untuk(petugas).order_by().values("pk")
        return self.filter(kegiatan__in=terlihat)

    def diurus(self, petugas: Petugas) -> Self:
        """Those the officer sees to; the rule of ``diurus_oleh``."""
        milik = Kegiatan.objects.dijalankan(petugas).order_by().values("pk")
        return self.filter(kegiatan__in=milik)

    def jatuh_tempo(self, hari: date) -> Self:
        """Running ones with a week left, or past their day; the earliest first."""
        return self.berjalan().filter(tenggat__lte=hari + SEPEKAN).order_by("tenggat")

    def dengan_terusan(self) -> Self:
        """With ``terlapor``: how many reports of each count."""
        return self.annotate(terlapor=_terlapor())

    def dengan_tepat(self) -> Self:
        """With ``terlapor_tepat``: those of them of the last day or before (D7t)."""
        return self.annotate(terlapor_tepat=_terlapor(tanggal__lte=OuterRef("tenggat")))

    def untuk_daftar(self) -> Self:
        """All that a row shows."""
        return self.select_related(
            "kegiatan", "pemangku__jenis", "pemangku__wilayah", "wilayah"
        ).dengan_terusan()

    def berlaku(self) -> Self:
        """Not called off."""
        return self.filter(status=StatusKomitmen.BERLAKU)

    def berjalan(self) -> Self:
        """In force and not kept yet."""
        return self.berlaku().dengan_terusan().filter(terlapor__lt=F("target_kali"))

    def berkeadaan(self, keadaan: str, hari: date) -> Self:
        """Those whose ``keadaan`` is this one on ``hari``."""
        K = KeadaanKomitmen  # noqa: N806 - as everywhere for choices
        jalan = self.berjalan()
        pilih: dict[str, Self] = {
            K.DIBATALKAN: self.filter(status=StatusKomitmen.DIBATALKAN),
            K.TERPENUHI: self.berlaku()
            .dengan_terusan()
            .filter(terlapor__gte=F("target_kali")),
            K.LEWAT: jalan.filter(tenggat__lt=hari),
            K.SEBAGIAN: jalan.filter(tenggat__gte=hari, terlapor__gt=0),
            K.TERBUKA: jalan.filter(tenggat__gte=hari, terlapor=0),
        }
        return pilih.get(keadaan, self.none())


def _terlapor(**saring: OuterRef) -> Coalesce:
    terhitung = LaporanTerusan.objects.terhitung().filter(
        komitmen=OuterRef("pk"), **saring
    )
    hitung = terhitung.order_by().values("komitmen").annotate(kali=Count("pk"))
    return Coalesce(Subquery(hitung.values("kali")), 0)


class Komitmen(Berkas, Beridentitas):
    """What one stakeholder promised at one visit. How far it is, is never stored."""

    Status = StatusKomitmen
    Keadaan = KeadaanKomitmen
    Tindakan = TindakanKomitmen
    Bentuk = BentukTerusan
    ALUR: ClassVar[Mapping[str, Langkah]] = ALUR_KOMITMEN

    # Set by ``dengan_terusan``.
    terlapor: int

    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="komitmen")
    pemangku = models.ForeignKey(Pemangku, models.PROTECT, related_name="komitmen")
    bentuk = models.CharField(max_length=20, choices=BentukTerusan)
    target_kali = models.PositiveSmallIntegerField("berapa kali", default=1)
    # For information: people are counted in three ways that are never added (6.6).
    target_orang = models.PositiveIntegerField(
        "kira-kira berapa orang", null=True, blank=True
    )
    wilayah = models.ForeignKey(
        Wilayah,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="di mana",
    )
    tenggat = models.DateField("paling lambat")
    status = models.CharField(
        max_length=10, choices=StatusKomitmen, default=StatusKomitmen.BERLAKU
    )
    alasan_batal = models.CharField("alasan batal", max_length=300, blank=True)

    objects = KomitmenQuerySet.as_manager()

    class Meta:
        verbose_name = "komitmen"
        verbose_name_plural = "komitmen"
        ordering = ("tenggat", "pk")
        permissions = (("kelola_komitmen", "Boleh mengurus komitmen pemangku"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=StatusKomitmen.values),
                name="pemangku_komitmen_status_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(target_kali__range=(1, TARGET_TERBANYAK))
                & (Q(target_orang__isnull=True) | Q(target_orang__gte=1)),
                name="pemangku_komitmen_target_wajar",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusKomitmen.DIBATALKAN) | ~Q(alasan_batal=""),
                name="pemangku_komitmen_batal_beralasan",
            ),
        )
        indexes = (
            models.Index(
                fields=("status", "tenggat"), name="pemangku_komitmen_tenggat"
            ),
        )

    def __str__(self) -> str:
        return f"{self.pemangku.nama_tampil}: {self.get_bentuk_display().lower()}"

    @classmethod
    def terbaca(cls, petugas: Petugas) -> KomitmenQuerySet:
        """What the officer may read; its trail is kept to the same people."""
        return cls.objects.untuk(petugas)

    def keadaan(self, hari: date) -> KeadaanKomitmen:
        """How far it is on ``hari``; needs ``dengan_terusan``."""
        if self.status == StatusKomitmen.DIBATALKAN:
            return KeadaanKomitmen.DIBATALKAN
        if self.terlapor >= self.target_kali:
            return KeadaanKomitmen.TERPENUHI
        if self.tenggat < hari:
            return KeadaanKomitmen.LEWAT
        if self.terlapor:
            return KeadaanKomitmen.SEBAGIAN
        return KeadaanKomitmen.TERBUKA

    def diurus_oleh(self, petugas: Petugas) -> bool:
        """Whether it is the officer's to see to: of a visit that he runs."""
        return self.kegiatan.dijalankan_oleh(petugas)

    @property
    def hari_kegiatan(self) -> date:
        """The day of the visit: neither tenggat nor report lies before it."""
        return timezone.localdate(self.kegiatan.mulai)

    def batalkan(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """It will not be kept; raises TindakanTerlarang without a reason."""
        if not alasan.strip():
            raise TindakanTerlarang(PERLU_ALASAN)
        return self._jalankan(
            TindakanKomitmen.BATALKAN,
            oleh=oleh,
            pada=pada,
            catatan=alasan.strip(),
            alasan_batal=alasan.strip()[:300],
        )
