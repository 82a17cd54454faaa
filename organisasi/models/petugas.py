"""Officers (the user model) and their dated assignments."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

import pghistory
from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property

from organisasi.cakupan import Cakupan
from organisasi.peran import Peran

from .unit import RentangTanggal, Unit


class PetugasManager(UserManager["Petugas"]):
    """Django's manager with the scope rule."""

    def untuk(self, petugas: Petugas) -> models.QuerySet[Petugas]:
        """Accounts the officer may see in the admin."""
        cakupan = Cakupan.untuk(
            petugas,
            kota={Peran.PPID_UTAMA, Peran.ADMIN_TEKNIS, Peran.AUDITOR},
            unit={Peran.PPID_PEMBANTU},
        )
        return self.filter(cakupan.q("penugasan__unit")).distinct()


class Petugas(AbstractUser):
    """An officer with an account. Citizens have none."""

    first_name: ClassVar[None] = None  # type: ignore[assignment,misc]
    last_name: ClassVar[None] = None  # type: ignore[assignment,misc]
    nama = models.CharField("nama lengkap", max_length=150)
    nip = models.CharField("NIP", max_length=18, blank=True)

    objects: ClassVar[PetugasManager] = PetugasManager()
    REQUIRED_FIELDS: ClassVar[list[str]] = ["email", "nama"]

    class Meta:
        verbose_name = "petugas"
        verbose_name_plural = "petugas"
        ordering = ("nama",)

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        return self.nama

    def get_short_name(self) -> str:
        return self.nama

    @cached_property
    def penugasan_aktif(self) -> list[Penugasan]:
        """Today's assignments, read once per request."""
        if not self.pk:
            return []
        hari = timezone.localdate()
        return list(self.penugasan.berlaku(hari).select_related("unit"))

    @property
    def superuser_aktif(self) -> bool:
        return self.is_active and self.is_superuser

    def berperan(self, *peran: Peran) -> bool:
        """Whether one of the roles is held today."""
        return any(p.peran in peran for p in self.penugasan_aktif)

    def berperan_di(self, unit: Unit, *peran: Peran) -> bool:
        """Whether one of the roles is held today in ``unit`` or a unit above it."""
        atas = {unit.pk, unit.induk_id}
        if unit.induk:
            atas.add(unit.induk.induk_id)
        return any(p.peran in peran and p.unit_id in atas for p in self.penugasan_aktif)


class PenugasanQuerySet(models.QuerySet["Penugasan"]):
    """Assignments by day and role."""

    def berlaku(self, hari: date) -> Self:
        """In force on ``hari``, for accounts that are active; none that waits."""
        return self.filter(
            Q(diberikan_oleh__isnull=True) | Q(ditegaskan_oleh__isnull=False),
            Q(selesai__isnull=True) | Q(selesai__gte=hari),
            mulai__lte=hari,
            petugas__is_active=True,
        )

    def menunggu(self, hari: date) -> Self:
        """What a second officer has yet to say yes to, unless its days are over."""
        return self.filter(
            Q(selesai__isnull=True) | Q(selesai__gte=hari),
            diberikan_oleh__isnull=False,
            ditegaskan_oleh__isnull=True,
        )

    def untuk(self, petugas: Petugas) -> Self:
        """Assignments the officer may see."""
        return self.filter(
            Cakupan.untuk(
                petugas,
                kota={Peran.PPID_UTAMA, Peran.ADMIN_TEKNIS, Peran.AUDITOR},
                unit={Peran.PPID_PEMBANTU},
            ).q("unit")
        )


@pghistory.track()
class Penugasan(models.Model):
    """A role in a unit from a day to a day; also Plt and deputy."""

    Peran = Peran

    class Sifat(models.TextChoices):
        TETAP = "tetap", "Tetap"
        PLT = "plt", "Pelaksana tugas (Plt)"
        PENGGANTI = "pengganti", "Pengganti sementara"

    petugas = models.ForeignKey(Petugas, models.CASCADE, related_name="penugasan")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="penugasan")
    peran = models.CharField(max_length=20, choices=Peran.choices)
    sifat = models.CharField(max_length=10, choices=Sifat.choices, default=Sifat.TETAP)
    jabatan = models.CharField(max_length=150, blank=True, help_text="Mis. Sekretaris.")
    menggantikan = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="pengganti"
    )
    mulai = models.DateField()
    selesai = models.DateField("sampai dengan", null=True, blank=True)
    dasar = models.CharField("nomor SK", max_length=150, blank=True)
    # Of a role that one officer must not give alone: who gave it, and the second one.
    diberikan_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    ditegaskan_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        ordering = ("-mulai", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="organisasi_penugasan_urut",
            ),
            models.CheckConstraint(
                condition=Q(sifat="tetap") | Q(selesai__isnull=False),
                name="organisasi_penugasan_sementara_berakhir",
            ),
            models.CheckConstraint(
                condition=Q(ditegaskan_oleh__isnull=True)
                | (
                    ~Q(ditegaskan_oleh=F("diberikan_oleh"))
                    & ~Q(ditegaskan_oleh=F("petugas"))
                ),
                name="organisasi_penugasan_empat_mata",
            ),
            ExclusionConstraint(
                name="organisasi_penugasan_tidak_ganda",
                expressions=(
                    ("petugas", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("peran", RangeOperators.EQUAL),
                    (
                        RentangTanggal("mulai", "selesai", models.Value("[]")),
                        RangeOperators.OVERLAPS,
                    ),
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.petugas}: {self.get_peran_display()} di {self.unit.nama_pendek}"

    @property
    def menunggu(self) -> bool:
        """Whether a second officer has yet to say yes."""
        return bool(self.diberikan_oleh_id) and not self.ditegaskan_oleh_id

    def berlaku(self, hari: date) -> bool:
        """Whether it is in force on ``hari``."""
        return (
            not self.menunggu
            and self.mulai <= hari
            and (self.selesai is None or hari <= self.selesai)
        )

    def clean(self) -> None:
        """A temporary assignment needs its last day."""
        super().clean()
        galat: dict[str, Any] = {}
        if self.sifat != self.Sifat.TETAP and not self.selesai:
            galat["selesai"] = "Plt dan pengganti sementara harus punya tanggal akhir."
        mulai: date | None = self.mulai  # a form may have left it empty
        if self.selesai and mulai and self.selesai < mulai:
            galat["selesai"] = "Tanggal akhir lebih awal dari tanggal mulai."
        if galat:
            raise ValidationError(galat)
