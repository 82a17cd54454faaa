"""The figures of a period as rows for files: one source for XLSX, CSV, PDF (10.10)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import IO

from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.kantor.peran import Cakupan
from organisasi.kertas.xlsx import NilaiSel, Tabel, tulis_buku
from organisasi.models import HariLibur, Petugas, Unit, Wilayah
from organisasi.teks import sel_aman
from pemangku.kunjungan.models import putaran_aktif
from pemangku.putaran.jangkauan import belum_terjangkau
from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.baca import Lembar
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.izin import cakupan_angka, cakupan_catatan
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.potret import lembar
from ppid_portal.indikator.sebaran import bagian, bagian_target
from ppid_portal.indikator.ukuran import Kunci
from ppid_portal.models import TargetIndikator

VERSI = 1
KOLOM_CSV = (
    *("kode", "rincian", "periode", "unit", "kecamatan"),
    *("pembilang", "penyebut", "nilai", "satuan", "n", "versi"),
)
ANGKA_CSV = frozenset({"pembilang", "penyebut", "nilai", "n", "versi"})
KEPALA_ANGKA = ("Pembilang", "Penyebut", "Nilai", "Satuan")
type Baris = tuple[NilaiSel, ...]


@dataclass(frozen=True, slots=True)
class Nama:
    """Units and kecamatan by what figures carry; one reader's scope among them."""

    unit: dict[int, Unit]
    kecamatan: dict[str, Wilayah]

    @classmethod
    def untuk(cls, cakupan: Cakupan) -> Nama:
        """Those whose figures may be read: of the whole city, or of one's own units."""
        unit = {u.pk: u for u in Unit.objects.filter(cakupan.q("")).order_by("kode")}
        wilayah = Wilayah.objects.kecamatan()
        if not cakupan.kota:
            wilayah = wilayah.filter(pk__in={u.wilayah_id for u in unit.values()})
        return cls(unit, {w.pk: w for w in wilayah})

    def memuat(self, kunci: Kunci) -> bool:
        """Whether a figure is the city's, or of a place the reader may see."""
        if kunci.unit is not None:
            return kunci.unit in self.unit
        return kunci.kecamatan is None or kunci.kecamatan in self.kecamatan


@dataclass(frozen=True)
class Berkas:
    """The figures of one period, ready for any file."""

    periode: Periode
    lembar: Lembar
    nama: Nama
    petugas: Petugas

    @classmethod
    def untuk(cls, petugas: Petugas, periode: Periode) -> Berkas:
        """What the officer may take of the period, frozen figures if it is frozen."""
        return cls(
            periode, lembar(periode), Nama.untuk(cakupan_angka(petugas)), petugas
        )

    @cached_property
    def kunci(self) -> list[Kunci]:
        """Every figure the reader may see, in a fixed order."""
        urut = {kode: ke for ke, kode in enumerate(INDIKATOR)}
        return sorted(
            (k for k in self.lembar.isi if k.kode in urut and self.nama.memuat(k)),
            key=lambda k: (
                *(k.periode, urut[k.kode], k.rincian),
                *(self._kode_unit(k), k.kecamatan or ""),
            ),
        )

    def _kode_unit(self, kunci: Kunci) -> str:
        return str(self.nama.unit[kunci.unit].kode) if kunci.unit else ""

    def _ini(self, *, unit: bool = False, kecamatan: bool = False) -> Iterator[Kunci]:
        return (
            k
            for k in self.kunci
            if k.periode == self.periode.kode
            and (k.unit is not None, k.kecamatan is not None) == (unit, kecamatan)
        )

    def ringkasan(self) -> Iterator[Baris]:
        """Each figure of the city with its target and the period before."""
        target = dict(
            TargetIndikator.objects.filter(tahun=self.periode.tahun).values_list(
                "kode", "nilai"
            )
        )
        ada = {(k.kode, k.rincian) for k in self._ini()}
        utama = {(kode, satu) for kode in INDIKATOR for satu in bagian(kode)}
        urut = list(INDIKATOR)
        for kode, rincian in sorted(
            ada | utama, key=lambda k: (urut.index(k[0]), k[1])
        ):
            kini = self.lembar.angka(kode, self.periode, rincian=rincian)
            lalu = self.lembar.angka(kode, self.periode.sebelumnya, rincian=rincian)
            yield (
                *(kode, rincian, INDIKATOR[kode].nama, *_sel(kode, kini)),
                target.get(kode) if rincian == bagian_target(kode) else None,
                lalu.nilai,
            )

    def per_unit(self) -> Iterator[Baris]:
        """Each figure of each unit."""
        for k in self._ini(unit=True):
            assert k.unit is not None
            unit = self.nama.unit[k.unit]
            yield (unit.kode, unit.nama, *self._baris(k))

    def per_kecamatan(self) -> Iterator[Baris]:
        """Each figure of each kecamatan."""
        for k in self._ini(kecamatan=True):
            assert k.kecamatan is not None
            yield (k.kecamatan, self.nama.kecamatan[k.kecamatan].nama, *self._baris(k))

    def per_bulan(self) -> Iterator[Baris]:
        """Twelve months of the city's main figures, to the end of the period."""
        bulan = {satu.kode for satu in self.periode.ujung(12)}
        for k in self.kunci:
            if k.periode in bulan and k.unit is None and k.kecamatan is None:
                yield (k.periode, *self._baris(k))

    def _baris(self, k: Kunci) -> Baris:
        return (
            k.kode,
            k.rincian,
            INDIKATOR[k.kode].nama,
            *_sel(k.kode, self._angka(k)),
        )

    def _versi(self, k: Kunci) -> int:
        """The edition of the formula the figure was reckoned by."""
        return self.lembar.versi.get((k.kode, k.periode), INDIKATOR[k.kode].versi)

    def _angka(self, k: Kunci) -> Angka:
        return self.lembar.isi[k]

    def panjang(self) -> Iterator[tuple[str, ...]]:
        """One row a figure, as in the CSV."""
        for k in self.kunci:
            angka, definisi = self._angka(k), INDIKATOR[k.kode]
            yield (
                *(k.kode, k.rincian, k.periode, self._kode_unit(k), k.kecamatan or ""),
                *(_teks(angka.pembilang), _teks(angka.penyebut), _teks(angka.nilai)),
                *(definisi.satuan.value, str(angka.n), str(self._versi(k))),
            )


