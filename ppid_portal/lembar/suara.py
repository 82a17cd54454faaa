"""What people answered after their cases, of a quarter that is over.

Nobody may learn who wrote what: the words stand without case, mark, unit and day, in the
order of the alphabet, from five on. A quarter opens when its last answer can no longer be
changed, so that no word appears the day after a case ended. Complaints that are secret or
about officials are left out: their words would tell what they are.
"""

from datetime import date
from typing import Any

import informasi.models
import pengaduan.models
from organisasi.alur.kepuasan import CUKUP, UBAH_SELAMA
from organisasi.kantor.peran import Peran
from organisasi.models import Petugas
from ppid_portal.angka.models import memimpin_kota
from ppid_portal.angka.periode import Periode

PEMBACA = (Peran.PPID_UTAMA, Peran.ATASAN_PPID, Peran.ADMIN_SP4N, Peran.AUDITOR)
# Quarters to choose from: two years.
BANYAK = 8


def boleh_suara(petugas: Petugas) -> bool:
    """Whether the officer may read them: who answers for the whole, not for the case."""
    return (
        petugas.superuser_aktif or petugas.berperan(*PEMBACA) or memimpin_kota(petugas)
    )


def triwulan(hari: date) -> list[Periode]:
    sampai = hari - UBAH_SELAMA
    _, berjalan, _ = Periode.memuat(sampai)
    return [berjalan.geser(-lalu) for lalu in range(1, BANYAK + 1)]


def suara(periode: Periode) -> list[dict[str, Any]]:
    rentang = {"mulai": periode.awal, "sampai": periode.akhir}
    minta, adu = informasi.models.Kepuasan.objects, pengaduan.models.Kepuasan.objects
    terbuka = adu.exclude(pengaduan__rahasia=True).exclude(pengaduan__berkadar=True)
    hasil = []
    for layanan, semua, dikutip in (
        ("Permohonan informasi", minta.all(), minta.all()),
        ("Pengaduan", adu.all(), terbuka),
    ):
        saran, unsur = dikutip.saran(**rentang), semua.per_unsur(**rentang)
        hasil.append(
            {
                "layanan": layanan,
                "unsur": unsur,
                "ada_rata": any(satu.rata is not None for satu in unsur.values()),
                "saran": saran if len(saran) >= CUKUP else None,
            }
        )
    return hasil
