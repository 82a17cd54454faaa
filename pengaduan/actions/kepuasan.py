"""What the reporter says of our work once it has ended (fitur 135)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from organisasi.alur.tindakan import TindakanTerlarang
from pengaduan.models import DINILAI, Kepuasan, Pengaduan

BELUM = "Penilaian dapat diberikan setelah aduan berakhir."


def nilai_pengaduan(pengaduan: Pengaduan, *, pada: datetime, **isian: Any) -> Kepuasan:
    """Keep or change the answer; ``isian`` are the values of ``KepuasanForm``.

    Raises TindakanTerlarang while the complaint runs, and after the two weeks.
    """
    if pengaduan.status not in DINILAI:
        raise TindakanTerlarang(BELUM)
    hasil: Kepuasan = Kepuasan.objects.beri(pengaduan, isian=isian, pada=pada)
    return hasil
