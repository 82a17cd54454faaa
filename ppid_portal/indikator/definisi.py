"""What each figure is: name, unit, formula in words, version (pemangku 10.2-10.5).

Shown beside every number; the formulas themselves stand where the rows are judged. Who
changes a formula raises ``versi`` here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Satuan(StrEnum):
    """In what a figure is told."""

    PERSEN = "%"
    JUMLAH = ""
    HARI_KERJA = "hari kerja"
    HARI = "hari"
    POIN = "poin"


class Arah(StrEnum):
    """Which way is better; NETRAL where more is neither good nor bad."""

    NAIK = "naik"
    TURUN = "turun"
    NETRAL = "netral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indikator:
    """One figure. ``orang``: counts people's cases, so small counts are hidden in public.

    ``saat``: holds for the moment it is reckoned, not for what came in in the period.
    ``rincian`` says what its parts are.
    """

    kode: str
    nama: str
    satuan: Satuan
    arah: Arah
    pembilang: str
    penyebut: str = ""
    catatan: str = ""
    versi: int = 1
    orang: bool = True
    saat: bool = False
    rincian: str = ""

    @property
    def kelompok(self) -> str:
        """``A`` information, ``B`` complaints, ``C`` inventory, ``D`` outreach, ``E`` effect."""
        return self.kode[0]

    @property
    def rumus(self) -> str:
        """The formula in a line."""
        if not self.penyebut:
            return self.pembilang
        return f"{self.pembilang} ÷ {self.penyebut}"


KELOMPOK: Mapping[str, str] = {
    "A": "Layanan informasi",
    "B": "Pengaduan",
    "C": "Inventaris pemangku",
    "D": "Penjangkauan",
    "E": "Pengaruh",
}
TERBAGI = "Rata-rata, median, dan p90 (sembilan dari sepuluh kasus tidak lebih lama)."
