"""What a searcher means: a typed text becomes groups of words of the catalogue.

Everyday words are widened by the synonym list; a word the catalogue knows stands for all
words of the same root; an unknown one is replaced by the known words that begin with it or
contain it, else by those that resemble it. So the big index is only ever asked for exact
words, which is what keeps it fast at a million entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery

from informasi.models import Sinonim
from organisasi.basis_data.versi import per_versi, sambungan_baca
from organisasi.teks import bersih

PANJANG_MAKS = 200
KATA_MAKS = 8
# Words without weight in a question; the Indonesian configuration has no stop list.
KATA_UMUM = frozenset(
    [
        *("ada", "adalah", "agar", "apa", "apakah", "atau", "bagaimana"),
        *("bagi", "berapa", "cara", "dalam", "dan", "dari", "dengan"),
        *("di", "dimana", "informasi", "ingin", "ini", "itu", "kah"),
        *("ke", "kepada", "mana", "mau", "mencari", "mohon", "oleh"),
        *("pada", "saya", "secara", "siapa", "tentang", "untuk", "yang"),
    ]
)
# How words are read: by stem, which finds, and as they stand, which ranks higher.
SUSUNAN = ("indonesian", "simple")
Frasa = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Ways to say one thing; any of them will do."""

    frasa: tuple[Frasa, ...]
    # How many entries have one of them, at most; None when nobody counted.
    banyak: int | None = None

    def kueri(self, susunan: Sequence[str]) -> SearchQuery:
        """Each phrase in each of these configurations."""
        return reduce(
            or_,
            (
                SearchQuery(" ".join(f), config=satu, search_type="phrase")
                for f in self.frasa
                for satu in susunan
            ),
        )


@dataclass(frozen=True, slots=True)
class Tafsir:
    """How a typed text was understood."""

    teks: str
    kelompok: tuple[Kelompok, ...] = ()
    koreksi: dict[str, str] = field(default_factory=dict)
    asing: tuple[str, ...] = ()

    @property
    def teks_koreksi(self) -> str:
        """The text with corrected words, or "" when nothing was corrected."""
        if not self.koreksi:
            return ""
        kata = re.findall(r"\w+", self.teks.lower())
        return " ".join(self.koreksi.get(k, k) for k in kata)

    def kueri(self, susunan: Sequence[str] = SUSUNAN, *, semua: bool) -> SearchQuery:
        """All groups must match, or any of them."""
        gabung = and_ if semua else or_
        return reduce(gabung, (k.kueri(susunan) for k in self.kelompok))


def tafsirkan(teks: str) -> Tafsir:
    """Understand a typed text; at most one query, none when it holds no word."""
    teks = " ".join(bersih(teks).split())[:PANJANG_MAKS]
    kata = re.findall(r"\w+", teks.lower())[:KATA_MAKS]
    inti = [k for k in kata if k not in KATA_UMUM] or kata
    if not inti:
        return Tafsir(teks)
    bagian = list(_perluas(inti))
    lepas = [b for b in bagian if isinstance(b, str)]
    padanan = _padankan(lepas) if lepas else {}
    kelompok, koreksi, asing = [], {}, []
    for b in bagian:
        if isinstance(b, Kelompok):
            kelompok.append(b)
            continue
        mirip, ganti, banyak = padanan[b]
        if ganti is None:
            asing.append(b)
        else:
            kelompok.append(Kelompok(tuple((k,) for k in ganti), banyak))
            if mirip:
                koreksi[b] = ganti[0]
    return Tafsir(teks, tuple(kelompok), koreksi, tuple(asing))


def _sinonim() -> dict[Frasa, Kelompok]:
    hasil: dict[Frasa, Kelompok] = {}
    for baris in Sinonim.objects.all():
        frasa = tuple(
            tuple(re.findall(r"\w+", istilah.lower())) for istilah in baris.daftar
        )
        for satu in frasa:
            hasil[satu] = Kelompok(frasa)
    return hasil


def _perluas(kata: Sequence[str]) -> Iterator[str | Kelompok]:
    """Replace the longest runs of words that stand in the synonym list by their group."""
    kamus = per_versi("sinonim", _sinonim)
    i = 0
    while i < len(kata):
        for panjang in range(len(kata) - i, 0, -1):
            if kelompok := kamus.get(tuple(kata[i : i + panjang])):
                yield kelompok
                i += panjang
                break
        else:
            yield kata[i]
            i += 1


def _padankan(
    kata: Sequence[str],
) -> dict[str, tuple[bool, list[str] | None, int | None]]:
    """For each word: was it corrected, the words to look for, in how many entries.

    The words are None when nothing resembles it.
    """
    with sambungan_baca().cursor() as kursor:
        kursor.execute(
            """
            SELECT t.kata, kenal.kata, bagian.kata, mirip.kata,
                COALESCE(kenal.jumlah, bagian.jumlah, mirip.jumlah)
            FROM unnest(%s::text[]) AS t(kata)
            LEFT JOIN LATERAL (
                SELECT array_agg(k.kata) AS kata, sum(k.jumlah) AS jumlah FROM (
                    SELECT kata, jumlah FROM informasi_kosakata
                    WHERE akar = informasi_akar(t.kata)
                    ORDER BY kata <> t.kata, jumlah DESC, kata LIMIT 12
                ) AS k
            ) AS kenal ON true
            LEFT JOIN LATERAL (
                SELECT array_agg(k.kata) AS kata, sum(k.jumlah) AS jumlah FROM (
                    SELECT kata, jumlah FROM informasi_kosakata
                    WHERE kenal.kata IS NULL AND length(t.kata) > 2
                        AND kata LIKE '%%' || t.kata || '%%'
                    ORDER BY jumlah DESC, kata LIMIT 12
                ) AS k
            ) AS bagian ON true
            LEFT JOIN LATERAL (
                SELECT array_agg(k.kata) AS kata, sum(k.jumlah) AS jumlah FROM (
                    SELECT kata, jumlah FROM informasi_kosakata
                    WHERE kenal.kata IS NULL AND bagian.kata IS NULL
                        AND kata %% t.kata
                    ORDER BY similarity(kata, t.kata) DESC, jumlah DESC LIMIT 2
                ) AS k
            ) AS mirip ON true
            """,
            (list(kata),),
        )
        return {
            asal: (bool(mirip), kenal or _depan(asal, bagian) or mirip, banyak)
            for asal, kenal, bagian, mirip, banyak in kursor.fetchall()
        }


def _depan(asal: str, bagian: list[str] | None) -> list[str] | None:
    """Words that begin with the part, else those that hold it somewhere."""
    return [k for k in bagian or () if k.startswith(asal)] or bagian
