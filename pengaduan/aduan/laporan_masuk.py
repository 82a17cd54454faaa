"""What every door hands over when a complaint comes in: web, counter, Open311."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from organisasi.sandi import sidik
from pengaduan.aduan.models import Pengaduan

if TYPE_CHECKING:
    from organisasi.models import Wilayah
    from pengaduan.aduan.kategori import KategoriPengaduan


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiLaporan:
    """What is reported; ``bukan_darurat``: said so after the call page was shown.

    ``rahasia`` is the reporter's own yes or no. None: he was not asked, or he did not know
    that this category is a sensitive one; then the category decides.
    """

    judul: str
    uraian: str
    kategori: KategoriPengaduan
    harapan: str = ""
    jenis: str = Pengaduan.Jenis.PENGADUAN
    kelurahan: Wilayah | None = None
    lokasi: str = ""
    lintang: Decimal | None = None
    bujur: Decimal | None = None
    tanggal_kejadian: date | None = None
    anonim: bool = False
    rahasia: bool | None = None
    bukan_darurat: bool = False

    @property
    def dirahasiakan(self) -> bool:
        """Whether the public never reads it: by the reporter's wish, else by its category."""
        return self.kategori.rahasia if self.rahasia is None else self.rahasia

    @property
    def teks(self) -> str:
        """All that the person wrote, for the rules of emergency and privacy."""
        return "\n".join(filter(None, (self.judul, self.uraian, self.lokasi)))


@dataclass(frozen=True, slots=True, kw_only=True)
class KontakPelapor:
    """What the reporter gave of himself; all of it may be empty."""

    nama: str = ""
    surel: str = ""
    telepon: str = ""
    setuju_diteruskan: bool = False

    @property
    def ada(self) -> bool:
        """Whether there is anything to keep."""
        return bool(self.nama or self.surel or self.telepon)


@dataclass(frozen=True, slots=True, kw_only=True)
class Masuk:
    """How it came in; ``tanda`` are the findings of the quiet checks."""

    kanal: str
    tanggal_terima: date
    alasan_mundur: str = ""
    asal: str = Pengaduan.Asal.LANGSUNG
    asal_nomor: str = ""
    tanda: Sequence[str] = ()


def sidik_kontak(kontak: KontakPelapor) -> str:
    """A keyed hash that finds the same contact again; "" without one."""
    ciri = kontak.surel.strip().lower() or kontak.telepon.strip()
    return sidik(f"kontak:{ciri}") if ciri else ""
