"""Every figure of the public page as it may be seen, and the pictures of them.

The page and its files both read it here, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import (
    Callable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import product
from typing import Literal

from django.db.models import Q

from informasi.models import AlasanKeberatan, HasilPermohonan
from organisasi import bahasa
from organisasi.bahasa import BULAN
from organisasi.grafik.diagram import Lajur, Seri, Titik, gambar_batang, gambar_lajur
from organisasi.grafik.gambar import Gambar
from organisasi.pribadi.sensor_sel_kecil import BATAS, SAMAR
from ppid_portal.angka.angka import MEDIAN, P90, Angka, Kunci, Satuan
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.periode import PENDEK, SETAHUN, Periode
from ppid_portal.angka.permohonan import DIBERI, DIPUTUS, TANPA_HURUF
from ppid_portal.angka.potret import Beku, LembarAngka, baca, baca_beku, kata
from ppid_portal.kinerja.sensor_sel_kecil import (
    INDUK,
    Jumlahan,
    aman,
    bagian_tahun,
    hitungan,
    kecil,
    samarkan,
    sekelompok,
    terbuka,
)

KURANG, DISAMARKAN = f"<{BATAS}", SAMAR
TERLALU_SEDIKIT = "terlalu sedikit untuk ditampilkan"
# Place of what no kecamatan has: nobody told, or the office of the whole city.
TANPA_KECAMATAN = ""
type Sisi = Literal["p", "n"]
type Isian = tuple[Kunci, Sisi]
PEMBILANG: Sisi = "p"
PENYEBUT: Sisi = "n"


@dataclass(frozen=True, slots=True)
class SelKinerja:
    """One figure as the public sees it: in words, and as the files have it."""

    kunci: Kunci
    angka: Angka
    kata: str
    pembilang: str
    penyebut: str
    nilai: str
    # Small, or hidden because a small one would follow from it.
    tersamar: bool = False

    @property
    def ada(self) -> bool:
        """Whether there is a number to be seen."""
        return not self.tersamar and self.angka.nilai is not None


class PapanKinerja:
    """``lembar`` seen through the rule of small numbers.

    ``jumlahan`` are the equations between the counts of a year; those without parts, or
    with a count that is not there, are left out. Quarters and months are shown whole, or are in ``tutup``.
    """

    def __init__(
        self,
        lembar: LembarAngka,
        kunci: Iterable[Kunci],
        jumlahan: Iterable[Jumlahan[Isian]] = (),
        tambahan: Mapping[Kunci, Angka] | None = None,
        tutup: Iterable[Kunci] = (),
    ) -> None:
        self.lembar = lembar
        self._angka = {k: _angka(lembar, k) for k in kunci} | dict(tambahan or {})
        nilai = dict(_hitungan(self._angka))
        utuh = [
            j
            for j in jumlahan
            if j.bagian and all(k in nilai for k in (j.total, *j.bagian))
        ]
        self._sebagian = frozenset(tutup)
        self._tutup = samarkan(nilai, utuh)

    def sel(self, kunci: Kunci) -> SelKinerja:
        """One figure; KeyError for one that the page does not have."""
        angka = self._angka[kunci]
        satuan = INDIKATOR[kunci.kode].satuan
        if satuan == Satuan.JUMLAH:
            return self._jumlah(kunci, angka)
        if satuan == Satuan.PERSEN:
            return self._bagian(kunci, angka)
        return self._sebaran(kunci, angka)

    def __contains__(self, kunci: Kunci) -> bool:
        return kunci in self._angka

    def semua(self) -> Iterator[SelKinerja]:
        """All of them in the order of the page: the rows of its files."""
        return map(self.sel, self._angka)

    def _jumlah(self, kunci: Kunci, angka: Angka) -> SelKinerja:
        if (tutup := self._tertutup(kunci, PEMBILANG, angka.pembilang)) is not None:
            return SelKinerja(kunci, angka, tutup, tutup, "", tutup, tersamar=True)
        return _terbuka(kunci, angka)

    def _bagian(self, kunci: Kunci, angka: Angka) -> SelKinerja:
        """A share: without its number of cases nothing, without its count no percent."""
        atas = self._tertutup(kunci, PEMBILANG, angka.pembilang)
        bawah = self._tertutup(kunci, PENYEBUT, angka.penyebut)
        if bawah is not None:
            teks = TERLALU_SEDIKIT if bawah == KURANG else bawah
            return SelKinerja(
                kunci, angka, teks, atas or bawah, bawah, "", tersamar=True
            )
        if atas is not None:
            bilang = f"kurang dari {BATAS}" if atas == KURANG else atas
            teks = f"{bilang} dari {bahasa.angka(angka.penyebut or 0)}"
            return SelKinerja(
                kunci, angka, teks, atas, str(angka.penyebut), "", tersamar=True
            )
        return _terbuka(kunci, angka)

    def _sebaran(self, kunci: Kunci, angka: Angka) -> SelKinerja:
        pokok = kunci._replace(rincian="")
        if (tutup := self._tertutup(pokok, PENYEBUT, angka.penyebut)) is not None:
            teks = TERLALU_SEDIKIT if tutup == KURANG else tutup
            return SelKinerja(kunci, angka, teks, "", tutup, "", tersamar=True)
        return _terbuka(kunci, angka)

    def _tertutup(self, kunci: Kunci, sisi: Sisi, nilai: int | None) -> str | None:
        """What is said in the stead of a hidden number; None where it is shown."""
        if kunci in self._sebagian:
            return DISAMARKAN
        if (kunci, sisi) not in self._tutup:
            return None
        return KURANG if kecil(nilai or 0) else DISAMARKAN


def _angka(lembar: LembarAngka, kunci: Kunci) -> Angka:
    return lembar.angka(
        kunci.kode,
        Periode.dari(kunci.periode),
        rincian=kunci.rincian,
        unit=kunci.unit,
        kecamatan=kunci.kecamatan,
    )


def _hitungan(semua: Mapping[Kunci, Angka]) -> Iterator[tuple[Isian, int]]:
    """The counts of people's cases in a year; offices and places are no secret."""
    for kunci, angka in semua.items():
        definisi = INDIKATOR[kunci.kode]
        if not definisi.orang or Periode.dari(kunci.periode).banyak != SETAHUN:
            continue
        dihitung = definisi.satuan in {Satuan.JUMLAH, Satuan.PERSEN}
        if angka.pembilang is not None and dihitung:
            yield (kunci, PEMBILANG), angka.pembilang
        if angka.penyebut is not None and not kunci.rincian:
            yield (kunci, PENYEBUT), angka.penyebut


