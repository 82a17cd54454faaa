"""The desk of sample cases: who acts, on which day; its stories are played once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Model
from django.utils import timezone

from organisasi.kantor.saat import Saat
from organisasi.models import HariLibur, Petugas
from organisasi.waktu.hari_kerja import Kalender, kurang_hari_kerja
from ppid_portal.contoh.akun import buang_surat

# A story may begin so long ago; the calendar must reach as far.
PALING_LAMA = timedelta(days=150)


@dataclass(frozen=True, slots=True)
class MejaContoh:
    akun: Mapping[str, Petugas]
    kalender: Kalender
    pada: datetime

    @property
    def hari_ini(self) -> date:
        return timezone.localdate(self.pada)

    def lalu(self, hari_kerja: int) -> datetime:
        hari = kurang_hari_kerja(self.hari_ini, hari_kerja, self.kalender)
        return self.pada - (self.hari_ini - hari)

    def oleh(self, nama: str, hari_kerja: int) -> dict[str, Any]:
        """Who acts and when, as the acts take it."""
        return {"saat": Saat(self.akun[nama], self.lalu(hari_kerja))}


def mainkan[M: MejaContoh](
    meja: type[M],
    cerita: Collection[Callable[[M], object]],
    *,
    perkara: type[Model],
    pelaku: set[str],
    akun: Mapping[str, Petugas],
    pada: datetime,
) -> int:
    """Make the sample cases, unless there are any; returns how many.

    Without the sample officers, or where a year has no calendar, there are none: a due
    day is never made up. What they tell people is not mailed.
    """
    kalender = HariLibur.objects.kalender()
    tahun = {timezone.localdate(saat).year for saat in (pada, pada - PALING_LAMA)}
    ada = perkara._default_manager.exists()
    if ada or not akun.keys() >= pelaku or not tahun <= kalender.tahun:
        return 0
    for satu in cerita:
        satu(meja(akun, kalender, pada))
    buang_surat(akun, pada=pada)
    return perkara._default_manager.count()
