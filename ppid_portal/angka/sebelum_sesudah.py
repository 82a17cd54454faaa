"""E1: what came from a kecamatan before and after its first visit, against the others.

The comparison is of plain counts and proves no cause.
"""

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
from pemangku.putaran.angka import baca_kegiatan, kunjungan_pertama, putaran_terakhir
from pengaduan.penanganan.angka import baca_darurat, baca_pengaduan
from ppid_portal.angka.angka import KOSONG, Angka, Kunci, Ukur, indikator, semua
from ppid_portal.angka.aturan import (
    KODE_PANGGILAN as PANGGILAN,
    PENGADUAN,
    PERMOHONAN,
    bulan_penuh,
)
from ppid_portal.angka.models import RekapPanggilan
from ppid_portal.angka.periode import Periode

# With fewer cases in any window chance decides.
TERSEDIKIT = 10
# Of a normal distribution 95 % lie within so many standard errors.
Z95 = 1.96
TERLALU_SEDIKIT = "terlalu sedikit untuk dibandingkan"
TANPA_PEMBANDING = "semua kecamatan lain juga dikunjungi, jadi tidak ada pembanding"


@dataclass(frozen=True, slots=True)
class Banding:
    """Cases of a kecamatan before and after, and of the others; None without others."""

    apa: str
    sebelum: int
    sesudah: int
    sebelum_lain: int | None = None
    sesudah_lain: int | None = None

    def rasio(self) -> tuple[Decimal, ...]:
        """To two decimals: its own by that of the others, and the interval of that.

        Without others its own alone; nothing where a count is below ten.
        """
        lain = [n for n in (self.sebelum_lain, self.sesudah_lain) if n is not None]
        if min(self.sebelum, self.sesudah, *lain) < TERSEDIKIT:
            return ()
        r = Fraction(self.sesudah, self.sebelum)
        sebelum, sesudah = self.sebelum_lain, self.sesudah_lain
        if sebelum is None or sesudah is None:
            return (_bulat(r),)
        q = r / Fraction(sesudah, sebelum)
        semua = (self.sesudah, self.sebelum, sesudah, sebelum)
        tengah, galat = log(q), Z95 * sqrt(sum(1 / n for n in semua))
        ujung = (Fraction(exp(tengah - galat)), Fraction(exp(tengah + galat)))
        return tuple(map(_bulat, (q, *ujung)))

    @property
    def seperti_lain(self) -> float | None:
        """What would have come after, had it changed as among the others."""
        if not self.sebelum_lain or self.sesudah_lain is None:
            return None
        return self.sebelum * self.sesudah_lain / self.sebelum_lain

    @property
    def lain(self) -> str:
        """``210 → 231``."""
        if self.sebelum_lain is None or self.sesudah_lain is None:
            return KOSONG
        return f"{self.sebelum_lain} → {self.sesudah_lain}"

    @property
    def rentang(self) -> str:
        """``1,55 (0,86–2,77)``; "" where nothing may be said."""
        q, *ujung = (bahasa.angka(nilai, 2) for nilai in self.rasio() or (0,))
        return f"{q} ({'–'.join(ujung)})" if ujung else ""

    @property
    def kalimat(self) -> str:
        """``naik 55 % dibanding kecamatan lain, tetapi masih dalam rentang kebetulan``."""
        if not (rasio := self.rasio()):
            return TERLALU_SEDIKIT
        q, *ujung = rasio
        if not ujung:
            return f"{_arah(q)}; {TANPA_PEMBANDING}"
        bawah, atas = ujung
        # No difference at all may lie within the interval.
        dalam = bawah <= 1 <= atas
        akhir = f"{'tetapi masih dalam' if dalam else 'di luar'} rentang kebetulan"
        return f"{_arah(q)} dibanding kecamatan lain, {akhir}"

    @property
    def putusan(self) -> str:
        """What chance has to do with it, in two words."""
        match self.rasio():
            case (_, bawah, atas):
                return "kebetulan" if bawah <= 1 <= atas else "di luar kebetulan"
            case (_,):
                return "tanpa pembanding"
        return "terlalu sedikit"

    @property
    def kata(self) -> str:
        """``Aduan: 20 menjadi 34, naik 55 % dibanding kecamatan lain, ...``."""
        return f"{self.apa}: {self.sebelum} menjadi {self.sesudah}, {self.kalimat}"


def _bulat(nilai: Fraction) -> Decimal:
    seratus = Decimal(
        (200 * nilai.numerator + nilai.denominator) // (2 * nilai.denominator)
    )
    return seratus.scaleb(-2)


