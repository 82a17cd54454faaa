"""Small numbers are hidden so that none can be reckoned from the others (docs/adr/0029).

Pure. Numbers stand in equations: a total and its parts. The reader puts all of them
together, and knows that "<5" is 1 to 4 and what is hidden beside it at least 5: six
reasons of "<5" are at least six refusals. ``organisasi.pribadi.sensor_sel_kecil`` has the
rule for open tables of closed cases, whose rows are made coarser.
"""

from __future__ import annotations

from collections.abc import (
    Callable,
    Hashable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
    Set as AbstractSet,
)
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from organisasi.pribadi.sensor_sel_kecil import BATAS
from ppid_portal.angka.angka import Angka, Satuan
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.periode import SETRIWULAN, Periode

# What a reader can conclude of hidden numbers

# From, and up to (None: no end).
type Rentang = tuple[int, int | None]
# Coefficients by column, and what they make together.
type Persamaan = tuple[dict[int, int], int]


@dataclass(frozen=True, slots=True)
class Jumlahan[K: Hashable]:
    """``total`` is the sum of ``bagian``; both are on the page."""

    total: K
    bagian: Sequence[K]


def kecil(nilai: int) -> bool:
    """Whether cases could be told apart; none at all says nothing of anybody."""
    return 0 < nilai < BATAS


def pasti[K: Hashable](
    nilai: Mapping[K, int], jumlahan: Sequence[Jumlahan[K]], tutup: AbstractSet[K]
) -> Iterator[K]:
    """The hidden numbers that can only be what they are."""
    kolom = sorted(tutup, key=str)
    isi = [nilai[k] for k in kolom]
    rentang = [_dikenal(n) for n in isi]
    persamaan = list(_persamaan(_baris(jumlahan, kolom), isi))
    # What one equation tells goes on to the next, at most once past every number.
    for _ in kolom:
        lama = list(rentang)
        for satu in persamaan:
            _persempit(rentang, *satu)
        if rentang == lama:
            break
    yield from (
        k for k, (awal, akhir) in zip(kolom, rentang, strict=True) if awal == akhir
    )


def _dikenal(nilai: int) -> Rentang:
    """What is said in the stead of a hidden number."""
    if kecil(nilai):
        return 1, BATAS - 1
    return min(nilai, BATAS), None


def _baris[K: Hashable](
    jumlahan: Sequence[Jumlahan[K]], kolom: Sequence[K]
) -> Iterator[list[Fraction]]:
    """The equations as they stand on the page, and solved for one number each."""
    baris = []
    for satu in jumlahan:
        koefisien = dict.fromkeys(satu.bagian, 1) | {satu.total: -1}
        baris.append([Fraction(koefisien.get(k, 0)) for k in kolom])
    yield from map(list, baris)
    yield from _sederhanakan(baris, len(kolom))


def _persamaan(
    baris: Iterator[list[Fraction]], isi: Sequence[int]
) -> Iterator[Persamaan]:
    """In whole numbers, without what is shown; each once."""
    ada = set()
    for satu in baris:
        kali = lcm(*(a.denominator for a in satu))
        suku = {ke: int(a * kali) for ke, a in enumerate(satu) if a}
        if suku and (tanda := tuple(suku.items())) not in ada:
            ada.add(tanda)
            yield suku, sum(a * isi[ke] for ke, a in suku.items())


def _persempit(rentang: list[Rentang], suku: Mapping[int, int], hasil: int) -> None:
    """Let one equation narrow what is known of its numbers."""
    batas = {ke: _kali(rentang[ke], a) for ke, a in suku.items()}
    bawah = [b for b, _ in batas.values() if b is not None]
    atas = [a for _, a in batas.values() if a is not None]
    for ke, koefisien in suku.items():
        terendah, tertinggi = batas[ke]
        # The others alone: of their ends none may be open.
        lain_bawah = _tanpa(sum(bawah), len(suku) - len(bawah), terendah)
        lain_atas = _tanpa(sum(atas), len(suku) - len(atas), tertinggi)
        rentang[ke] = _iris(
            rentang[ke],
            koefisien,
            None if lain_atas is None else hasil - lain_atas,
            None if lain_bawah is None else hasil - lain_bawah,
        )


def _kali(rentang: Rentang, koefisien: int) -> tuple[int | None, int | None]:
    """The ends of a term; None where it has none."""
    awal, akhir = rentang
    ujung = None if akhir is None else akhir * koefisien
    return (awal * koefisien, ujung) if koefisien > 0 else (ujung, awal * koefisien)


def _tanpa(jumlah: int, terbuka: int, satu: int | None) -> int | None:
    """``jumlah`` less one of its terms; None where another one of them is open."""
    if satu is None:
        return jumlah if terbuka == 1 else None
    return None if terbuka else jumlah - satu


