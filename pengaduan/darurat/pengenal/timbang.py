"""Weigh a message: what tells of danger, what supports it, what holds it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pengaduan.darurat.pengenal.ejaan import potong
from pengaduan.darurat.pengenal.naskah import (
    TOPENG,
    NaskahDarurat,
    TemuanDarurat,
    urai,
)
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
# Signs that make a danger likelier to be here and now: group, reach, points. Whoever asks
# for help after something past does not call for help now: only "now" counts.
DUKUNGAN_KINI = (("kini", 6, 2), ("kini_lekat", 2, 2))
DUKUNGAN = (*DUKUNGAN_KINI, ("luka", 10, 2), ("minta_kuat", 12, 2), ("tolong", 8, 1))
DUKUNGAN_TERBANYAK, DUKUNGAN_TOPIK = 4, 2
# How near a word must follow that makes a restraint whole, and a "now" to a life.
JARAK_SERTA, JARAK_KINI = 5, 14
RAGU = "Disebut orang dan tanda bahaya, tanpa urusan lain."
KIASAN = "Kata kiasan."


@dataclass(frozen=True, slots=True)
class Alasan:
    """Which rule, the words that matched, and why in a plain sentence."""

    aturan: str
    kata: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class Putusan:
    """Whether to interrupt; ``alasan`` for it and ``penahan`` against it."""

    darurat: bool
    alasan: tuple[Alasan, ...] = ()
    penahan: tuple[Alasan, ...] = ()


@dataclass(frozen=True, slots=True)
class _Peristiwa:
    """A rule that matched, over which words, and its weight in the end."""

    pola: PolaBahaya
    bagian: Bagian
    nilai: int
    penahan: dict[Penahan, TemuanDarurat]


def periksa(teks: str, kategori: str = "") -> Putusan:
    """Whether a message tells of a danger to life now.

    ``kategori``: code or name of a topic; one that is about emergencies speaks for its
    kind of danger, but never alone (penerusan.md 3.5.4). Costs grow with the length.
    """
    naskah, jenis = urai(teks), jenis_kategori(kategori)
    terbaik: dict[str, _Peristiwa] = {}
    for satu in _peristiwa(naskah, jenis):
        lama = terbaik.setdefault(satu.pola.kode, satu)
        if satu.nilai > lama.nilai:
            terbaik[satu.pola.kode] = satu
    # Three explain enough.
    terkuat = sorted(terbaik.values(), key=lambda p: -p.nilai)[:3]
    darurat = [p for p in terkuat if p.nilai >= AMBANG]
    if not darurat and (tanda := ragu(naskah)):
        return Putusan(
            darurat=True, alasan=(Alasan("ragu", naskah.kutip(*tanda), RAGU),)
        )
    dasar = darurat or terkuat
    penahan = {
        p.kode: Alasan(p.kode, naskah.kutip(temuan), p.sebab)
        for satu in dasar
        for p, temuan in satu.penahan.items()
    }
    for temuan in () if darurat else naskah.letak.get(TOPENG, ()):
        penahan.setdefault("kiasan", Alasan("kiasan", naskah.kutip(temuan), KIASAN))
    return Putusan(
        bool(darurat),
        tuple(
            Alasan(p.pola.kode, naskah.kutip(*p.bagian), p.pola.sebab) for p in dasar
        ),
        tuple(penahan.values()),
    )


def jenis_kategori(kategori: str) -> str:
    """``"kebakaran"`` or ``"Pemadaman Kebakaran"`` → ``api``; "" when of no danger."""
    topik = {n: isi for n, isi in tabel().daftar.items() if n.startswith("topik-")}
    kata = potong(kategori)
    cocok = (n for k in kata for n, isi in topik.items() if k in isi)
    return next(cocok, "").removeprefix("topik-")


def ragu(naskah: NaskahDarurat) -> Bagian:
    """The person and the sign; nothing where the message is about something else.

    Who complains names a lamp, a counter, a price, a wish; who is in danger tells what
    happens. Where no rule speaks and nothing else is told, the call page is shown.
    """
    lain = tabel().sifat["menahan"] - tabel().sifat["umum"] | {"urusan", TOPENG}
    if not lain.isdisjoint(naskah.letak):
        return ()
    letak, biasa = naskah.letak, tabel().daftar["siapa_saja"]
    orang = (t for k in ("orang", "b_rentan") for t in letak.get(k, ()))
    siapa = next((t for t in orang if naskah.baku[t.awal] not in biasa), None)
    tanda = next((letak[b][0] for b in BIDANG if b in letak), None)
    return (siapa, tanda) if siapa and tanda else ()


def _peristiwa(naskah: NaskahDarurat, jenis: str) -> Iterator[_Peristiwa]:
    """Every rule at every place where it holds, weighed."""
    for pola in tabel().pola:
        if any(k not in naskah.letak for k in pola.kelompok):
            continue
        for pusat in naskah.letak[pola.kelompok[0]]:
            lain = [naskah.dekat(k, pusat, pola.jarak) for k in pola.kelompok[1:]]
            if all(lain):
                bagian = (pusat, *(t for t in lain if t))
                tahan = _penahan(naskah, pola, bagian)
                nilai = pola.kuat + _dukungan(naskah, pola, bagian, tahan, jenis)
                yield _Peristiwa(pola, bagian, nilai - _berat(pola, tahan), tahan)
    for banyak, bagian in kumpulan(naskah):
        tahan = _penahan(naskah, BERSAMA, bagian)
        nilai = AMBANG - TERENDAH + banyak - _berat(BERSAMA, tahan)
        yield _Peristiwa(BERSAMA, bagian, nilai, tahan)


def kumpulan(naskah: NaskahDarurat) -> Iterator[tuple[int, Bagian]]:
    """Points and words of each stretch where enough fields meet."""
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


def _dukungan(
    naskah: NaskahDarurat,
    pola: PolaBahaya,
    bagian: Bagian,
    tahan: dict[Penahan, TemuanDarurat],
    jenis: str,
) -> int:
    """Points of the signs that stand within reach, and of a topic of this danger."""
    if pola.jenis == UMUM:
        # A call for help does not support itself; a topic of danger does.
        return DUKUNGAN_TOPIK if jenis else 0
    lewat = any("lampau" in p.sifat for p in tahan)
    nilai = DUKUNGAN_TOPIK if jenis == pola.jenis else 0
    for kelompok, jarak, banyak in DUKUNGAN_KINI if lewat else DUKUNGAN:
        if naskah.dekat(kelompok, _rentang(bagian), jarak):
            nilai += banyak
    return min(nilai, DUKUNGAN_TERBANYAK)


def _berat(pola: PolaBahaya, tahan: dict[Penahan, TemuanDarurat]) -> int:
    """Points taken away; whatever else a cry for a life is about counts only once."""
    topik = [p.nilai(pola.kuat) for p in tahan if "topik" in p.sifat]
    lain = sum(p.nilai(pola.kuat) for p in tahan if "topik" not in p.sifat)
    return lain + (max(topik, default=0) if pola.kuat == LANGSUNG else sum(topik))


def _penahan(
    naskah: NaskahDarurat, pola: PolaBahaya, bagian: Bagian
) -> dict[Penahan, TemuanDarurat]:
    """Each restraint that reaches what was found, with the words that bring it."""
    kini = pola.kuat == LANGSUNG and naskah.dekat("kini", _rentang(bagian), JARAK_KINI)
    hasil = {}
    for penahan in tabel().penahan:
        luluh = kini and "luluh" in penahan.sifat
        if penahan.kelompok in naskah.letak and pola.jenis not in penahan.kecuali:
            temuan = None if luluh else _mengenai(naskah, penahan, bagian)
            if temuan:
                hasil[penahan] = temuan
    return hasil


def _mengenai(
    naskah: NaskahDarurat, penahan: Penahan, bagian: Bagian
) -> TemuanDarurat | None:
    """The words of a restraint that reach any part of what was found."""
    for satu in bagian:
        sebelum = naskah.sebelum(penahan.kelompok, satu)
        if sebelum and naskah.jarak(sebelum, satu) <= penahan.maju:
            batas = naskah.sesudah("batas", sebelum)
            henti = "berbatas" in penahan.sifat and batas and batas.akhir <= satu.awal
            if not henti and not _tertutup(sebelum, bagian):
                return sebelum
        sesudah = naskah.sesudah(penahan.kelompok, satu)
        if sesudah and naskah.jarak(satu, sesudah) <= penahan.mundur:
            # ``pingsan lihat tagihan``: "lihat" alone holds nothing back.
            serta = naskah.sesudah(penahan.serta, sesudah) or sesudah
            sah = not penahan.serta or 0 < naskah.jarak(sesudah, serta) <= JARAK_SERTA
            if sah and not _tertutup(sesudah, bagian):
                return sesudah
    return None


def _tertutup(temuan: TemuanDarurat, bagian: Bagian) -> bool:
    """Whether the words of a restraint are themselves part of what was found."""
    return any(b.awal <= temuan.awal and temuan.akhir <= b.akhir for b in bagian)


def _rentang(bagian: Bagian) -> TemuanDarurat:
    return TemuanDarurat(min(t.awal for t in bagian), max(t.akhir for t in bagian))
