"""All indicators; reckoning their figures of all periods from the services, and keeping them."""

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone

from organisasi.basis_data.models import Area
from organisasi.models import Versi
from ppid_portal.angka.angka import (
    Angka,
    Indikator,
    Kunci,
    Rentang,
    Satuan,
    Ukur,
    timbun,
)
from ppid_portal.angka.aturan import (
    LAIN,
    SUMBER,
    hitung_jajak,
    hitung_kelurahan,
    hitung_panggilan,
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


_SEMUA = (*(i for s in SUMBER for i in s.indikator), *LAIN, SEBELUM_SESUDAH)
INDIKATOR: Mapping[str, Indikator] = {i.kode: i for i in sorted(_SEMUA, key=_urut)}
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
        | hitung_panggilan()
        | hitung_kelurahan()
        | hitung_jajak()
    )


def hitung_semua(kini: date) -> Hasil:
    ukur = Ukur.kota(kini)
    # Momentary counts of cases: that there is nothing to count is known, too.
    nihil = {
        Kunci(satu.kode, "", periode.kode, None, None): Angka.jumlah(0)
        for satu in INDIKATOR.values()
        if satu.saat and satu.satuan == Satuan.JUMLAH and satu.kelompok in KASUS
        for periode in Periode.memuat(kini)
    }
    return nihil | hitung_baris(ukur, Rentang(kini)) | hitung_sebelum_sesudah(ukur)


def hitung_lewat(kini: date, periode: Collection[Periode]) -> Hasil:
    """The same of periods that are over: of all years of cases only their days are read.

    What holds for a moment stands under the periods of ``kini``, so none of it is here.
    """
    awal, akhir = min(p.awal for p in periode), max(p.akhir for p in periode)
    kode = {satu.kode for satu in periode}
    hasil = hitung_baris(Ukur.kota(kini), Rentang(kini, awal, akhir))
    return {kunci: angka for kunci, angka in hasil.items() if kunci.periode in kode}


# Keeping: only what differs is written, so a second run writes nothing

SEKALI = 2000
KUNCI = ("kode", "rincian", "periode", "unit_id", "kecamatan_id")
ISI = ("versi", "pembilang", "penyebut", "nilai", "n")
# One reckoning at a time: a second one waits and then finds nothing to change.
KUNCI_HITUNG = 20240604


def hitung_dan_simpan(
    pada: datetime, periode: Collection[Periode] | None = None
) -> int:
    """Reckon all figures and keep them; gives the number of rows that changed.

    With ``periode``, which are over, nothing but theirs: what an officer waits for.
    """
    kini = timezone.localdate(pada)
    with transaction.atomic():
        # Wait for whoever reckons; the turn lasts until the end of the transaction.
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_HITUNG])
        hasil = hitung_semua(kini) if periode is None else hitung_lewat(kini, periode)
        return simpan(hasil, pada, periode)


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
    baru: list[NilaiIndikator] = []
    lain: list[NilaiIndikator] = []
    hari = timezone.localdate(pada)
    for kunci, angka in hasil.items():
        isi = (INDIKATOR[kunci.kode].versi, *(getattr(angka, n) for n in ISI[1:]))
        lama = ada.get(kunci)
        # As many days since something are now those since another day.
        geser = lama and kunci.kode in SEJAK and timezone.localdate(lama[-2]) != hari
        if lama is None or lama[5:-2] != isi or geser:
            nilai = dict(zip((*KUNCI, *ISI), (*kunci, *isi), strict=True))
            satu = NilaiIndikator(**nilai, dihitung_pada=pada)
            (baru if lama is None else lain).append(satu)
    kini = {satu.kode for satu in Periode.memuat(hari)}
    hilang = [
        baris[-1]
        for kunci, baris in ada.items()
        if kunci not in hasil
        and not (
            kunci.kode in INDIKATOR
            and INDIKATOR[kunci.kode].saat
            and kunci.periode not in kini
        )
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
