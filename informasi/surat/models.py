"""Letters as they were issued: frozen, numbered by version, verifiable by anyone."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from informasi.keberatan.models import Keberatan
from informasi.permohonan.models import Permohonan
from organisasi.basis_data.kolom import NamaAcak, kendala, sekali
from organisasi.models import Unit, oleh_petugas
from organisasi.sandi import TeksTersandi


class JenisSurat(models.TextChoices):
    TANDA_BUKTI = "tanda_bukti", "Tanda bukti permohonan"
    KEKURANGAN = "kekurangan", "Surat kekurangan berkas"
    PEMBERITAHUAN = "pemberitahuan", "Pemberitahuan tertulis"
    PERPANJANGAN = "perpanjangan", "Pemberitahuan perpanjangan waktu"
    RUJUKAN = "rujukan", "Pemberitahuan rujukan"
    SK_PENOLAKAN = "sk_penolakan", "SK PPID tentang penolakan permohonan"
    TANDA_BUKTI_KEBERATAN = "tanda_bukti_keberatan", "Tanda bukti keberatan"
    TANGGAPAN_KEBERATAN = "tanggapan_keberatan", "Tanggapan Atasan PPID"


# What no update may touch once a paper is issued.
DIBEKUKAN = (
    "jenis",
    "nomor",
    "versi",
    "kode_verifikasi",
    "unit",
    "permohonan",
    "keberatan",
    "naskah",
    "sidik_naskah",
    "dibuat_oleh",
    "dibuat_pada",
)


class SuratQuerySet(models.QuerySet["Surat"]):
    def berlaku(self) -> Self:
        return self.filter(pengganti=None)

    def perkara(self, permohonan: Permohonan) -> Self:
        return self.filter(
            Q(permohonan=permohonan) | Q(keberatan__permohonan=permohonan)
        )


class Surat(models.Model):
    Jenis = JenisSurat

    jenis = models.CharField(max_length=25, choices=JenisSurat)
    nomor = models.CharField("nomor surat", max_length=120)
    versi = models.PositiveSmallIntegerField(default=1)
    kode_verifikasi = models.CharField(max_length=20, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    permohonan = models.ForeignKey(
        Permohonan, models.PROTECT, null=True, blank=True, related_name="surat"
    )
    keberatan = models.ForeignKey(
        Keberatan, models.PROTECT, null=True, blank=True, related_name="surat"
    )
    # What the paper says, frozen with the act; names and addresses stand apart, so that
    # they can be erased on time while the paper stays provable.
    naskah = models.JSONField()
    identitas = TeksTersandi("identitas pada surat (JSON)", blank=True)
    sidik_naskah = models.CharField(
        max_length=64, help_text="SHA-256 naskah dan identitas saat dikeluarkan."
    )
    # Printed once, after the act: typesetting must not hold the register's lock.
    berkas = models.FileField(upload_to=NamaAcak("surat"), max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    ukuran = models.PositiveBigIntegerField(default=0)
    dibuat_oleh = oleh_petugas()
    dibuat_pada = models.DateTimeField()
    menggantikan = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="pengganti"
    )
    alasan_ganti = models.CharField("alasan diganti", max_length=300, blank=True)

    objects = SuratQuerySet.as_manager()

    class Meta:
        verbose_name = "surat"
        ordering = ("-pk",)
        constraints = kendala(
            nomor_versi=sekali("nomor", "versi"),
            ganti_beralasan=Q(versi=1, menggantikan__isnull=True)
            | (Q(versi__gt=1, menggantikan__isnull=False) & ~Q(alasan_ganti="")),
        )
        triggers = (
            pgtrigger.Protect(name="surat_tetap_ada", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="surat_dibekukan",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(*DIBEKUKAN),
            ),
            pgtrigger.Protect(
                name="surat_dicetak_sekali",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.sha256 <> '' AND NEW.sha256 IS DISTINCT FROM OLD.sha256"
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nomor}"

    def get_absolute_url(self) -> str:
        return reverse("informasi:surat-verifikasi", args=(self.kode_verifikasi,))
