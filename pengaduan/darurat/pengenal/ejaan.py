"""From a word as typed to a word of the rules, forgiving slips of the thumb.

Tried in order: the word itself, without doubled letters, without what is hung on it
(-nya, -na, -lah, di-), one slip away from a word of danger, written without vowels, or
several words run together. One pass over the text; no pattern can run backwards.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, normalize

from pengaduan.darurat.pengenal.tabel import tabel

# Letters of other alphabets that look like ours, as copied from decorated chats.
SERUPA = str.maketrans("аеорсухіктмнвαοιı@$", "aeopcyxiktmhbaoiias")
# Digits that stand for letters inside a word: k3bak4ran, t0l0ng.
ANGKA = str.maketrans("0134567", "oieasgt")
POTONG = re.compile(r"[a-z0-9]+|[.!?;,:\n()…]")
TAK_TAMPAK = frozenset({"Cf", "Cc", "Mn", "Mc", "Me", "Co", "Cn"})
RENTET = re.compile(r"([a-z])\1{2,}")
KEMBAR = re.compile(r"([a-z])\1")
AKHIRAN = ("nya", "na", "lah", "kah", "mah", "teh", "ku", "mu", "an", "in", "kan", "i")
AWALAN = ("di", "ke", "ka", "se", "sa", "nge", "ng")
VOKAL = frozenset("aiueo")
# Letters of a root, of one read by its skeleton or in a run, and where slips count.
AKAR, RANGKA, SELIP, SAMBUNG, BEBAS = 3, 4, 6, 9, 9
# No Indonesian word is longer; what is, is noise and only looked through for runs.
TERPANJANG = 24
# What verbs of violence and accident begin and end with; some roots melt after me-.
IMBUH = ("di", "ke", "ka", "ter", "ti", "dika", "nge", "nga", "me")
AKHIR = ("", "i", "in", "an", "kan", "keun", "nan")


def polos(teks: str) -> str:
    """Small letters without accents, control signs or invisible characters."""
    rata = normalize("NFKD", teks).casefold().translate(SERUPA)
    return "".join(h for h in rata if h in "\n\t\r" or category(h) not in TAK_TAMPAK)


def potong(teks: str) -> list[str]:
    """Words and stops in order; letters set apart (``k e b a k a r a n``) are joined."""
    hasil: list[str] = []
    rangkai: list[str] = []
    for satu in (*POTONG.findall(polos(teks)), ""):
        if len(satu) == 1 and satu.isalpha():
            rangkai.append(satu)
            continue
        # "y g d" is chat, not a spaced word.
        hasil += ["".join(rangkai)] if len(rangkai) > AKAR else rangkai
        rangkai = []
        hasil.append(satu)
    return hasil[:-1]


def rapat(kata: str) -> str:
    """``tolooooong`` → ``tolong``, ``anak2`` → ``anak``, ``k3bak4ran`` → ``kebakaran``."""
    kata = RENTET.sub(r"\1", kata)
    if kata.isalpha() or kata[0].isdigit():
        return kata
    dasar, dua, sisa = kata.partition("2")
    if dua and dasar.isalpha() and sisa in {"", "nya", "na", "an", "in"}:
        return dasar
    return kata.translate(ANGKA)


def tunggal(kata: str) -> str:
    return KEMBAR.sub(r"\1", kata)


def rangka(kata: str) -> str:
    return tunggal("".join(h for h in kata if h not in VOKAL))


def _tetangga(kata: str) -> Iterator[tuple[str, int]]:
    yield kata, 0
    yield from ((kata[:i] + kata[i + 1 :], i) for i in range(len(kata)))


def _selip(kata: str, calon: str) -> bool:
    """Whether ``kata`` is ``calon`` mistyped, and not simply another word.

    Short words with another consonant mostly are other words: dibeli, dibekali. There
    only a vowel left out, a letter too many or two swapped count as slips.
    """
    if calon[0] != kata[0] or len(calon) >= BEBAS or len(kata) > len(calon):
        return calon[0] == kata[0]
    if len(kata) == len(calon):
        return sorted(kata) == sorted(calon)
    return rangka(kata) == rangka(calon)


def turunan() -> Iterator[tuple[str, str]]:
    for r in tabel().akar:
        akar, lebur = r["akar"].split(), r["lebur"].split()
        bentuk = [awal + satu for awal in IMBUH for satu in akar]
        bentuk += lebur + [f"me{satu}" for satu in lebur]
        yield from ((satu + akhir, r["kata"]) for satu in bentuk for akhir in AKHIR)
        yield from ((f"pe{satu}an", r["kata"]) for satu in akar + lebur)


class Ejaan:
    def __init__(self, kosakata: frozenset[str], kunci: frozenset[str]) -> None:
        ejaan, daftar = tabel().ejaan, tabel().daftar
        tulis = {k: k for k in kosakata.union(ejaan.values())} | ejaan
        self._kenal = dict(turunan()) | tulis
        self._kunci = kunci
        self._biasa, self._pendek = daftar["biasa"], daftar["pendek"]
        selip: dict[str, dict[str, None]] = defaultdict(dict)
        self._rangka: dict[str, str] = {}
        # Derived forms are too seldom to be what was meant.
        for kata in sorted(k for k, v in tulis.items() if not kunci.isdisjoint((k, v))):
            if len(kata) >= SELIP:
                for potongan, _ in _tetangga(kata):
                    selip[potongan][kata] = None
                self._rangka.setdefault(rangka(kata), kata)
        # Where the letter is missing is found again, sooner than kept for all.
        self._selip = {potongan: tuple(semua) for potongan, semua in selip.items()}
        self.baku = lru_cache(maxsize=4096)(self._baku)

    def _baku(self, kata: str) -> tuple[str, ...]:
        kata = rapat(kata)
        if len(kata) > TERPANJANG:
            return self._pisah(kata) or (kata,)
        langsung = self._kenal.get(kata) or self._kenal.get(tunggal(kata))
        if dikenal := langsung or self._tanpa_imbuhan(kata):
            return (dikenal,)
        if kata in self._biasa or not kata.isalpha():
            return (kata,)
        # ``tnggelm``, ``kbkrn``: most vowels missing.
        tulang = rangka(kata)
        jarang = sum(h in VOKAL for h in kata) * 5 <= len(kata)
        if len(tulang) < RANGKA or not jarang:
            tulang = ""
        if dekat := self._dekat(kata) or self._rangka.get(tulang):
            return (self._kenal[dekat],)
        return self._pisah(kata) or (kata,)

    def _tanpa_imbuhan(self, kata: str) -> str | None:
        """``apinya`` → ``api``, ``sukuna`` → ``kaki``, ``dirumah`` → ``rumah``."""
        tanpa = [kata.removesuffix(a) for a in AKHIRAN if kata.endswith(a)]
        calon = [k for k in tanpa if len(k) >= AKAR]
        awal = [kata.removeprefix(a) for a in AWALAN if kata.startswith(a)]
        calon += [k for k in awal if len(k) > AKAR]
        if kata in self._biasa:
            return None
        return next((self._kenal[k] for k in calon if k in self._kenal), None)

    def _dekat(self, kata: str) -> str | None:
        if len(kata) < SELIP:
            return None
        for potongan, i in _tetangga(kata):
            for calon in self._selip.get(potongan, ()):
                # One letter more, another one, or two beside each other swapped.
                satu = potongan in {kata, calon} or any(
                    i == j or (abs(i - j) == 1 and kata[i] == calon[j])
                    for bagian, j in _tetangga(calon)
                    if bagian == potongan
                )
                if satu and _selip(kata, calon):
                    return calon
        return None

    def _pisah(self, kata: str) -> tuple[str, ...]:
        """``adakebakarandirumah`` → its words; empty when not wholly made of words."""
        # The best cut up to each place: letters left over, pieces, where the last began.
        terbaik = [(0, 0, 0)]
        for akhir in range(1, len(kata) + 1 if len(kata) >= SAMBUNG else 0):
            sisa, banyak, _ = terbaik[-1]
            pilihan = (sisa + 1, banyak + 1, akhir - 1)
            for awal in range(max(0, akhir - 14), akhir - 1):
                if self._ada(kata[awal:akhir]):
                    sisa, banyak, _ = terbaik[awal]
                    pilihan = min(pilihan, (sisa, banyak + 1, awal))
            terbaik.append(pilihan)
        hasil, akhir = [], len(terbaik) - 1
        while akhir:
            awal = terbaik[akhir][2]
            if self._ada(kata[awal:akhir]):
                hasil.append(self._kenal[kata[awal:akhir]])
            akhir = awal
        # Words run together are only taken apart when one of them matters.
        if terbaik[-1][0] * 6 > len(kata) or self._kunci.isdisjoint(hasil):
            return ()
        return tuple(reversed(hasil))

    def _ada(self, kata: str) -> bool:
        return kata in self._kenal and (len(kata) >= RANGKA or kata in self._pendek)
