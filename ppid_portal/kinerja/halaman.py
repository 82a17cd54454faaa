"""The public page of a period: figures as sentences, numbers beside, the whole; and its files."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import cached_property
from io import BytesIO, StringIO
from typing import Any, ClassVar, Protocol

from django.conf import settings
from django.db.models import Count, Sum, Value
from django.utils import timezone

from informasi.models import Kepuasan as KepuasanPermohonan
from organisasi import bahasa
from organisasi.alur.kepuasan import RingkasKepuasan
from organisasi.bahasa import tanggal_pendek
from organisasi.basis_data.versi import per_versi
from organisasi.grafik.gambar import Gambar
from organisasi.kertas.xlsx import NilaiSel, Tabel, tulis_buku
from organisasi.teks import sel_aman
from pengaduan.models import Kepuasan
from ppid_portal.angka.angka import (
    KELOMPOK,
    MEDIAN,
    Angka,
    Arah,
    Kunci,
    poin,
    selisih,
    tulis,
)
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.models import AngkaResmi
from ppid_portal.angka.periode import Periode, pilihan
from ppid_portal.angka.potret import nama_angka
from ppid_portal.kinerja import papan as gambar
from ppid_portal.kinerja.kecamatan import Setempat, petak, setempat, unit_kecamatan
from ppid_portal.kinerja.papan import (
    DISAMARKAN_DI_GAMBAR,
    KURANG,
    TANPA_KECAMATAN,
    TERLALU_SEDIKIT,
    UTAMA,
    PapanKinerja,
    SelKinerja,
    SusunanKinerja,
    kota,
)

# Four figures as sentences, with the period before and a plain word

SERATUS = 100
MEMBAIK, TETAP = ("▲", "membaik"), ("●", "tetap")
# "Menurun" of a time that grew would say the opposite.
MENURUN = {Arah.NAIK: ("▼", "menurun"), Arah.TURUN: ("▼", "memburuk")}


@dataclass(frozen=True, slots=True)
class PolaKalimat:
    """A sentence: the figure, words before and after its number, what to say without.

    ``perihal``: what is too few to be told.
    """

    kode: str
    rincian: str
    depan: str
    belakang: str
    tanpa: str
    perihal: str
    bilang: Callable[[SelKinerja], str]


@dataclass(frozen=True, slots=True)
class Kalimat:
    """A sentence ready for the page; ``besar`` is empty when there is no number."""

    kode: str
    depan: str
    besar: str
    belakang: str
    rincian: str
    dulu: str
    tanda: str
    arah: str


def dari(sel: SelKinerja) -> str:
    """``34 dari 37``; of more than a hundred cases ``92 dari 100``."""
    atas, bawah = sel.angka.pembilang or 0, sel.angka.penyebut or 0
    if bawah > SERATUS:
        atas, bawah = seratus(atas, bawah), SERATUS
    return f"{bahasa.angka(atas)} dari {bahasa.angka(bawah)}"


def seratus(atas: int, bawah: int) -> int:
    """Of a hundred, half up; all and none only where it is all or none."""
    bulat = (2 * SERATUS * atas + bawah) // (2 * bawah)
    if 0 < atas < bawah:
        return min(max(bulat, 1), SERATUS - 1)
    return bulat


def _hari(sel: SelKinerja) -> str:
    return f"{tulis(sel.angka.nilai)} hari kerja"


def _unit(sel: SelKinerja) -> str:
    return f"{sel.angka.pembilang} dari {sel.angka.penyebut}"


POLA = (
    PolaKalimat(
        "A2",
        "",
        "",
        "permohonan dijawab tepat waktu",
        "Belum ada permohonan yang harus sudah dijawab.",
        "Permohonan yang dijawab tepat waktu",
        dari,
    ),
    PolaKalimat(
        "A3",
        MEDIAN,
        "Separuh permohonan dijawab dalam",
        "atau kurang",
        "Belum ada permohonan yang dijawab.",
        "Waktu jawab permohonan",
        _hari,
    ),
    PolaKalimat(
        "B2",
        "",
        "",
        "aduan diteruskan dalam 3 hari kerja",
        "Belum ada aduan yang harus sudah diteruskan.",
        "Aduan yang diteruskan dalam 3 hari kerja",
        dari,
    ),
    PolaKalimat(
        "D1",
        "",
        "",
        "unit sudah didatangi",
        "Belum ada angka kunjungan ke unit.",
        "",
        _unit,
    ),
)


def kalimat_utama(papan: PapanKinerja, susunan: SusunanKinerja) -> list[Kalimat]:
    """The four sentences of the period."""
    return [_kalimat(pola, papan, susunan) for pola in POLA]


def _kalimat(
    pola: PolaKalimat, papan: PapanKinerja, susunan: SusunanKinerja
) -> Kalimat:
    kini, lalu = (papan.sel(kota(pola.kode, p, pola.rincian)) for p in susunan.berdua)
    tanda, arah = perubahan(kini, lalu)
    return Kalimat(
        kode=pola.kode,
        depan=pola.depan if kini.ada else "",
        besar=pola.bilang(kini) if kini.ada else "",
        belakang=pola.belakang if kini.ada else _tanpa(pola, kini),
        rincian=_rincian(kini),
        dulu=f"{susunan.periode.sebelumnya.nama}: {_dulu(pola, lalu)}",
        tanda=tanda,
        arah=arah,
    )


def _tanpa(pola: PolaKalimat, sel: SelKinerja) -> str:
    return f"{pola.perihal}: {TERLALU_SEDIKIT}." if sel.tersamar else pola.tanpa


def _rincian(sel: SelKinerja) -> str:
    """The exact numbers where the sentence rounds them to a hundred."""
    angka = sel.angka
    if not sel.ada or angka.pembilang is None or (angka.penyebut or 0) <= SERATUS:
        return ""
    atas, bawah = bahasa.angka(angka.pembilang), bahasa.angka(angka.penyebut or 0)
    return f"{atas} dari {bawah}, {tulis(angka.nilai)} %"


def _dulu(pola: PolaKalimat, sel: SelKinerja) -> str:
    if sel.ada:
        return pola.bilang(sel)
    return TERLALU_SEDIKIT if sel.tersamar else "belum ada angka"


def perubahan(kini: SelKinerja, lalu: SelKinerja) -> tuple[str, str]:
    """Sign and word against the period before; "" where it cannot be said."""
    if not (kini.ada and lalu.ada):
        return "", ""
    arah = INDIKATOR[kini.kunci.kode].arah
    if arah == Arah.NETRAL:
        return "", ""
    beda = (kini.angka.nilai or Decimal(0)) - (lalu.angka.nilai or Decimal(0))
    if not beda:
        return TETAP
    return MEMBAIK if (beda > 0) == (arah == Arah.NAIK) else MENURUN[arah]


# Beside the portal's own figures: the numbers of LAPOR!, and satisfaction

SEHARI = timedelta(days=1)
BELUM_DINILAI = "belum ada yang menilai"
# Codes of rows that are no indicator of the portal.
LAPOR, KEPUASAN = "LAPOR", "KEPUASAN"


@dataclass(frozen=True, slots=True)
class Resmi:
    """The official figures of the months of a period that were typed in."""

    angka: Angka
    bulan: int
    dari: int

    @classmethod
    def untuk(cls, periode: Periode) -> Resmi:
        """One query."""
        ada = AngkaResmi.objects.filter(
            bulan__gte=periode.awal, bulan__lte=periode.akhir
        ).aggregate(
            diterima=Sum("diterima", default=0),
            selesai=Sum("selesai", default=0),
            bulan=Count("pk"),
        )
        angka = Angka.bagian(ada["selesai"], ada["diterima"])
        return cls(angka, ada["bulan"], periode.banyak)

    @property
    def kata(self) -> str:
        """``85 % (340 dari 400)``."""
        a = self.angka
        return f"{tulis(a.nilai)} % ({a.pembilang} dari {a.penyebut})"

    @property
    def lengkap(self) -> bool:
        """Whether all months of the period are typed in."""
        return self.bulan == self.dari

    def selisih(self, cermin: SelKinerja) -> str:
        """How far the portal's own share is from it; "" where one of them is missing.

        Some months are no measure of all of them.
        """
        if not self.lengkap or not cermin.ada:
            return ""
        beda = selisih(cermin.angka.nilai, self.angka.nilai)
        return "" if beda is None else poin(beda)

    def sel(self, periode: Periode) -> SelKinerja:
        """As a row of the files."""
        a = self.angka
        ada = a.nilai is not None
        return SelKinerja(
            kota(LAPOR, periode),
            a,
            self.kata,
            str(a.pembilang) if ada else "",
            str(a.penyebut) if ada else "",
            str(a.nilai).removesuffix(".0") if ada else "",
        )


def kepuasan(periode: Periode, data_sampai: datetime | None) -> list[SelKinerja]:
    """The mean mark of requests and of complaints; one query.

    Only whole days before the other figures were reckoned: the page and its files, made
    at different hours, say the same.
    """
    kini = timezone.localdate(data_sampai)
    mulai, sampai = periode.awal, min(periode.akhir, kini - SEHARI)
    minta, adu = (
        model.objects.per_nilai(mulai=mulai, sampai=sampai).annotate(jenis=Value(jenis))
        for model, jenis in (
            (KepuasanPermohonan, "permohonan"),
            (Kepuasan, "pengaduan"),
        )
    )
    ada: dict[str, dict[int, int]] = {"permohonan": {}, "pengaduan": {}}
    for nilai, banyak, jenis in minta.union(adu, all=True):
        ada[jenis][nilai] = banyak
    return [
        _kepuasan(kota(KEPUASAN, periode, jenis), RingkasKepuasan(isi))
        for jenis, isi in ada.items()
    ]


def _kepuasan(kunci: Kunci, ringkas: RingkasKepuasan) -> SelKinerja:
    n = ringkas.jumlah
    if not n:
        return SelKinerja(kunci, Angka(), BELUM_DINILAI, "", "0", "")
    if ringkas.rata is None:
        return SelKinerja(
            kunci, Angka(n=n), ringkas.sebutan, "", KURANG, "", tersamar=True
        )
    jumlah = sum(nilai * banyak for nilai, banyak in ringkas.per_nilai.items())
    rata = bahasa.angka(ringkas.rata, 1).replace(",", ".").removesuffix(".0")
    isi = Angka(pembilang=jumlah, penyebut=n, nilai=Decimal(rata), n=n)
    return SelKinerja(kunci, isi, ringkas.sebutan, str(jumlah), str(n), rata)


# The page as plain values: what the templates show, no more

NAMA_BULANAN = (("A1", "Permohonan diterima"), ("B1", "Aduan diterima"))
BAGIAN = (
    ("A5h", "Hasil permohonan", gambar.HASIL),
    ("A5t", "Penolakan menurut alasannya", gambar.TOLAK),
    ("A6n", "Keberatan menurut alasannya", gambar.ALASAN),
)
NAMA_KEPUASAN = ("Permohonan informasi", "Pengaduan")


@dataclass(frozen=True, slots=True)
class BarisKinerja:
    """A line of the great table."""

    kode: str
    nama: str
    kini: SelKinerja
    lalu: SelKinerja
    tanda: str
    arah: str


@dataclass(frozen=True)
class Kinerja:
    """Everything of one period; ``kini`` is today."""

    periode: Periode
    kini: date

    judul: ClassVar = "Kinerja layanan informasi dan pengaduan"
    nama_berkas: ClassVar = "kinerja"
    # The page knows no unit.
    kode_unit: ClassVar[Mapping[int, str]] = {}

    @cached_property
    def susunan(self) -> SusunanKinerja:
        """What stands where."""
        kode = [str(u.wilayah_id) for u in unit_kecamatan(self.kini)]
        return SusunanKinerja(self.periode, kode, self.kini)

    @cached_property
    def papan(self) -> PapanKinerja:
        """The figures as the public may see them: reckoned once for page and files."""
        nama = f"kinerja.papan.{self.periode.kode}.{self.kini}"
        return per_versi(nama, self.susunan.papan)

    @cached_property
    def resmi(self) -> Resmi:
        """LAPOR!'s own figures of the period."""
        return Resmi.untuk(self.periode)

    @cached_property
    def kepuasan(self) -> list[SelKinerja]:
        """How content people were in a year, with requests and with complaints."""
        if not self.susunan.setahun:
            return []
        return kepuasan(self.periode, self.papan.lembar.data_sampai)

    @cached_property
    def setempat(self) -> list[Setempat]:
        """The kecamatan by code, and what lies in none."""
        return setempat(self.papan, self.susunan, unit_kecamatan(self.kini))

    def semua(self) -> Iterator[SelKinerja]:
        """Every figure on the page, for its files."""
        for sel in self.papan.semua():
            if self.susunan.di_halaman(sel.kunci):
                yield sel
        yield self.resmi.sel(self.periode)
        yield from self.kepuasan

    def kepala(self) -> dict[str, Any]:
        """What stands on top of every page of the period."""
        sampai = self.papan.lembar.data_sampai
        return {
            "periode": self.periode,
            "setahun": self.susunan.setahun,
            "parameter": f"?periode={self.kode}" if self.kode else "",
            "parameter_tahun": self._parameter_tahun,
            "data_sampai": timezone.localdate(sampai) if sampai else None,
            "potret": self.papan.lembar.potret,
        }

    def konteks(self) -> dict[str, Any]:
        """The public page."""
        papan, susunan = self.papan, self.susunan
        b4 = papan.sel(kota("B4", self.periode))
        return {
            **self.kepala(),
            "pilihan": list(pilihan(self.periode, self.kini)),
            "kalimat": kalimat_utama(papan, susunan),
            "bulanan": [
                (kode.lower(), gambar.gambar_bulanan(papan, susunan, kode, nama))
                for kode, nama in NAMA_BULANAN
            ],
            "kelompok": list(self._kelompok()),
            "setempat": self.setempat,
            "petak": petak(self.setempat, self.kode),
            "bagian": [self._bagian(*satu) for satu in BAGIAN if self.susunan.setahun],
            "kepuasan": list(zip(NAMA_KEPUASAN, self.kepuasan, strict=False)),
            "b4": b4,
            "resmi": self.resmi,
            "selisih": self.resmi.selisih(b4),
        }

    @property
    def kode(self) -> str:
        """The period in addresses; "" for the one that opens by itself."""
        return "" if self.periode == Periode(self.kini.year) else self.periode.kode

    @property
    def _parameter_tahun(self) -> str:
        tahun = self.periode.tahun
        return "" if tahun == self.kini.year else f"?periode={tahun}"

    def _bagian(
        self, kode: str, judul: str, nama: Mapping[str, str]
    ) -> tuple[str, str, Gambar | None, str]:
        satu = gambar.gambar_bagian(self.papan, self.susunan, kode, judul, nama)
        tanpa = gambar.tanpa_bagian(self.papan, self.susunan, kode)
        return kode.lower(), judul, satu, tanpa

    def _kelompok(self) -> Iterator[tuple[str, list[BarisKinerja]]]:
        for huruf, judul in KELOMPOK.items():
            baris = [self._baris(k, r) for k, r in UTAMA if k.startswith(huruf)]
            yield judul, baris

    def _baris(self, kode: str, rincian: str) -> BarisKinerja:
        kini, lalu = (
            self.papan.sel(kota(kode, p, rincian)) for p in self.susunan.berdua
        )
        return BarisKinerja(
            kode, nama_angka(kode, rincian), kini, lalu, *perubahan(kini, lalu)
        )


