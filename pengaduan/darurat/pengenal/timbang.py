"""Weigh a message: what tells of danger, what supports it, what holds it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pengaduan.darurat.pengenal.ejaan import potong
from pengaduan.darurat.pengenal.naskah import (
    TOPENG,
    NaskahDarurat,
    TemuanDarurat,
    urai,
)
from pengaduan.darurat.pengenal.pendapat import PASTI, TOLAK, bobot, pendapat
from pengaduan.darurat.pengenal.tabel import (
    AMBANG,
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


@dataclass(frozen=True, slots=True)
class Alasan:
    aturan: str
    kata: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class Putusan:
    darurat: bool
    alasan: tuple[Alasan, ...] = ()
    penahan: tuple[Alasan, ...] = ()


@dataclass(frozen=True, slots=True)
class _Peristiwa:
    """A rule that matched, over which words, its weight in the end, and how much heavier
    it is without the other subjects of the message.
    """

    pola: PolaBahaya
    bagian: Bagian
    nilai: int
    topik: int
    penahan: dict[Penahan, TemuanDarurat]


def periksa(teks: str, kategori: str = "") -> Putusan:
    """Whether a message tells of a danger to life now.

    ``kategori``: code or name of a topic; one that is about emergencies speaks for its
    kind of danger, but never alone (penerusan.md 3.5.4). Costs grow with the length.
    """
    naskah, jenis, kedua = urai(teks), jenis_kategori(kategori), pendapat(teks)
    terkuat = _terkuat(_peristiwa(naskah, jenis))
    berbunyi = [p for p in terkuat if p.nilai >= AMBANG]
    # Three rules, two dangers apart or a chosen topic are an opinion of their own.
    sepakat = len(berbunyi) >= TERBANYAK or bool(jenis)
    if not berbunyi and (berbunyi := _mandiri(terkuat)):
        sepakat = True
    # Three explain enough.
    dasar = (berbunyi or terkuat)[:TERBANYAK]
    darurat = bool(berbunyi)
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
    if not darurat and tanda and kedua.nilai > bobot()[PASTI]:
        darurat = True
        alasan.insert(0, Alasan("mirip", kedua.kata, MIRIP))
    elif darurat and cukup and not sepakat and kedua.nilai < bobot()[TOLAK]:
        darurat = False
        penahan["biasa"] = Alasan("biasa", kedua.kata, BIASA)
    return Putusan(darurat, tuple(alasan), tuple(penahan.values()))


def _terkuat(semua: Iterable[_Peristiwa]) -> list[_Peristiwa]:
    terbaik: dict[str, _Peristiwa] = {}
    for satu in semua:
        lama = terbaik.setdefault(satu.pola.kode, satu)
        if satu.nilai > lama.nilai:
            terbaik[satu.pola.kode] = satu
    return sorted(terbaik.values(), key=lambda p: -p.nilai)


def _mandiri(terkuat: list[_Peristiwa]) -> list[_Peristiwa]:
    """Two dangers told in words of their own; no other subject holds both back."""
    bebas = [p for p in terkuat if p.nilai + p.topik >= AMBANG and p.pola != BERSAMA]
    for satu in bebas[:1]:
        kata = {i for t in satu.bagian for i in range(*t)}
        for lain in bebas[1:]:
            if kata.isdisjoint(i for t in lain.bagian for i in range(*t)):
                return [satu, lain]
    return []


def jenis_kategori(kategori: str) -> str:
    """``"kebakaran"`` or ``"Pemadaman Kebakaran"`` → ``api``; "" when of no danger."""
    topik = {n: isi for n, isi in tabel().daftar.items() if n.startswith("topik-")}
    kata = potong(kategori)
    cocok = (n for k in kata for n, isi in topik.items() if k in isi)
    return next(cocok, "").removeprefix("topik-")


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
    topik = sum(p.nilai(pola.kuat) for p in tahan if "topik" in p.sifat)
    lain = sum(p.nilai(pola.kuat) for p in tahan if "topik" not in p.sifat)
    return _Peristiwa(pola, bagian, nilai - topik - lain, topik, tahan)


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
