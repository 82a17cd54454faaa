"""The morning's work: what ends by law is opened, who must act is warned, once a day.

Each service takes its rungs and adds its part; every officer gets one mail over all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from informasi import pengingat as pengingat_informasi, tangga as tangga_informasi
from informasi.actions.katalog import buka_yang_berakhir
from organisasi.models import HariLibur
from organisasi.ringkasan import hari_kerja, kirim_ringkasan, penerima
from pemangku.actions.tindak_lanjut import ingatkan_tindak_lanjut
from pengaduan import pengingat as pengingat_aduan, tangga as tangga_aduan

PENERIMA = pengingat_informasi.PENERIMA | pengingat_aduan.PENERIMA


@dataclass(frozen=True, slots=True)
class Hasil:
    """What the morning's run did."""

    dibuka: int
    pesan: int


def ingatkan(*, pada: datetime, hari_ini: date) -> Hasil:
    """Open what ends by law, take the rungs that are due, queue the day's summaries.

    Repeatable: each rung is taken once, each officer gets one summary a day. Mail leaves
    on working days only.
    """
    dibuka = buka_yang_berakhir(pada=pada, hari_ini=hari_ini)
    kalender = HariLibur.objects.kalender()
    if not hari_kerja(hari_ini, kalender):
        return Hasil(dibuka, 0)
    tangga_informasi.naikkan(pada=pada, hari_ini=hari_ini)
    tangga_aduan.naikkan(pada=pada, hari_ini=hari_ini)
    ingatkan_tindak_lanjut(pada=pada, hari_ini=hari_ini)
    petugas = penerima(hari_ini, PENERIMA)
    bagian = (
        # Emergencies stand first.
        pengingat_aduan.bagian_pagi(hari_ini, petugas=petugas),
        pengingat_informasi.bagian_pagi(hari_ini, kalender=kalender, petugas=petugas),
    )
    pesan = kirim_ringkasan(petugas, bagian, pada=pada, hari_ini=hari_ini)
    return Hasil(dibuka, pesan)
