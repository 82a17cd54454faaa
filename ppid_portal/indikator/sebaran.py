"""A spread is told whole: mean, median and p90 together, a mean alone hides the tail (10.1)."""

from __future__ import annotations

from collections.abc import Mapping

from ppid_portal.indikator.angka import tulis
from ppid_portal.indikator.baca import Lembar, kata
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.ukuran import MAKS, MEDIAN, P90

SEBARAN = "sebaran"
NAMA_BAGIAN: Mapping[str, str] = {
    "": "rata-rata",
    MEDIAN: "separuhnya paling lama (median)",
    P90: "sembilan dari sepuluh paling lama (p90)",
}


# Beside these three, in the list of all parts and in the yearly report.
NAMA_RINCI: Mapping[str, str] = {**NAMA_BAGIAN, MAKS: "paling lama"}


def nama_rinci(rincian: str) -> str:
    """A part in words: of a spread what it is, else as it is stored."""
    return NAMA_RINCI.get(rincian, rincian)


def tersebar(kode: str) -> bool:
    """Whether the figure is a spread."""
    return INDIKATOR[kode].rincian == SEBARAN


def bagian(kode: str) -> tuple[str, ...]:
    """The parts that stand together as lines of a table."""
    return tuple(NAMA_BAGIAN) if tersebar(kode) else ("",)


def bagian_target(kode: str) -> str:
    """The part a target is set against: of a spread the median, as for the leaders."""
    return MEDIAN if tersebar(kode) else ""


def nama_angka(kode: str, rincian: str = "") -> str:
    """What a figure is called, with its part."""
    nama = INDIKATOR[kode].nama
    return f"{nama}, {NAMA_BAGIAN[rincian]}" if tersebar(kode) else nama


def kata_penuh(
    lembar: Lembar,
    kode: str,
    periode: Periode,
    *,
    unit: int | None = None,
    kecamatan: str | None = None,
) -> str:
    """A figure in words; of a spread ``rata-rata 4,5 hari kerja (median 4; p90 7)``."""
    utama, *lain = (
        lembar.angka(kode, periode, rincian=satu, unit=unit, kecamatan=kecamatan)
        for satu in bagian(kode)
    )
    teks = kata(kode, utama)
    if utama.nilai is None or not lain:
        return teks
    tengah, ujung = (tulis(satu.nilai) for satu in lain)
    return f"rata-rata {teks} (median {tengah}; p90 {ujung})"