def _arah(nilai: Decimal) -> str:
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
(SEBELUM_SESUDAH,) = indikator(E1=semua)
CATATAN = SEBELUM_SESUDAH.catatan
_RUMUS = {i.kode: i for i in (*PERMOHONAN, *PENGADUAN)}
# One case: what it is, of which kecamatan, when; met, of how many.
type Peristiwa = tuple[str, str, date, int, int]


def terlihat_sejak(kunjungan: date) -> date:
    """The first day on which the windows around a visit are both over."""
    return kunjungan + JENDELA


# Counts by what, kecamatan and day: how many met it, of how many.
type Harian = Mapping[tuple[str, str], Mapping[date, list[int]]]


def _jumlah(harian: Harian, apa: str, kecamatan: str, awal: date) -> tuple[int, int]:
    hari = harian.get((apa, kecamatan), {})
    dalam = [n for h, n in hari.items() if awal <= h < awal + JENDELA]
    return sum(n[0] for n in dalam), sum(n[1] for n in dalam)


def hitung_sebelum_sesudah(ukur: Ukur) -> dict[Kunci, Angka]:
    """Of each kecamatan whose windows are over."""
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
    harian = _harian(_peristiwa(ukur, sejak))
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


def susun(bagian: Mapping[str, Angka]) -> list[Banding]:
    """What is compared, read back from the parts, as far as it is known."""
    hasil = []
    for apa, nama in DIBANDINGKAN.items():
        sebelum, sesudah, *lain = (
            None if satu is None else int(satu.nilai or 0)
            for akhir in ("", f"-{LAIN}")
            for jendela in (SEBELUM, SESUDAH)
            for satu in [bagian.get(f"{apa}:{jendela}{akhir}")]
        )
        if sebelum is not None and sesudah is not None:
            hasil.append(Banding(nama, sebelum, sesudah, *lain))
    return hasil


def _bagian(
    harian: Harian, kecamatan: str, lain: list[str], t0: date
) -> Iterator[tuple[str, Angka]]:
    """Day 0 itself lies in neither window."""
    for nama, awal in ((SEBELUM, t0 - JENDELA), (SESUDAH, t0 + SEHARI)):
        for apa in DIBANDINGKAN:
            yield (
                f"{apa}:{nama}",
                Angka.jumlah(_jumlah(harian, apa, kecamatan, awal)[0]),
            )
            if lain:
                banyak = sum(_jumlah(harian, apa, k, awal)[0] for k in lain)
                yield f"{apa}:{nama}-{LAIN}", Angka.jumlah(banyak)
        for kode in DIHITUNG_HARIAN:
            angka = Angka.bagian(*_jumlah(harian, kode, kecamatan, awal))
            yield f"{kode}:{nama}", angka


def _panggilan(
    semua: list[RekapPanggilan], kecamatan: str, t0: date
) -> Iterator[tuple[str, Angka]]:
    for nama, awal in ((SEBELUM, t0 - JENDELA), (SESUDAH, t0 + SEHARI)):
        akhir = awal + JENDELA - SEHARI
        angka = bulan_penuh(semua, kecamatan, awal, akhir)
        if angka.penyebut:
            yield f"{PANGGILAN}:{nama}", angka


def _harian(semua: Iterator[Peristiwa]) -> Harian:
    isi: dict[tuple[str, str], dict[date, list[int]]] = defaultdict(dict)
    for apa, kecamatan, hari, terpenuhi, banyak in semua:
        n = isi[apa, kecamatan].setdefault(hari, [0, 0])
        n[0] += terpenuhi
        n[1] += banyak
    return isi


def _peristiwa(ukur: Ukur, sejak: date) -> Iterator[Peristiwa]:
    for satu in baca_permohonan(hari=ukur.kini, sejak=sejak):
        yield from _perkara("permohonan", satu, ukur, ("A2",))
    for aduan in baca_pengaduan(hari=ukur.kini, sejak=sejak):
        yield from _perkara("aduan", aduan, ukur, ("B2", "B4"))
    for hari, kecamatan, tampil in baca_darurat(sejak=sejak):
        yield "112", kecamatan, hari, tampil, tampil


def _perkara(
    apa: str, satu: Any, ukur: Ukur, kode: tuple[str, ...]
) -> Iterator[Peristiwa]:
    if satu.kecamatan is None:
        return
    yield apa, satu.kecamatan, satu.hari, 1, 1
    for k in kode:
        nilai = _RUMUS[k].nilai(satu, ukur)
        if nilai is not None:
            yield k, satu.kecamatan, satu.hari, int(nilai), 1
