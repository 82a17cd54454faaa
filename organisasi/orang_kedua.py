"""A second pair of eyes: who else may do what one officer may not do to his own work."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q

from organisasi.bahasa import gabung
from organisasi.izin import izin_unit
from organisasi.models import Penugasan, Unit
from organisasi.models.petugas import PenugasanQuerySet
from organisasi.peran import PERAN_KOTA, Peran

# So many are named; more would hide that anyone of them will do.
NAMA_MAKS = 3
TIDAK_ADA = (
    "Saat ini tidak ada petugas lain yang dapat melakukannya. Mintalah Admin teknis "
    "menugaskan seorang lagi."
)


def yang_dapat(
    izin: str, unit: Iterable[Unit], hari: date, *, kecuali: Collection[int | None]
) -> PenugasanQuerySet:
    """Today's assignments that grant ``izin`` for one of ``unit``, of other officers.

    ``kecuali``: keys of the officers whose own work it is.
    """
    peran = {p for p in Peran if izin in izin_unit(p)}
    tangga: set[int | None] = set()
    for satu in unit:
        tangga |= {satu.pk, satu.induk_id, satu.induk.induk_id if satu.induk else None}
    jangkau = Q(peran__in=peran & PERAN_KOTA) | Q(
        peran__in=peran - PERAN_KOTA, unit__in=tangga - {None}
    )
    return (
        Penugasan.objects.berlaku(hari)
        .filter(jangkau)
        .exclude(petugas__in=[pk for pk in kecuali if pk])
    )


def sebut(tugas: PenugasanQuerySet) -> str:
    """Who could do it, by name and role; plainly when there is nobody."""
    orang: dict[int, str] = {}
    for satu in tugas.select_related("petugas", "unit").order_by("pk"):
        tempat = f"{satu.get_peran_display()}, {satu.unit.nama_pendek}"
        orang.setdefault(satu.petugas_id, f"{satu.petugas} ({tempat})")
    if not orang:
        return TIDAK_ADA
    nama = list(orang.values())
    if len(nama) > NAMA_MAKS:
        nama = [*nama[:NAMA_MAKS], f"{len(nama) - NAMA_MAKS} petugas lain"]
    return f"Yang dapat: {gabung(nama)}."
