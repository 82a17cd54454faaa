"""Assessments: of what, by which scale, by whom; rows are only added (pemangku 4.6)."""

from __future__ import annotations

from datetime import date
from typing import Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual

from organisasi.kantor.peran import Cakupan
from organisasi.models import Petugas
from pemangku.dasar import Beridentitas, hanya_ditambah
from pemangku.inventaris.models import Pemangku
from pemangku.izin import OPERATOR, PEMBACA_NILAI

# Words of the scales, and what the corners of the matrix mean

TERENDAH, TERTINGGI = 1, 5


class StatusPenilaian(models.TextChoices):
    DRAF = "draf", "Menunggu disahkan"
    SAH = "sah", "Sah"


class Sikap(models.IntegerChoices):
    MENENTANG = -2, "Sangat keberatan"
    KEBERATAN = -1, "Keberatan"
    NETRAL = 0, "Netral"
    MENDUKUNG = 1, "Mendukung"
    SANGAT_MENDUKUNG = 2, "Sangat mendukung"


class Keterlibatan(models.TextChoices):
    TIDAK_TAHU = "tidak_tahu", "Tidak tahu"
    MENOLAK = "menolak", "Menolak"
    NETRAL = "netral", "Netral"
    MENDUKUNG = "mendukung", "Mendukung"
    MEMIMPIN = "memimpin", "Memimpin"


class Kuadran(models.TextChoices):
    PROMOTER = "promoter", "Promoter"
    LATENT = "latent", "Latent"
    DEFENDER = "defender", "Defender"
    APATHETIC = "apathetic", "Apathetic"

    @property
    def perlakuan(self) -> str:
        return PERLAKUAN[self]


PERLAKUAN = {
    Kuadran.PROMOTER: "kelola erat",
    Kuadran.LATENT: "jaga hubungan baik",
    Kuadran.DEFENDER: "beri informasi, jadikan penerus",
    Kuadran.APATHETIC: "pantau",
}


# The tables; assessments are only added

ALASAN_TERPENDEK = 10
SKALA = ("pengaruh", "kepentingan", "dampak", "urgensi")


class KonteksPenilaianQuerySet(models.QuerySet["KonteksPenilaian"]):
    def berlaku(self, hari: date) -> Self:
        """Those that are assessed on ``hari``, the oldest first."""
        return self.filter(
            Q(selesai__isnull=True) | Q(selesai__gte=hari), mulai__lte=hari
        ).order_by("mulai", "nama")


@pghistory.track()
class KonteksPenilaian(Beridentitas):
    """What influence and interest are about; without an object they mean nothing."""

    nama = models.CharField(max_length=120, unique=True)
    pertanyaan = models.CharField(max_length=300)
    mulai = models.DateField()
    selesai = models.DateField("sampai dengan", null=True, blank=True)

    objects = KonteksPenilaianQuerySet.as_manager()

    class Meta:
        verbose_name = "konteks penilaian"
        verbose_name_plural = "konteks penilaian"
        ordering = ("mulai", "nama")
        constraints = (
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="pemangku_kontekspenilaian_urut",
            ),
        )

    def __str__(self) -> str:
        return self.nama


class RubrikPenilaianQuerySet(models.QuerySet["RubrikPenilaian"]):
    def kini(self, hari: date) -> RubrikPenilaian | None:
        """The newest that is in force on ``hari``."""
        return self.filter(berlaku_sejak__lte=hari).order_by("-versi").first()


def _lima(nama: str) -> ArrayField:
    return ArrayField(
        models.CharField(max_length=200), size=TERTINGGI, verbose_name=nama
    )


class RubrikPenilaian(Beridentitas):
    versi = models.PositiveSmallIntegerField(unique=True)
    berlaku_sejak = models.DateField()
    pengaruh = _lima("pengaruh, skor 1 sampai 5")
    kepentingan = _lima("kepentingan, skor 1 sampai 5")

    objects = RubrikPenilaianQuerySet.as_manager()

    class Meta:
        verbose_name = "rubrik penilaian"
        verbose_name_plural = "rubrik penilaian"
        ordering = ("-versi",)
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    pengaruh__len=TERTINGGI,
                    kepentingan__len=TERTINGGI,
                ),
                name="pemangku_rubrik_lima_skor",
            ),
        )
        triggers = hanya_ditambah()

    def __str__(self) -> str:
        return f"Rubrik versi {self.versi}"


class PenilaianQuerySet(models.QuerySet["Penilaian"]):
    def untuk(self, petugas: Petugas) -> Self:
        return self.filter(Penilaian.cakupan(petugas).q("pemangku__pengelola"))

    def sah(self) -> Self:
        """Approved by a second person."""
        return self.filter(status=StatusPenilaian.SAH)


