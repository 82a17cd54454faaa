"""The institutions of LAPOR!, read once a day; a list that came empty changes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from pengaduan.antrean import mode_api
from pengaduan.kiriman import sirkuit
from pengaduan.kiriman.alat import Alat
from pengaduan.kiriman.pekerja import buka_kanal
from pengaduan.lapor.hasil import BacaanGagal, Ditolak
from pengaduan.models import InstansiLapor

SELANG_SINKRON = timedelta(hours=24)


class SinkronGagal(Exception):
    """The list could not be read; what was there stays."""


def perlu_sinkron(pada: datetime) -> bool:
    """Whether the last list is a day old, or there is none."""
    terakhir = InstansiLapor.objects.aggregate(akhir=Max("disinkron_pada"))["akhir"]
    return terakhir is None or terakhir <= pada - SELANG_SINKRON


def sinkronkan(alat: Alat) -> int:
    """Replace the list in one transaction; returns how many institutions are named.

    0 outside LAPOR_MODE=api and while the channel rests. Raises SinkronGagal.
    """
    kanal = buka_kanal(alat) if mode_api() else None
    if kanal is None or not sirkuit.boleh_lewat(alat, kanal):
        return 0
    try:
        semua = dict(kanal.instansi())
    except BacaanGagal as gagal:
        if not isinstance(gagal.hasil, Ditolak):
            sirkuit.catat(gagal.hasil, alat.setelan, pada=alat.kini())
        raise SinkronGagal("Daftar instansi SP4N-LAPOR! tidak terbaca.") from None
    return ganti(semua, pada=alat.kini())


@transaction.atomic
def ganti(semua: dict[str, str], *, pada: datetime) -> int:
    """Write the list; who is no longer named stays, for old cases, but is not chosen."""
    if not semua:
        raise SinkronGagal("Daftar instansi SP4N-LAPOR! kosong; daftar lama dipakai.")
    InstansiLapor.objects.bulk_create(
        (
            InstansiLapor(id_lapor=pk[:40], nama=nama[:250], disinkron_pada=pada)
            for pk, nama in semua.items()
        ),
        update_conflicts=True,
        unique_fields=("id_lapor",),
        update_fields=("nama", "aktif", "disinkron_pada"),
    )
    InstansiLapor.objects.filter(disinkron_pada__lt=pada).update(aktif=False)
    return len(semua)
