"""A figure as a value and as a rule: how it is said, what defines it, what counts for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum, StrEnum
from fractions import Fraction
from functools import cache
from math import ceil
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import QuerySet

from organisasi import bahasa
from organisasi.models import BatasWaktu, HariLibur, Petugas
from organisasi.muat import baca_csv
from organisasi.waktu.hari_kerja import Kalender
from organisasi.waktu.tenggat import Ketepatan, kalender_per_unit
from ppid_portal.angka.periode import Periode

KOSONG = "—"
# Below this a share alone says nothing: the numbers stand beside it.
SEDIKIT = 5
SEPERSEPULUH = Decimal("0.1")


def bulatkan(nilai: Fraction) -> Decimal:
    """To one decimal, half up (away from zero); exact, no floats."""
    tanda = -1 if nilai < 0 else 1
    sepuluh = abs(nilai) * 10
    utuh = (2 * sepuluh.numerator + sepuluh.denominator) // (2 * sepuluh.denominator)
    return Decimal(tanda * utuh).scaleb(-1)


def persen(pembilang: int, penyebut: int) -> Decimal | None:
    """The share in percent; None, not 0 % or 100 %, where there is nothing to share."""
    return bulatkan(Fraction(100 * pembilang, penyebut)) if penyebut else None


def rata_rata(nilai: Sequence[int]) -> Decimal | None:
    return bulatkan(Fraction(sum(nilai), len(nilai))) if nilai else None


def median[N: (int, Decimal)](nilai: Sequence[N]) -> Decimal | None:
    """The middle value, of two the mean; None of nothing. ``nilai`` need not be sorted."""
    urut, n = sorted(nilai), len(nilai)
    if not n:
        return None
    return bulatkan(Fraction(urut[(n - 1) // 2] + urut[n // 2]) / 2)


def p90(nilai: Sequence[int]) -> Decimal | None:
    """The least value that nine of ten do not exceed (nearest rank); None of nothing."""
    if not nilai:
        return None
    return Decimal(sorted(nilai)[ceil(9 * len(nilai) / 10) - 1]).quantize(SEPERSEPULUH)


def tulis(nilai: Decimal | None) -> str:
    """``81,3``, ``1.234``, a dash without any: whole numbers lose their ``,0``."""
    if nilai is None:
        return KOSONG
    return bahasa.angka(nilai, 1).removesuffix(",0")


def selisih(kami: Decimal | None, resmi: Decimal | None) -> Decimal | None:
    """Ours minus the official figure: above 0 where the portal counts a larger share.

    None while one of them is missing. Every page and paper says it this way round.
    """
    return None if kami is None or resmi is None else kami - resmi


def bertanda(beda: Decimal | None) -> str:
    """``+3,1``, ``-3,1``, ``0``, a dash without any."""
    tanda = "+" if beda is not None and beda > 0 else ""
    return f"{tanda}{tulis(beda)}"


def poin(beda: Decimal | None) -> str:
    return KOSONG if beda is None else f"{bertanda(beda)} poin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Angka:
    """One figure with what it is made of; ``nilai`` None where there is nothing to count.

    ``hari`` is the day it was reckoned on, where it counts the days since something.
    """

    pembilang: int | None = None
    penyebut: int | None = None
    nilai: Decimal | None = None
    n: int = 0
    hari: date | None = field(default=None, compare=False)

    @classmethod
    def bagian(cls, pembilang: int, penyebut: int) -> Angka:
        return cls(
            pembilang=pembilang,
            penyebut=penyebut,
            nilai=persen(pembilang, penyebut),
            n=penyebut,
        )

    @classmethod
    def jumlah(cls, banyak: int) -> Angka:
        return cls(
            pembilang=banyak, nilai=Decimal(banyak).quantize(SEPERSEPULUH), n=banyak
        )


# In what a figure is told, and which way is better; shown beside every number


class Satuan(StrEnum):
    PERSEN = "%"
    JUMLAH = ""
    HARI_KERJA = "hari kerja"
    HARI = "hari"
    POIN = "poin"


class Arah(StrEnum):
    """Which way is better; NETRAL where more is neither good nor bad."""

    NAIK = "naik"
    TURUN = "turun"
    NETRAL = "netral"


KELOMPOK: Mapping[str, str] = {
    "A": "Layanan informasi",
    "B": "Pengaduan",
    "C": "Inventaris pemangku",
    "D": "Penjangkauan",
    "E": "Pengaruh",
}


# A figure as a rule on one row, and how rows are added up by period and place.
#
# One rule serves the sum, its parts, and the list of rows behind it: what a page shows is
# what was counted. Who changes a formula raises its ``versi``.

MEDIAN, P90, MAKS = "median", "p90", "maks"


class Cara(Enum):
    """How rows become a figure: TOTAL adds up, UNIK counts different ones."""

    JUMLAH = "jumlah"
    BAGIAN = "bagian"
    SEBARAN = "sebaran"
    TOTAL = "total"
    UNIK = "unik"
    TERKECIL = "terkecil"


# A row has its id, its day (``hari``), and where it belongs (``unit_id``, ``kecamatan``).
type Aturan = Callable[[Any, Ukur], int | None]
type Rinci = Callable[[Any], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indikator:
    """A figure: what it is in words (``data/indikator.csv``), and as a rule on one row.

    ``nilai`` of a row is None where it does not count; else for a share whether it is met,
    for a spread the days, for a total what is added, for different ones which it is, for a
    count anything. ``rinci`` names the row's part, and ``rincian`` says what the parts are.
    ``saat``: holds for the moment it is reckoned, not for what came in in the period.
    Without ``cara`` a function of its own reckons it.
    """

    kode: str
    nama: str
    cara: Cara | None
    satuan: Satuan
    arah: Arah
    saat: bool
    versi: int
    pembilang: str
    penyebut: str
    rincian: str
    catatan: str
    # The law or plan that asks for it.
    dasar: str
    nilai: Aturan
    rinci: Rinci | None

    @property
    def kelompok(self) -> str:
        """``A`` information, ``B`` complaints, ``C`` inventory, ``D`` outreach, ``E`` effect."""
        return self.kode[0]

    @property
    def rumus(self) -> str:
        if not self.penyebut:
            return self.pembilang
        return f"{self.pembilang} ÷ {self.penyebut}"


BERKAS = settings.BASE_DIR / "ppid_portal" / "data" / "indikator.csv"
KATA: Mapping[str, Mapping[str, str]] = {b["kode"]: b.isi for b in baca_csv(BERKAS)}


def indikator(**aturan: Aturan | tuple[Aturan, Rinci]) -> tuple[Indikator, ...]:
    hasil = []
    for kode, satu in aturan.items():
        nilai, rinci = satu if isinstance(satu, tuple) else (satu, None)
        kata: dict[str, Any] = {
            **KATA[kode],
            "cara": Cara(KATA[kode]["cara"]) if KATA[kode]["cara"] else None,
            "satuan": Satuan(KATA[kode]["satuan"]),
            "arah": Arah(KATA[kode]["arah"]),
            "saat": KATA[kode]["saat"] == "ya",
            "versi": int(KATA[kode]["versi"]),
        }
        hasil.append(Indikator(**kata, nilai=nilai, rinci=rinci))
    return tuple(hasil)


def semua(_p: Any, _u: Ukur) -> int:
    return 1


def bila(berlaku: bool, nilai: int | None) -> int | None:  # noqa: FBT001 - reads as "if"
    """``nilai`` of a row that counts, None of one that does not."""
    return nilai if berlaku else None


def dinilai(baris: Any) -> bool:
    """Whether the time of a case is judged at all; its service says."""
    return bool(baris.ketepatan != Ketepatan.TIDAK_DINILAI)


def tepat(baris: Any, _ukur: Ukur) -> int | None:
    """Whether it was done by its last day; None while it is not judged."""
    return bila(dinilai(baris), baris.ketepatan == Ketepatan.TEPAT)


class Rentang(NamedTuple):
    """Which rows are read: as on ``hari``, of the days from ``sejak`` to ``sampai``.

    ``terbuka``: of cases only those without an end.
    """

    hari: date
    sejak: date = date.min
    sampai: date = date.max
    terbuka: bool = False


class Sumber(NamedTuple):
    """Rows of a service, what is counted from them, and which of them an officer sees.

    What is read by days is a case; of records all are read. None: they have no pages.
    """

    indikator: Sequence[Indikator]
    baca: Callable[[Rentang], Iterable[Any]]
    milik: Callable[[Petugas], QuerySet] | None = None


class Kunci(NamedTuple):
    kode: str
    rincian: str
    periode: str
    unit: int | None
    kecamatan: str | None


# How often each value occurred: small, whatever the number of cases.
type Sebar = dict[int, int]


def timbun(
    sumber: Iterable[Sumber], ukur: Ukur, rentang: Rentang
) -> dict[Kunci, Angka]:
    """Every figure of several kinds of rows: of month, quarter and year; of each place.

    Months are summed up to quarters and years, so that a row is looked at once.
    """
    hasil = {}
    for satu in sumber:
        gulung: dict[Kunci, Sebar] = {}
        for (kode, rincian, semua, *tempat), sebar in _sebar(
            satu, ukur, rentang
        ).items():
            for periode in semua:
                jumlah = gulung.setdefault(Kunci(kode, rincian, periode, *tempat), {})
                for nilai, kali in sebar.items():
                    jumlah[nilai] = jumlah.get(nilai, 0) + kali
        cara = {i.kode: i.cara for i in satu.indikator}
        for kunci, sebar in gulung.items():
            for bagian, angka in jumlahkan(cara[kunci.kode], sebar):
                hasil[kunci._replace(rincian=kunci.rincian or bagian)] = angka
    return hasil


def _sebar(sumber: Sumber, ukur: Ukur, rentang: Rentang) -> dict[Any, Sebar]:
    kode = cache(
        lambda tahun, bulan: tuple(
            p.kode for p in Periode.memuat(date(tahun, bulan, 1))
        )
    )
    kini = kode(ukur.kini.year, ukur.kini.month)
    sel: dict[Any, Sebar] = {}
    for baris in sumber.baca(rentang):
        masuk = kode(baris.hari.year, baris.hari.month)
        semua = {(None, None), (baris.unit_id, None), (None, baris.kecamatan)}
        for satu in sumber.indikator:
            if (nilai := satu.nilai(baris, ukur)) is None:
                continue
            periode = kini if satu.saat else masuk
            for rincian in ("", satu.rinci(baris)) if satu.rinci else ("",):
                for tempat in semua:
                    kunci = (satu.kode, rincian, periode, *tempat)
                    sebar = sel.setdefault(kunci, {})
                    sebar[nilai] = sebar.get(nilai, 0) + 1
    return sel


def jumlahkan(cara: Cara | None, sebar: Sebar) -> Iterable[tuple[str, Angka]]:
    """The figure, and for a spread its median, p90 and longest as parts."""
    n, jumlah = sum(sebar.values()), sum(nilai * kali for nilai, kali in sebar.items())
    match cara:
        case Cara.SEBARAN:
            nilai = [satu for satu, kali in sorted(sebar.items()) for _ in range(kali)]
            return (
                ("", Angka(pembilang=jumlah, penyebut=n, nilai=rata_rata(nilai), n=n)),
                (MEDIAN, Angka(penyebut=n, nilai=median(nilai), n=n)),
                (P90, Angka(penyebut=n, nilai=p90(nilai), n=n)),
                (MAKS, Angka(penyebut=n, nilai=median(nilai[-1:]), n=n)),
            )
        case Cara.BAGIAN:
            angka = Angka.bagian(jumlah, n)
        case Cara.TOTAL:
            angka = Angka.jumlah(jumlah)
        case Cara.UNIK:
            angka = Angka.jumlah(len(sebar))
        case Cara.TERKECIL:
            angka = Angka(nilai=median([min(sebar)]), n=n)
        case _:
            angka = Angka.jumlah(n)
    return (("", angka),)


# Working days for hundreds of thousands of cases: each day has its place in one long count

SATU, AWAL = timedelta(days=1), 2010


class HitungHari:
    """``hk`` and ``tenggat`` of organisasi.hari_kerja, by look-up, in one calendar.

    For counting, not for deciding a case: years whose days off nobody has entered have
    only their weekends (``tanpa_libur``), so that one missing year stops no report. A due
    day after the last known year is ``date.max``: it is not over yet.
    """

    def __init__(self, kalender: Kalender) -> None:
        # UU 14/2008 is in force since 2010; what is dated before counts from there.
        akhir = max(kalender.tahun, default=AWAL) + 1
        tahun = frozenset(range(AWAL, akhir + 1))
        self.tanpa_libur = tahun - kalender.tahun
        semua = Kalender(kalender.libur, tahun)
        self.awal, self.akhir = date(AWAL, 1, 1), date(akhir, 12, 31)
        self._terakhir = date(akhir - 1, 12, 31)
        self._kerja: list[date] = []
        self._ke: dict[date, int] = {}
        hari = self.awal
        while hari <= self.akhir:
            if semua.kerja(hari):
                self._kerja.append(hari)
            self._ke[hari] = len(self._kerja)
            hari += SATU

    def hk(self, a: date, b: date) -> int:
        """Working days d with a < d <= b; 0 when b is not after a."""
        return max(self._tempat(b) - self._tempat(a), 0)

    def tenggat(self, a: date, n: int) -> date:
        """The first day d with ``hk(a, d) == n``."""
        if n <= 0:
            return a
        ke = self._tempat(a) + n
        hari = self._kerja[ke - 1] if ke <= len(self._kerja) else date.max
        return hari if hari <= self._terakhir else date.max

    def _tempat(self, hari: date) -> int:
        return self._ke[min(max(hari, self.awal), self.akhir)]


class Batas:
    """Limits by code and day, read once: the rows of BatasWaktu are the law."""

    def __init__(self, baris: Sequence[BatasWaktu]) -> None:
        self._baris: dict[str, list[tuple[date, int]]] = {}
        for satu in baris:
            self._baris.setdefault(satu.kode, []).append(
                (satu.berlaku_sejak, satu.nilai)
            )
        for riwayat in self._baris.values():
            riwayat.sort()

    def __call__(self, kode: str, pada: date) -> int:
        """The value in force on ``pada``; before the first one, the first one."""
        riwayat = self._baris[kode]
        ke = bisect_left(riwayat, (pada, 10**6))
        return riwayat[max(ke - 1, 0)][1]


class Ukur:
    def __init__(
        self,
        hari: HitungHari,
        batas: Batas,
        kini: date,
        unit: Mapping[int, HitungHari] | None = None,
    ) -> None:
        self.hari, self.batas, self.kini = hari, batas, kini
        self.hk, self.tenggat = hari.hk, hari.tenggat
        self._unit = unit or {}

    @classmethod
    def kota(cls, kini: date) -> Ukur:
        kalender, berlibur = kalender_per_unit(), HariLibur.objects.unit_berlibur()
        return cls(
            HitungHari(kalender(None)),
            Batas(list(BatasWaktu.objects.all())),
            kini,
            {unit: HitungHari(kalender(unit)) for unit in berlibur},
        )

    def dinilai(self, selesai: date | None, sejak: date, batas: int) -> bool:
        """Whether it counts: done, or past its last day; what still has time does not."""
        return selesai is not None or self.tenggat(sejak, batas) < self.kini

    def sejak(self, hari: date | None) -> int | None:
        """Days until the reckoning, all of them."""
        return None if hari is None else (self.kini - hari).days

    def di(self, unit: int) -> HitungHari:
        """The days of a case of ``unit``, by its own days off where it has some."""
        return self._unit.get(unit, self.hari)

    def lewat(self, unit: int, sejak: date, batas: int) -> bool:
        return self.di(unit).tenggat(sejak, batas) < self.kini
