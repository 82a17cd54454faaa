"""Due days, late or on time, and clock hours in words; the same for every service.

No service reckons for itself: a limit that is not set, or a year without its calendar,
stops the act with a sentence instead of guessing a day.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from itertools import pairwise

from django.utils import timezone

from organisasi import bahasa
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.basis_data.versi import per_versi
from organisasi.kantor.models import Unit
from organisasi.waktu.hari_kerja import (
    Hitungan,
    Kalender,
    KalenderBelumDiisi,
    hitung_hari_kerja,
    selisih_hari_kerja,
    tambah_hari_kerja,
)
from organisasi.waktu.models import BatasBelumDiatur, BatasWaktu, HariLibur

# A referral, the same for every service.
RUJUKAN_JAWAB = "rujukan.terima_atau_kembalikan"
RUJUKAN_TEMPATKAN = "rujukan.tempatkan"
RUJUKAN_RUJUK = "rujukan.rujuk"
# Long holidays included, a working day comes at least every third day.
HARI_PER_HARI_KERJA = 3
BULAN_PERINGATAN = 10


def hitung_tenggat(kode: str, sejak: date, unit: Unit | int | None = None) -> Hitungan:
    """No case moves on a guessed day: TindakanTerlarang without limit or calendar."""
    kalender = kalender_kini(unit.pk if isinstance(unit, Unit) else unit)
    try:
        return batas_kini(kode, sejak).hitungan(sejak, kalender)
    except (BatasBelumDiatur, KalenderBelumDiisi) as galat:
        raise TindakanTerlarang(str(galat)) from galat


def batas_kini(kode: str, hari: date) -> BatasWaktu:
    """The limit in force on ``hari``, kept per version; raises BatasBelumDiatur."""
    for batas in per_versi("batas_waktu", _batas_menurun):
        if batas.kode == kode and batas.berlaku_sejak <= hari:
            return batas
    raise BatasBelumDiatur(kode, hari)


def batas_pasti(kode: Iterable[str]) -> dict[str, BatasWaktu]:
    """The limits of today that are confirmed; others are not printed as law."""
    hari_ini, hasil = timezone.localdate(), dict[str, BatasWaktu]()
    for satu in kode:
        with suppress(BatasBelumDiatur):
            batas = batas_kini(satu, hari_ini)
            if batas.pasti:
                hasil[satu] = batas
    return hasil


def lama(kode: str, hari: date) -> str:
    """``30 hari kerja``: the limit in force on ``hari``; raises BatasBelumDiatur."""
    batas = batas_kini(kode, hari)
    return f"{batas.nilai} {batas.get_satuan_display()}"


def lama_kini(kode: str) -> str:
    """The legal limit in force today, in words; of one that is not set, no number."""
    try:
        return lama(kode, timezone.localdate())
    except BatasBelumDiatur:
        return "waktu yang ditetapkan"


# Calendar and limits for pages, read once per version of the office and then kept


def pembaca_tempo(kode: str, hari_ini: date) -> Callable[[date], date | None]:
    """The last day by a limit; None when it or the calendar is missing."""
    try:
        batas, kalender = batas_kini(kode, hari_ini), kalender_kini()
    except BatasBelumDiatur:
        return lambda _sejak: None

    def tempo(sejak: date) -> date | None:
        try:
            return batas.hitungan(sejak, kalender).jatuh_tempo
        except (KalenderBelumDiisi, ValueError):
            return None

    return tempo


def _batas_menurun() -> list[BatasWaktu]:
    return list(BatasWaktu.objects.order_by("-berlaku_sejak"))


def kalender_kini(unit: int | None = None) -> Kalender:
    """The days off of the unit of this key (None: of the city), read once for all."""
    return per_versi("kalender", kalender_per_unit)(unit)


def tahun_belum_diisi(hari_ini: date) -> list[int]:
    """The SKB for a year has been signed in September or October before it."""
    nanti = hari_ini.year + (hari_ini.month >= BULAN_PERINGATAN)
    ada = kalender_kini().tahun
    return [t for t in range(hari_ini.year, nanti + 1) if t not in ada]


BESOK = 1


def kata_hari(tempo: date, hari_ini: date) -> tuple[str, str]:
    """How long is left in words, and the class of its mark; in days as the calendar has them."""
    jarak = (tempo - hari_ini).days
    if 0 <= jarak <= BESOK:
        return ("Hari ini", "Besok")[jarak], "kini"
    return (
        (f"{jarak} hari lagi", "nanti")
        if jarak > 0
        else (f"Lewat {-jarak} hari", "lewat")
    )


def kata_sisa(tempo: date, hari_ini: date, unit: int | None) -> tuple[str, str]:
    """The same of a day of law: in working days of the unit.

    Lists, the today page and the page of a case ask here, so that they say the same.
    """
    jarak = (tempo - hari_ini).days
    if 0 <= jarak <= BESOK:
        return kata_hari(tempo, hari_ini)
    try:
        sisa = selisih_hari_kerja(hari_ini, tempo, kalender_kini(unit))
    except KalenderBelumDiisi:
        return ("Lewat", "lewat") if jarak < 0 else ("Kalender belum diisi", "nanti")
    if jarak < 0:
        return f"Lewat {-sisa or 1} hari kerja", "lewat"
    return f"{sisa or 1} hari kerja lagi", "nanti"


def kalender_per_unit() -> Callable[[int | None], Kalender]:
    baris: list[tuple[date, str, int | None]] = list(
        HariLibur.objects.values_list("tanggal", "nama", "berlaku_unit")
    )
    tahun = frozenset(hari.year for hari, _, milik in baris if milik is None)

    @cache
    def baca(unit: int | None) -> Kalender:
        hari = {h: nama for h, nama, milik in baris if milik is None or milik == unit}
        return Kalender(hari, tahun)

    return baca


def hari_kerja_ke(sejak: date, hari: int, unit: Unit | None = None) -> date:
    try:
        return tambah_hari_kerja(sejak, hari, kalender_kini(unit.pk if unit else None))
    except KalenderBelumDiisi as galat:
        raise TindakanTerlarang(str(galat)) from galat


def salah_tanggal(
    terima: date, hari_ini: date, alasan: str, apa: str = "Permohonan"
) -> tuple[str, str] | None:
    """Which field of the day of receipt is wrong, and the sentence; None: neither."""
    if terima > hari_ini:
        return "tanggal_terima", (
            f"Tanggal diterima tidak boleh di masa depan. Isi hari {apa.lower()} itu "
            "datang atau suratnya tiba."
        )
    if terima < hari_ini and not alasan.strip():
        return "alasan_mundur", (
            f"{apa} ini diterima sebelum hari ini. Tulis alasan dicatat dengan "
            "tanggal mundur."
        )
    return None


def akhir_jendela(sejak: date, kode: Sequence[str], unit: Unit | None) -> date:
    """For keeping, not deciding: years not yet entered have only their weekends."""
    batas = [batas_kini(satu, sejak) for satu in kode]
    jumlah = sum(satu.nilai for satu in batas)
    sampai = sejak.year + jumlah * HARI_PER_HARI_KERJA // 365 + 1
    kalender = kalender_kini(unit.pk if unit else None)
    tahun = kalender.tahun | frozenset(range(sejak.year, sampai + 1))
    hari = sejak
    for satu in batas:
        hitungan = satu.hitungan(hari, Kalender(kalender.libur, tahun))
        hari = hitungan.jatuh_tempo
    return hari


# The status box over a case: where it stands, who acts next and by when, the ring of days

# The ring draws no more ribs than this.
HARI_RING = 60


@dataclass(slots=True)
class KeadaanKasus:
    """``total`` 0: no clock runs, so no ring is drawn; ``tambahan``: an extension's days."""

    judul: str
    berikutnya: str = ""
    pemegang: str = ""
    batas: date | None = None
    terpakai: int = 0
    total: int = 0
    tambahan: int = 0
    cara: list[str] = field(default_factory=list)

    def hitung(self, kalender: Kalender, hari_ini: date, *hari: date) -> None:
        """``hari``: the first day, the last, and that of an extension."""
        try:
            terpakai = hitung_hari_kerja(hari[0], hari_ini, kalender)
            total, *lanjut = (
                hitung_hari_kerja(a, b, kalender) for a, b in pairwise(hari)
            )
        except KalenderBelumDiisi:
            return
        self.terpakai, tambahan = terpakai, sum(lanjut)
        if 0 < total + tambahan <= HARI_RING:
            self.total, self.tambahan = total, tambahan


# Late or on time.
# What makes a case late is each service's own law: it stands once beside the service's
# models, as a function of a row and as an expression of its QuerySet.


class Ketepatan(StrEnum):
    """How a case stands to its last day; what still has time, or need not, is not judged."""

    TEPAT = "tepat"
    LAMBAT = "lambat"
    TIDAK_DINILAI = "tidak_dinilai"


# Clock hours in words: how long is left, or how long it is over

SATU_JAM = timedelta(hours=1)


def sisa_jam(tenggat: datetime, pada: datetime) -> str:
    """``tersisa 12 jam``, ``kurang dari 1 jam``, or ``lewat 3 jam``; whole hours."""
    if tenggat < pada:
        return f"lewat {(pada - tenggat) // SATU_JAM} jam"
    jam = (tenggat - pada) // SATU_JAM
    return f"tersisa {jam} jam" if jam else "tersisa kurang dari 1 jam"


def tanggal_jam(pada: datetime) -> str:
    """``Selasa, 4 Juni 2024 pukul 14.05 WIB``."""
    lokal = timezone.localtime(pada)
    return f"{bahasa.tanggal(lokal.date())} pukul {lokal:%H.%M} WIB"
