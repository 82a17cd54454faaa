"""All indicators; reckoning their figures of all periods from the services, and keeping them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from organisasi.basis_data.models import Area
from organisasi.models import Versi
from ppid_portal.angka import inventaris, pengaduan, permohonan, sosialisasi
from ppid_portal.angka.angka import (
    Angka,
    Indikator,
    Kunci,
    Rentang,
    Satuan,
    Sumber,
    Ukur,
    timbun,
)
from ppid_portal.angka.models import NilaiIndikator
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.sebelum_sesudah import SEBELUM_SESUDAH, hitung_sebelum_sesudah

# All indicators by code, in the order of the specification.


def _urut(satu: Indikator) -> tuple[str, int, str]:
    """``B2`` before ``B10``."""
    cocok = re.fullmatch(r"([A-Z])(\d+)(\w*)", satu.kode)
    assert cocok is not None
    return cocok[1], int(cocok[2]), cocok[3]


# Every kind of rows with what is counted from it; some figures have functions of their own.
SUMBER: tuple[Sumber, ...] = (
    *permohonan.SUMBER,
    *pengaduan.SUMBER,
    *inventaris.SUMBER,
    *sosialisasi.SUMBER,
)
INDIKATOR: Mapping[str, Indikator] = {
    satu.kode: satu
    for satu in sorted(
        (
            *(i for sumber in SUMBER for i in sumber.indikator),
            *(pengaduan.PANGGILAN, *sosialisasi.JANGKAUAN, SEBELUM_SESUDAH),
        ),
        key=_urut,
    )
}
# Days since something: they name its day only with the one they were reckoned on.
SEJAK = frozenset({"D12"})


# Reckoning: by service, period and place

# Groups whose momentary counts come from cases.
KASUS = frozenset({"A", "B"})
type Hasil = dict[Kunci, Angka]


def hitung_baris(ukur: Ukur, rentang: Rentang) -> Hasil:
    """All but E1."""
    return (
        timbun(SUMBER, ukur, rentang)
        | pengaduan.hitung_panggilan()
        | sosialisasi.hitung_kelurahan()
        | sosialisasi.hitung_jajak()
    )


def hitung_semua(kini: date) -> Hasil:
    ukur = Ukur.kota(kini)
    baris = hitung_baris(ukur, Rentang(kini))
    return _nihil(kini) | baris | hitung_sebelum_sesudah(ukur)


def hitung_lewat(kini: date, periode: Collection[Periode]) -> Hasil:
    """The same of periods that are over: of all years of cases only their days are read.

    What holds for a moment stands under the periods of ``kini``, so none of it is here.
    """
    awal, akhir = min(p.awal for p in periode), max(p.akhir for p in periode)
    kode = {satu.kode for satu in periode}
    hasil = hitung_baris(Ukur.kota(kini), Rentang(kini, awal, akhir))
    return {kunci: angka for kunci, angka in hasil.items() if kunci.periode in kode}


def _nihil(kini: date) -> Hasil:
    """Momentary counts of cases: that there is nothing to count is known, too."""
    return {
        Kunci(satu.kode, "", periode.kode, None, None): Angka.jumlah(0)
        for satu in INDIKATOR.values()
        if satu.saat and satu.satuan == Satuan.JUMLAH and satu.kelompok in KASUS
        for periode in Periode.memuat(kini)
    }


# Keeping: only what differs is written, so a second run writes nothing

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
