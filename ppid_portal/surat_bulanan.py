"""The monthly letter to the heads of each unit, on the first working day (fitur 139)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.peran import Peran
from organisasi.models import HariLibur, Penugasan
from organisasi.staf.hari_ini import hari_kerja
from ppid_portal.indikator.periode import Periode
from ppid_portal.lembar_unit import (
    baris_angka,
    lembar_angka,
    menunggu,
    unit_berlembar,
)

TEMPLAT = "laporan/pesan/bulanan.txt"
KEPALA = frozenset({Peran.PPID_PEMBANTU, Peran.PIMPINAN})
# A server that was off on the first working day makes up for it until this day.
HARI_TERAKHIR = 10


@transaction.atomic
def kirim_bulanan(*, pada: datetime, hari_ini: date) -> int:
    """Queue one letter a head and unit on last month; how many are new.

    Repeatable: each head gets one a month of each unit. Mail leaves on working days only.
    """
    if hari_ini.day > HARI_TERAKHIR:
        return 0
    if not hari_kerja(hari_ini, HariLibur.objects.kalender()):
        return 0
    kepala = _kepala(hari_ini)
    periode = Periode.bulan(hari_ini).sebelumnya
    lembar = lembar_angka(periode)
    return sum(
        beri_tahu(
            kepala[unit.pk],
            templat=TEMPLAT,
            konteks={
                "unit": unit.nama,
                "bulan": periode.nama,
                "menunggu": menunggu(unit, hari_ini).baris(),
                "angka": baris_angka(unit, periode, lembar),
                "alamat": reverse("lembar-unit", args=(unit.slug, periode.kode)),
            },
            kunci=f"bulanan:{periode.kode}:{unit.pk}",
            pada=pada,
            tentang=None,
        )
        for unit in unit_berlembar(hari_ini)
        if unit.pk in kepala
    )


def _kepala(hari: date) -> dict[int, list[str]]:
    """Addresses of the heads by unit; who has none hears nothing."""
    tugas = Penugasan.objects.berlaku(hari).filter(peran__in=KEPALA)
    baris = tugas.exclude(petugas__email="").values_list("unit_id", "petugas__email")
    hasil: defaultdict[int, list[str]] = defaultdict(list)
    for unit, surel in baris:
        hasil[unit].append(surel)
    return dict(hasil)
