"""All groups of words, ready to be looked up by their first word."""

from __future__ import annotations

from collections.abc import Mapping, Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from sys import intern

from pengaduan.darurat.pengenal import kelompok_bahaya, kelompok_penahan
from pengaduan.darurat.pengenal.ejaan import Ejaan, potong
from pengaduan.darurat.pengenal.kata_baku import PENGISI, baku as kata_baku

TOPENG = "topeng"
_TABEL = (
    *(
        kelompok_bahaya.ORANG,
        kelompok_bahaya.API,
        kelompok_bahaya.LAKA,
        kelompok_bahaya.MEDIS,
    ),
    *(kelompok_bahaya.JAHAT, kelompok_bahaya.PUTUS_ASA, kelompok_bahaya.ALAM),
    *(
        kelompok_bahaya.MINTA,
        kelompok_bahaya.GABUNG,
        kelompok_bahaya.LUAS,
        kelompok_bahaya.REAKSI,
    ),
    kelompok_bahaya.BIDANG,
    *(kelompok_bahaya.TAMBAH, kelompok_bahaya.PERISTIWA),
    kelompok_bahaya.KELAS,
    kelompok_penahan.URUSAN,
    *kelompok_penahan.PENAHAN,
    *kelompok_penahan.BINGKAI,
    *kelompok_penahan.TAMPAK_BAHAYA,
)
_BILANGAN = (
    "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh beberapa sababaraha "
    "setengah hiji tilu opat genep dalapan salapan sapuluh"
)
BILANGAN = frozenset(_BILANGAN.split())
TAHUN_AWAL, TAHUN_AKHIR = 1945, 2099


def angka(kata: str) -> str:
    """A year is ``#tahun``, any other number ``#``; a word stays a word."""
    if kata in BILANGAN:
        return "#"
    if not kata.isdigit():
        return kata
    tahun = len(kata) == 4 and TAHUN_AWAL <= int(kata) <= TAHUN_AKHIR  # noqa: PLR2004  # letters or digits
    return "#tahun" if tahun else "#"


def _butir(isi: str, baku: Mapping[str, str]) -> tuple[str, ...]:
    """An entry in the words of the rules, as a text would be read."""
    if isi.startswith("#tahun"):
        return ("#tahun",)
    kata = (
        angka(baku.get(k, k))
        for k in isi.replace("#tahun", " 2000 ").replace("#", " 0 ").split()
        for k in potong(k)
    )
    return tuple(intern(k) for k in kata if k not in PENGISI)


@dataclass(frozen=True, slots=True)
class Leksikon:
    """``frasa``: entries by first word, longest first; ``ejaan`` reads words."""

    frasa: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]
    kelompok: frozenset[str]
    ejaan: Ejaan


def _baca(baku: Mapping[str, str]) -> dict[tuple[str, ...], set[str]]:
    """Entry → its groups; a line that begins with a blank goes on with its group."""
    hasil: dict[tuple[str, ...], set[str]] = {}
    gabung: list[tuple[str, str]] = []
    for tabel in _TABEL:
        for baris in tabel.strip().replace("\n ", " ").splitlines():
            nama, _, isi = baris.partition(":")
            for satu in isi.split(","):
                if satu.strip().startswith("@"):
                    gabung.append((nama, satu.strip()[1:]))
                else:
                    hasil.setdefault(_butir(satu.strip(), baku), set()).add(nama)
    hasil.pop((), None)
    for nama, isi in gabung:
        for kelompok_butir in hasil.values():
            if isi in kelompok_butir:
                kelompok_butir.add(nama)
    return _tanpa_enklitik(hasil, baku)


def _tanpa_enklitik(
    butir: dict[tuple[str, ...], set[str]], baku: Mapping[str, str]
) -> dict[tuple[str, ...], set[str]]:
    """``apinya`` in an entry is ``api``, as in a message."""
    kata = {k for satu in butir for k in satu} | baku.keys()
    hasil: dict[tuple[str, ...], set[str]] = {}
    for satu, nama in butir.items():
        hasil.setdefault(tuple(_dasar(k, kata, baku) for k in satu), set()).update(nama)
    return hasil


def _dasar(kata: str, kosakata: AbstractSet[str], baku: Mapping[str, str]) -> str:
    for akhir in ("nya", "na"):
        dasar = kata.removesuffix(akhir)
        if dasar != kata and len(dasar) > 2 and dasar in kosakata:  # noqa: PLR2004  # letters or digits
            return baku.get(dasar, dasar)
    return kata


@cache
def leksikon() -> Leksikon:
    """Set up once, at the first message: a process that reads none goes without."""
    baku, turunan = kata_baku()
    butir = _baca(baku)
    menurut_awal: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    # Thousands of entries are in a few hundred sets of groups: each set is kept once.
    sama: dict[frozenset[str], frozenset[str]] = {}
    for kata, nama in butir.items():
        beku = frozenset(nama)
        menurut_awal.setdefault(kata[0], []).append((kata, sama.setdefault(beku, beku)))
    frasa = {
        awal: tuple(sorted(isi, key=lambda b: -len(b[0])))
        for awal, isi in menurut_awal.items()
    }
    kosakata = {k for kata in butir for k in kata} | PENGISI | BILANGAN
    kunci = {
        kata[0] for kata, nama in butir.items() if len(kata) == 1 and nama & _BAHAYA
    }
    return Leksikon(
        frasa,
        frozenset(n for nama in butir.values() for n in nama),
        Ejaan({k: k for k in kosakata} | baku, kunci, turunan),
    )


_KELOMPOK_BAHAYA = """
    terbakar asap meledak korsleting tabrakan terguling jatuh terjepit tertimpa tertimbun
    tenggelam kesetrum tak_sadar tak_napas sesak stroke kejang darah_banyak luka_berat
    keracunan tersedak melahirkan rampok tusuk tawuran culik perkosa diancam pukul ngamuk
    dobrak banjir longsor gempa roboh tumbang senjata gigit hewan_bahaya tergeletak
    terjebak ambulans tolong bunuh_diri kritis
    """
_BAHAYA = frozenset(_KELOMPOK_BAHAYA.split())
# Names of the groups that speak against danger.
KELOMPOK_PENAHAN = frozenset(
    baris.partition(":")[0]
    for tabel in (
        *kelompok_penahan.PENAHAN,
        *kelompok_penahan.BINGKAI,
        kelompok_penahan.WAJAR,
    )
    for baris in tabel.strip().splitlines()
    if not baris.startswith(" ")
) - {TOPENG}
