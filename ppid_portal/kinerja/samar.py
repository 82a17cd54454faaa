"""Small numbers are hidden so that none can be reckoned from the others (10.8, PK-53).

Pure. Numbers stand in equations (a total and its parts); what is hidden must not follow
from what is shown, whatever equations are put together. (``organisasi.pribadi.sensor_sel_kecil`` has the
rule for open tables of closed cases, whose rows are made coarser.)
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence, Set as AbstractSet

from ppid_portal.kinerja.simpulan import Jumlahan, kecil, pasti


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
