"""From a word as typed to a word of the rules, forgiving slips of the thumb.

Tried in order: the word itself, without doubled letters, without what is hung on it
(-nya, -na, -lah, di-), one slip away from a word of danger, written without vowels, or
several words run together. Each step costs the same for any word of that length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set as AbstractSet
from functools import lru_cache
from unicodedata import category, combining, normalize

from pengaduan.darurat.pengenal.kata_baku import BIASA

# To plain letters: no disguise, no mark, no emphasis.
# Everything here is one pass over the text; no pattern can run backwards.

# Letters of other alphabets that look like ours, as copied from decorated chats.
SERUPA = str.maketrans(
    {
        "а": "a",  # noqa: RUF001 - Cyrillic, on purpose; so the others
        "е": "e",  # noqa: RUF001
        "о": "o",  # noqa: RUF001
        "р": "p",  # noqa: RUF001
        "с": "c",  # noqa: RUF001
        "у": "y",  # noqa: RUF001
        "х": "x",  # noqa: RUF001
        "і": "i",  # noqa: RUF001
        "к": "k",
        "т": "t",
        "м": "m",
        "н": "n",
        "в": "b",
        "α": "a",  # noqa: RUF001
        "ο": "o",  # noqa: RUF001
        "ι": "i",  # noqa: RUF001
        "ı": "i",  # noqa: RUF001
        "@": "a",
        "$": "s",
    }
)
# Digits that stand for letters inside a word: k3bak4ran, t0l0ng.
ANGKA = str.maketrans("0134567", "oieasgt")
POTONG = re.compile(r"[a-z0-9]+|[.!?;,:\n()…]")
RENTET = re.compile(r"([a-z])\1{2,}")
KEMBAR = re.compile(r"([a-z])\1")
# Abbreviations whose full stop ends no sentence.
_SINGKATAN = "jl jln no kec kel kp ds rt rw dr ir h hj gg rs bpk sd dll"
SINGKATAN = frozenset(_SINGKATAN.split())


def polos(teks: str) -> str:
    """Small letters without accents, control signs or invisible characters."""
    rata = normalize("NFKD", teks).casefold().translate(SERUPA)
    return "".join(h for h in rata if h == "\n" or not _buang(h))


def _buang(huruf: str) -> bool:
    """Marks above letters, NUL, zero-width and other signs that cannot be seen."""
    if huruf.isascii():
        return huruf < " " and huruf not in "\t\r"
    return combining(huruf) > 0 or category(huruf) in {"Cf", "Cc", "Mn", "Co", "Cn"}


def potong(teks: str) -> list[str]:
    """Words and stops in order; letters set apart (``k e b a k a r a n``) are joined."""
    hasil: list[str] = []
    rangkai: list[str] = []
    for satu in POTONG.findall(polos(teks)):
        if len(satu) == 1 and satu.isalpha():
            rangkai.append(satu)
            continue
        _tuang(rangkai, hasil)
        hasil.append(satu)
    _tuang(rangkai, hasil)
    return hasil


def _tuang(rangkai: list[str], hasil: list[str]) -> None:
    """Four single letters or more are one word; fewer stay as they are."""
    if len(rangkai) > 3:  # noqa: PLR2004 - "y g d i" is chat, not a spaced word
        hasil.append("".join(rangkai))
    else:
        hasil.extend(rangkai)
    rangkai.clear()


def rapat(kata: str) -> str:
    """``tolooooong`` → ``tolong``, ``anak2`` → ``anak``, ``k3bak4ran`` → ``kebakaran``."""
    kata = RENTET.sub(r"\1", kata)
    if kata.isalpha() or kata.isdigit() or kata[0].isdigit():
        return kata
    dasar, dua, sisa = kata.partition("2")
    if dua and dasar.isalpha() and (not sisa or sisa in {"nya", "na", "an", "in"}):
        return dasar
    return kata.translate(ANGKA)


def tunggal(kata: str) -> str:
    """Every doubled letter once: ``kebbakaran`` → ``kebakaran``."""
    return KEMBAR.sub(r"\1", kata)


# From a word as typed to a word of the rules

AKHIRAN = ("nya", "na", "lah", "kah", "mah", "teh", "ku", "mu", "an", "in", "kan", "i")
AWALAN = ("di", "ke", "ka", "se", "sa", "nge", "ng")
VOKAL = frozenset("aiueo")
TERPENDEK_SELIP, TERPENDEK_RANGKA, TERPENDEK_SAMBUNG = 6, 4, 9
PANJANG_BEBAS = 9
# No Indonesian word is longer; what is, is noise and only looked through for runs.
TERPANJANG = 24


def rangka(kata: str) -> str:
    """The consonants: ``tenggelam`` → ``tnglm``."""
    return tunggal("".join(h for h in kata if h not in VOKAL))


def tutur(kata: str) -> str:
    """The vowel of the last syllable as it is written: dalem → dalam, jatoh → jatuh."""
    if kata.endswith("e"):
        return f"{kata[:-1]}ai"
    akar = kata.rstrip("bcdfghjklmnpqrstvwxyz")
    if len(akar) == len(kata) or not akar.endswith(("e", "o")):
        return kata
    return akar[:-1] + ("a" if akar[-1] == "e" else "u") + kata[len(akar) :]


def _tetangga(kata: str) -> Iterable[str]:
    """The word with one letter left out; two words one slip apart share one of these."""
    yield kata
    for i in range(len(kata)):
        yield kata[:i] + kata[i + 1 :]


def _sekata(a: str, b: str) -> bool:
    """Whether one letter added, dropped, changed or two swapped makes ``a`` to ``b``."""
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), -1)
    if i < 0:
        return True
    lebih = len(a) - len(b)
    if lebih:
        return a[i + 1 :] == b[i:] if lebih > 0 else a[i:] == b[i + 1 :]
    tukar = a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :]
    return tukar or a[i + 1 :] == b[i + 1 :]


def _selip(kata: str, calon: str) -> bool:
    """Whether ``kata`` is ``calon`` mistyped, and not simply another word.

    Short words with another consonant mostly are other words: dibeli, dibekali. There
    only a vowel left out, a letter too many or two swapped count as slips.
    """
    if not _sekata(kata, calon):
        return False
    if len(calon) >= PANJANG_BEBAS or len(kata) > len(calon):
        return True
    if len(kata) == len(calon):
        return sorted(kata) == sorted(calon)
    return rangka(kata) == rangka(calon)


class Ejaan:
    """Reads words against the vocabulary of the rules."""

    def __init__(
        self,
        kenal: Mapping[str, str],
        kunci: AbstractSet[str],
        turunan: AbstractSet[str],
    ) -> None:
        """``kenal``: spelling → word of the rules; ``kunci``: words that slips may hit.

        Forms that are only derived (``turunan``) exist too seldom to be what was meant.
        """
        self._kenal = kenal
        sasaran = sorted(
            k
            for k, baku in self._kenal.items()
            if (baku in kunci or k in kunci) and k not in turunan
        )
        self._selip: dict[str, tuple[str, ...]] = {}
        self._rangka: dict[str, str] = {}
        for kata in sasaran:
            if len(kata) >= TERPENDEK_SELIP:
                for potongan in _tetangga(kata):
                    self._selip[potongan] = (*self._selip.get(potongan, ()), kata)
                self._rangka.setdefault(rangka(kata), kata)
        self._kunci = kunci
        self.baku = lru_cache(maxsize=4096)(self._baku)

    def _baku(self, kata: str) -> tuple[str, ...]:
        """The word or words meant; an unknown word stays as it is."""
        kata = rapat(kata)
        if len(kata) > TERPANJANG:
            return self._pisah(kata) or (kata,)
        dikenal = self._langsung(kata) or self._tanpa_imbuhan(kata)
        if dikenal:
            return (dikenal,)
        if kata in BIASA or not kata.isalpha():
            return (kata,)
        dekat = self._dekat(kata) or self._tanpa_vokal(kata)
        if dekat:
            return (self._kenal[dekat],)
        return self._pisah(kata) or (kata,)

    def _langsung(self, kata: str) -> str | None:
        satu = tunggal(kata)
        return (
            self._kenal.get(kata)
            or self._kenal.get(satu)
            or self._kenal.get(tutur(satu))
        )

    def _tanpa_imbuhan(self, kata: str) -> str | None:
        """``apinya`` → ``api``, ``sukuna`` → ``kaki``, ``dirumah`` → ``rumah``."""
        if kata in BIASA:
            return None
        for akhir in AKHIRAN:
            dasar = kata.removesuffix(akhir)
            if dasar != kata and len(dasar) > 2 and dasar in self._kenal:  # noqa: PLR2004  # letters of a root
                return self._kenal[dasar]
            lisan = tutur(dasar)
            if dasar != kata and len(dasar) > 3 and lisan in self._kenal:  # noqa: PLR2004  # letters of a root
                return self._kenal[lisan]
        for awal in AWALAN:
            dasar = kata.removeprefix(awal)
            if dasar != kata and len(dasar) > 3 and dasar in self._kenal:  # noqa: PLR2004  # letters of a root
                return self._kenal[dasar]
        return None

    def _dekat(self, kata: str) -> str | None:
        """One slip away; the first letter is seldom the wrong one."""
        if len(kata) < TERPENDEK_SELIP:
            return None
        for potongan in _tetangga(kata):
            for calon in self._selip.get(potongan, ()):
                if calon[0] == kata[0] and _selip(kata, calon):
                    return calon
        return None

    def _tanpa_vokal(self, kata: str) -> str | None:
        """``tnggelm``, ``kbkrn``: most vowels missing."""
        if len(kata) < TERPENDEK_RANGKA or sum(h in VOKAL for h in kata) * 5 > len(
            kata
        ):
            return None
        tulang = rangka(kata)
        return self._rangka.get(tulang) if len(tulang) > 3 else None  # noqa: PLR2004  # letters of a root

    def _pisah(self, kata: str) -> tuple[str, ...]:
        """``adakebakarandirumah`` → its words; empty when not wholly made of words."""
        if len(kata) < TERPENDEK_SAMBUNG:
            return ()
        # The best cut up to each place: letters left over, pieces, where the last began.
        terbaik: list[tuple[int, int, int]] = [(0, 0, 0)]
        for akhir in range(1, len(kata) + 1):
            sisa, banyak, _ = terbaik[akhir - 1]
            pilihan = (sisa + 1, banyak + 1, akhir - 1)
            for awal in range(max(0, akhir - 14), akhir - 1):
                if self._dapat_disambung(kata[awal:akhir]):
                    s, b, _ = terbaik[awal]
                    pilihan = min(pilihan, (s, b + 1, awal))
            terbaik.append(pilihan)
        if terbaik[-1][0] * 6 > len(kata):
            return ()
        return self._rangkai(kata, terbaik)

    def _dapat_disambung(self, kata: str) -> bool:
        return kata in self._kenal and (
            len(kata) >= TERPENDEK_RANGKA or kata in _PENDEK
        )

    def _rangkai(
        self, kata: str, terbaik: list[tuple[int, int, int]]
    ) -> tuple[str, ...]:
        hasil: list[str] = []
        akhir = len(kata)
        while akhir:
            awal = terbaik[akhir][2]
            potongan = kata[awal:akhir]
            if self._dapat_disambung(potongan):
                hasil.append(self._kenal[potongan])
            akhir = awal
        # Words run together are only taken apart when one of them matters.
        return () if self._kunci.isdisjoint(hasil) else tuple(reversed(hasil))


# Short words that may be found inside a run of letters.
_KATA_PENDEK = "ada di ke api air bom gas mau org tlg aya"
_PENDEK = frozenset(_KATA_PENDEK.split())
