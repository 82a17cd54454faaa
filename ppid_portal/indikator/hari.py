"""Working days for hundreds of thousands of cases: each day's place in one long count."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from organisasi.hari_kerja import Kalender, KalenderBelumDiisi
from organisasi.models import BatasWaktu, HariLibur

SATU = timedelta(days=1)


class HitungHari:
    """``hk`` and ``tenggat`` of organisasi.hari_kerja, by look-up, in the city's calendar.

    A day of a year whose days off nobody has entered raises KalenderBelumDiisi; a due day
    after the last known year is ``date.max``: it is not over yet.
    """

    def __init__(self, kalender: Kalender) -> None:
        tahun = sorted(kalender.tahun)
        if not tahun:
            raise KalenderBelumDiisi(date.max.year)
        # The last unbroken run of years.
        while any(b - a != 1 for a, b in pairwise(tahun)):
            tahun = tahun[1:]
        self.awal, self.akhir = date(tahun[0], 1, 1), date(tahun[-1], 12, 31)
        self._kerja: list[date] = []
        self._ke: dict[date, int] = {}
        hari = self.awal
        while hari <= self.akhir:
            if kalender.kerja(hari):
                self._kerja.append(hari)
            self._ke[hari] = len(self._kerja)
            hari += SATU

    def hk(self, a: date, b: date) -> int:
        """Working days d with a < d <= b; 0 when b is not after a."""
        return max(self._tempat(b) - self._tempat(a), 0)

    def tenggat(self, a: date, n: int) -> date:
        """The first day d with ``hk(a, d) == n``."""
        ke = self._tempat(a) + n
        if n <= 0:
            return a
        return self._kerja[ke - 1] if ke <= len(self._kerja) else date.max

    def _tempat(self, hari: date) -> int:
        try:
            return self._ke[hari]
        except KeyError:
            raise KalenderBelumDiisi(hari.year) from None


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

    def __init__(self, hari: HitungHari, batas: Batas, kini: date) -> None:
        self.hari, self.batas, self.kini = hari, batas, kini
        self.hk, self.tenggat = hari.hk, hari.tenggat

    @classmethod
    def kota(cls, kini: date) -> Ukur:
        """From the city's calendar and the limits of today; two queries."""
        return cls(
            HitungHari(HariLibur.objects.kalender()),
            Batas(list(BatasWaktu.objects.all())),
            kini,
        )

    def dinilai(self, selesai: date | None, sejak: date, batas: int) -> bool:
        """Whether it counts: done, or past its last day; what still has time does not."""
        return selesai is not None or self.tenggat(sejak, batas) < self.kini
