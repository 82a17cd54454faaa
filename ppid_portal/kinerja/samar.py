"""Small numbers are hidden so that none can be reckoned from the others (10.8, PK-53).

Pure. Numbers stand in equations (a total and its parts); what is hidden must not follow
from what is shown, whatever equations are put together. (``organisasi.sel_kecil`` has the
rule for open tables of closed cases, whose rows are made coarser.)
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction

from organisasi.sel_kecil import BATAS


@dataclass(frozen=True, slots=True)
class Jumlahan[K: Hashable]:
    """``total`` is the sum of ``bagian``; both are on the page."""

    total: K
    bagian: Sequence[K]


def kecil(nilai: int) -> bool:
    """Whether cases could be told apart; none at all says nothing of anybody."""
    return 0 < nilai < BATAS


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
    while (satu := _bocor(nilai, jumlahan, tutup)) is not None:
        tutup.add(satu)
    # One at a time they may have closed more than is needed together.
    for satu in sorted(tutup - awal, key=lambda k: (-nilai[k], str(k))):
        if _bocor(nilai, jumlahan, tutup - {satu}) is None:
            tutup.remove(satu)
    return frozenset(tutup)


def bocor[K: Hashable](
    nilai: Mapping[K, int], jumlahan: Sequence[Jumlahan[K]], tutup: AbstractSet[K]
) -> bool:
    """Whether a hidden number follows from what is shown, whether or not more can be hidden."""
    terjepit = any(
        _terjepit(nilai, satu, tutup) or _habis(nilai, satu) for satu in jumlahan
    )
    return terjepit or any(True for _ in tertentu(jumlahan, tutup))


def _bocor[K: Hashable](
    nilai: Mapping[K, int], jumlahan: Sequence[Jumlahan[K]], tutup: AbstractSet[K]
) -> K | None:
    """The next number to hide, or None when nothing follows from what is shown."""
    for satu in jumlahan:
        if _terjepit(nilai, satu, tutup):
            return _berikut(nilai, [satu], tutup)
    calon = [
        lain
        for kunci in tertentu(jumlahan, tutup)
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
    return _berikut(nilai, dekat, tutup) or _berikut(nilai, jumlahan, tutup)


def _terjepit[K: Hashable](
    nilai: Mapping[K, int], satu: Jumlahan[K], tutup: AbstractSet[K]
) -> bool:
    """Whether the hidden parts can only be what they are: all 1, or all 4, together.

    The reader knows that "<5" is 1 to 4, and what is hidden beside it at least 5.
    """
    if satu.total in tutup:
        return False
    hilang = [nilai[k] for k in satu.bagian if k in tutup]
    sedikit = sum(kecil(n) for n in hilang)
    lain = len(hilang) - sedikit
    terendah = sedikit + BATAS * lain
    tertinggi = None if lain else (BATAS - 1) * sedikit
    return bool(hilang) and sum(hilang) in (terendah, tertinggi)


def _habis[K: Hashable](nilai: Mapping[K, int], satu: Jumlahan[K]) -> bool:
    """Whether a small total cannot be less than it is: so many parts of one each."""
    ada = sum(nilai[k] > 0 for k in satu.bagian)
    return kecil(nilai[satu.total]) and ada == BATAS - 1


def _berikut[K: Hashable](
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


def tertentu[K: Hashable](
    jumlahan: Sequence[Jumlahan[K]], tutup: AbstractSet[K]
) -> Iterator[K]:
    """Hidden numbers that follow from the shown ones by the equations together."""
    kolom = sorted(tutup, key=str)
    baris = []
    for satu in jumlahan:
        koefisien = dict.fromkeys(satu.bagian, 1) | {satu.total: -1}
        baris.append([Fraction(koefisien.get(k, 0)) for k in kolom])
    for satu_baris in _sederhanakan(baris, len(kolom)):
        ada = [ke for ke, isi in enumerate(satu_baris) if isi]
        if len(ada) == 1:
            yield kolom[ada[0]]


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