def _terbuka(kunci: Kunci, angka: Angka) -> SelKinerja:
    return SelKinerja(
        kunci,
        angka,
        kata(kunci.kode, angka),
        untuk_mesin(angka.pembilang),
        untuk_mesin(angka.penyebut),
        untuk_mesin(angka.nilai),
    )


def untuk_mesin(nilai: int | Decimal | None) -> str:
    """For machines: a point, no thousands, nothing where there is nothing."""
    return "" if nilai is None else str(nilai).removesuffix(".0")


def jumlah(total: Kunci, bagian: Sequence[Kunci]) -> Jumlahan[Isian]:
    """An equation between counts."""
    return Jumlahan((total, PEMBILANG), [(k, PEMBILANG) for k in bagian])


# What stands on the page of a period, in its order, and how its counts hang together

# All figures of the page's great table: code and part. What is overdue now (A8, B7) is
# small and nearly the difference of two others, so it is for the office only.
UTAMA = (
    *(("A1", ""), ("A2", ""), ("A2a", ""), ("A2b", "")),
    *(("A3", ""), ("A3", MEDIAN), ("A3", P90)),
    *(("A4", ""), ("A5", ""), ("A6n", ""), ("A6", ""), ("A6b", ""), ("A7", "")),
    *(("B1", ""), ("B2", ""), ("B3", ""), ("B4", ""), ("B5", "")),
    *(("B6", ""), ("B6", MEDIAN), ("B6", P90), ("B8", ""), ("B10", "")),
    *(("C2", ""), ("C4", ""), ("D1", ""), ("D2", ""), ("D3", ""), ("D5", "")),
    *(("D7", ""), ("D10", "")),
)
BULANAN = ("A1", "B1")
# Parts; those of the first have no total: withdrawn ones are few, and it would tell.
RINCI = ("A5h", "A5t", "A6n")
# Of each kecamatan; the first two add up to the city's.
SETEMPAT = ("A1", "B1", "D3", "D5", "D12")
TOTAL_SETEMPAT = ("A1", "B1")


