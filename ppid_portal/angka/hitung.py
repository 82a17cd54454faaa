"""All indicators; reckoning their figures of all periods from the services, and keeping them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from informasi.permohonan.angka import baca_keberatan, baca_permohonan, baca_sengketa
from organisasi.basis_data.models import Area
from organisasi.models import Unit, Versi
from pengaduan.penanganan.angka import baca_pengaduan
from ppid_portal.angka.angka import Angka, Indikator, Kunci, Satuan, Timbunan, Ukur
from ppid_portal.angka.inventaris import UKURAN_INVENTARIS, hitung_inventaris
from ppid_portal.angka.models import NilaiIndikator
from ppid_portal.angka.pengaduan import (
    PANGGILAN,
    UKURAN_PENGADUAN,
    hitung_panggilan,
    nilai_pengaduan,
)
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.permohonan import (
    UKURAN_KEBERATAN,
    UKURAN_PERMOHONAN,
    UKURAN_SENGKETA,
    Perselisihan,
    nilai_keberatan,
    nilai_permohonan,
)
from ppid_portal.angka.sebelum_sesudah import SEBELUM_SESUDAH, hitung_sebelum_sesudah
from ppid_portal.angka.sosialisasi import (
    INDIKATOR_JANGKAUAN,
    UKURAN_SOSIALISASI,
    hitung_sosialisasi,
)

# All indicators by code, in the order of the specification.


def _urut(satu: Indikator) -> tuple[str, int, str]:
    """``B2`` before ``B10``."""
    cocok = re.fullmatch(r"([A-Z])(\d+)(\w*)", satu.kode)
    assert cocok is not None
    return cocok[1], int(cocok[2]), cocok[3]


_SEMUA = [
    *(u.indikator for u in UKURAN_PERMOHONAN),
    *(u.indikator for u in UKURAN_KEBERATAN),
    *(u.indikator for u in UKURAN_SENGKETA),
    *(u.indikator for u in UKURAN_PENGADUAN),
    PANGGILAN,
    *(u.indikator for u in UKURAN_INVENTARIS),
    *(u.indikator for u in UKURAN_SOSIALISASI),
    *INDIKATOR_JANGKAUAN,
    SEBELUM_SESUDAH,
]
INDIKATOR: Mapping[str, Indikator] = {
    satu.kode: satu for satu in sorted(_SEMUA, key=_urut)
}
# Days since something: they name its day only with the one they were reckoned on.
SEJAK = frozenset({"D12"})


# Reckoning: by service, period and place

# Groups whose momentary counts come from cases.
KASUS = frozenset({"A", "B"})
type Hasil = dict[Kunci, Angka]


def kecamatan_unit() -> Mapping[int, str]:
    """The kecamatan of each kecamatan's and kelurahan's office; others have none."""
    baris = Unit.objects.filter(
        jenis__in=(Unit.Jenis.KECAMATAN, Unit.Jenis.KELURAHAN), wilayah__isnull=False
    ).values_list("pk", "jenis", "wilayah_id", "wilayah__induk_id")
    return {
        pk: str(wilayah if jenis == Unit.Jenis.KECAMATAN else induk)
        for pk, jenis, wilayah, induk in baris
    }


def hitung_permohonan(
    ukur: Ukur, sejak: date = date.min, sampai: date = date.max
) -> Hasil:
    """A, of the cases of some days; disputes are few and always read."""
    kecamatan = kecamatan_unit()
    minta = Timbunan(UKURAN_PERMOHONAN, ukur.kini)
    masuk = baca_permohonan(hari=ukur.kini, sejak=sejak, sampai=sampai)
    minta.tambah(nilai_permohonan(masuk, ukur, kecamatan))
    gugat = Timbunan(UKURAN_KEBERATAN, ukur.kini)
    diajukan = baca_keberatan(hari=ukur.kini, sejak=sejak, sampai=sampai)
    gugat.tambah(nilai_keberatan(diajukan, kecamatan))
    selisih = Timbunan(UKURAN_SENGKETA, ukur.kini)
    selisih.tambah(
        Perselisihan(satu, kecamatan.get(satu.unit_id)) for satu in baca_sengketa()
    )
    return minta.hasil() | gugat.hasil() | selisih.hasil()


def hitung_pengaduan(
    ukur: Ukur, sejak: date = date.min, sampai: date = date.max
) -> Hasil:
    """B, of the complaints of some days; months of calls are few and always read."""
    aduan = Timbunan(UKURAN_PENGADUAN, ukur.kini)
    masuk = baca_pengaduan(hari=ukur.kini, sejak=sejak, sampai=sampai)
    aduan.tambah(nilai_pengaduan(masuk, ukur))
    return aduan.hasil() | hitung_panggilan()


def hitung_pengaruh(ukur: Ukur) -> Hasil:
    """E."""
    return hitung_sebelum_sesudah(ukur, kecamatan_unit())


BAGIAN: tuple[Callable[[Ukur], Hasil], ...] = (
    *(hitung_permohonan, hitung_pengaduan),
    *(hitung_inventaris, hitung_sosialisasi, hitung_pengaruh),
)


def hitung_semua(kini: date) -> Hasil:
    """Every figure as it stands on ``kini``."""
    ukur = Ukur.kota(kini)
    hasil: Hasil = {}
    for bagian in BAGIAN:
        hasil |= bagian(ukur)
    return _nihil(kini) | hasil


def hitung_lewat(kini: date, periode: Collection[Periode]) -> Hasil:
    """The same of periods that are over: of all years of cases only their days are read.

    What holds for a moment stands under the periods of ``kini``, so none of it is here.
    """
    ukur = Ukur.kota(kini)
    hari = min(p.awal for p in periode), max(p.akhir for p in periode)
    kode = {satu.kode for satu in periode}
    hasil = (
        hitung_permohonan(ukur, *hari)
        | hitung_pengaduan(ukur, *hari)
        | hitung_inventaris(ukur)
        | hitung_sosialisasi(ukur)
    )
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
