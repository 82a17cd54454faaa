"""What the papers of stakeholders share: the sheet with its letterhead, and lists (9.10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Self

from django.utils import timezone

from organisasi.bahasa import angka, tanggal, tanggal_pendek
from organisasi.kertas.naskah import Unsur, alamat_kop, bab, kalimat, kop, tabel
from organisasi.kertas.xlsx import NilaiSel, Tabel
from organisasi.models import Pengaturan, Petugas, Unit

# The sheet: letterhead, who printed it when

# Room for a name that nobody has typed.
TITIK = "(..............................)"


@dataclass(frozen=True, slots=True)
class Pencetak:
    unit: Unit
    oleh: Petugas
    pada: datetime

    @classmethod
    def dari(cls, petugas: Petugas, pada: datetime) -> Self:
        """Under the officer's own unit; without one under that of the PPID Utama."""
        tugas = petugas.penugasan_aktif
        return cls(tugas[0].unit if tugas else Unit.objects.utama(), petugas, pada)


def lembar_dinas(
    pencetak: Pencetak,
    *,
    judul: str,
    hal: str,
    bagian: Sequence[Unsur],
    berkas: str = "",
    nomor: str = "",
    tanda: str = "",
    latar: str = "",
    kaki: Sequence[str] = (),
    tanggal: str = "",
) -> dict[str, Any]:
    """Values of any paper on letterhead; ``berkas`` is the title in the file's data."""
    hari = timezone.localdate(pencetak.pada)
    letak = kop(pencetak.unit, Pengaturan.objects.kini(), hari)
    jam = f"{timezone.localtime(pencetak.pada):%H.%M}"
    semua = (
        *(kaki or (judul,)),
        f"dicetak {tanggal_pendek(hari)} {jam} oleh {pencetak.oleh}",
    )
    return {
        "judul_berkas": berkas or judul,
        "judul": judul,
        "nomor": nomor,
        "hal": hal,
        "kop": letak,
        "alamat_kop": alamat_kop(letak),
        "tanda": tanda,
        "latar": latar,
        "tempat": "",
        "tanggal": tanggal or tanggal_pendek(hari),
        "kepada": [],
        "bagian": list(bagian),
        "dasar": [],
        "penanda": {},
        "tanpa_penanda": "",
        "kaki": " · ".join(filter(None, semua)),
        "qr": "",
    }


# Lists as a paper and as a workbook, from the same rows

VERSI = 1
KOSONG = "Tidak ada."
TANPA_ORANG = "Tidak ada: tokoh disebut menurut jenis dan tempatnya"


@dataclass(frozen=True, slots=True)
class BagianDaftar:
    judul: str
    tab: str
    kepala: Sequence[str]
    lebar: Sequence[int]
    baris: Sequence[Sequence[NilaiSel]]


@dataclass(frozen=True, slots=True)
class DaftarTercetak:
    judul: str
    hari: date
    saringan: str
    bagian: Sequence[BagianDaftar]

    @property
    def banyak(self) -> int:
        return sum(len(satu.baris) for satu in self.bagian)


def isi_daftar(daftar: DaftarTercetak, pencetak: Pencetak) -> dict[str, Any]:
    return lembar_dinas(
        pencetak,
        judul=daftar.judul,
        hal=f"{daftar.judul}. {daftar.saringan}",
        bagian=list(_unsur(daftar)),
        tanggal=tanggal_pendek(daftar.hari),
    )


def _unsur(daftar: DaftarTercetak) -> Iterator[Unsur]:
    yield from kalimat(
        f"{daftar.saringan}. Keadaan {tanggal(daftar.hari)}, {angka(daftar.banyak)} baris."
    )
    for satu in daftar.bagian:
        yield bab(f"{satu.judul} ({angka(len(satu.baris))})")
        if satu.baris:
            baris = [[teks_sel(sel) for sel in baris] for baris in satu.baris]
            yield tabel(satu.kepala, baris, satu.lebar)
        else:
            yield from kalimat(KOSONG)


def teks_sel(sel: NilaiSel) -> str:
    if isinstance(sel, date):
        return tanggal_pendek(sel)
    if isinstance(sel, Decimal):
        return str(sel).replace(".", ",")
    return "" if sel is None else str(sel)


def buku_daftar(
    daftar: DaftarTercetak, oleh: Petugas
) -> tuple[list[tuple[str, NilaiSel]], list[Tabel]]:
    info: list[tuple[str, NilaiSel]] = [
        ("Judul", daftar.judul),
        ("Keadaan per", daftar.hari),
        ("Saringan", daftar.saringan),
        ("Diunduh oleh", str(oleh)),
        ("Jumlah baris", daftar.banyak),
        ("Data pribadi", TANPA_ORANG),
        ("Versi", VERSI),
    ]
    return info, [Tabel(b.tab, b.kepala, b.baris, b.lebar) for b in daftar.bagian]
