"""The small-number rule for published tables: nobody is found by a rare combination.

A row that stands for fewer than five cases is made coarser, one column after the other,
until it stands for five; what stays small goes into one remainder. A remainder of one to
four would tell by the total what was hidden, so it takes the smallest published rows along
(secondary suppression). Pure; knows no Django.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
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
    return SAMAR


def samarkan(
    sel: Mapping[Kunci, int], langkah: Sequence[Langkah], *, batas: int = BATAS
) -> Tersamar:
    """Make ``sel`` (combination → number of cases) safe to publish by the steps, in order."""
    return samarkan_bagian([sel], langkah, (), batas=batas)


def samarkan_bagian(
    bagian: Iterable[Mapping[Kunci, int]],
    dalam: Sequence[Langkah],
    antar: Sequence[Langkah],
    *,
    batas: int = BATAS,
) -> Tersamar:
    """The same for a table that comes part by part, such as month by month.

    The steps ``dalam`` never make rows of two parts alike, so each part goes through them
    alone and only what is left of it stays in memory; ``antar`` come after the last part.
    """
    tetap: dict[Kunci, int] = {}
    kecil: dict[Kunci, int] = {}
    for sel in bagian:
        terang = {k: n for k, n in sel.items() if n >= batas}
        redup = {k: n for k, n in sel.items() if 0 < n < batas}
        kecil |= _kasarkan(terang, redup, dalam, batas)
        tetap |= terang
    kecil = _kasarkan(tetap, kecil, antar, batas)
    jumlah = sum(tetap.values()) + sum(kecil.values())
    if 0 < jumlah < batas:
        return Tersamar({}, 0, None)
    return Tersamar(tetap, _sisihkan(tetap, sum(kecil.values()), batas), jumlah)


def _kasarkan(
    tetap: dict[Kunci, int],
    kecil: Mapping[Kunci, int],
    langkah: Sequence[Langkah],
    batas: int,
) -> dict[Kunci, int]:
    # Move into tetap what the steps make frequent; give back what stays small.
    sisa = dict(kecil)
    for kolom, kasar in langkah:
        kasaran, sisa = _gabung(sisa, kolom, kasar), {}
        for kunci, n in kasaran.items():
            if kunci in tetap or n >= batas:
                tetap[kunci] = tetap.get(kunci, 0) + n
            else:
                sisa[kunci] = n
    return sisa


def _sisihkan(tetap: dict[Kunci, int], sisa: int, batas: int) -> int:
    # Take the smallest rows out until the remainder tells nothing; how much it is then.
    for kunci in sorted(tetap, key=lambda k: (tetap[k], k)):
        if sisa == 0 or sisa >= batas:
            break
        sisa += tetap.pop(kunci)
    return sisa


def _gabung(
    sel: Mapping[Kunci, int], kolom: int, kasar: Callable[[str], str]
) -> Counter[Kunci]:
    hasil: Counter[Kunci] = Counter()
    for kunci, n in sel.items():
        hasil[(*kunci[:kolom], kasar(kunci[kolom]), *kunci[kolom + 1 :])] += n
    return hasil