def _skor(nama: str, bantuan: str = "") -> models.PositiveSmallIntegerField:
    """1 to 5; empty means: not assessed."""
    return models.PositiveSmallIntegerField(
        nama,
        null=True,
        blank=True,
        help_text=bantuan,
        validators=(MinValueValidator(TERENDAH), MaxValueValidator(TERTINGGI)),
    )


def _antara(kolom: str) -> Q:
    return Q(**{f"{kolom}__isnull": True}) | Q(
        **{f"{kolom}__gte": TERENDAH, f"{kolom}__lte": TERTINGGI}
    )


class Penilaian(Beridentitas):
    """What one assessor found on one day; an empty scale is "not assessed", never 3."""

    Status = StatusPenilaian
    Sikap = Sikap
    Keterlibatan = Keterlibatan

    pemangku = models.ForeignKey(Pemangku, models.PROTECT, related_name="penilaian")
    konteks = models.ForeignKey(
        KonteksPenilaian, models.PROTECT, related_name="penilaian"
    )
    # By which wording the scores were given.
    rubrik = models.ForeignKey(
        RubrikPenilaian, models.PROTECT, null=True, blank=True, related_name="+"
    )
    pengaruh = _skor("pengaruh")
    kepentingan = _skor("kepentingan")
    dampak = _skor("dampak", "Sejauh mana terkena akibat tiga layanan.")
    legitimasi = models.BooleanField(
        null=True, blank=True, help_text="Diakui kelompoknya sebagai wakil."
    )
    urgensi = _skor("urgensi", "Sejauh mana perlu segera didekati.")
    sikap = models.SmallIntegerField(choices=Sikap, null=True, blank=True)
    keterlibatan_kini = models.CharField(
        max_length=10, choices=Keterlibatan, blank=True
    )
    keterlibatan_diinginkan = models.CharField(
        max_length=10, choices=Keterlibatan, blank=True
    )
    strategi = models.CharField(max_length=500, blank=True)
    alasan = models.TextField(max_length=1000)
    penilai = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    dinilai_pada = models.DateTimeField()
    status = models.CharField(
        max_length=4, choices=StatusPenilaian, default=StatusPenilaian.DRAF
    )
    disahkan_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    disahkan_pada = models.DateTimeField(null=True, blank=True)

    objects = PenilaianQuerySet.as_manager()

    class Meta:
        verbose_name = "penilaian"
        verbose_name_plural = "penilaian"
        ordering = ("-dinilai_pada", "pk")
        permissions = (
            ("nilai_pemangku", "Boleh menilai pemangku"),
            ("sahkan_penilaian", "Boleh mengesahkan penilaian orang lain"),
            ("nilai_perorangan", "Boleh menilai perorangan bila ada DPIA"),
        )
        constraints = (
            *(
                models.CheckConstraint(
                    condition=_antara(kolom), name=f"pemangku_penilaian_{kolom}_1_5"
                )
                for kolom in SKALA
            ),
            models.CheckConstraint(
                condition=Q(sikap__isnull=True) | Q(sikap__in=Sikap.values),
                name="pemangku_penilaian_sikap_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(GreaterThanOrEqual(Length("alasan"), ALASAN_TERPENDEK)),
                name="pemangku_penilaian_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=StatusPenilaian.DRAF,
                    disahkan_oleh__isnull=True,
                    disahkan_pada__isnull=True,
                )
                | Q(
                    status=StatusPenilaian.SAH,
                    disahkan_oleh__isnull=False,
                    disahkan_pada__isnull=False,
                ),
                name="pemangku_penilaian_sah_disahkan",
            ),
            models.CheckConstraint(
                condition=Q(disahkan_oleh__isnull=True)
                | ~Q(disahkan_oleh=F("penilai")),
                name="pemangku_penilaian_bukan_penilai",
            ),
        )
        indexes = (
            models.Index(
                fields=("konteks", "pemangku", "-dinilai_pada"),
                name="pemangku_penilaian_kini",
            ),
        )
        triggers = hanya_ditambah(
            pindah="pemangku_id", sahkan=("status", "disahkan_oleh_id", "disahkan_pada")
        )

    def __str__(self) -> str:
        return f"{self.pemangku.nama_tampil}, {self.dinilai_pada:%d-%m-%Y}"

    @classmethod
    def cakupan(cls, petugas: Petugas) -> Cakupan:
        return Cakupan.untuk(petugas, kota=PEMBACA_NILAI, unit=OPERATOR)

    @classmethod
    def terbaca(cls, petugas: Petugas) -> PenilaianQuerySet:
        return cls.objects.untuk(petugas)
