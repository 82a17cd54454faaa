"""Keep what was reckoned: only what differs is written, so a second run writes nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from organisasi.basis_data.models import Area
from organisasi.models import Versi
from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.daftar import INDIKATOR, SEJAK
from ppid_portal.indikator.hitung import hitung_lewat, hitung_semua
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.ukuran import Kunci
from ppid_portal.models import NilaiIndikator

SEKALI = 2000
KUNCI = ("kode", "rincian", "periode", "unit_id", "kecamatan_id")
ISI = ("versi", "pembilang", "penyebut", "nilai", "n")
# One reckoning at a time: a second one waits and then finds nothing to change.
KUNCI_HITUNG = 20240604


def hitung_dan_simpan(pada: datetime) -> int:
    """Reckon all figures and keep them; gives the number of rows that changed."""
    with transaction.atomic():
        _giliran()
        return simpan(hitung_semua(timezone.localdate(pada)), pada)


def hitung_periode(periode: Collection[Periode], pada: datetime) -> int:
    """The same of periods that are over, and of nothing else; what an officer waits for."""
    with transaction.atomic():
        _giliran()
        return simpan(hitung_lewat(timezone.localdate(pada), periode), pada, periode)


def _giliran() -> None:
    """Wait for whoever reckons; the turn lasts until the end of the transaction."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_HITUNG])


def simpan(
    hasil: Mapping[Kunci, Angka],
    pada: datetime,
    periode: Collection[Periode] | None = None,
) -> int:
    """Make the table say exactly ``hasil``; figures no rule knows any more go.

    What held for a moment of an earlier period stays: it cannot be reckoned again.
    ``periode``: those ``hasil`` tells of, others are left alone; None: of all.
    """
    semua = NilaiIndikator.objects.all()
    if periode is not None:
        semua = semua.filter(periode__in=[satu.kode for satu in periode])
    ada = {
        Kunci(*baris[:5]): baris
        for baris in semua.values_list(*KUNCI, *ISI, "dihitung_pada", "pk").iterator()
    }
    baru, lain = [], []
    for kunci, angka in hasil.items():
        lama = ada.get(kunci)
        if lama is None:
            baru.append(_baris(kunci, angka, pada))
        elif lama[5:-2] != _isi(kunci, angka) or _lain_hari(kunci, lama[-2], pada):
            lain.append(_baris(kunci, angka, pada))
    kini = {satu.kode for satu in Periode.memuat(timezone.localdate(pada))}
    hilang = [
        baris[-1]
        for kunci, baris in ada.items()
        if kunci not in hasil and not _kenangan(kunci, kini)
    ]
    NilaiIndikator.objects.filter(pk__in=hilang).delete()
    # Plain rows go in by columns, which is twice as fast as telling what to do on conflict.
    NilaiIndikator.objects.bulk_create(baru, batch_size=SEKALI)
    NilaiIndikator.objects.bulk_create(
        lain,
        batch_size=SEKALI,
        update_conflicts=True,
        unique_fields=KUNCI,
        update_fields=(*ISI, "dihitung_pada"),
    )
    berubah = len(baru) + len(lain) + len(hilang)
    if berubah:
        # Pages that show figures are made anew.
        Versi.objects.naikkan(Area.KANTOR)
    return berubah


def _isi(kunci: Kunci, angka: Angka) -> tuple[Any, ...]:
    versi = INDIKATOR[kunci.kode].versi
    return versi, angka.pembilang, angka.penyebut, angka.nilai, angka.n


def _lain_hari(kunci: Kunci, dulu: datetime, pada: datetime) -> bool:
    """Whether as many days since something are now those since another day."""
    kini = timezone.localdate(pada)
    return kunci.kode in SEJAK and timezone.localdate(dulu) != kini


def _baris(kunci: Kunci, angka: Angka, pada: datetime) -> NilaiIndikator:
    nilai = dict(zip((*KUNCI, *ISI), (*kunci, *_isi(kunci, angka)), strict=True))
    return NilaiIndikator(**nilai, dihitung_pada=pada)


def _kenangan(kunci: Kunci, kini: set[str]) -> bool:
    """Whether it told of a moment that is past: it cannot be reckoned again."""
    definisi = INDIKATOR.get(kunci.kode)
    return definisi is not None and definisi.saat and kunci.periode not in kini
