"""Months and quarters of a year are shown where nobody follows from them (10.8, ADR 30).

A year is cut into pieces: the months of a quarter that are shown one by one, the quarters
shown as a whole, and all that is shown in no quarter. Every number that can be reckoned
from the shown ones by adding and subtracting is a sum of pieces. So it is enough that in
each piece each count of people is none, or at least five: what the figure counts, what it
does not, and what other figures count of the same people. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.definisi import Satuan
from ppid_portal.indikator.periode import SETRIWULAN, Periode
from ppid_portal.kinerja.simpulan import kecil

type Hitungan = Sequence[int]
# Figures judged together, since the sum of both is shown as well.
BERSAMA = (("A2a", "A2b"), ("A4", "A5"))
# What counts the same people as another is shown at most where that one is.
INDUK = {
    "A2a": "A2",
    "A2b": "A2",
    "A6": "A2",
    "A5": "A4",
    "B8": "B4",
    "B10": "B4",
}


def sekelompok(kode: str) -> tuple[str, ...]:
    """The figures whose counts must be safe for this one to be shown."""
    berdua = (satu for satu in BERSAMA if kode in satu and kode in INDUK)
    return next(berdua, (kode,))


def hitungan(kode: Sequence[str], angka: Callable[[str], Angka]) -> list[int]:
    """All counts of people in the figures of a group; ``angka`` gives one of a period."""
    hasil = [n for k in kode for n in _orang(k, angka(k))]
    if len(kode) > 1:
        # Neither granted nor refused; in time neither with nor without an extension.
        terbagi = sum(angka(k).pembilang or 0 for k in kode)
        hasil += [terbagi, (angka(kode[0]).penyebut or 0) - terbagi]
    return hasil


def _orang(kode: str, angka: Angka) -> tuple[int, ...]:
    """What is met, of how many, what is not met; of a spread only of how many."""
    atas, bawah = angka.pembilang or 0, angka.penyebut or 0
    if INDIKATOR[kode].satuan in {Satuan.JUMLAH, Satuan.PERSEN}:
        return atas, bawah, bawah - atas
    return (bawah,)


def bagian_tahun(tahun: Periode) -> list[Periode]:
    """The quarters and months of a year."""
    return [*_triwulan(tahun), *tahun.bulan_bulan()]


def _triwulan(tahun: Periode) -> list[Periode]:
    return [Periode(tahun.tahun, mulai, SETRIWULAN) for mulai in (1, 4, 7, 10)]


def aman(nilai: Hitungan) -> bool:
    """Whether none of the counts is of 1 to 4 people."""
    return not any(map(kecil, nilai))


def terbuka(
    tahun: Periode,
    nilai: Callable[[Periode], Hitungan],
    boleh: Callable[[Periode], bool] = lambda _p: True,
) -> frozenset[Periode]:
    """The quarters and months of a year that may be shown, at most those of ``boleh``.

    ``nilai`` gives the counts of each of them and of the year.
    Quarters with a small count are hidden, and the next smallest with them, until all that
    is hidden together is in no count small; months only where all three of a shown quarter
    are not small.
    """
    tampil = [p for p in _triwulan(tahun) if boleh(p) and aman(nilai(p))]
    # An empty quarter hides nobody.
    for satu in sorted(tampil, key=lambda p: (sum(nilai(p)), p)):
        if aman(_sisa(nilai(tahun), map(nilai, tampil))):
            break
        if any(nilai(satu)):
            tampil.remove(satu)
    if not aman(_sisa(nilai(tahun), map(nilai, tampil))):
        return frozenset()
    hasil = set(tampil)
    for satu in tampil:
        bulan = list(satu.bulan_bulan())
        potongan = [nilai(b) for b in bulan]
        potongan.append(_sisa(nilai(satu), potongan))
        if all(map(boleh, bulan)) and all(map(aman, potongan)):
            hasil.update(bulan)
    return frozenset(hasil)


def _sisa(semua: Hitungan, tampil: Iterable[Hitungan]) -> list[int]:
    """What is left of all counts."""
    sisa = list(semua)
    for satu in tampil:
        sisa = [a - b for a, b in zip(sisa, satu, strict=True)]
    return sisa
