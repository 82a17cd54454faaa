"""Closed cases as open data: how many of each kind, nobody in them.

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
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import groupby
from sys import intern
from typing import Any, TypeGuard

from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.utils import timezone

from informasi.models import BERJALAN, Permohonan
from informasi.permohonan.angka import baca_permohonan
from organisasi.halaman.publik import jawab_csv, jawab_json
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
    """A file of closed cases: its columns and its cases.

    ``kasus`` gives, for a moment, the cases closed before it: id, day it counts from, the
    columns between month and outcome, outcome, status; in the order of that day.
    ``sampai_hari`` gives the id of each case that counts from a day between two with the
    day its working days end, as the indicators have it.
    ``kelas_hari`` are the last days of the classes; whoever needed more is in the last one.
    ``orang``: the column that says what people are, if there is one.
    """

    kode: str
    kolom: tuple[str, ...]
    kasus: Callable[[datetime], QuerySet[Any, Any]]
    sampai_hari: Callable[[date, date], Iterator[tuple[int, date | None]]]
    kelas_hari: tuple[int, ...]
    orang: str = ""


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
            *("pk", "mulai", "pemegang__slug"),
            *("pemohon__kategori", "kanal", "hasil", "status"),
        )
    )


def _pengaduan(sampai: datetime) -> QuerySet[Any, Any]:
    return (
        Pengaduan.objects.filter(status__in=BERAKHIR, rahasia=False, berkadar=False)
        .annotate(akhir=Coalesce("selesai_pada", "status_sejak"))
        .filter(akhir__lt=sampai)
        .order_by("tanggal_terima")
        .values_list(
            *("pk", "tanggal_terima", "pemegang__slug"),
            *("kategori__kode", "kelurahan__induk__nama", "kanal", "hasil", "status"),
        )
    )


def _diberitahukan(awal: date, akhir: date) -> Iterator[tuple[int, date | None]]:
    baris = baca_permohonan(hari=akhir, sejak=awal, sampai=akhir)
    return ((b.id, b.diberitahukan_pada) for b in baris)


def _ditindaklanjuti(awal: date, akhir: date) -> Iterator[tuple[int, date | None]]:
    baris = baca_pengaduan(hari=akhir, sejak=awal, sampai=akhir)
    return ((b.id, b.tindak_lanjut_pada) for b in baris)


PERMOHONAN = JenisSelesai(
    kode="permohonan-selesai",
    kolom=("bulan", "unit", "kategori_pemohon", "kanal", "hasil", "hari_kerja"),
    kasus=_permohonan,
    sampai_hari=_diberitahukan,
    kelas_hari=(10, 17),
    orang="kategori_pemohon",
)
PENGADUAN = JenisSelesai(
    kode="pengaduan-selesai",
    kolom=("bulan", "unit", "kategori", "kecamatan", "kanal", "hasil", "hari_kerja"),
    kasus=_pengaduan,
    sampai_hari=_ditindaklanjuti,
    kelas_hari=(5, 14, 60),
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
        ke = jenis.kolom.index(jenis.orang)
        semua = (samarkan(bulan, ke) for bulan in semua)
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


# Finished files: made by one process at a time, handed to all who come meanwhile

# First half of the advisory lock's key, so that it meets no other lock of the portal.
RUANG = "data-selesai"
SEGAR = timedelta(days=1)
# Raised when a column or a rule changes, or what is kept moves to another module: what was
# made before is left alone.
BENTUK = 5
DISIMPAN = 40 * 24 * 60 * 60
type Jawaban = Mapping[str, HttpResponse]
# When they were made, and the answers.
type Terbitan = tuple[datetime, Jawaban]


def terbitan(jenis: JenisSelesai, kini: datetime) -> Jawaban:
    """The files of the month of ``kini``, made anew at most once a day: by night, by the
    job (``terbitkan_selesai``), and by a reader only where that did not run.

    One key a month: what changed meanwhile (a complaint made secret) is seen after a day,
    and while one process reckons the others give what there was. Only the first of a month
    is waited for.
    """
    kunci = _kunci(jenis, kini)
    ada: Terbitan | None = cache.get(kunci)
    if _segar(ada, kini):
        return ada[1]
    with transaction.atomic():
        if ada is not None and not _giliran(kunci):
            return ada[1]
        if ada is None:
            _tunggu(kunci)
        # Somebody may have finished it before us.
        baru: Terbitan | None = cache.get(kunci)
        return baru[1] if _segar(baru, kini) else _buat(jenis, kini)


def terbitkan_selesai(*, pada: datetime) -> None:
    """Make both anew, however new those there are, so that no reader waits for ten years.

    Who comes meanwhile gets what there was. Waits for whoever makes them now.
    """
    for jenis in (PERMOHONAN, PENGADUAN):
        with transaction.atomic():
            _tunggu(_kunci(jenis, pada))
            _buat(jenis, pada)


def _buat(jenis: JenisSelesai, kini: datetime) -> Jawaban:
    jawaban = susun(jenis, timezone.localdate(kini).replace(day=1))
    cache.set(_kunci(jenis, kini), (kini, jawaban), DISIMPAN)
    return jawaban


def _kunci(jenis: JenisSelesai, kini: datetime) -> str:
    return f"data.{jenis.kode}.{BENTUK}.{timezone.localdate(kini):%Y-%m}"


def _segar(ada: Terbitan | None, kini: datetime) -> TypeGuard[Terbitan]:
    return ada is not None and kini - ada[0] < SEGAR


def _giliran(kunci: str) -> bool:
    """Whether nobody else reckons it; the turn lasts until the end of the transaction."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT pg_try_advisory_xact_lock(hashtext(%s), hashtext(%s))",
            (RUANG, kunci),
        )
        (dapat,) = kursor.fetchone()
    return bool(dapat)


def _tunggu(kunci: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(%s), hashtext(%s))", (RUANG, kunci)
        )


# What stands in the files

HITUNGAN = (
    "Bulan dan hari kerja dihitung seperti indikator A3 dan B6: permohonan sejak lengkap "
    "sampai diberitahukan, pengaduan sejak diterima sampai tindak lanjut terakhir."
)
DISAMARKAN = "Kategori pemohon yang kurang dari lima disamarkan bersama yang terkecil berikutnya."


def susun(jenis: JenisSelesai, awal: date) -> Jawaban:
    semua, kolom = berkas(jenis, awal), (*jenis.kolom, "jumlah")
    return {
        "csv": jawab_csv(kolom, semua, berkas=f"{jenis.kode}.csv"),
        "json": jawab_json(
            {
                "sampai": (awal - timedelta(days=1)).isoformat(),
                "jumlah": sum(int(baris[-1]) for baris in semua),
                "keterangan": f"{HITUNGAN} {DISAMARKAN if jenis.orang else ''}".strip(),
                "baris": [dict(zip(kolom, baris, strict=True)) for baris in semua],
            }
        ),
    }
