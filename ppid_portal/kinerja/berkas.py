"""The numbers of the public page as files: CSV in long form, and a workbook with formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from io import BytesIO, StringIO
from typing import Any, Protocol

from django.conf import settings

from organisasi.bahasa import tanggal_pendek
from organisasi.kertas.xlsx import NilaiSel, Tabel, tulis_buku
from organisasi.teks import sel_aman
from ppid_portal.angka.daftar import INDIKATOR
from ppid_portal.angka.periode import Periode
from ppid_portal.kinerja.papan import DISAMARKAN_DI_GAMBAR, TANPA_KECAMATAN, SelKinerja

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
