"""What a stakeholder is to units, to others, and where it reaches (pemangku 4.4)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q

from organisasi.models import Jejak, Petugas, Unit, Wilayah
from pemangku.dasar import Beridentitas
from pemangku.inventaris.models import JenisPemangku, Pemangku, Tag
from pemangku.inventaris.pilihan import (
    BALIKAN,
    JenisHubunganPemangku,
    JenisHubunganUnit,
)


class HubunganUnitQuerySet(models.QuerySet["HubunganUnit"]):
    def berlaku(self, hari: date) -> Self:
        return self.filter(
            Q(selesai__isnull=True) | Q(selesai__gte=hari), mulai__lte=hari
        )


class HubunganUnit(Beridentitas):
    Jenis = JenisHubunganUnit

    pemangku = models.ForeignKey(Pemangku, models.CASCADE, related_name="hubungan_unit")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=20, choices=JenisHubunganUnit)
    mulai = models.DateField()
    selesai = models.DateField("sampai dengan", null=True, blank=True)
    catatan = models.CharField(max_length=200, blank=True)

    objects = HubunganUnitQuerySet.as_manager()

    class Meta:
        verbose_name = "hubungan dengan unit"
        verbose_name_plural = "hubungan dengan unit"
        ordering = ("-mulai",)
        constraints = (
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="pemangku_hubunganunit_urut",
            ),
            models.UniqueConstraint(
                fields=("pemangku", "unit", "jenis"),
                condition=Q(selesai__isnull=True),
                name="pemangku_hubunganunit_tidak_ganda",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.unit.nama_pendek}"


class HubunganPemangku(Beridentitas):
    Jenis = JenisHubunganPemangku

    dari = models.ForeignKey(Pemangku, models.CASCADE, related_name="hubungan_ke")
    ke = models.ForeignKey(Pemangku, models.CASCADE, related_name="hubungan_dari")
    jenis = models.CharField(max_length=20, choices=JenisHubunganPemangku)

    class Meta:
        verbose_name = "hubungan antarpemangku"
        verbose_name_plural = "hubungan antarpemangku"
        ordering = ("jenis", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(dari=F("ke")),
                name="pemangku_hubunganpemangku_bukan_dirinya",
            ),
            models.UniqueConstraint(
                fields=("dari", "ke", "jenis"), name="pemangku_hubunganpemangku_unik"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.ke.nama_tampil}"

    @property
    def sebutan_balik(self) -> str:
        return f"{BALIKAN[self.jenis]} {self.dari.nama_tampil}"


class CakupanPemangku(Beridentitas):
    pemangku = models.ForeignKey(Pemangku, models.CASCADE, related_name="cakupan")
    wilayah = models.ForeignKey(Wilayah, models.PROTECT, related_name="+")
    dasar = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "cakupan wilayah"
        verbose_name_plural = "cakupan wilayah"
        ordering = ("wilayah",)
        constraints = (
            models.UniqueConstraint(
                fields=("pemangku", "wilayah"), name="pemangku_cakupan_unik"
            ),
        )

    def __str__(self) -> str:
        return str(self.wilayah)


# The acts, tags among them: each is one line of the trail

TAG_MAKS, JENIS_MAKS = 5, 3
TERLALU_BANYAK_TAG = f"Paling banyak {TAG_MAKS} tag."
TERLALU_BANYAK_JENIS = f"Paling banyak {JENIS_MAKS} jenis tambahan."
DIRINYA = "Pilih pemangku lain, bukan dirinya sendiri."
SUDAH_BERHUBUNGAN = "Hubungan ini sudah tercatat dan masih berlaku."
SEBELUM_MULAI = "Tanggal akhir lebih awal dari tanggal mulainya, {mulai:%d-%m-%Y}."


@transaction.atomic
def tambah_cakupan(
    pemangku: Pemangku,
    *,
    wilayah: Wilayah,
    oleh: Petugas | None,
    pada: datetime,
    dasar: str = "",
) -> CakupanPemangku:
    """Say that it reaches a region; the row that is there is returned as it is."""
    cakupan, baru = CakupanPemangku.objects.get_or_create(
        pemangku=pemangku,
        wilayah=wilayah,
        defaults={"dasar": dasar.strip(), "dibuat_oleh": oleh},
    )
    if baru:
        Jejak.objects.catat(
            pemangku,
            "tambah_cakupan",
            oleh=oleh,
            pada=pada,
            sesudah={"wilayah": str(wilayah)},
        )
    return cakupan


@transaction.atomic
def hapus_cakupan(cakupan: CakupanPemangku, *, oleh: Petugas, pada: datetime) -> None:
    Jejak.objects.catat(
        cakupan.pemangku,
        "hapus_cakupan",
        oleh=oleh,
        pada=pada,
        sebelum={"wilayah": str(cakupan.wilayah)},
    )
    cakupan.delete()


@transaction.atomic
def hubungkan_unit(
    pemangku: Pemangku,
    *,
    unit: Unit,
    jenis: str,
    mulai: date,
    oleh: Petugas,
    pada: datetime,
    catatan: str = "",
) -> HubunganUnit:
    """It is something to a unit from ``mulai``; ValidationError when it is already."""
    ada = pemangku.hubungan_unit.filter(unit=unit, jenis=jenis, selesai=None)
    if ada.exists():
        raise ValidationError({"jenis": SUDAH_BERHUBUNGAN})
    hubungan = HubunganUnit.objects.create(
        pemangku=pemangku,
        unit=unit,
        jenis=jenis,
        mulai=mulai,
        catatan=catatan.strip(),
        dibuat_oleh=oleh,
    )
    Jejak.objects.catat(
        pemangku,
        "hubungkan_unit",
        oleh=oleh,
        pada=pada,
        sesudah={"hubungan": str(hubungan)},
    )
    return hubungan


@transaction.atomic
def akhiri_hubungan_unit(
    hubungan: HubunganUnit, *, selesai: date, oleh: Petugas, pada: datetime
) -> HubunganUnit:
    """The relation ends; ValidationError for a day before its beginning."""
    if selesai < hubungan.mulai:
        raise ValidationError(
            {"selesai": SEBELUM_MULAI.format(mulai=hubungan.mulai)},
        )
    hubungan.selesai = selesai
    hubungan.save(update_fields=("selesai", "diubah_pada"))
    Jejak.objects.catat(
        hubungan.pemangku,
        "akhiri_hubungan_unit",
        oleh=oleh,
        pada=pada,
        sebelum={"hubungan": str(hubungan)},
    )
    return hubungan


@transaction.atomic
def hubungkan_pemangku(
    pemangku: Pemangku, *, ke: Pemangku, jenis: str, oleh: Petugas, pada: datetime
) -> HubunganPemangku:
    """One is something to another; ValidationError for itself. Twice changes nothing."""
    if pemangku.pk == ke.pk:
        raise ValidationError({"nomor": DIRINYA})
    hubungan, baru = HubunganPemangku.objects.get_or_create(
        dari=pemangku, ke=ke, jenis=jenis, defaults={"dibuat_oleh": oleh}
    )
    if baru:
        Jejak.objects.catat(
            pemangku,
            "hubungkan_pemangku",
            oleh=oleh,
            pada=pada,
            sesudah={"jenis": jenis, "ke": ke.nomor},
        )
    return hubungan


@transaction.atomic
def lepas_hubungan(
    hubungan: HubunganPemangku, *, oleh: Petugas, pada: datetime
) -> None:
    Jejak.objects.catat(
        hubungan.dari,
        "lepas_hubungan",
        oleh=oleh,
        pada=pada,
        sebelum={"jenis": hubungan.jenis, "ke": hubungan.ke.nomor},
    )
    hubungan.delete()


@transaction.atomic
def tandai_pemangku(
    pemangku: Pemangku,
    *,
    tag: Collection[Tag],
    jenis_tambahan: Collection[JenisPemangku],
    oleh: Petugas,
    pada: datetime,
) -> Pemangku:
    """Set its tags and further kinds; ValidationError by field for too many."""
    if len(tag) > TAG_MAKS:
        raise ValidationError({"tag": TERLALU_BANYAK_TAG})
    if len(jenis_tambahan) > JENIS_MAKS:
        raise ValidationError({"jenis_tambahan": TERLALU_BANYAK_JENIS})
    pemangku.tag.set(tag)
    pemangku.jenis_tambahan.set(jenis_tambahan)
    Jejak.objects.catat(
        pemangku,
        "tandai",
        oleh=oleh,
        pada=pada,
        sesudah={
            "tag": ", ".join(sorted(map(str, tag))),
            "jenis_tambahan": ", ".join(sorted(map(str, jenis_tambahan))),
        },
    )
    return pemangku
