"""The morning work, once a day: open what ends by law, warn who must act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from informasi.pengecualian.actions import buka_yang_berakhir
from informasi.permohonan import eskalasi as tangga_informasi
from organisasi.models import HariLibur
from organisasi.staf.hari_ini import hari_kerja, kirim_ringkasan, penerima, per_petugas
from pemangku.janji.tindak_lanjut import ingatkan_tindak_lanjut
from pengaduan.penanganan import eskalasi as tangga_aduan
from ppid_portal.staf.hari_ini import tugas_hari_ini


@dataclass(frozen=True, slots=True)
class HasilPengingat:
    """What the morning's run did."""

    dibuka: int
    pesan: int


def ingatkan(*, pada: datetime, hari_ini: date) -> HasilPengingat:
    """Open what ends by law, take the rungs that are due, queue the day's summaries.

    Repeatable: each rung is taken once, each officer gets one summary a day. Mail leaves
    on working days only.
    """
    dibuka = buka_yang_berakhir(pada=pada, hari_ini=hari_ini)
    if not hari_kerja(hari_ini, HariLibur.objects.kalender()):
        return HasilPengingat(dibuka, 0)
    peringatan = [
        *tangga_aduan.naikkan(pada=pada, hari_ini=hari_ini),
        *tangga_informasi.naikkan(pada=pada, hari_ini=hari_ini),
    ]
    ingatkan_tindak_lanjut(pada=pada, hari_ini=hari_ini)
    semua = penerima(hari_ini)
    kabar = per_petugas(peringatan, semua)
    pesan = sum(
        kirim_ringkasan(
            petugas,
            tugas_hari_ini(petugas, hari_ini),
            kabar.get(petugas.pk, ()),
            pada=pada,
            hari_ini=hari_ini,
        )
        for petugas in semua
    )
    return HasilPengingat(dibuka, pesan)