def _iris(
    rentang: Rentang, koefisien: int, bawah: int | None, atas: int | None
) -> Rentang:
    """What is left of ``rentang`` when ``koefisien`` times it lies between the two."""
    if koefisien < 0:
        bawah, atas = atas, bawah
    awal, akhir = rentang
    if bawah is not None:
        awal = max(awal, -(-bawah // koefisien))
    if atas is not None:
        habis = atas // koefisien
        akhir = habis if akhir is None else min(akhir, habis)
    return awal, akhir


def _sederhanakan(baris: list[list[Fraction]], lebar: int) -> list[list[Fraction]]:
    """Reduced row echelon form."""
    ke = 0
    for kolom in range(lebar):
        poros = next((b for b in range(ke, len(baris)) if baris[b][kolom]), None)
        if poros is None:
            continue
        baris[ke], baris[poros] = baris[poros], baris[ke]
        bagi = baris[ke][kolom]
        baris[ke] = [isi / bagi for isi in baris[ke]]
        for lain, isi in enumerate(baris):
            if lain != ke and isi[kolom]:
                kali = isi[kolom]
                baris[lain] = [
                    a - kali * b for a, b in zip(isi, baris[ke], strict=True)
                ]
        ke += 1
    return baris


# What is hidden, so that nothing of it follows from what is shown


def samarkan[K: Hashable](
    nilai: Mapping[K, int],
    jumlahan: Sequence[Jumlahan[K]],
    *,
    sudah: AbstractSet[K] = frozenset(),
    tetap: AbstractSet[K] = frozenset(),
) -> frozenset[K]:
    """What must not be shown: the small numbers, and as few others as keep them hidden.

    Of an equation that would give one away the next smallest number is hidden too: a
    part, its total when no part helps. All keys of ``jumlahan`` must be in ``nilai``.
    Another page hides ``sudah`` and shows ``tetap``: those cannot be hidden any more, so
    ask ``bocor`` afterwards.
    """
    nilai = {k: 0 if k in tetap else n for k, n in nilai.items()}
    awal = {k for k, n in nilai.items() if kecil(n)} | sudah
    tutup = set(awal)
    while (satu := _berikut(nilai, jumlahan, tutup)) is not None:
        tutup.add(satu)
    # One at a time they may have closed more than is needed together.
    for satu in sorted(tutup - awal, key=lambda k: (-nilai[k], str(k))):
        if _berikut(nilai, jumlahan, tutup - {satu}) is None:
            tutup.remove(satu)
    return frozenset(tutup)


def bocor[K: Hashable](
    nilai: Mapping[K, int], jumlahan: Sequence[Jumlahan[K]], tutup: AbstractSet[K]
) -> bool:
    """Whether a hidden number follows from what is shown, whether or not more can be hidden."""
    return any(True for _ in pasti(nilai, jumlahan, tutup))


def _berikut[K: Hashable](
    nilai: Mapping[K, int], jumlahan: Sequence[Jumlahan[K]], tutup: AbstractSet[K]
) -> K | None:
    """The next number to hide, or None when nothing follows from what is shown."""
    calon = [
        lain
        for kunci in pasti(nilai, jumlahan, tutup)
        if (lain := _sekitar(nilai, jumlahan, tutup, kunci)) is not None
    ]
    return min(calon, key=lambda k: (nilai[k], str(k)), default=None)


def _sekitar[K: Hashable](
    nilai: Mapping[K, int],
    jumlahan: Sequence[Jumlahan[K]],
    tutup: AbstractSet[K],
    kunci: K,
) -> K | None:
    """What to hide beside ``kunci``: of its own equations, else of any."""
    dekat = [j for j in jumlahan if kunci in (j.total, *j.bagian)]
    return _terkecil(nilai, dekat, tutup) or _terkecil(nilai, jumlahan, tutup)


def _terkecil[K: Hashable](
    nilai: Mapping[K, int], jumlahan: Sequence[Jumlahan[K]], tutup: AbstractSet[K]
) -> K | None:
    """The smallest open number that is not zero, a part rather than a total."""
    bagian = {k for j in jumlahan for k in j.bagian}
    buka = [
        k
        for k in {*bagian, *(j.total for j in jumlahan)}
        if nilai[k] and k not in tutup
    ]
    return min(buka, key=lambda k: (nilai[k], k not in bagian, str(k)), default=None)


# Months and quarters of a year are shown where nobody follows from them (docs/adr/0030).
# A year is cut into pieces: the months of a quarter that are shown one by one, the quarters
# shown as a whole, and all that is shown in no quarter. Every number that can be reckoned
# from the shown ones by adding and subtracting is a sum of pieces. So it is enough that in
# each piece each count of people is none, or at least five: what the figure counts, what it
# does not, and what other figures count of the same people.

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
