"""When a scheduled job runs: by the day, by the month, or every so often. Reads no clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from django.utils import timezone

from organisasi.basis_data.kerja import Henti


class Jadwal(Protocol):
    """A rule for the next run."""

    @property
    def toleransi(self) -> timedelta:
        """How late a run may be before its silence is an alarm."""

    def setelah(self, pada: datetime) -> datetime:
        """The first run after ``pada``."""


@dataclass(frozen=True, slots=True)
class Harian:
    """Every day at an hour of the city's clock."""

    jam: time
    toleransi: timedelta = timedelta(hours=3)

    def setelah(self, pada: datetime) -> datetime:
        """The next such hour, today or tomorrow."""
        hari = timezone.localdate(pada)
        saat = timezone.make_aware(datetime.combine(hari, self.jam))
        if saat > pada:
            return saat
        besok = hari + timedelta(days=1)
        return timezone.make_aware(datetime.combine(besok, self.jam))


@dataclass(frozen=True, slots=True)
class Bulanan:
    """Every month on a day that each of them has, at an hour of the city's clock."""

    tanggal: int
    jam: time
    toleransi: timedelta = timedelta(hours=3)

    def setelah(self, pada: datetime) -> datetime:
        """The next such day, this month or the next one."""
        hari = timezone.localdate(pada).replace(day=self.tanggal)
        saat = timezone.make_aware(datetime.combine(hari, self.jam))
        if saat > pada:
            return saat
        depan = (hari.replace(day=28) + timedelta(days=4)).replace(day=self.tanggal)
        return timezone.make_aware(datetime.combine(depan, self.jam))


@dataclass(frozen=True, slots=True)
class Setiap:
    """Again and again, ``selang`` after the last run."""

    selang: timedelta
    toleransi: timedelta = timedelta(minutes=10)

    def setelah(self, pada: datetime) -> datetime:
        """One interval later."""
        return pada + self.selang


@dataclass(frozen=True, slots=True)
class Saat:
    """What a run is told: the moment, the day, and the stop sign."""

    pada: datetime
    hari_ini: date
    henti: Henti


@dataclass(frozen=True, slots=True)
class TugasTerjadwal:
    """One scheduled job."""

    nama: str
    judul: str
    jadwal: Jadwal
    kerjakan: Callable[[Saat], object]
