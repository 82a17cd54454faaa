"""The words around a Daftar Informasi Publik: title, state, what is in it and what not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse

from informasi.laporan import DaftarDIP
from informasi.models import Klasifikasi
from organisasi.bahasa import angka, gabung, tanggal
from organisasi.models import Pengaturan

# Rows of one paper and of one sheet; CSV and JSON hold all.
BARIS_PDF = 500
BARIS_XLSX = 5_000


@dataclass(frozen=True, slots=True)
class Naskah:
    """Title, one line of state, who publishes, and sentences before the table."""

    judul: str
    keterangan: str
    penerbit: str
    pengantar: list[str]


def naskah_dip(
    daftar: DaftarDIP, atur: Pengaturan, *, hari_ini: date, batas: int
) -> Naskah:
    """The words for a paper or sheet of at most ``batas`` rows on ``hari_ini``."""
    return Naskah(
        judul=f"Daftar Informasi Publik {daftar.unit or atur.nama_kota}",
        keterangan=f"{jumlah_teks(daftar)}. Keadaan {tanggal(hari_ini)}.",
        penerbit=atur.nama_portal,
        pengantar=[
            *filter(None, (terpotong(daftar, batas), termasuk(daftar))),
            f"Informasi yang dikecualikan ada di {_penuh('informasi:dikecualikan-daftar')}",
        ],
    )


def jumlah_teks(daftar: DaftarDIP) -> str:
    """``48 informasi yang terbuka``, with the class when one is chosen."""
    teks = f"{angka(daftar.jumlah)} informasi yang terbuka"
    if daftar.klasifikasi:
        teks += f", klasifikasi {Klasifikasi(daftar.klasifikasi).label.lower()}"
    return teks


def termasuk(daftar: DaftarDIP) -> str:
    """Which units below stand in a unit's list; "" when none."""
    if daftar.unit is None:
        return ""
    nama = [u.nama for u in daftar.anggota if u != daftar.unit]
    return f"Termasuk yang dikuasai {gabung(nama)}." if nama else ""


def terpotong(daftar: DaftarDIP, batas: int) -> str:
    """Says that only ``batas`` rows are there, and where all of them are."""
    if daftar.jumlah <= batas:
        return ""
    return (
        f"Memuat {angka(batas)} baris pertama dari {angka(daftar.jumlah)}; "
        f"seluruhnya sebagai CSV di {_penuh(*alamat_unduh(daftar, 'csv'))}"
    )


def alamat_unduh(daftar: DaftarDIP, jenis: str) -> tuple[str, dict[str, str]]:
    """Name and arguments of the address of this list as a file of ``jenis``."""
    if daftar.unit is None:
        return f"informasi:dip-{jenis}", {}
    return f"informasi:dip-unit-{jenis}", {"slug": daftar.unit.slug}


def _penuh(nama: str, argumen: dict[str, str] | None = None) -> str:
    return f"{settings.ALAMAT_PUBLIK}{reverse(nama, kwargs=argumen)}"
