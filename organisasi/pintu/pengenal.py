"""Which doors a text asks for: a complaint, an office, another body, a page, a question.

The topics stand in ``organisasi/data/pintu.csv``, each with its doors, the fitting first,
and the words citizens use: ``jenis:kode``, where ``kategori`` is one of the complaints and
``tanya`` a frequent question. A word with a question mark says half as much. Units are also
known by their names and what they keep, other bodies by their names, and what the office
calls the same (``Pengaturan.sinonim``) is the same here. Words without weight and other
spellings are ``ejaan.csv``; a known word is never taken for a slip of the thumb.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from organisasi.basis_data.versi import per_versi
from organisasi.halaman.models import Frasa, Pengaturan, frasa_sinonim
from organisasi.kantor.direktori import (
    lembaga_lain,
    lembaga_menurut_kode,
    tanda_lembaga,
    unit_kota,
)
from organisasi.kantor.models import JenisUnit, KanalLayanan

FOLDER = Path(__file__).resolve().parents[1] / "data"
KATA = re.compile(r"[^\W_]+")
# What the doors of a topic lose by their place; what words inside a longer find are
# worth, and other topics that have the same door.
TURUN, DALAM, LAIN = 0.1, 0.3, 0.5
# Words of a phrase may have so many others between them.
LONGGAR = 4
# A body is named only by what is worth more than a half word.
UTUH = 1.2
BANYAK_LEMBAGA = 3
# Letters of a word that may be mistyped, of its stem, and from where any letter may be.
SELIP, AKAR, BEBAS = 4, 3, 6
AKHIRAN = ("nya", "na", "lah", "kah", "mah", "ku", "mu", "keun", "kan", "an", "in", "i")
# Beginnings, and the letters that may melt into them.
AWALAN = {
    "meng": "k",
    "meny": "s",
    "mem": "p",
    "men": "t",
    "me": "",
    "di": "",
    "ber": "",
    "ter": "",
    "peng": "k",
    "pem": "p",
    "pen": "t",
    "pe": "",
    "ke": "",
    "ka": "",
    "se": "",
    "sa": "",
    "nge": "",
    "ng": "k",
    "ny": "s",
    "ti": "",
}
EKOR = " kota tasikmalaya"
TEMPAT = (JenisUnit.KECAMATAN, JenisUnit.KELURAHAN)


type Sumber = Iterator[tuple[Frasa, float, tuple[str, ...]]]


class Ungkapan(NamedTuple):
    kata: Frasa
    nilai: float
    pintu: tuple[str, ...]


class Pintu(NamedTuple):
    jenis: str
    kode: str
    nilai: float
    # The words that led there, as the lists have them.
    kata: str
    # Whether the text is about this before all: it was said in a whole word.
    utama: bool


class Dikenali(NamedTuple):
    """Doors, best first; the words that say something, and those nobody knows."""

    pintu: tuple[Pintu, ...]
    kata: frozenset[str]
    asing: frozenset[str]

    def kode(self, jenis: str) -> list[str]:
        return [satu.kode for satu in self.pintu if satu.jenis == jenis]


def sinonim() -> list[tuple[Frasa, ...]]:
    baca = Pengaturan.objects.kini
    return per_versi("sinonim", lambda: frasa_sinonim(baca().sinonim))


def _baris(nama: str) -> list[dict[str, str]]:
    with (FOLDER / f"{nama}.csv").open(encoding="utf-8", newline="") as isi:
        return list(csv.DictReader(isi))


@cache
def _ejaan() -> dict[str, str]:
    return {t: r["kata"] for r in _baris("ejaan") for t in r["tulisan"].split()}


@cache
def kata_umum() -> frozenset[str]:
    """Words without weight in a question, Indonesian and Sundanese."""
    return frozenset(k for k, baku in _ejaan().items() if not baku)


def pecah(teks: str) -> list[str]:
    """The words of a text, small, in the spelling of the lists."""
    return [_ejaan().get(k) or k for k in KATA.findall(teks.lower())]


# What is known, put together once per version


def _topik() -> Sumber:
    for baris in _baris("pintu"):
        pintu = tuple(baris["pintu"].split())
        for ungkapan in baris["kata"].split(";"):
            yield tuple(pecah(ungkapan)), 1 - ungkapan.endswith("?") / 2, pintu


def _unit() -> Sumber:
    for unit in unit_kota():
        pintu = (f"unit:{unit.kode}",)
        nama_dahulu: list[str] = unit.nama_dahulu  # type: ignore[attr-defined]  # annotated
        for nama in (unit.nama, *chain.from_iterable(map(str.splitlines, nama_dahulu))):
            kata = tuple(pecah(nama.lower().removesuffix(EKOR)))
            yield kata, 1, pintu
            if unit.jenis in TEMPAT:
                yield kata[1:], 0.5, pintu
        for satu in (unit.singkatan, *unit.menguasai.split(",")):
            yield tuple(pecah(satu)), 1, pintu


def _lembaga() -> Sumber:
    for kanal in lembaga_lain():
        for satu in sorted(tanda_lembaga(kanal)):
            yield tuple(pecah(satu)), 1, (f"kanal:{kanal.kode}",)


def kata_dikenal() -> frozenset[str]:
    """Words of the topics and of the names of units, which are no slips of the thumb."""
    return per_versi(
        "pintu.kata",
        lambda: frozenset(k for frasa, _, _ in chain(_topik(), _unit()) for k in frasa),
    )


def _semua() -> dict[Frasa, dict[tuple[str, ...], float]]:
    """Every phrase with the doors it leads to, and what it weighs."""
    semua: dict[Frasa, dict[tuple[str, ...], float]] = {}
    kosong = {(), *((k,) for k in kata_umum())}
    for frasa, bobot, pintu in chain(_topik(), _unit(), _lembaga()):
        # What two lists say of the same door is said once.
        ada = semua.get(frasa, {})
        if frasa not in kosong and pintu[0] not in {satu[0] for satu in ada}:
            semua[frasa] = ada | {pintu: bobot}
    for kelompok in sinonim():
        for satu in [semua[f] for f in kelompok if f in semua]:
            for frasa in kelompok:
                semua[frasa] = satu | semua.get(frasa, {})
    return semua


class Pengenal:
    """The lists made ready for questions."""

    def __init__(self) -> None:
        semua = _semua()
        self.kata = frozenset(chain.from_iterable(semua))
        self._kunci: dict[str, list[Ungkapan]] = defaultdict(list)
        for frasa, tujuan in semua.items():
            nilai = (3 * len(set(frasa)) - 1) / len(tujuan) ** 0.5
            kunci = max(frasa, key=lambda k: (k not in kata_umum(), len(k)))
            self._kunci[kunci] += (
                Ungkapan(frasa, nilai * bobot, pintu) for pintu, bobot in tujuan.items()
            )
        self._selip: dict[str, list[str]] = defaultdict(list)
        panjang = (
            k for k in self.kata if len(k) >= (BEBAS if k in kata_umum() else SELIP)
        )
        for kata in sorted(filter(str.isalpha, panjang)):
            for potongan in {kata, *_kurang(kata)}:
                self._selip[potongan].append(kata)

    def baku(self, kata: str) -> str:
        """The word of the lists that was meant; the word itself when none is near."""
        if kata in self.kata or kata in kata_umum() or not kata.isalpha():
            return kata
        return self._akar(kata) or self._dekat(kata) or kata

    def _akar(self, kata: str) -> str | None:
        batang = [kata, *(kata[: -len(a)] for a in AKHIRAN if kata.endswith(a))]
        polos = [
            lebur + satu.removeprefix(awal)
            for satu in batang
            for awal, semua in AWALAN.items()
            if satu.startswith(awal)
            for lebur in ("", *semua)
        ]
        dikenal = self.kata - kata_umum()
        calon = (k for k in batang + polos if len(k) >= AKAR and k in dikenal)
        return next(calon, None)

    def _dekat(self, kata: str) -> str | None:
        for potongan in (kata, *_kurang(kata)) if len(kata) >= SELIP else ():
            for calon in self._selip.get(potongan, ()):
                if _selip(kata, calon):
                    return calon
        return None

    def temukan(self, kata: Sequence[str]) -> Iterator[tuple[frozenset[int], Ungkapan]]:
        """Phrases that occur, each with the places of its words, the weightiest first."""
        letak: dict[str, list[int]] = defaultdict(list)
        for i, satu in enumerate(kata):
            letak[satu].append(i)
        ada = (
            u
            for k in letak
            for u in self._kunci.get(k, ())
            if letak.keys() >= set(u.kata)
        )
        for ungkapan in sorted(ada, key=lambda u: -u.nilai):
            for i in letak[ungkapan.kata[0]]:
                dekat = {min(letak[k], key=lambda j: abs(j - i)) for k in ungkapan.kata}
                if max(dekat) - min(dekat) < len(dekat) + LONGGAR:
                    yield frozenset(dekat), ungkapan
                    break


def _kurang(kata: str) -> Iterator[str]:
    return (kata[:i] + kata[i + 1 :] for i in range(len(kata)))


def _selip(kata: str, calon: str) -> bool:
    """One letter more, less, another, or two swapped; short words only begin alike."""
    if len(kata) < BEBAS and kata[0] != calon[0]:
        return False
    if len(kata) != len(calon):
        return True
    beda = [i for i, (a, b) in enumerate(zip(kata, calon, strict=True)) if a != b]
    tukar = [kata[i] for i in reversed(beda)] == [calon[i] for i in beda]
    # Short words with one other letter mostly are other words.
    return tukar or (len(beda) == 1 and len(kata) >= BEBAS)


def pengenal() -> Pengenal:
    return per_versi("pintu", Pengenal)


def kenali(teks: str) -> Dikenali:
    """What doors ``teks`` asks for; no query once the lists are read."""
    tahu = pengenal()
    kata = [tahu.baku(k) for k in pecah(teks)]
    isi = frozenset(k for k in kata if k not in kata_umum() and not k.isdigit())
    return Dikenali(tuple(_urutkan(_topik_dari(tahu, kata))), isi, isi - tahu.kata)


def _topik_dari(
    tahu: Pengenal, kata: Sequence[str]
) -> dict[tuple[str, ...], tuple[float, str]]:
    """What the text says of each topic, and the weightiest words that say it."""
    temu = list(tahu.temukan(kata))
    topik: dict[tuple[str, ...], tuple[float, str]] = {}
    terpakai: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for tempat, satu in temu:
        if tempat <= terpakai[satu.pintu]:
            continue
        terpakai[satu.pintu] |= tempat
        dalam = any(tempat < lain for lain, _ in temu)
        nilai, sebab = topik.get(satu.pintu, (0, " ".join(satu.kata)))
        topik[satu.pintu] = nilai + satu.nilai * (DALAM if dalam else 1), sebab
    return topik


def _urutkan(topik: dict[tuple[str, ...], tuple[float, str]]) -> list[Pintu]:
    hasil: dict[str, Pintu] = {}
    for semua, (nilai, sebab) in sorted(topik.items(), key=lambda t: -t[1][0]):
        for ke, alamat in enumerate(semua):
            jenis, _, kode = alamat.partition(":")
            tambah, utama = nilai * (1 - TURUN * ke), not ke and nilai >= UTUH
            lama = hasil.get(alamat)
            hasil[alamat] = (
                lama._replace(
                    nilai=lama.nilai + LAIN * tambah, utama=lama.utama or utama
                )
                if lama
                else Pintu(jenis, kode, tambah, sebab, utama)
            )
    return sorted(hasil.values(), key=lambda p: -p.nilai)


def lembaga_disebut(dikenali: Dikenali) -> list[KanalLayanan]:
    """Other bodies the text is about, at most three."""
    semua = (p.kode for p in dikenali.pintu if p.jenis == "kanal" and p.utama)
    return lembaga_menurut_kode(semua)[:BANYAK_LEMBAGA]
