"""What a stakeholder is to units, to others, and where it reaches (pemangku 4.4)."""

from __future__ import annotations

from django.db import models, transaction
from django.db.models import F, Q

from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas, Unit, Wilayah
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.pilihan import JenisHubunganPemangku, JenisHubunganUnit
from pemangku.inventaris.tabel import Beridentitas


class HubunganUnit(Beridentitas):
    Jenis = JenisHubunganUnit

    pemangku = models.ForeignKey(Pemangku, models.CASCADE, related_name="hubungan_unit")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=20, choices=JenisHubunganUnit)
    mulai = models.DateField()
    selesai = models.DateField("sampai dengan", null=True, blank=True)
    catatan = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "hubungan dengan unit"
        verbose_name_plural = "hubungan dengan unit"
        ordering = ("-mulai",)
        constraints = (
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="pemangku_hubunganunit_urut",
                violation_error_message="Tanggal akhir lebih awal dari tanggal mulainya.",
            ),
            models.UniqueConstraint(
                fields=("pemangku", "unit", "jenis"),
                condition=Q(selesai__isnull=True),
                name="pemangku_hubunganunit_tidak_ganda",
                violation_error_message="Hubungan ini sudah tercatat dan masih berlaku.",
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
                violation_error_message="Pilih pemangku lain, bukan dirinya sendiri.",
            ),
            models.UniqueConstraint(
                fields=("dari", "ke", "jenis"), name="pemangku_hubunganpemangku_unik"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.ke.nama_tampil}"


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


# Adding a region from elsewhere; all else is changed on one page (meja/kaitan.py)

TAG_MAKS, JENIS_MAKS = 5, 3
TERLALU_BANYAK_TAG = f"Paling banyak {TAG_MAKS} tag."
TERLALU_BANYAK_JENIS = f"Paling banyak {JENIS_MAKS} jenis tambahan."


@transaction.atomic
def tambah_cakupan(
    pemangku: Pemangku, saat: Saat[Petugas | None], *, wilayah: Wilayah, dasar: str = ""
) -> CakupanPemangku:
    """Say that it reaches a region; the row that is there is returned as it is."""
    cakupan, baru = CakupanPemangku.objects.get_or_create(
        pemangku=pemangku,
        wilayah=wilayah,
        defaults={"dasar": dasar.strip(), "dibuat_oleh": saat.oleh},
    )
    if baru:
        Jejak.objects.catat(
            pemangku, "tambah_cakupan", saat=saat, sesudah={"wilayah": str(wilayah)}
        )
    return cakupan


def potret_kaitan(pemangku: Pemangku) -> dict[str, str]:
    """All ties in short words, for the trail; others by number, never by name."""
    return {
        "wilayah": ", ".join(
            str(c) for c in pemangku.cakupan.select_related("wilayah__induk")
        ),
        "unit": ", ".join(
            f"{h}, {h.mulai} sampai {h.selesai or 'kini'}"
            for h in pemangku.hubungan_unit.select_related("unit")
        ),
        "pemangku": ", ".join(
            f"{h.get_jenis_display()} {h.ke.nomor}"
            for h in pemangku.hubungan_ke.select_related("ke")
        ),
        "tag": ", ".join(map(str, pemangku.tag.all())),
        "jenis_tambahan": ", ".join(map(str, pemangku.jenis_tambahan.all())),
    }
