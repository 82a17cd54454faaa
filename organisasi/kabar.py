"""What every service needs to tell people: whom in the office, and who has no mail."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from organisasi.models import Penugasan, Petugas, TugasHubungi, Unit
from organisasi.peran import Peran


def kunci_peristiwa(berkas: Any, nama: str, pada: datetime) -> str:
    """The name of one event of a case: the same told twice is one message."""
    return f"{berkas._meta.model_name}:{berkas.pk}:{nama}:{pada:%Y%m%d%H%M%S%f}"


def surel_petugas(
    pada: datetime,
    *,
    peran: Collection[Peran],
    unit: Unit | None = None,
    kecuali: Petugas | None = None,
) -> list[str]:
    """Addresses of who holds one of ``peran`` on that day, in ``unit`` or anywhere.

    Nobody is told of what he has just done himself (``kecuali``).
    """
    tugas = Penugasan.objects.berlaku(timezone.localdate(pada)).filter(peran__in=peran)
    if unit is not None:
        tugas = tugas.filter(unit=unit)
    if kecuali is not None:
        tugas = tugas.exclude(petugas=kecuali)
    return [a for a in tugas.values_list("petugas__email", flat=True) if a]


def tugaskan_menghubungi(
    berkas: Any,
    *,
    unit: Unit,
    kunci: str,
    perihal: str,
    pada: datetime,
    bertelepon: bool,
    darurat: bool = False,
) -> None:
    """Whoever has no mail is told by an officer of ``unit``: one event, one task.

    ``bertelepon``: there is a number to call; else the person comes to the counter.
    ``darurat``: the call is about danger to life and stands before all other work.
    """
    cara = TugasHubungi.Cara
    TugasHubungi.objects.get_or_create(
        kunci=kunci,
        defaults={
            "unit": unit,
            "cara": cara.TELEPON if bertelepon else cara.LOKET,
            "objek_jenis": berkas._meta.label_lower,
            "objek_id": str(berkas.pk),
            "objek_nomor": berkas.nomor,
            "perihal": perihal[:300],
            "darurat": darurat,
            "dibuat_pada": pada,
        },
    )


def tuntaskan_menghubungi(
    berkas: Any, *nama: str, hasil: str, oleh: Petugas | None, pada: datetime
) -> None:
    """What there was to tell has been told by an act: its calls leave the list.

    ``nama`` are the events, as ``kunci_peristiwa`` has them; without any all that is open
    for ``berkas``. ``hasil`` says how it was told.
    """
    terbuka = TugasHubungi.objects.terbuka().filter(
        objek_jenis=berkas._meta.label_lower, objek_id=str(berkas.pk)
    )
    if nama:
        awal = f"{berkas._meta.model_name}:{berkas.pk}"
        kunci = [("kunci__startswith", f"{awal}:{satu}:") for satu in nama]
        terbuka = terbuka.filter(Q(*kunci, _connector=Q.OR))
    terbuka.update(selesai_pada=pada, oleh=oleh, hasil=hasil)
