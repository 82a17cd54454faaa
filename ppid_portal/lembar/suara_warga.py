"""What people answered after their cases, of a quarter that is over.

Nobody may learn who wrote what: the words stand without case, mark, unit and day, in the
order of the alphabet, from five on. A quarter opens when its last answer can no longer be
changed, so that no word appears the day after a case ended. Complaints that are secret or
about officials are left out: their words would tell what they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import informasi.models
import pengaduan.models
from organisasi.alur.kepuasan import (
    CUKUP,
    UBAH_SELAMA,
    KepuasanQuerySet,
    RingkasKepuasan,
)
from organisasi.kantor.peran import Peran
from organisasi.models import Petugas
from ppid_portal.angka.izin import memimpin_kota
from ppid_portal.angka.periode import Periode

PEMBACA = (
    *(Peran.PPID_UTAMA, Peran.ATASAN_PPID),
    *(Peran.ADMIN_SP4N, Peran.AUDITOR),
)
# Quarters to choose from: two years.
BANYAK = 8


@dataclass(frozen=True, slots=True)
class Suara:
    """Of one service: the marks of each element, and the words; None when too few."""

    layanan: str
    unsur: Mapping[str, RingkasKepuasan]
    saran: list[str] | None

    @property
    def ada_rata(self) -> bool:
        """Whether there is a mean to show at all."""
        return any(ringkas.rata is not None for ringkas in self.unsur.values())


def boleh_baca(petugas: Petugas) -> bool:
    """Whether the officer may read them: who answers for the whole, not for the case."""
    return (
        petugas.superuser_aktif or petugas.berperan(*PEMBACA) or memimpin_kota(petugas)
    )


def triwulan(hari: date) -> list[Periode]:
    """The quarters that are open on ``hari``, the newest first."""
    sampai = hari - UBAH_SELAMA
    _, berjalan, _ = Periode.memuat(sampai)
    return [berjalan.geser(-lalu) for lalu in range(1, BANYAK + 1)]


def suara(periode: Periode) -> list[Suara]:
    """Both services."""
    terbuka = pengaduan.models.Kepuasan.objects.exclude(pengaduan__rahasia=True)
    return [
        _suara(
            "Permohonan informasi",
            informasi.models.Kepuasan.objects.all(),
            informasi.models.Kepuasan.objects.all(),
            periode,
        ),
        _suara(
            "Pengaduan",
            pengaduan.models.Kepuasan.objects.all(),
            terbuka.exclude(pengaduan__berkadar=True),
            periode,
        ),
    ]


def _suara(
    layanan: str, semua: KepuasanQuerySet, terbuka: KepuasanQuerySet, periode: Periode
) -> Suara:
    rentang = {"mulai": periode.awal, "sampai": periode.akhir}
    saran = terbuka.saran(**rentang)
    return Suara(
        layanan,
        semua.per_unsur(**rentang),
        saran if len(saran) >= CUKUP else None,
    )