@dataclass(frozen=True, slots=True)
class SusunanKinerja:
    """A period, the one before, its twelve months, and the kecamatan by code.

    Of months after ``hari`` nothing is known, not even a zero.
    """

    periode: Periode
    kecamatan: Sequence[str]
    hari: date

    @property
    def bulan(self) -> list[Periode]:
        """The last twelve months of the period."""
        return self.periode.ujung(SETAHUN)

    def mulai(self, periode: Periode) -> bool:
        """Whether the period has begun."""
        return periode.awal <= self.hari

    @property
    def berdua(self) -> tuple[Periode, Periode]:
        """This one and the one before."""
        return self.periode, self.periode.sebelumnya

    def papan(self) -> PapanKinerja:
        """Reads everything: three queries, whatever the number of cases."""
        kini, beku = self._terakhir(), self._dibekukan()
        lembar = beku.timpa(kini)
        tahun = {
            t.tahun: PotonganTahun.untuk(t, self.kecamatan, kini, beku.tahun.get(t))
            for t in self.dipotong
        }
        isi = Tahunan(lembar, self.berdua if self.setahun else (), self.kecamatan)
        kunci = [
            *(kota(kode, p, r) for p in self.berdua for kode, r in UTAMA),
            *(
                kota(kode, b)
                for kode in BULANAN
                for b in filter(self.mulai, self.bulan)
            ),
            *isi.bagian(),
            *(kota("D12", p) for p in self.berdua),
            *self._setempat(),
        ]
        return PapanKinerja(
            lembar,
            dict.fromkeys(kunci),
            isi.jumlahan(),
            isi.sisa,
            tutup=[*self._tertutup(lembar, tahun, kunci), *isi.tertutup()],
        )

    @property
    def setahun(self) -> bool:
        """Whether it is a year: only then are the small parts shown."""
        return self.periode.banyak == SETAHUN

    @property
    def dipotong(self) -> list[Periode]:
        """The years of which quarters or months are on the page."""
        semua = (*self.berdua, *self.bulan)
        tahun = {p.tahun for p in semua if p.banyak != SETAHUN}
        return [Periode(t) for t in sorted(tahun)]

    def di_halaman(self, kunci: Kunci) -> bool:
        """Whether the page shows it: of the period before only the great table."""
        if kunci.periode != self.periode.sebelumnya.kode:
            return True
        utama = kunci.kecamatan is None and (kunci.kode, kunci.rincian) in UTAMA
        return utama or (kunci.kode in BULANAN and kunci.kecamatan is None)

    def _dibekukan(self) -> Beku:
        """What is frozen of it; the page knows no unit."""
        semua = (*self.berdua, *self.bulan)
        return baca_beku(self.periode, semua, unit=False, tahun=self.dipotong)

    def _terakhir(self) -> LembarAngka:
        """The last figures of the periods, and of the years that are cut into parts."""
        rinci = {p.kode for p in (*self.berdua, *self.dipotong)}
        potong = {b for t in self.dipotong for b in (t, *bagian_tahun(t))}
        return baca(
            {*self.berdua, *self.bulan, *potong},
            Q(kecamatan=None) | Q(kode__in=SETEMPAT, periode__in=rinci, rincian=""),
            Q(periode__in=rinci) | Q(kode__in=list(dict(UTAMA)), rincian=""),
            unit=None,
        )

    def _setempat(self) -> Iterator[Kunci]:
        for p, kode, k in product(self.berdua, SETEMPAT, self.kecamatan):
            if self.setahun or kode not in TOTAL_SETEMPAT:
                yield Kunci(kode, "", p.kode, None, k)

    def _tertutup(
        self,
        lembar: LembarAngka,
        tahun: Mapping[int, PotonganTahun],
        kunci: Iterable[Kunci],
    ) -> Iterator[Kunci]:
        """Counts of people in quarters and months that would tell of fewer than five."""
        for satu in kunci:
            p = Periode.dari(satu.periode)
            if p.banyak == SETAHUN or not INDIKATOR[satu.kode].orang:
                continue
            if not tahun[p.tahun].terlihat(satu.kode, p, lembar):
                yield satu


