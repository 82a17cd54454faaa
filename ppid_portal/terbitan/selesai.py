"""Closed cases: how many of each kind, nobody in them.

Cases that agree in month, unit, kind, channel, outcome and time are counted together, as
many as they are; only who asked is told by the rule of small numbers
(organisasi/pribadi/teks_pribadi.py). No number, no words, no secret complaint, none
the Inspektorat alone may read. Only months that are over count: who looks every day learns
nothing of a single case.

Month and working days are those of the indicators (A3, B6): of a request from the day it
was complete to its first notice, of a complaint from the day it came in to the last thing
done. Cases without a notice (withdrawn) or with nothing done have no days.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from itertools import groupby
from sys import intern
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from informasi.models import BERJALAN, Permohonan
from informasi.permohonan.angka import baca_permohonan
from organisasi.models import HariLibur
from organisasi.pribadi.teks_pribadi import SEL_SAMAR, sel_kecil
from organisasi.waktu.hari_kerja import Kalender, KalenderBelumDiisi, hitung_hari_kerja
from pengaduan.models import BERAKHIR, Pengaduan
from pengaduan.penanganan.angka import baca_pengaduan

SEKALI_BACA = 2000
# Pairs of days whose working days are remembered: rows come in the order of the first.
PASANGAN = 4096
TAK_DIKETAHUI = "tidak diketahui"
TANPA_HARI = "tidak ada"
Kunci = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JenisSelesai:
    """A file of closed cases.

    ``kasus`` gives, for a moment, the cases closed before it: id, day it counts from, the
    columns between month and outcome, outcome, status; in the order of that day.
    ``sampai_hari`` gives the id of each case that counts from a day between two with the
    day its working days end, as the indicators have it.
    ``kelas_hari`` are the last days of the classes; whoever needed more is in the last one.
    ``orang``: the place of the column that says what people are; 0 where there is none.
    """

    kasus: Callable[[datetime], QuerySet[Any, Any]]
    sampai_hari: Callable[[date, date], Iterator[tuple[int, date | None]]]
    kelas_hari: tuple[int, ...]
    orang: int = 0


def _permohonan(sampai: datetime) -> QuerySet[Any, Any]:
    return (
        Permohonan.objects.exclude(status__in=BERJALAN)
        .annotate(
            akhir=Coalesce("dijawab_pada", "status_sejak"),
            mulai=Coalesce("tanggal_lengkap", "tanggal_terima"),
        )
        .filter(akhir__lt=sampai)
        .order_by("mulai")
        .values_list(
            "pk",
            "mulai",
            "pemegang__nama",
            "pemohon__kategori",
            "kanal",
            "hasil",
            "status",
        )
    )


def _pengaduan(sampai: datetime) -> QuerySet[Any, Any]:
    return (
        Pengaduan.objects.filter(status__in=BERAKHIR, rahasia=False, berkadar=False)
        .annotate(akhir=Coalesce("selesai_pada", "status_sejak"))
        .filter(akhir__lt=sampai)
        .order_by("tanggal_terima")
        .values_list(
            "pk",
            "tanggal_terima",
            "pemegang__nama",
            "kategori__nama",
            "kelurahan__induk__nama",
            "kanal",
            "hasil",
            "status",
        )
    )


def _diberitahukan(awal: date, akhir: date) -> Iterator[tuple[int, date | None]]:
    baris = baca_permohonan(hari=akhir, sejak=awal, sampai=akhir)
    return ((b.id, b.diberitahukan_pada) for b in baris)


def _ditindaklanjuti(awal: date, akhir: date) -> Iterator[tuple[int, date | None]]:
    baris = baca_pengaduan(hari=akhir, sejak=awal, sampai=akhir)
    return ((b.id, b.tindak_lanjut_pada) for b in baris)


PERMOHONAN = JenisSelesai(
    kasus=_permohonan, sampai_hari=_diberitahukan, kelas_hari=(10, 17), orang=2
)
PENGADUAN = JenisSelesai(
    kasus=_pengaduan, sampai_hari=_ditindaklanjuti, kelas_hari=(5, 14, 60)
)


def berkas(jenis: JenisSelesai, awal: date) -> list[tuple[str | int, ...]]:
    """Cases closed before ``awal``: the columns and how many agree in them."""
    kasus = jenis.kasus(timezone.make_aware(datetime.combine(awal, time())))
    semua = hitung(
        _berakhir(jenis, kasus.iterator(chunk_size=SEKALI_BACA)),
        HariLibur.objects.kalender(),
        jenis.kelas_hari,
    )
    if jenis.orang:
        semua = (samarkan(bulan, jenis.orang) for bulan in semua)
    return [(*kunci, n) for bulan in semua for kunci, n in sorted(bulan.items())]


def samarkan(sel: Mapping[Kunci, int], ke: int) -> Counter[Kunci]:
    """Rare values of column ``ke`` among cases that agree in all others, put together."""
    kelompok: defaultdict[tuple[Kunci, Kunci], dict[str, int]] = defaultdict(dict)
    for kunci, n in sel.items():
        kelompok[kunci[:ke], kunci[ke + 1 :]][kunci[ke]] = n
    hasil: Counter[Kunci] = Counter()
    for (awal, akhir), bagian in kelompok.items():
        kecil = sel_kecil(bagian)
        for nilai, n in bagian.items():
            hasil[(*awal, SEL_SAMAR if nilai in kecil else nilai, *akhir)] += n
    return hasil


def _berakhir(
    jenis: JenisSelesai, kasus: Iterable[tuple[Any, ...]]
) -> Iterator[tuple[Any, ...]]:
    """Each case with the last of its days; the ends of one year stay in memory, no more."""
    for setahun, semua in groupby(kasus, lambda satu: satu[1].year):
        ujung = date(setahun, 1, 1), date(setahun, 12, 31)
        akhir = {k: hari for k, hari in jenis.sampai_hari(*ujung) if hari}
        for kunci, mulai, *lain in semua:
            yield mulai, akhir.get(kunci), *lain


def hitung(
    kasus: Iterable[tuple[Any, ...]], kalender: Kalender, kelas: tuple[int, ...]
) -> Iterator[Mapping[Kunci, int]]:
    """Month by month the cases by combination; ``kasus`` in the order of their days.

    Each: first and last day (None: no days), the columns between, outcome, status.
    """
    hari_kerja = lru_cache(PASANGAN)(lambda a, b: _kelas(a, b, kalender, kelas))
    for bulan, semua in groupby(kasus, lambda satu: f"{satu[0]:%Y-%m}"):
        sel: Counter[Kunci] = Counter()
        for mulai, akhir, *tengah, hasil, status in semua:
            kolom = [nilai or TAK_DIKETAHUI for nilai in (*tengah, hasil or status)]
            # Ten years of rows share a few words.
            sel[bulan, *map(intern, kolom), hari_kerja(mulai, akhir)] += 1
        yield sel


def _kelas(
    mulai: date, akhir: date | None, kalender: Kalender, kelas: tuple[int, ...]
) -> str:
    """``0-10``, ``11-17``, ``18+``; no calendar, no number; no notice, no days."""
    if akhir is None:
        return TANPA_HARI
    try:
        n = hitung_hari_kerja(mulai, akhir, kalender)
    except KalenderBelumDiisi:
        return TAK_DIKETAHUI
    bawah = 0
    for atas in kelas:
        if n <= atas:
            return f"{bawah}-{atas}"
        bawah = atas + 1
    return f"{bawah}+"
