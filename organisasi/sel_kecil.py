"""The small-number rule for published tables: nobody is found by a rare combination.

A row that stands for fewer than five cases is made coarser, one column after the other,
until it stands for five; what stays small goes into one remainder. A remainder of one to
four would tell by the total what was hidden, so it takes the smallest published rows along
(secondary suppression; pemangku 10.8). Pure; knows no Django.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

BATAS = 5
SAMAR = "disamarkan"
Kunci = tuple[str, ...]
# Which column, and what its value becomes.
Langkah = tuple[int, Callable[[str], str]]


@dataclass(frozen=True, slots=True)
class Tersamar:
    """What may be published.

    ``baris`` are combinations with their number (five or more each), ``sisa`` the number
    of cases in none of them (none, or five or more), ``jumlah`` the sum of both. With
    fewer than five cases in all, all of it is empty and ``jumlah`` is None.
    """

    baris: Mapping[Kunci, int]
    sisa: int
    jumlah: int | None


def samar(_nilai: str) -> str:
    """The last step of any column: nothing is told."""
    return SAMAR


def samarkan(
    sel: Mapping[Kunci, int], langkah: Sequence[Langkah], *, batas: int = BATAS
) -> Tersamar:
    """Make ``sel`` (combination → number of cases) safe to publish by the steps, in order."""
    jumlah = sum(sel.values())
    if 0 < jumlah < batas:
        return Tersamar({}, 0, None)
    tetap = {k: n for k, n in sel.items() if n >= batas}
    kecil = {k: n for k, n in sel.items() if 0 < n < batas}
    for kolom, kasar in langkah:
        kasaran, kecil = _gabung(kecil, kolom, kasar), {}
        for kunci, n in kasaran.items():
            if kunci in tetap or n >= batas:
                tetap[kunci] = tetap.get(kunci, 0) + n
            else:
                kecil[kunci] = n
    sisa = sum(kecil.values())
    for kunci in sorted(tetap, key=lambda k: (tetap[k], k)):
        if sisa == 0 or sisa >= batas:
            break
        sisa += tetap.pop(kunci)
    return Tersamar(tetap, sisa, jumlah)


def _gabung(
    sel: Mapping[Kunci, int], kolom: int, kasar: Callable[[str], str]
) -> Counter[Kunci]:
    """The same cases with one column coarser."""
    hasil: Counter[Kunci] = Counter()
    for kunci, n in sel.items():
        hasil[(*kunci[:kolom], kasar(kunci[kolom]), *kunci[kolom + 1 :])] += n
    return hasil
