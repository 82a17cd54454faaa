"""What citizens looked for in vain, told once a week to who can add a synonym."""

from datetime import datetime, timedelta

from django.db import transaction

from informasi.pencarian.models import PencarianNihil
from organisasi.kabar.notifikasi import beri_tahu, surel_petugas
from organisasi.kantor.peran import Peran

SEPEKAN = timedelta(days=7)
# What one person typed once is his alone and often a slip.
SEDIKITNYA, BANYAK = 2, 30


@transaction.atomic
def kabarkan_pencarian(*, pada: datetime) -> int:
    nihil = PencarianNihil.objects.filter(
        selesai=False, jumlah__gte=SEDIKITNYA, terakhir__gt=pada - SEPEKAN
    )
    if not (kata := list(nihil[:BANYAK])):
        return 0
    return beri_tahu(
        surel_petugas(pada, peran=(Peran.PPID_UTAMA,)),
        templat="informasi/pencarian/mingguan.txt",
        konteks={"kata": kata},
        kunci=f"pencarian:{pada:%Y%m%d}",
        pada=pada,
        tentang=None,
    )
