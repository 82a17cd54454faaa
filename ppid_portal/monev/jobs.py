"""The nightly look at the links of the evidence; the same safe door as the catalogue's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Coalesce

from informasi.katalog.pemeriksaan import CUKUP_UNTUK_RAGU, JaringanMati, selalu
from ppid_portal.monev.models import BuktiDukung

Lanjut = Callable[[], bool]


def periksa_bukti(*, pada: datetime, hari_ini: date, lanjut: Lanjut = selalu) -> int:
    """Look at every link of the evidence; how many do not open.

    ``lanjut`` is asked before each; once it says no the run changes nothing. Raises
    JaringanMati when not one answers.
    """
    from informasi.katalog import tautan  # noqa: PLC0415 -- brings requests

    semua = BuktiDukung.objects.exclude(tautan="")
    alamat = list(semua.order_by("tautan").values_list("tautan", flat=True).distinct())
    hasil: dict[str, str] = {}
    dijawab = 0
    with tautan.sesi() as lewat:
        for satu in alamat:
            if not lanjut():
                return 0
            jawaban = tautan.periksa(satu, lewat=lewat)
            dijawab += jawaban.dijawab
            hasil[satu] = jawaban.alasan
    if len(alamat) >= CUKUP_UNTUK_RAGU and not dijawab:
        raise JaringanMati("Tidak satu pun tautan terjangkau; jaringan server mati?")
    _catat(hasil, pada=pada, hari_ini=hari_ini)
    return sum(map(bool, hasil.values()))


@transaction.atomic
def _catat(hasil: dict[str, str], *, pada: datetime, hari_ini: date) -> None:
    for alamat, alasan in hasil.items():
        sejak = Coalesce("gagal_sejak", Value(hari_ini)) if alasan else None
        BuktiDukung.objects.filter(tautan=alamat).update(
            diperiksa_pada=pada, masalah=alasan, gagal_sejak=sejak
        )