# The numbers of the public page as files: CSV in long form, and a workbook with formulas.

KOLOM = (
    *("kode", "periode", "unit", "kecamatan"),
    *("pembilang", "penyebut", "nilai"),
)
LEBAR = (14, 10, 10, 18, 14, 14, 14)
TIDAK_DIKETAHUI = "tidak diketahui"
KEPALA_DEFINISI = ("Kode", "Nama", "Satuan", "Rumus", "Catatan", "Versi")


class IsiBerkasKinerja(Protocol):
    """A page whose figures are taken as a file; ``kode_unit`` of the units on it."""

    @property
    def periode(self) -> Periode: ...
    @property
    def judul(self) -> str: ...
    @property
    def nama_berkas(self) -> str: ...
    @property
    def kode_unit(self) -> Mapping[int, str]: ...
    def semua(self) -> Iterator[SelKinerja]: ...
    def kepala(self) -> dict[str, Any]: ...


def nama_berkas(isi: IsiBerkasKinerja, jenis: str) -> str:
    """``kinerja-2024.csv``; in practice ``latihan-kinerja-2024.csv``: columns stay the same."""
    awal = "latihan-" if settings.LATIHAN else ""
    return f"{awal}{isi.nama_berkas}-{isi.periode.kode}.{jenis}"


