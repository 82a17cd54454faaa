"""The record of processing: what for, which data, whose, how long (UU 27/2022 Pasal 31).

The words are data; each noun counts its people of this moment.
"""

from collections.abc import Callable
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from organisasi.models import Pengaturan
from organisasi.muat import baca_csv
from organisasi.pribadi.simpanan import semua_golongan
from organisasi.staf.isian import UMUR_JAM

BERKAS_PEMROSESAN = settings.BASE_DIR / "ppid_portal" / "data" / "pemrosesan.csv"
PEMROSESAN = [tuple(satu.isi.values()) for satu in baca_csv(BERKAS_PEMROSESAN)]


def pemrosesan(*, pada: datetime) -> list[tuple[str | int, ...]]:
    atur, hari = Pengaturan.objects.kini(), timezone.localdate(pada)
    isi = {
        "jam": UMUR_JAM,
        "bulan": atur.retensi_orang_bulan,
        "hari": atur.kontak_tanpa_setuju_hari,
    }
    hitung: dict[str, Callable[[date], int]] = {}
    for golongan in semua_golongan():
        for satu in golongan.simpanan:
            hitung |= satu.dihitung
    return [
        (*(kata.format_map(isi) for kata in baris), hitung[kode](hari))
        for kode, *baris in PEMROSESAN
    ]
