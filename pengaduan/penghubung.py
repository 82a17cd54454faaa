"""Who in the office speaks with the reporter, and who holds what is grave."""

from __future__ import annotations

from datetime import date

from organisasi.kantor.peran import Peran
from organisasi.models import Penugasan, Unit
from pengaduan.models import Pengaduan


def unit_inspektorat(hari: date) -> Unit | None:
    """The unit in which the Inspektorat serves on ``hari``; None when nobody does."""
    tugas = Penugasan.objects.berlaku(hari).filter(peran=Peran.INSPEKTORAT)
    satu = tugas.select_related("unit__induk").order_by("pk").first()
    return satu.unit if satu else None


def unit_penghubung(pengaduan: Pengaduan, hari: date) -> Unit:
    """Who calls the reporter: the holder, who may be the one complained of.

    Of a grave matter the Inspektorat, of somebody who wants no name the main PPID's desk.
    """
    if pengaduan.berkadar and (unit := unit_inspektorat(hari)):
        return unit
    return Unit.objects.utama() if pengaduan.anonim else pengaduan.pemegang