@dataclass(frozen=True)
class Tahunan:
    """What only years show of people: parts, places, and how all of it adds up."""

    lembar: LembarAngka
    tahun: Sequence[Periode]
    kecamatan: Sequence[str]

    @cached_property
    def rincian(self) -> dict[tuple[str, Periode], list[str]]:
        """The parts that occur; of a small total none: so many of "<5" would tell it."""
        return {
            (kode, p): [
                r
                for r in sorted(self.lembar.rincian(kode, p))
                if not kecil(self._pokok(kode, r, p))
            ]
            for kode, p in product(RINCI, self.tahun)
        }

    def _pokok(self, kode: str, rincian: str, p: Periode) -> int:
        """What a part is a part of: the decided requests, or the total of its own."""
        if kode != "A5h":
            return self.lembar.angka(kode, p).pembilang or 0
        diputus = self.lembar.angka("A4", p).penyebut or 0
        return diputus if rincian in DIPUTUS else 0

    @cached_property
    def sisa(self) -> dict[Kunci, Angka]:
        """What lies in no kecamatan; its own row, so that the parts add up."""
        return dict(self._sisa())

    def bagian(self) -> Iterator[Kunci]:
        """The keys of the parts."""
        yield from (kota("A5t", p) for p in self.tahun)
        for (kode, p), semua in self.rincian.items():
            yield from (kota(kode, p, r) for r in semua)

    def tertutup(self) -> Iterator[Kunci]:
        """The places of a small total; not even none is told of them."""
        for satu in self.sisa:
            p = Periode.dari(satu.periode)
            if kecil(self.lembar.angka(satu.kode, p).pembilang or 0):
                yield from (satu._replace(kecamatan=k) for k in self.kecamatan)
                yield satu

    def jumlahan(self) -> Iterator[Jumlahan[Isian]]:
        """The equations of each year."""
        for p in self.tahun:
            yield from _hasil(p, self.rincian["A5h", p])
            for kode in RINCI[1:]:
                bagian = [kota(kode, p, r) for r in self.rincian[kode, p]]
                yield jumlah(kota(kode, p), bagian)
            for satu in self.sisa:
                if satu.periode == p.kode:
                    tempat = [satu._replace(kecamatan=k) for k in self.kecamatan]
                    yield jumlah(kota(satu.kode, p), [*tempat, satu])

    def _sisa(self) -> Iterator[tuple[Kunci, Angka]]:
        for p, kode in product(self.tahun, TOTAL_SETEMPAT):
            ada = sum(
                self.lembar.angka(kode, p, kecamatan=k).pembilang or 0
                for k in self.kecamatan
            )
            total = self.lembar.angka(kode, p).pembilang or 0
            kunci = Kunci(kode, "", p.kode, None, TANPA_KECAMATAN)
            yield kunci, Angka.jumlah(max(total - ada, 0))


