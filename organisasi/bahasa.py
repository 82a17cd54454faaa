"""Indonesian dates, numbers and lists in words; how alike texts are. Knows no Django."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from sys import intern

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SATUAN_BITA = ("B", "kB", "MB", "GB")
RIBU = 1000


def tanggal_pendek(hari: date) -> str:
    """``date(2024, 6, 4)`` → ``4 Juni 2024``."""
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def tanggal(hari: date) -> str:
    """``date(2024, 6, 4)`` → ``Selasa, 4 Juni 2024``."""
    return f"{HARI[hari.weekday()]}, {tanggal_pendek(hari)}"


def waktu(teks: str) -> str:
    """``2024-01`` → ``Januari 2024``, ``2024-08-20`` → ``20 Agustus 2024``; else as it is."""
    cocok = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?", teks)
    if cocok is None:
        return teks
    hari = f"{int(cocok[3])} " if cocok[3] else ""
    return f"{hari}{BULAN[int(cocok[2]) - 1]} {cocok[1]}"


def angka(nilai: float | Decimal, desimal: int = 0) -> str:
    """``1234.5, 1`` → ``1.234,5``: full stop for thousands, comma for decimals."""
    return f"{nilai:,.{desimal}f}".translate(str.maketrans(",.", ".,"))


def ukuran(bita: int) -> str:
    """File size in words: ``1234567`` → ``1,2 MB`` (1 kB = 1.000 B)."""
    nilai, satuan = float(bita), 0
    while nilai >= RIBU and satuan < len(SATUAN_BITA) - 1:
        nilai, satuan = nilai / RIBU, satuan + 1
    desimal = 1 if satuan > 1 else 0
    return f"{angka(nilai, desimal)} {SATUAN_BITA[satuan]}"


def gabung(butir: Sequence[str], penghubung: str = "dan") -> str:
    """``["a", "b", "c"]`` → ``a, b, dan c``."""
    if len(butir) < 3:  # noqa: PLR2004 - two items need no comma
        return f" {penghubung} ".join(butir)
    return f"{', '.join(butir[:-1])}, {penghubung} {butir[-1]}"


# How closely a typed text resembles known ones, worked out in this process.
# The measure is that of ``word_similarity`` in PostgreSQL's pg_trgm: the words of a text
# fall into trigrams, and the best run of them is compared with those of the question. So
# typing errors, abbreviations and parts of words are forgiven in the same way. For some
# hundred texts that change rarely it is many times cheaper here than a query, which takes
# all texts apart anew each time.


KATA = re.compile(r"[^\W_]+")


def trigram(teks: str) -> Iterator[str]:
    for kata in KATA.findall(teks.lower()):
        isi = f"  {kata} "
        for i in range(len(isi) - 2):
            yield isi[i : i + 3]


class _Naskah:
    __slots__ = ("himpunan", "urut")

    def __init__(self, teks: str) -> None:
        # A few thousand trigrams make up all texts: each is kept once.
        self.urut = tuple(map(intern, trigram(teks)))
        self.himpunan = frozenset(self.urut)

    def kemiripan(self, dicari: frozenset[str], ambang: float) -> float:
        # The best run's share of common trigrams; ambang when none is above it.
        banyak, terbaik = len(dicari), ambang
        if len(dicari & self.himpunan) <= ambang * banyak:
            return terbaik
        letak = [i for i, satu in enumerate(self.urut) if satu in dicari]
        for k, awal in enumerate(letak):
            # A better run holds more than ``perlu`` hits, among so few other trigrams
            # that, even with half of them twice, it is no longer than ``lebar``.
            perlu, lebar = int(terbaik * banyak), int(1.5 * banyak / terbaik)
            if k + perlu >= len(letak) or terbaik == 1:
                break
            # A hit just before would only better it: the run that begins there was seen.
            sambung = k and letak[k - 1] == awal - 1
            if not sambung and letak[k + perlu] - awal <= lebar:
                ruas = self.urut[awal : awal + lebar]
                if len(dicari.intersection(ruas)) > perlu:
                    terbaik = _terbaik(dicari, ruas, terbaik)
        return terbaik


def _terbaik(dicari: frozenset[str], ruas: tuple[str, ...], terbaik: float) -> float:
    # The best run that begins where ruas begins, when better than terbaik.
    lihat: set[str] = set()
    banyak, cocok, luar = len(dicari), 0, 0
    for satu in ruas:
        if satu in lihat:
            continue
        lihat.add(satu)
        if satu in dicari:
            cocok += 1
            nilai = cocok / (banyak + luar)
            if nilai > terbaik:  # noqa: PLR1730 -- half the cost of max()
                terbaik = nilai
            continue
        luar += 1
        if (banyak + luar) * terbaik >= banyak:
            # Not even with all the others found would it be better.
            break
    return terbaik


# An edit of one text leaves the others as they are.
_urai = lru_cache(maxsize=1024)(_Naskah)


class Korpus[Isi]:
    def __init__(self, isi: Iterable[tuple[Isi, str]], *, ambang: float) -> None:
        self._ambang = ambang
        self._isi = [(satu, _urai(teks)) for satu, teks in isi]

    def cari(self, teks: str) -> list[Isi]:
        dicari = frozenset(trigram(teks))
        nilai = [
            (naskah.kemiripan(dicari, self._ambang), satu) for satu, naskah in self._isi
        ]
        temu = [butir for butir in nilai if butir[0] > self._ambang]
        return [satu for _, satu in sorted(temu, key=lambda b: b[0], reverse=True)]
