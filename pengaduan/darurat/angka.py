"""How emergencies were served in a period: one query for each kind of figure, no names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import Aggregate, Count, F, Max, Q, Sum
from django.utils import timezone

from pengaduan.darurat.models import HADIR, HitunganDarurat, Insiden, KehadiranKonsol

SEHARI = timedelta(days=1)
Selang = tuple[datetime, datetime]


class Median(Aggregate):
    """``percentile_cont(0.5)``: half are faster, half slower."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = models.DurationField()


@dataclass(frozen=True, slots=True)
class AngkaDarurat:
    """The figures of a period; None where there was nothing to measure."""

    masuk: int
    belum_diterima: int
    beralarm: int
    median: timedelta | None
    terlama: timedelta | None
    tampil: int
    lanjut: int
    celah: Sequence[Selang]

    @property
    def persen_lanjut(self) -> int | None:
        """Share of those shown the call page who went on as no emergency."""
        return round(100 * self.lanjut / self.tampil) if self.tampil else None

    @property
    def tak_dijaga(self) -> timedelta:
        """How long nobody watched, in all."""
        return sum((akhir - awal for awal, akhir in self.celah), timedelta())


def angka_darurat(dari: date, sampai: date, *, pada: datetime) -> AngkaDarurat:
    """The figures from the day ``dari`` to the day ``sampai``."""
    awal = timezone.make_aware(datetime.combine(dari, time()))
    akhir = min(timezone.make_aware(datetime.combine(sampai + SEHARI, time())), pada)
    tunggu = F("diakui_pada") - F("diterima_pada")
    insiden = Insiden.objects.filter(
        diterima_pada__gte=awal, diterima_pada__lt=akhir
    ).aggregate(
        masuk=Count("pk"),
        belum_diterima=Count("pk", filter=Q(status=Insiden.Status.MENUNGGU)),
        beralarm=Count("pk", filter=Q(alarm_pada__isnull=False)),
        median=Median(tunggu),
        terlama=Max(tunggu, output_field=models.DurationField()),
    )
    panggilan = HitunganDarurat.objects.filter(hari__range=(dari, sampai)).aggregate(
        tampil=Sum("tampil", default=0), lanjut=Sum("lanjut", default=0)
    )
    hadir = KehadiranKonsol.objects.dalam(awal, akhir).values_list("mulai", "terakhir")
    return AngkaDarurat(**insiden, **panggilan, celah=celah(hadir, awal, akhir))


def celah(hadir: Iterable[Selang], awal: datetime, akhir: datetime) -> list[Selang]:
    """When nobody was there between ``awal`` and ``akhir``.

    ``hadir`` are presences in the order in which they began; each lasts a little longer
    than its last sign of life.
    """
    hasil, sejak = [], awal
    for mulai, terakhir in hadir:
        if mulai > sejak:
            hasil.append((sejak, mulai))
        sejak = max(sejak, terakhir + HADIR)
    if sejak < akhir:
        hasil.append((sejak, akhir))
    return hasil