@dataclass(frozen=True)
class PotonganTahun:
    """Which quarters and months of a year show a figure.

    Of a frozen year ``beku`` is the same of the frozen figures: both must allow it. What
    one allows less of than the other is a sum of its pieces still, so nothing small
    follows.
    """

    lembar: LembarAngka
    tahun: Periode
    kecamatan: Sequence[str]
    beku: PotonganTahun | None = None

    @classmethod
    def untuk(
        cls,
        tahun: Periode,
        kecamatan: Sequence[str],
        kini: LembarAngka,
        beku: LembarAngka | None,
    ) -> PotonganTahun:
        """By the last figures, and by the frozen ones of the year and its months."""
        if beku is None:
            return cls(kini, tahun, kecamatan)
        utuh = _bertriwulan(beku, tahun)
        return cls(kini, tahun, kecamatan, cls(utuh, tahun, kecamatan))

    @cached_property
    def papan(self) -> PapanKinerja:
        """The year alone: what it hides, its parts must not tell."""
        isi = Tahunan(self.lembar, [self.tahun], self.kecamatan)
        tempat = [
            Kunci(kode, "", self.tahun.kode, None, k)
            for kode, k in product(TOTAL_SETEMPAT, self.kecamatan)
        ]
        utama = [kota(kode, self.tahun, r) for kode, r in UTAMA]
        kunci = [*utama, *isi.bagian(), *tempat]
        return PapanKinerja(
            self.lembar,
            dict.fromkeys(kunci),
            isi.jumlahan(),
            isi.sisa,
            tutup=isi.tertutup(),
        )

    @cached_property
    def _tampil(self) -> dict[str, frozenset[Periode]]:
        """What was asked for already, by code."""
        return {}

    def terlihat(self, kode: str, periode: Periode, lembar: LembarAngka) -> bool:
        """Whether the figure of ``lembar`` may be seen: as it was frozen it is safe, too.

        Of a moment nothing adds up to a year.
        """
        if not aman(hitungan(sekelompok(kode), pada(lembar, periode))):
            return False
        return INDIKATOR[kode].saat or self.boleh(kode, periode)

    def boleh(self, kode: str, periode: Periode) -> bool:
        """Whether the quarter or month may show it."""
        if kode not in self._tampil:
            self._tampil[kode] = self._terbuka(kode)
        if periode not in self._tampil[kode]:
            return False
        return self.beku is None or self.beku.boleh(kode, periode)

    def _terbuka(self, kode: str) -> frozenset[Periode]:
        kelompok = sekelompok(kode)
        if any(self.papan.sel(kota(k, self.tahun)).tersamar for k in kelompok):
            return frozenset()
        return terbuka(
            self.tahun,
            lambda p: hitungan(kelompok, pada(self.lembar, p)),
            lambda p: kode not in INDUK or self.boleh(INDUK[kode], p),
        )


def potongan(tahun: Periode, lembar: LembarAngka) -> PotonganTahun:
    """A year whose figures are ``lembar``, whatever the places; two queries."""
    kini = baca(
        [tahun, *bagian_tahun(tahun)],
        Q(periode=tahun.kode) | Q(kode__in=list(dict(UTAMA)), rincian=""),
        unit=None,
        kecamatan=None,
    )
    return PotonganTahun.untuk(tahun, (), kini, lembar if lembar.potret else None)


def _bertriwulan(lembar: LembarAngka, tahun: Periode) -> LembarAngka:
    """A frozen year has no quarters of its own: they are what its months make."""
    isi = dict(lembar.isi)
    for tw, (kode, r) in product(bagian_tahun(tahun), UTAMA):
        if tw.banyak == 1 or not INDIKATOR[kode].orang:
            continue
        bulan = [lembar.angka(kode, b, rincian=r) for b in tw.bulan_bulan()]
        isi[kota(kode, tw, r)] = Angka(
            pembilang=sum(a.pembilang or 0 for a in bulan),
            penyebut=sum(a.penyebut or 0 for a in bulan),
        )
    return replace(lembar, isi=isi)


def pada(lembar: LembarAngka, periode: Periode) -> Callable[[str], Angka]:
    """The city's figure of a period by its code."""
    return lambda kode: lembar.angka(kode, periode)


def _hasil(p: Periode, ada: Sequence[str]) -> Iterator[Jumlahan[Isian]]:
    """What several figures count of the same requests and complaints."""
    yield jumlah(kota("A2", p), [kota("A2a", p), kota("A2b", p)])
    for kode in ("A2a", "A2b", "A6"):
        yield _sama("A2", kode, p)
    yield _sama("A4", "A5", p)
    for kode, hasil in (
        ("A4", DIBERI),
        ("A5", frozenset({HasilPermohonan.DITOLAK})),
    ):
        yield jumlah(kota(kode, p), [kota("A5h", p, r) for r in ada if r in hasil])
    yield jumlah(
        kota("A5t", p), [kota("A5h", p, r) for r in ada if r == HasilPermohonan.DITOLAK]
    )
    diputus = [(kota("A5h", p, r), PEMBILANG) for r in ada if r in DIPUTUS]
    yield Jumlahan((kota("A4", p), PENYEBUT), diputus)
    for kode in ("B8", "B10"):
        yield Jumlahan((kota("B4", p), PEMBILANG), [(kota(kode, p), PENYEBUT)])


def _sama(satu: str, lain: str, p: Periode) -> Jumlahan[Isian]:
    """Two shares of the same cases."""
    return Jumlahan((kota(satu, p), PENYEBUT), [(kota(lain, p), PENYEBUT)])


