"""Danger told without its name: several fields of meaning within a few words."""

from __future__ import annotations

from collections.abc import Iterator

from pengaduan.darurat.naskah import Naskah, Temuan
from pengaduan.darurat.pola import Jenis, Kuat, Pola

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

type Letak = tuple[int, Temuan, str]


def kumpulan(naskah: Naskah) -> Iterator[tuple[int, tuple[Temuan, ...]]]:
    """Points and words of each stretch where enough fields meet."""
    letak = sorted(
        (
            (naskah.tempat[t.awal], t, bidang)
            for bidang in BIDANG
            for t in naskah.letak.get(bidang, ())
        ),
        key=_urut,
    )
    akhir = terbaik = -1
    for i, (_, awal, _) in enumerate(letak):
        isi = _jendela(letak, i)
        nilai = sum(BIDANG[b] for b in isi)
        if nilai < TERENDAH or INTI.isdisjoint(isi):
            continue
        # Of stretches that overlap only a better one is looked at again.
        if awal.awal > akhir or nilai > terbaik:
            akhir, terbaik = max(t.awal for t in isi.values()), nilai
            yield nilai, tuple(sorted(isi.values(), key=lambda t: t.awal))


def _urut(satu: Letak) -> tuple[int, int, str]:
    """In reading order; of what begins at one word the longer entry first."""
    _, temuan, bidang = satu
    return temuan.awal, -temuan.akhir, bidang


def _jendela(letak: list[Letak], i: int) -> dict[str, Temuan]:
    """Each field within the stretch that begins here, by words of its own."""
    isi: dict[str, Temuan] = {}
    terpakai: set[int] = set()
    batas = letak[i][0] + LEBAR
    for j in range(i, len(letak)):
        tempat, temuan, bidang = letak[j]
        if tempat > batas:
            break
        kata = range(temuan.awal, temuan.akhir)
        if bidang not in isi and terpakai.isdisjoint(kata):
            isi[bidang] = temuan
            terpakai.update(kata)
    return isi
