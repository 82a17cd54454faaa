"""What a reader can conclude of hidden numbers from the shown ones (10.8, PK-53).

Pure. The reader puts all equations together, and knows that "<5" is 1 to 4 and what is
hidden beside it at least 5: six reasons of "<5" are at least six refusals.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from organisasi.pribadi.sensor_sel_kecil import BATAS

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