def baris(isi: IsiBerkasKinerja) -> Iterator[tuple[str, ...]]:
    """A row a figure; the whole city has neither unit nor kecamatan."""
    unit = isi.kode_unit
    return (_baris(sel, unit) for sel in isi.semua())


def _baris(sel: SelKinerja, unit: Mapping[int, str]) -> tuple[str, ...]:
    kunci = sel.kunci
    kode = f"{kunci.kode}.{kunci.rincian}" if kunci.rincian else kunci.kode
    tempat = kunci.kecamatan
    if tempat == TANPA_KECAMATAN:
        tempat = TIDAK_DIKETAHUI
    milik = unit[kunci.unit] if kunci.unit is not None else ""
    isi = (sel.pembilang, sel.penyebut, sel.nilai)
    return (kode, kunci.periode, milik, tempat or "", *isi)


def tulis_csv(kinerja: IsiBerkasKinerja) -> str:
    """Safe to open in a spreadsheet."""
    isi = StringIO()
    tulis = csv.writer(isi)
    tulis.writerow(KOLOM)
    tulis.writerows(
        [sel_aman(satu) for satu in satu_baris] for satu_baris in baris(kinerja)
    )
    return isi.getvalue()


def tulis_xlsx(kinerja: IsiBerkasKinerja, *, lisensi: str) -> bytes:
    """Sheets Info, Angka and Definisi; numbers are numbers."""
    isi = BytesIO()
    tulis_buku(
        isi,
        info=_info(kinerja, lisensi),
        tabel=(
            Tabel("Angka", KOLOM, map(_berangka, baris(kinerja)), LEBAR),
            Tabel("Definisi", KEPALA_DEFINISI, _definisi(), (8, 32, 14, 70, 60, 8)),
        ),
    )
    return isi.getvalue()


def _berangka(satu: tuple[str, ...]) -> list[NilaiSel]:
    return [*satu[:4], *(_angka(teks) for teks in satu[4:])]


def _angka(teks: str) -> NilaiSel:
    """A number where it is one."""
    try:
        return Decimal(teks)
    except InvalidOperation:
        return teks


def _info(kinerja: IsiBerkasKinerja, lisensi: str) -> list[tuple[str, NilaiSel]]:
    kepala = kinerja.kepala()
    sampai, potret = kepala["data_sampai"], kepala["potret"]
    return [
        ("Isi", kinerja.judul),
        ("Periode", kinerja.periode.nama),
        ("Data sampai", tanggal_pendek(sampai) if sampai else "belum dihitung"),
        ("Dibekukan", f"ya, sidik {potret.sha256}" if potret else "belum"),
        ("Angka kecil", DISAMARKAN_DI_GAMBAR),
        ("Lisensi", lisensi),
    ]


def _definisi() -> Iterator[list[NilaiSel]]:
    for satu in INDIKATOR.values():
        yield [
            *(satu.kode, satu.nama, str(satu.satuan)),
            *(satu.rumus, satu.catatan, satu.versi),
        ]
