"""Weigh a message: what tells of danger, what supports it, what holds it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pengaduan.darurat import kumpul
from pengaduan.darurat.kategori import jenis_kategori
from pengaduan.darurat.naskah import Naskah, Temuan, urai
from pengaduan.darurat.penahan import KIASAN, LULUH, SEMUA as PENAHAN, Penahan
from pengaduan.darurat.pola import AMBANG, Jenis, Kuat, Pola
from pengaduan.darurat.ragu import ragu
from pengaduan.darurat.tabel_pola import SEMUA as POLA

# Signs that make a danger more likely to be here and now: group, reach, points.
DUKUNGAN_KINI = (("kini", 6, 2), ("kini_lekat", 2, 2))
DUKUNGAN = (
    *DUKUNGAN_KINI,
    ("luka", 10, 2),
    ("minta_kuat", 12, 2),
    ("tolong", 8, 1),
)
DUKUNGAN_TERBANYAK = 4
JARAK_SERTA = 5
RAGU = "Disebut orang dan tanda bahaya, tanpa urusan lain."
# So far from a life in danger a "now" may stand.
JARAK_KINI = 14
DUKUNGAN_KATEGORI = 2


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

    pola: Pola
    bagian: tuple[Temuan, ...]
    nilai: int
    penahan: tuple[tuple[Penahan, Temuan], ...]


def periksa(teks: str, kategori: str = "") -> Putusan:
    """Whether a message tells of a danger to life now.

    ``kategori``: code or name of a topic; one that is about emergencies speaks for its
    kind of danger, but never alone (penerusan.md 3.5.4). Costs grow with the length.
    """
    naskah = urai(teks)
    jenis = jenis_kategori(kategori)
    semua = [_timbang(naskah, p, b, jenis) for p, b in _temukan(naskah)]
    semua += [_timbang_kumpulan(naskah, n, b) for n, b in kumpul.kumpulan(naskah)]
    terkuat = _terkuat(semua)
    darurat = [p for p in terkuat if p.nilai >= AMBANG]
    if not darurat and (tanda := ragu(naskah)):
        return Putusan(
            darurat=True, alasan=(Alasan("ragu", naskah.kutip(*tanda), RAGU),)
        )
    dasar = darurat or terkuat
    return Putusan(
        darurat=bool(darurat),
        alasan=tuple(
            Alasan(p.pola.kode, naskah.kutip(*p.bagian), p.pola.arti) for p in dasar
        ),
        penahan=_penahan(naskah, dasar, ditahan=not darurat),
    )


def _temukan(naskah: Naskah) -> Iterator[tuple[Pola, tuple[Temuan, ...]]]:
    """Every rule at every place where it holds."""
    for pola in POLA:
        if any(k not in naskah.letak for k in pola.perlu):
            continue
        for pusat in naskah.letak[pola.perlu[0]]:
            lain = [naskah.dekat(k, pusat, pola.jarak) for k in pola.perlu[1:]]
            if all(lain):
                yield pola, (pusat, *(t for t in lain if t))


def _timbang(
    naskah: Naskah, pola: Pola, bagian: tuple[Temuan, ...], jenis: Jenis | None
) -> _Peristiwa:
    tahan = tuple(_penahan_untuk(naskah, pola, bagian))
    # Whoever asks for help after something past does not call for help now.
    lewat = any(p.lampau for p, _ in tahan)
    dukungan = _dukungan(naskah, bagian, DUKUNGAN_KINI if lewat else DUKUNGAN)
    if pola.jenis is Jenis.UMUM:
        # A call for help does not support itself; a topic of danger does.
        dukungan = DUKUNGAN_KATEGORI if jenis else 0
    elif jenis is pola.jenis:
        dukungan += DUKUNGAN_KATEGORI
    nilai = pola.kuat + min(dukungan, DUKUNGAN_TERBANYAK) - _berat(pola, tahan)
    return _Peristiwa(pola, bagian, nilai, tahan)


def _dukungan(
    naskah: Naskah, bagian: tuple[Temuan, ...], tanda: tuple[tuple[str, int, int], ...]
) -> int:
    """Points of the signs that stand within reach."""
    rentang = _rentang(bagian)
    return sum(
        nilai
        for kelompok, jarak, nilai in tanda
        if naskah.dekat(kelompok, rentang, jarak)
    )


def _timbang_kumpulan(
    naskah: Naskah, nilai: int, bagian: tuple[Temuan, ...]
) -> _Peristiwa:
    """Fields that meet reach the threshold as soon as they are enough."""
    pola = kumpul.POLA
    tahan = tuple(_penahan_untuk(naskah, pola, bagian))
    nilai += AMBANG - kumpul.TERENDAH - _berat(pola, tahan)
    return _Peristiwa(pola, bagian, nilai, tahan)


def _berat(pola: Pola, tahan: tuple[tuple[Penahan, Temuan], ...]) -> int:
    """Points taken away; whatever else a cry for a life is about counts only once."""
    jumlah = sum(p.nilai(pola.kuat) for p, _ in tahan if not p.topik)
    topik = [p.nilai(pola.kuat) for p, _ in tahan if p.topik]
    if pola.kuat is Kuat.LANGSUNG:
        return jumlah + max(topik, default=0)
    return jumlah + sum(topik)


def _penahan_untuk(
    naskah: Naskah, pola: Pola, bagian: tuple[Temuan, ...]
) -> Iterator[tuple[Penahan, Temuan]]:
    """Each kind of restraint once, with the words that bring it."""
    kini = pola.kuat is Kuat.LANGSUNG and naskah.dekat(
        "kini", _rentang(bagian), JARAK_KINI
    )
    for penahan in PENAHAN:
        if kini and penahan.kode in LULUH:
            continue
        if penahan.kelompok in naskah.letak and pola.jenis not in penahan.kecuali:
            temuan = _mengenai(naskah, penahan, bagian)
            if temuan:
                yield penahan, temuan


def _mengenai(
    naskah: Naskah, penahan: Penahan, bagian: tuple[Temuan, ...]
) -> Temuan | None:
    """The words of a restraint that reach any part of what was found."""
    for satu in bagian:
        sebelum = naskah.sebelum(penahan.kelompok, satu)
        if (
            sebelum
            and naskah.jarak(sebelum, satu) <= penahan.maju
            and not (penahan.berbatas and _berbatas(naskah, sebelum, satu))
            and not _tertutup(sebelum, bagian)
        ):
            return sebelum
        sesudah = naskah.sesudah(penahan.kelompok, satu)
        if (
            sesudah
            and naskah.jarak(satu, sesudah) <= penahan.mundur
            and not _tertutup(sesudah, bagian)
            and _disertai(naskah, penahan, sesudah)
        ):
            return sesudah
    return None


def _disertai(naskah: Naskah, penahan: Penahan, temuan: Temuan) -> bool:
    """``pingsan lihat tagihan``: "lihat" alone holds nothing back."""
    if not penahan.serta:
        return True
    lanjut = naskah.sesudah(penahan.serta, temuan)
    return lanjut is not None and naskah.jarak(temuan, lanjut) <= JARAK_SERTA


def _tertutup(temuan: Temuan, bagian: tuple[Temuan, ...]) -> bool:
    """Whether the words of a restraint are themselves part of what was found."""
    return any(b.awal <= temuan.awal and temuan.akhir <= b.akhir for b in bagian)


def _berbatas(naskah: Naskah, dari: Temuan, ke: Temuan) -> bool:
    """Whether "tetapi" or "sekarang" stands between."""
    batas = naskah.sesudah("batas", dari)
    return batas is not None and batas.akhir <= ke.awal


def _rentang(bagian: tuple[Temuan, ...]) -> Temuan:
    return Temuan(min(t.awal for t in bagian), max(t.akhir for t in bagian))


def _terkuat(semua: list[_Peristiwa]) -> list[_Peristiwa]:
    """The best place of each rule, heaviest first; three explain enough."""
    terbaik: dict[str, _Peristiwa] = {}
    for satu in semua:
        lama = terbaik.get(satu.pola.kode)
        if lama is None or satu.nilai > lama.nilai:
            terbaik[satu.pola.kode] = satu
    return sorted(terbaik.values(), key=lambda p: -p.nilai)[:3]


def _penahan(
    naskah: Naskah, dasar: list[_Peristiwa], *, ditahan: bool
) -> tuple[Alasan, ...]:
    hasil = {
        penahan.kode: Alasan(penahan.kode, naskah.kutip(temuan), penahan.arti)
        for peristiwa in dasar
        for penahan, temuan in peristiwa.penahan
    }
    if ditahan:
        for temuan in naskah.letak.get("topeng", ()):
            hasil.setdefault("kiasan", Alasan("kiasan", naskah.kutip(temuan), KIASAN))
    return tuple(hasil.values())
