"""Due days: rows of law, the unit's calendar, words.

No service reckons for itself: a limit that is not set, or a year without its calendar,
stops the act with a sentence instead of guessing a day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from organisasi.alur import TindakanTerlarang
from organisasi.hari_kerja import (
    Hitungan,
    Kalender,
    KalenderBelumDiisi,
    tambah_hari_kerja,
)
from organisasi.models import BatasBelumDiatur, BatasWaktu, HariLibur, Unit

# A referral, the same for every service.
RUJUKAN_JAWAB = "rujukan.terima_atau_kembalikan"
RUJUKAN_TEMPATKAN = "rujukan.tempatkan"


def hitung_tenggat(kode: str, sejak: date, unit: Unit | None = None) -> Hitungan:
    """Reckon the due day of the limit ``kode`` from ``sejak`` in the unit's calendar.

    The limit in force on ``sejak`` counts. Raises TindakanTerlarang with a sentence when
    the limit is not set or a year has no calendar: no case moves on a guessed day.
    """
    try:
        batas = BatasWaktu.objects.berlaku(kode, sejak)
        return batas.hitungan(sejak, HariLibur.objects.kalender(unit))
    except (BatasBelumDiatur, KalenderBelumDiisi) as galat:
        raise TindakanTerlarang(str(galat)) from galat


def kalender_per_unit() -> Callable[[int | None], Kalender]:
    """A reader of calendars by unit (None: the city's), of one query for all of them."""
    baris: list[tuple[date, str, int | None]] = list(
        HariLibur.objects.values_list("tanggal", "nama", "berlaku_unit")
    )
    tahun = frozenset(hari.year for hari, _, milik in baris if milik is None)

    def baca(unit: int | None) -> Kalender:
        hari = {h: nama for h, nama, milik in baris if milik is None or milik == unit}
        return Kalender(hari, tahun)

    return baca


def pembaca_tenggat() -> Callable[[str, date, int | None], Hitungan]:
    """The same as ``hitung_tenggat`` for many cases, by unit id, of two queries in all."""
    kalender = kalender_per_unit()
    semua = list(BatasWaktu.objects.order_by("berlaku_sejak"))

    def hitung(kode: str, sejak: date, unit: int | None) -> Hitungan:
        berlaku = [b for b in semua if b.kode == kode and b.berlaku_sejak <= sejak]
        if not berlaku:
            raise TindakanTerlarang(str(BatasBelumDiatur(kode, sejak)))
        try:
            return berlaku[-1].hitungan(sejak, kalender(unit))
        except KalenderBelumDiisi as galat:
            raise TindakanTerlarang(str(galat)) from galat

    return hitung


def hari_kerja_ke(sejak: date, hari: int, unit: Unit | None = None) -> date:
    """The ``hari``-th working day after ``sejak``; TindakanTerlarang without calendar."""
    try:
        return tambah_hari_kerja(sejak, hari, HariLibur.objects.kalender(unit))
    except KalenderBelumDiisi as galat:
        raise TindakanTerlarang(str(galat)) from galat
