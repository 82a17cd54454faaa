"""E1: what came from a kecamatan before and after its first visit, against the others.

The comparison is of plain counts and proves no cause.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import exp, log, sqrt
from typing import Any

from informasi.permohonan.angka import baca_permohonan
from organisasi import bahasa
from organisasi.models import Wilayah
from pemangku.angka import baca_kegiatan, kunjungan_pertama, putaran_terakhir
from pengaduan.penanganan.angka import baca_darurat, baca_pengaduan
from ppid_portal.angka.angka import Angka, Arah, Indikator, Kunci, Satuan, Ukur, Ukuran
from ppid_portal.angka.models import RekapPanggilan
from ppid_portal.angka.pengaduan import (
    KODE as PANGGILAN,
    UKURAN_PENGADUAN,
    bulan_penuh,
    nilai_pengaduan,
)
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.permohonan import UKURAN_PERMOHONAN, nilai_permohonan

# With fewer cases in any window chance decides.
TERSEDIKIT = 10
# Of a normal distribution 95 % lie within so many standard errors.
Z95 = 1.96
CATATAN = (
    "Perbandingan ini tidak membuktikan sebab-akibat. Kenaikan aduan dapat berarti kanal "
    "makin dikenal."
)
TERLALU_SEDIKIT = "terlalu sedikit untuk dibandingkan"
TANPA_PEMBANDING = "semua kecamatan lain juga dikunjungi, jadi tidak ada pembanding"


@dataclass(frozen=True, slots=True)
class HitunganBanding:
    """Cases of a kecamatan before and after, and of the others; None without others."""

    sebelum: int
    sesudah: int
    sebelum_lain: int | None = None
    sesudah_lain: int | None = None


@dataclass(frozen=True, slots=True)
class Banding:
    """What may be said: ratios to two decimals, the interval, and the sentence.

    ``r`` is the kecamatan's own, ``lain`` that of the others, ``q`` one by the other;
    None where it may not be said.
    """

    hitungan: HitunganBanding
    r: Decimal | None = None
    lain: Decimal | None = None
    q: Decimal | None = None
    bawah: Decimal | None = None
    atas: Decimal | None = None

    @property
    def kebetulan(self) -> bool:
        """Whether no difference at all lies within the interval."""
        return (
            self.bawah is not None
            and self.atas is not None
            and self.bawah <= 1 <= self.atas
        )

    @property
    def kalimat(self) -> str:
        """``naik 55 % dibanding kecamatan lain, tetapi masih dalam rentang kebetulan``."""
        if self.r is None:
            return TERLALU_SEDIKIT
        if self.q is None:
            return f"{_arah(self.r)}; {TANPA_PEMBANDING}"
        ujung = (
            "tetapi masih dalam rentang kebetulan"
            if self.kebetulan
            else "di luar rentang kebetulan"
        )
        return f"{_arah(self.q)} dibanding kecamatan lain, {ujung}"

    @property
    def rentang(self) -> str:
        """``1,55 (0,86–2,77)``; "" where nothing may be said."""
        if self.q is None or self.bawah is None or self.atas is None:
            return ""
        q, bawah, atas = (_dua(nilai) for nilai in (self.q, self.bawah, self.atas))
        return f"{q} ({bawah}–{atas})"


def banding(hitungan: HitunganBanding) -> Banding:
    """Compare the counts; nothing but the counts where one of them is below ten."""
    h = hitungan
    lain = (h.sebelum_lain, h.sesudah_lain)
    ada = [satu for satu in lain if satu is not None]
    if min(h.sebelum, h.sesudah, *ada) < TERSEDIKIT:
        return Banding(h)
    r = Fraction(h.sesudah, h.sebelum)
    if len(ada) != len(lain):
        return Banding(h, r=_bulat(r))
    sebelum, sesudah = ada
    q = r / Fraction(sesudah, sebelum)
    galat = Z95 * sqrt(1 / h.sesudah + 1 / h.sebelum + 1 / sesudah + 1 / sebelum)
    tengah = log(q)
    return Banding(
        h,
        r=_bulat(r),
        lain=_bulat(Fraction(sesudah, sebelum)),
        q=_bulat(q),
        bawah=_bulat(Fraction(exp(tengah - galat))),
        atas=_bulat(Fraction(exp(tengah + galat))),
    )


def _bulat(nilai: Fraction) -> Decimal:
    """To two decimals, half up."""
    seratus = Decimal(
        (200 * nilai.numerator + nilai.denominator) // (2 * nilai.denominator)
    )
    return seratus.scaleb(-2)


def _dua(nilai: Decimal) -> str:
    return bahasa.angka(nilai, 2)


def _arah(nilai: Decimal) -> str:
    """``naik 55 %``, ``turun 20 %``, ``tidak berubah``."""
    beda = int(((nilai - 1) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    if not beda:
        return "tidak berubah"
    return f"{'naik' if beda > 0 else 'turun'} {abs(beda)} %"


# The 90 days before and after the first visit of a kecamatan.
# Kept as parts of one figure, so that pages and frozen periods say the same: counts of both
# windows, of the kecamatan and of those without a visit, and the shares beside them.

KODE = "E1"
JENDELA, SEHARI = timedelta(days=90), timedelta(days=1)
SEBELUM, SESUDAH, LAIN = "sebelum", "sesudah", "lain"
# What is compared, and the shares that stand beside it.
DIBANDINGKAN: Mapping[str, str] = {
    "permohonan": "Permohonan informasi",
    "aduan": "Aduan",
    "112": "Halaman panggilan 112 ditampilkan",
}
DIHITUNG_HARIAN = ("A2", "B2", "B4")
# Calls are known by the month: of those that lie wholly in the window.
DIDAMPINGI = (*DIHITUNG_HARIAN, PANGGILAN)
SEBELUM_SESUDAH = Indikator(
    kode=KODE,
    nama="Sebelum dan sesudah kunjungan",
    satuan=Satuan.JUMLAH,
    arah=Arah.NETRAL,
    pembilang="kasus 90 hari sesudah kunjungan pertama putaran di kecamatan itu",
    penyebut="kasus 90 hari sebelumnya, dibandingkan dengan kecamatan yang tidak dikunjungi dalam kedua jendela",
    catatan=CATATAN,
    rincian="jendela",
    saat=True,
)
_SEMUA: tuple[Ukuran[Any], ...] = (*UKURAN_PERMOHONAN, *UKURAN_PENGADUAN)
_RUMUS: Mapping[str, Ukuran[Any]] = {
    u.indikator.kode: u for u in _SEMUA if u.indikator.kode in DIDAMPINGI
}
# One case: what it is, of which kecamatan, when; met, of how many.
type Peristiwa = tuple[str, str, date, int, int]


def terlihat_sejak(kunjungan: date) -> date:
    """The first day on which the windows around a visit are both over."""
    return kunjungan + JENDELA


@dataclass(frozen=True, slots=True)
class HarianKecamatan:
    """Counts by what, kecamatan and day: how many met it, of how many."""

    isi: Mapping[tuple[str, str], Mapping[date, list[int]]]

    def jumlah(self, apa: str, kecamatan: str, awal: date) -> tuple[int, int]:
        """Sums of the 90 days from ``awal``."""
        hari = self.isi.get((apa, kecamatan), {})
        dalam = [n for h, n in hari.items() if awal <= h < awal + JENDELA]
        return sum(n[0] for n in dalam), sum(n[1] for n in dalam)


def hitung_sebelum_sesudah(
    ukur: Ukur, kecamatan_unit: Mapping[int, str]
) -> dict[Kunci, Angka]:
    """Of each kecamatan whose windows are over; ``kecamatan_unit`` places requests."""
    putaran = putaran_terakhir()
    pertama = kunjungan_pertama(putaran) if putaran else {}
    lewat = {k: t0 for k, t0 in pertama.items() if terlihat_sejak(t0) <= ukur.kini}
    if not lewat:
        return {}
    kunjungan: dict[str | None, list[date]] = defaultdict(list)
    for satu in baca_kegiatan(ukur.kini):
        kunjungan[satu.kecamatan].append(satu.hari)
    semua = list(
        Wilayah.objects.kecamatan().filter(aktif=True).values_list("pk", flat=True)
    )
    sejak = min(lewat.values()) - JENDELA
    panggilan = list(RekapPanggilan.objects.exclude(kecamatan=None))
    harian = _harian(_peristiwa(ukur, kecamatan_unit, sejak))
    hasil: dict[Kunci, Angka] = {}
    for kecamatan, t0 in lewat.items():
        lain = [
            k
            for k in semua
            if not any(abs(hari - t0) <= JENDELA for hari in kunjungan[k])
        ]
        bagian = (
            *_bagian(harian, kecamatan, lain, t0),
            *_panggilan(panggilan, kecamatan, t0),
        )
        for rincian, angka in bagian:
            for periode in Periode.memuat(ukur.kini):
                hasil[Kunci(KODE, rincian, periode.kode, None, kecamatan)] = angka
    return hasil


def susun(bagian: Mapping[str, Angka]) -> dict[str, HitunganBanding]:
    """The counts read back from the parts of the figure of one kecamatan."""
    hasil: dict[str, HitunganBanding] = {}
    for apa in DIBANDINGKAN:
        sebelum, sesudah, *lain = (
            _banyak(bagian.get(f"{apa}:{jendela}{akhir}"))
            for akhir in ("", f"-{LAIN}")
            for jendela in (SEBELUM, SESUDAH)
        )
        if sebelum is not None and sesudah is not None:
            hasil[apa] = HitunganBanding(sebelum, sesudah, *lain)
    return hasil


def _banyak(angka: Angka | None) -> int | None:
    return int(angka.nilai or 0) if angka else None


def _bagian(
    harian: HarianKecamatan, kecamatan: str, lain: list[str], t0: date
) -> Iterator[tuple[str, Angka]]:
    """Day 0 itself lies in neither window."""
    for nama, awal in ((SEBELUM, t0 - JENDELA), (SESUDAH, t0 + SEHARI)):
        for apa in DIBANDINGKAN:
            yield f"{apa}:{nama}", Angka.jumlah(harian.jumlah(apa, kecamatan, awal)[0])
            if lain:
                banyak = sum(harian.jumlah(apa, k, awal)[0] for k in lain)
                yield f"{apa}:{nama}-{LAIN}", Angka.jumlah(banyak)
        for kode in DIHITUNG_HARIAN:
            angka = Angka.bagian(*harian.jumlah(kode, kecamatan, awal))
            yield f"{kode}:{nama}", angka


def _panggilan(
    semua: list[RekapPanggilan], kecamatan: str, t0: date
) -> Iterator[tuple[str, Angka]]:
    """The share of calls that were none, where calls of the kecamatan are known."""
    for nama, awal in ((SEBELUM, t0 - JENDELA), (SESUDAH, t0 + SEHARI)):
        akhir = awal + JENDELA - SEHARI
        angka = bulan_penuh(semua, kecamatan, awal, akhir)
        if angka.penyebut:
            yield f"{PANGGILAN}:{nama}", angka


def _harian(semua: Iterator[Peristiwa]) -> HarianKecamatan:
    isi: dict[tuple[str, str], dict[date, list[int]]] = defaultdict(dict)
    for apa, kecamatan, hari, terpenuhi, banyak in semua:
        n = isi[apa, kecamatan].setdefault(hari, [0, 0])
        n[0] += terpenuhi
        n[1] += banyak
    return HarianKecamatan(isi)


def _peristiwa(
    ukur: Ukur, kecamatan_unit: Mapping[int, str], sejak: date
) -> Iterator[Peristiwa]:
    minta = baca_permohonan(hari=ukur.kini, sejak=sejak)
    for satu in nilai_permohonan(minta, ukur, kecamatan_unit):
        yield from _perkara("permohonan", satu, ("A2",))
    for aduan in nilai_pengaduan(baca_pengaduan(hari=ukur.kini, sejak=sejak), ukur):
        yield from _perkara("aduan", aduan, ("B2", "B4"))
    for hari, kecamatan, tampil in baca_darurat(sejak=sejak):
        yield "112", kecamatan, hari, tampil, tampil


def _perkara(apa: str, satu: Any, kode: tuple[str, ...]) -> Iterator[Peristiwa]:
    if satu.kecamatan is None:
        return
    yield apa, satu.kecamatan, satu.hari, 1, 1
    for k in kode:
        nilai = _RUMUS[k].nilai(satu)
        if nilai is not None:
            yield k, satu.kecamatan, satu.hari, int(nilai), 1