def _sel(kode: str, angka: Angka) -> Baris:
    satuan = INDIKATOR[kode].satuan.value
    return (angka.pembilang, angka.penyebut, angka.nilai, satuan)


def _teks(nilai: Decimal | int | None) -> str:
    return "" if nilai is None else str(nilai)


def tulis_csv(tujuan: IO[str], berkas: Berkas) -> None:
    """Long form, one figure a line; decimals with a point, nothing where nothing is."""
    penulis = csv.writer(tujuan)
    penulis.writerow(KOLOM_CSV)
    # Numbers stay numbers, also negative ones.
    penulis.writerows(
        [sel if kolom in ANGKA_CSV else sel_aman(sel) for kolom, sel in _bernama(baris)]
        for baris in berkas.panjang()
    )


def _bernama(baris: Sequence[str]) -> Iterable[tuple[str, str]]:
    return zip(KOLOM_CSV, baris, strict=True)


def info(berkas: Berkas, hari: date) -> list[tuple[str, NilaiSel]]:
    """What the file is, and of when."""
    potret, sampai = berkas.lembar.potret, berkas.lembar.data_sampai
    return [
        ("Isi", "Indikator layanan informasi, pengaduan, dan penjangkauan"),
        ("Periode", berkas.periode.nama),
        ("Dari", berkas.periode.awal),
        ("Sampai", berkas.periode.akhir),
        ("Data sampai", tanggal_pendek(timezone.localdate(sampai)) if sampai else "—"),
        ("Keadaan", "dibekukan" if potret else "dapat berubah"),
        ("Sidik potret", potret.sha256 if potret else ""),
        ("Versi berkas", VERSI),
        ("Target, Belum Terjangkau, Definisi, Libur", "keadaan hari diunduh"),
        ("Diunduh oleh", str(berkas.petugas)),
        ("Diunduh pada", hari),
    ]


def buku(berkas: Berkas, hari: date) -> list[Tabel]:
    """The sheets behind ``Info``, in the order of the specification."""
    angka = ("Kode", "Rincian", "Nama", *KEPALA_ANGKA)
    lebar = (8, 22, 38, 12, 12, 12, 14)
    return [
        Tabel(
            "Ringkasan",
            (*angka, "Target", "Periode lalu"),
            berkas.ringkasan(),
            (*lebar, 12, 14),
        ),
        Tabel(
            "Per Unit",
            ("Kode unit", "Unit", *angka),
            berkas.per_unit(),
            (14, 34, *lebar),
        ),
        Tabel(
            "Per Kecamatan",
            ("Kode wilayah", "Kecamatan", *angka),
            berkas.per_kecamatan(),
            (14, 22, *lebar),
        ),
        Tabel("Per Bulan", ("Bulan", *angka), berkas.per_bulan(), (10, *lebar)),
        Tabel("Belum Terjangkau", *_belum(berkas.petugas, hari)),
        Tabel("Definisi", *_definisi()),
        Tabel("Libur", *_libur(berkas.periode)),
    ]


def tulis_xlsx(tujuan: IO[bytes], berkas: Berkas, hari: date) -> None:
    """The workbook."""
    tulis_buku(tujuan, info=info(berkas, hari), tabel=buku(berkas, hari))


def _belum(
    petugas: Petugas, hari: date
) -> tuple[Sequence[str], Iterable[Baris], Sequence[int]]:
    """Units and kelurahan the running round has not reached, as far as one may read."""
    kepala, lebar, putaran = ("Apa", "Unit", "Kelurahan"), (26, 40, 30), putaran_aktif()
    if putaran is None:
        return kepala, (), lebar
    cakupan = cakupan_catatan(petugas)
    unit = None if cakupan.kota else Nama.untuk(cakupan).unit
    belum = belum_terjangkau(putaran, petugas=petugas, hari=hari, unit=unit)
    baris: list[Baris] = [("unit tanpa kegiatan", nama, "") for nama in belum.unit]
    baris += [
        ("kelurahan tanpa peserta", satu.unit, kelurahan)
        for satu in belum.kelurahan
        for kelurahan in satu.kelurahan
    ]
    return kepala, baris, lebar


def _definisi() -> tuple[Sequence[str], Iterable[Baris], Sequence[int]]:
    baris = (
        (i.kode, i.nama, i.satuan.value, i.pembilang, i.penyebut, i.catatan, i.versi)
        for i in INDIKATOR.values()
    )
    kepala = ("Kode", "Nama", "Satuan", "Pembilang", "Penyebut", "Catatan", "Versi")
    return kepala, baris, (8, 38, 12, 60, 60, 60, 8)


def _libur(periode: Periode) -> tuple[Sequence[str], Iterable[Baris], Sequence[int]]:
    """The days off that entered the reckoning."""
    hari = HariLibur.objects.berlaku_di().filter(
        tanggal__gte=periode.awal, tanggal__lte=periode.akhir
    )
    return (
        ("Tanggal", "Nama"),
        hari.values_list("tanggal", "nama").order_by("tanggal"),
        (14, 50),
    )
