"""Working days for hundreds of thousands of cases: each day's place in one long count."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from organisasi.models import BatasWaktu, HariLibur
from organisasi.waktu.hari_kerja import Kalender
from organisasi.waktu.tenggat import kalender_per_unit

SATU, AWAL = timedelta(days=1), 2010


class HitungHari:
    """``hk`` and ``tenggat`` of organisasi.hari_kerja, by look-up, in one calendar.

    For counting, not for deciding a case: years whose days off nobody has entered have
    only their weekends (``tanpa_libur``), so that one missing year stops no report. A due
    day after the last known year is ``date.max``: it is not over yet.
    """

    def __init__(self, kalender: Kalender) -> None:
        # UU 14/2008 is in force since 2010; what is dated before counts from there.
        akhir = max(kalender.tahun, default=AWAL) + 1
        tahun = frozenset(range(AWAL, akhir + 1))
        self.tanpa_libur = tahun - kalender.tahun
        semua = Kalender(kalender.libur, tahun)
        self.awal, self.akhir = date(AWAL, 1, 1), date(akhir, 12, 31)
        self._terakhir = date(akhir - 1, 12, 31)
        self._kerja: list[date] = []
        self._ke: dict[date, int] = {}
        hari = self.awal
        while hari <= self.akhir:
            if semua.kerja(hari):
                self._kerja.append(hari)
            self._ke[hari] = len(self._kerja)
            hari += SATU

    def hk(self, a: date, b: date) -> int:
        """Working days d with a < d <= b; 0 when b is not after a."""
        return max(self._tempat(b) - self._tempat(a), 0)

    def tenggat(self, a: date, n: int) -> date:
        """The first day d with ``hk(a, d) == n``."""
        if n <= 0:
            return a
        ke = self._tempat(a) + n
        hari = self._kerja[ke - 1] if ke <= len(self._kerja) else date.max
        return hari if hari <= self._terakhir else date.max

    def _tempat(self, hari: date) -> int:
        return self._ke[min(max(hari, self.awal), self.akhir)]


class Batas:
    """Limits by code and day, read once: the rows of BatasWaktu are the law."""

    def __init__(self, baris: Sequence[BatasWaktu]) -> None:
        self._baris: dict[str, list[tuple[date, int]]] = {}
        for satu in baris:
            self._baris.setdefault(satu.kode, []).append(
                (satu.berlaku_sejak, satu.nilai)
            )
        for riwayat in self._baris.values():
            riwayat.sort()

    def __call__(self, kode: str, pada: date) -> int:
        """The value in force on ``pada``; before the first one, the first one."""
        riwayat = self._baris[kode]
        ke = bisect_left(riwayat, (pada, 10**6))
        return riwayat[max(ke - 1, 0)][1]


class Ukur:
    """What every formula needs: days, limits, and the day of the reckoning."""

    def __init__(
        self,
        hari: HitungHari,
        batas: Batas,
        kini: date,
        unit: Mapping[int, HitungHari] | None = None,
    ) -> None:
        self.hari, self.batas, self.kini = hari, batas, kini
        self.hk, self.tenggat = hari.hk, hari.tenggat
        self._unit = unit or {}

    @classmethod
    def kota(cls, kini: date) -> Ukur:
        """From the calendars and the limits of today; three queries."""
        kalender, berlibur = kalender_per_unit(), HariLibur.objects.unit_berlibur()
        return cls(
            HitungHari(kalender(None)),
            Batas(list(BatasWaktu.objects.all())),
            kini,
            {unit: HitungHari(kalender(unit)) for unit in berlibur},
        )

    def dinilai(self, selesai: date | None, sejak: date, batas: int) -> bool:
        """Whether it counts: done, or past its last day; what still has time does not."""
        return selesai is not None or self.tenggat(sejak, batas) < self.kini

    def di(self, unit: int) -> HitungHari:
        """The days of a case of ``unit``, by its own days off where it has some."""
        return self._unit.get(unit, self.hari)

    def lewat(self, unit: int, sejak: date, batas: int) -> bool:
        """Whether the last day of a step of ``unit`` is over."""
        return self.di(unit).tenggat(sejak, batas) < self.kini
