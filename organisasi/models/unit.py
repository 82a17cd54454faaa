"""Units of the city as a tree: Setda with its bagian, OPD, kecamatan, kelurahan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse

from organisasi.cakupan import Cakupan
from organisasi.peran import Peran

from .tercatat import Tercatat
from .versi import Area, naikkan_versi
from .wilayah import Wilayah

if TYPE_CHECKING:
    from .petugas import Petugas


class JenisUnit(models.TextChoices):
    """Kind of unit."""

    OPD = "opd", "Perangkat daerah"
    KECAMATAN = "kecamatan", "Kecamatan"
    KELURAHAN = "kelurahan", "Kelurahan"


class PeranPPID(models.TextChoices):
    """Part a unit plays in the information service."""

    UTAMA = "utama", "PPID Utama"
    PEMBANTU = "pembantu", "PPID Pembantu"
    TANPA = "tanpa", "Tanpa PPID sendiri"


class UnitQuerySet(models.QuerySet["Unit"]):
    """Units by place in the tree and by officer."""

    def berjalan(self, hari: date) -> Self:
        """Units that exist on ``hari``."""
        return self.filter(
            Q(mulai__isnull=True) | Q(mulai__lte=hari),
            Q(sampai__isnull=True) | Q(sampai__gte=hari),
        )

    def ber_ppid(self) -> Self:
        """The main PPID and its assistants."""
        return self.exclude(peran_ppid=PeranPPID.TANPA)

    def di_bawah(self, unit: Iterable[int]) -> Self:
        """The given units and all below them; the tree is at most three levels deep."""
        pk = list(unit)
        return self.filter(Q(pk__in=pk) | Q(induk__in=pk) | Q(induk__induk__in=pk))

    def untuk(self, petugas: Petugas) -> Self:
        """Units the officer may see in the admin."""
        return self.filter(
            Cakupan.untuk(
                petugas,
                kota={Peran.PPID_UTAMA, Peran.ADMIN_TEKNIS, Peran.AUDITOR},
                unit={Peran.PPID_PEMBANTU, Peran.PETUGAS_LAYANAN},
            ).q("")
        )

    def utama(self) -> Unit:
        """The main PPID; Unit.DoesNotExist while none is entered."""
        return self.get(peran_ppid=PeranPPID.UTAMA, sampai__isnull=True)


@pghistory.track()
class Unit(Tercatat):
    """An office of the city. Merged or renamed units keep their past."""

    Jenis = JenisUnit
    PeranPPID = PeranPPID

    kode = models.CharField(max_length=60, unique=True)
    slug = models.SlugField("alamat di portal", max_length=100, unique=True)
    nama = models.CharField(max_length=200)
    singkatan = models.CharField(max_length=60, blank=True)
    jenis = models.CharField(max_length=10, choices=JenisUnit)
    bentuk = models.CharField(
        max_length=30, blank=True, help_text="dinas, badan, bagian …"
    )
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="bawahan"
    )
    wilayah = models.ForeignKey(
        Wilayah, models.PROTECT, null=True, blank=True, related_name="unit"
    )
    peran_ppid = models.CharField(
        "peran PPID", max_length=10, choices=PeranPPID, default=PeranPPID.TANPA
    )
    atasan_ppid = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="unit Atasan PPID",
        help_text="Kosong: Sekretariat Daerah untuk seluruh kota.",
    )
    tugas = models.TextField("tugas pokok", blank=True)
    alamat = models.CharField(max_length=250, blank=True)
    loket = models.CharField(
        "letak loket",
        max_length=250,
        blank=True,
        help_text="Mis. lantai 1, sebelah kiri.",
    )
    jam_layanan = models.CharField(
        "jam layanan", max_length=200, blank=True, help_text="Kosong: jam layanan kota."
    )
    telepon = models.CharField(max_length=60, blank=True)
    surel = models.EmailField("surel", blank=True)
    situs = models.URLField("situs", blank=True)
    menguasai = models.TextField(
        "informasi yang dikuasai",
        blank=True,
        help_text="Kata-kata warga, dipisah koma: “surat pindah, rekap penduduk”.",
    )
    dipercaya = models.BooleanField(
        "boleh menerbitkan sendiri",
        default=False,
        help_text="Rancangan yang sudah diperiksa kepala unit terbit tanpa menunggu PPID Utama.",
    )
    mulai = models.DateField("berdiri sejak", null=True, blank=True)
    sampai = models.DateField("sampai", null=True, blank=True)
    penerus = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pendahulu",
        verbose_name="diteruskan oleh",
    )
    keyakinan = models.CharField("keyakinan data", max_length=10, blank=True)
    sumber = models.CharField("sumber data", max_length=250, blank=True)
    teks_cari = models.TextField(blank=True, editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "unit"
        verbose_name_plural = "unit"
        ordering = ("nama",)
        constraints = (
            models.UniqueConstraint(
                fields=("peran_ppid",),
                condition=Q(peran_ppid="utama", sampai__isnull=True),
                name="organisasi_unit_satu_ppid_utama",
            ),
            models.CheckConstraint(
                condition=~Q(induk=F("pk")), name="organisasi_unit_bukan_induk_sendiri"
            ),
            models.CheckConstraint(
                condition=Q(sampai__isnull=True)
                | Q(mulai__isnull=True)
                | Q(sampai__gte=F("mulai")),
                name="organisasi_unit_sampai_setelah_mulai",
            ),
        )
        triggers = (naikkan_versi(Area.KANTOR),)

    def __str__(self) -> str:
        return self.nama

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the words that search looks in."""
        self.teks_cari = (
            f"{self.nama} {self.singkatan} {self.kode} {self.menguasai} {self.tugas}"
        )
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("unit-rinci", args=(self.slug,))

    @property
    def nama_pendek(self) -> str:
        """The abbreviation, else the name without the city's."""
        return self.singkatan or self.nama

    def berakhir(self, hari: date) -> bool:
        """Whether it exists no more on ``hari``."""
        return self.sampai is not None and self.sampai < hari

    def nama_pada(self, hari: date) -> str:
        """The name the unit bore on ``hari``."""
        lama = self.nama_lama.filter(mulai__lte=hari, sampai__gte=hari).first()
        return lama.nama if lama else self.nama


class RentangTanggal(Func):
    """``daterange(mulai, sampai, '[]')`` for exclusion constraints."""

    function = "DATERANGE"
    output_field = models.TextField()


@pghistory.track()
class NamaUnit(models.Model):
    """A name a unit bore in the past, with its dates."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="nama_lama")
    nama = models.CharField(max_length=200)
    singkatan = models.CharField(max_length=60, blank=True)
    mulai = models.DateField()
    sampai = models.DateField()
    dasar = models.CharField("dasar perubahan", max_length=200, blank=True)

    class Meta:
        verbose_name = "nama lama unit"
        verbose_name_plural = "nama lama unit"
        ordering = ("-sampai",)
        constraints = (
            models.CheckConstraint(
                condition=Q(sampai__gte=F("mulai")), name="organisasi_namaunit_urut"
            ),
            ExclusionConstraint(
                name="organisasi_namaunit_tidak_tumpang_tindih",
                expressions=(
                    ("unit", RangeOperators.EQUAL),
                    (
                        RentangTanggal("mulai", "sampai", models.Value("[]")),
                        RangeOperators.OVERLAPS,
                    ),
                ),
            ),
        )
        triggers = (naikkan_versi(Area.KANTOR),)

    def __str__(self) -> str:
        return f"{self.nama} ({self.mulai}–{self.sampai})"