def kota(kode: str, periode: Periode, rincian: str = "") -> Kunci:
    """A figure of the whole city."""
    return Kunci(kode, rincian, periode.kode, None, None)


# Pictures, each with its table

# The grounds of UU 14/2008 Pasal 17 in plain words.
HURUF = {
    "a": "Menghambat penegakan hukum",
    "b": "Hak kekayaan intelektual dan persaingan usaha",
    "c": "Pertahanan dan keamanan negara",
    "d": "Kekayaan alam Indonesia",
    "e": "Ketahanan ekonomi nasional",
    "f": "Hubungan luar negeri",
    "g": "Akta otentik pribadi dan wasiat",
    "h": "Rahasia pribadi seseorang",
    "i": "Surat dan memorandum yang dirahasiakan",
    "j": "Dirahasiakan menurut undang-undang lain",
    TANPA_HURUF: "Hurufnya belum tercatat",
}
DISAMARKAN_DI_GAMBAR = (
    "<5 berarti 1 sampai 4. Bagian dari jumlah <5 tidak ditampilkan. Angka lain "
    "disamarkan (*) bila dari angka itu yang kecil dapat dihitung."
)
TIDAK_ADA = "Tidak ada dalam periode ini."
TIDAK_DIRINCI = "Terlalu sedikit untuk dirinci."


def titik(sel: SelKinerja) -> Titik:
    """A figure as a point; hidden ones are a gap with their word."""
    if sel.tersamar:
        return Titik(None, sel.kata)
    return Titik(sel.angka.nilai)


def catatan(semua: Sequence[SelKinerja]) -> tuple[str, ...]:
    """The footnote about hidden numbers where there are some."""
    return (DISAMARKAN_DI_GAMBAR,) if any(s.tersamar for s in semua) else ()


def gambar_bulanan(
    papan: PapanKinerja, susunan: SusunanKinerja, kode: str, nama: str
) -> Gambar:
    """Twelve bars; a month that has not begun is a gap."""
    bulan = susunan.bulan
    sel = [papan.sel(kota(kode, b)) for b in bulan if susunan.mulai(b)]
    belum = [Titik(None)] * (len(bulan) - len(sel))
    return gambar_batang(
        judul=f"{nama} per bulan",
        label=[f"{PENDEK[b.mulai - 1]} {b.tahun}" for b in bulan],
        nama_label=[f"{BULAN[b.mulai - 1]} {b.tahun}" for b in bulan],
        seri=[Seri(nama, [*map(titik, sel), *belum])],
        catatan=catatan(sel),
    )


def tanpa_bagian(papan: PapanKinerja, susunan: SusunanKinerja, kode: str) -> str:
    """What is said where ``gambar_bagian`` has nothing to show."""
    ada = papan.lembar.rincian(kode, susunan.periode)
    return TIDAK_DIRINCI if ada else TIDAK_ADA


def gambar_bagian(
    papan: PapanKinerja,
    susunan: SusunanKinerja,
    kode: str,
    judul: str,
    nama: Mapping[str, str],
) -> Gambar | None:
    """Parts of a count, in the order of ``nama``; None where none may be told."""
    ada = [
        r
        for r in papan.lembar.rincian(kode, susunan.periode)
        if kota(kode, susunan.periode, r) in papan
    ]
    if not ada:
        return None
    kunci = kota(kode, susunan.periode)
    total = [papan.sel(kunci)] if kunci in papan else []
    urut = [*(k for k in nama if k in ada), *(k for k in ada if k not in nama)]
    sel = [papan.sel(kota(kode, susunan.periode, k)) for k in urut]
    return gambar_lajur(
        judul=judul,
        lajur=[Lajur(nama.get(k, k), titik(s)) for k, s in zip(urut, sel, strict=True)],
        total=titik(total[0]) if total else None,
        kepala=("Bagian", "Banyaknya"),
        catatan=catatan([*total, *sel]),
    )


HASIL = dict(HasilPermohonan.choices)
ALASAN = {k: f"{label} (huruf {k})" for k, label in AlasanKeberatan.choices}
TOLAK = {k: f"{nama} (huruf {k})" if len(k) == 1 else nama for k, nama in HURUF.items()}
