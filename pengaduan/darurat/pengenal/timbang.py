"""Weigh a message: what tells of danger, what supports it, what holds it back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from pengaduan.darurat.pengenal.ejaan import potong
from pengaduan.darurat.pengenal.naskah import TOPENG, NaskahDarurat, TemuanDarurat, urai
from pengaduan.darurat.pengenal.pendapat import PASTI, TOLAK, bobot, pendapat
from pengaduan.darurat.pengenal.tabel import (
    AMBANG,
    LANGSUNG,
    UMUM,
    Penahan,
    PolaBahaya,
    tabel,
)

type Bagian = tuple[TemuanDarurat, ...]

# Fields of meaning that meet within LEBAR words tell of a danger without its name: points
# of each, which counts once, and whether it can be the heart of a danger.
BIDANG = {"b_sakit": 2, "b_ancam": 2, "b_alam": 2, "b_gerak": 1, "b_alat": 1}
BIDANG |= {"b_tubuh": 1, "b_daya": 1, "b_suara": 1, "b_tolong": 1}
# Said of a time or a person: no sign of danger alone.
BUKAN_TANDA = {"b_rentan": 1, "b_kini": 1}
INTI = frozenset({"b_sakit", "b_ancam", "b_alam", "b_gerak", "b_daya"})
LEBAR, TERENDAH = 12, 3
BERSAMA = PolaBahaya("bidang", UMUM, 2, (), 0, "Beberapa tanda bahaya disebut bersama.")
# Points of a chosen topic of danger; how many reasons explain enough; few words.
DUKUNGAN_TOPIK, TERBANYAK, SEDIKIT = 2, 3, 5
MIRIP = "Bunyinya seperti laporan orang dalam bahaya."
BIASA = "Bunyinya seperti urusan sehari-hari."
KIASAN = "Kata kiasan."


class Alasan(NamedTuple):
    aturan: str
    kata: str
    kalimat: str


class Putusan(NamedTuple):
    darurat: bool
    alasan: tuple[Alasan, ...] = ()
    penahan: tuple[Alasan, ...] = ()


class _Peristiwa(NamedTuple):
    pola: PolaBahaya
    bagian: Bagian
    nilai: int
    # How much heavier it is without the other subjects of the message.
    topik: int
    penahan: dict[Penahan, TemuanDarurat]


def periksa(teks: str, kategori: str = "") -> Putusan:
    """Whether a message tells of a danger to life now.

    ``kategori``: code or name of a topic; one that is about emergencies speaks for its
    kind of danger, but never alone (penerusan.md 3.5.4). Costs grow with the length.
    """
    naskah, (mirip, kata) = urai(teks), pendapat(teks)
    # "kebakaran" or "Pemadaman Kebakaran" is of fire, most topics of no danger.
    topik = {n: isi for n, isi in tabel().daftar.items() if n.startswith("topik-")}
    cocok = (n for k in potong(kategori) for n, isi in topik.items() if k in isi)
    jenis = next(cocok, "").removeprefix("topik-")
    # The best place of each rule, heaviest first.
    menurut_aturan = groupby(_peristiwa(naskah, jenis), key=attrgetter("pola.kode"))
    terbaik = (max(semua, key=attrgetter("nilai")) for _, semua in menurut_aturan)
    terkuat = sorted(terbaik, key=lambda p: -p.nilai)
    berbunyi = [p for p in terkuat if p.nilai >= AMBANG]
    # Three rules, two dangers apart or a chosen topic are an opinion of their own.
    sepakat = len(berbunyi) >= TERBANYAK or bool(jenis)
    if not berbunyi and (berbunyi := _mandiri(terkuat)):
        sepakat = True
    dasar, darurat = (berbunyi or terkuat)[:TERBANYAK], bool(berbunyi)
    alasan = [Alasan(p.pola.kode, naskah.kutip(*p.bagian), p.pola.sebab) for p in dasar]
    penahan = {
        p.kode: Alasan(p.kode, naskah.kutip(temuan), p.sebab)
        for satu in dasar
        for p, temuan in satu.penahan.items()
    }
    for temuan in () if darurat else naskah.letak.get(TOPENG, ()):
        penahan.setdefault("kiasan", Alasan("kiasan", naskah.kutip(temuan), KIASAN))
    # Alone the opinion is heard beside a sign of danger, and never on a few words.
    cukup = len(naskah.baku) > SEDIKIT
    tanda = cukup and not naskah.letak.keys().isdisjoint(BIDANG)
    if not darurat and tanda and mirip > bobot()[PASTI]:
        darurat = True
        alasan.insert(0, Alasan("mirip", kata, MIRIP))
    elif darurat and cukup and not sepakat and mirip < bobot()[TOLAK]:
        darurat = False
        penahan["biasa"] = Alasan("biasa", kata, BIASA)
    return Putusan(darurat, tuple(alasan), tuple(penahan.values()))


def _mandiri(terkuat: list[_Peristiwa]) -> list[_Peristiwa]:
    """Two dangers told in words of their own; no other subject holds both back."""
    bebas = [p for p in terkuat if p.nilai + p.topik >= AMBANG and p.pola != BERSAMA]
    for satu in bebas[:1]:
        kata = {i for t in satu.bagian for i in range(*t)}
        for lain in bebas[1:]:
            if kata.isdisjoint(i for t in lain.bagian for i in range(*t)):
                return [satu, lain]
    return []


def _peristiwa(naskah: NaskahDarurat, jenis: str) -> Iterator[_Peristiwa]:
    for pola in tabel().pola:
        if any(k not in naskah.letak for k in pola.kelompok):
            continue
        # A topic of danger supports its own kind, and a call for help.
        topik = DUKUNGAN_TOPIK if jenis and pola.jenis in {jenis, UMUM} else 0
        for pusat in naskah.letak[pola.kelompok[0]]:
            lain = [naskah.dekat(k, pusat, pola.jarak) for k in pola.kelompok[1:]]
            if all(lain):
                bagian = (pusat, *(t for t in lain if t))
                yield _timbang(naskah, pola, bagian, pola.kuat + topik)
    for nilai, bagian in kumpulan(naskah):
        yield _timbang(naskah, BERSAMA, bagian, AMBANG - TERENDAH + nilai)


def kumpulan(naskah: NaskahDarurat) -> Iterator[tuple[int, Bagian]]:
    semua = BIDANG | BUKAN_TANDA
    letak = [(t, bidang) for bidang in semua for t in naskah.letak.get(bidang, ())]
    # In reading order; of what begins at one word the longer entry first.
    letak.sort(key=lambda satu: (satu[0].awal, -satu[0].akhir, satu[1]))
    akhir = terbaik = -1
    for i, (awal, _) in enumerate(letak):
        isi: dict[str, TemuanDarurat] = {}
        terpakai: set[int] = set()
        for temuan, bidang in letak[i:]:
            if naskah.tempat[temuan.awal] > naskah.tempat[awal.awal] + LEBAR:
                break
            # Each field once, by words of its own.
            if bidang not in isi and terpakai.isdisjoint(range(*temuan)):
                isi[bidang] = temuan
                terpakai.update(range(*temuan))
        nilai = sum(semua[b] for b in isi)
        # Of stretches that overlap only a better one is looked at again.
        baru = awal.awal > akhir or nilai > terbaik
        if nilai >= TERENDAH and baru and not INTI.isdisjoint(isi):
            akhir, terbaik = max(t.awal for t in isi.values()), nilai
            yield nilai, tuple(sorted(isi.values()))


def _timbang(
    naskah: NaskahDarurat, pola: PolaBahaya, bagian: Bagian, nilai: int
) -> _Peristiwa:
    tahan = {
        penahan: temuan
        for penahan in tabel().penahan
        if (temuan := _mengenai(naskah, penahan, bagian))
    }
    berat = {p: p.ringan if pola.kuat == LANGSUNG else p.berat for p in tahan}
    topik = sum(b for p, b in berat.items() if "topik" in p.sifat)
    return _Peristiwa(pola, bagian, nilai - sum(berat.values()), topik, tahan)


def _mengenai(
    naskah: NaskahDarurat, penahan: Penahan, bagian: Bagian
) -> TemuanDarurat | None:
    if penahan.kelompok not in naskah.letak:
        return None
    for satu in bagian:
        sebelum = naskah.sebelum(penahan.kelompok, satu)
        if sebelum and naskah.jarak(sebelum, satu) <= penahan.maju:
            batas = naskah.sesudah("batas", sebelum)
            dekat = batas is None or batas.akhir > satu.awal
            if dekat or "berbatas" not in penahan.sifat:
                return sebelum
        sesudah = naskah.sesudah(penahan.kelompok, satu)
        if sesudah and naskah.jarak(satu, sesudah) <= penahan.mundur:
            return sesudah
    return None
