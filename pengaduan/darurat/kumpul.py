"""Danger told without its name: several fields of meaning within a few words."""

from __future__ import annotations

from collections.abc import Iterator

from .naskah import Naskah, Temuan
from .pola import Jenis, Kuat, Pola

POLA = Pola(
    "bidang", Jenis.UMUM, Kuat.ISYARAT, (), "Beberapa tanda bahaya disebut bersama."
)
# A field counts once: its points, and whether it can be the heart of a danger.
BIDANG = {
    "b_sakit": 2,
    "b_ancam": 2,
    "b_alam": 2,
    "b_gerak": 1,
    "b_alat": 1,
    "b_tubuh": 1,
    "b_daya": 1,
    "b_suara": 1,
    "b_rentan": 1,
    "b_kini": 1,
    "b_tolong": 1,
}
INTI = frozenset({"b_sakit", "b_ancam", "b_alam", "b_gerak", "b_daya"})
LEBAR = 12
TERENDAH = 3

type Letak = tuple[int, int, str]


def kumpulan(naskah: Naskah) -> Iterator[tuple[int, tuple[Temuan, ...]]]:
    """Points and words of each stretch where enough fields meet."""
    letak = sorted(
        (naskah.tempat[t.awal], t.awal, bidang)
        for bidang in BIDANG
        for t in naskah.letak.get(bidang, ())
    )
    akhir = terbaik = -1
    for i, (_, awal, _) in enumerate(letak):
        isi = _jendela(letak, i)
        nilai = sum(BIDANG[b] for b in isi)
        if nilai < TERENDAH or INTI.isdisjoint(isi):
            continue
        # Of stretches that overlap only a better one is looked at again.
        if awal > akhir or nilai > terbaik:
            akhir, terbaik = max(isi.values()), nilai
            yield nilai, tuple(Temuan(k, k + 1) for k in sorted(isi.values()))


def _jendela(letak: list[Letak], i: int) -> dict[str, int]:
    """Each field within the stretch that begins here, by a word of its own."""
    isi: dict[str, int] = {}
    terpakai: set[int] = set()
    batas = letak[i][0] + LEBAR
    for j in range(i, len(letak)):
        tempat, awal, bidang = letak[j]
        if tempat > batas:
            break
        if bidang not in isi and awal not in terpakai:
            isi[bidang] = awal
            terpakai.add(awal)
    return isi
