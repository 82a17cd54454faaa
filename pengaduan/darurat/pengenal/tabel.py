"""The tables of the recogniser, from ``pengaduan/data/darurat/``, checked when first read.

Each row says in Indonesian why it is there, for officials and speakers of Sundanese to
review. In ``kata.csv`` ``#`` is a number, ``#tahun`` a year, ``@kelompok`` every word of
another group; other words stand there as ``ejaan.csv`` spells them.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Set as AbstractSet
from functools import cache
from pathlib import Path
from typing import NamedTuple

type Baris = dict[str, str]

FOLDER = Path(__file__).resolve().parents[2] / "data" / "darurat"
KOLOM = {
    "daftar": "daftar kata sebab",
    "ejaan": "kata tulisan sebab",
    "akar": "kata akar lebur sebab",
    "kelompok": "kelompok sifat sebab",
    "kata": "kelompok kata",
    "pola": "kode jenis kuat kelompok jarak sebab",
    "penahan": "kode kelompok maju mundur berat ringan sifat sebab",
}
# What words alone are worth; AMBANG interrupts. A life in danger gives way to strong
# words only, an event is an emergency unless something says it is not now, a sign needs
# another beside it.
LANGSUNG, AMBANG, UMUM = 6, 4, "umum"
KUAT = {"langsung": LANGSUNG, "peristiwa": AMBANG, "isyarat": 2}
JENIS = {"api", "laka", "medis", "jahat", "putus-asa", "alam", "listrik", "hewan", UMUM}
# sasaran: slips of the thumb may hit its words; menahan: speaks against danger; utuh: not
# for a word inside a longer entry; dinetralkan: not inside an entry of ``netral``.
SIFAT = {"sasaran", "menahan", "utuh", "dinetralkan"}


class TabelRusak(ValueError):
    """A data file that cannot be used; names the file and the row."""


class PolaBahaya(NamedTuple):
    """Groups that tell of a danger when the others stand within ``jarak`` of the first."""

    kode: str
    jenis: str
    kuat: int
    kelompok: tuple[str, ...]
    jarak: int
    sebab: str


class Penahan(NamedTuple):
    """Words of ``kelompok`` hold back what stands up to ``maju`` words after them or
    ``mundur`` before: ``berat`` points of events and signs, ``ringan`` of a life.
    berbatas: ends at "tetapi" or "sekarang"; topik: a subject beside the danger.
    """

    kode: str
    kelompok: str
    maju: int
    mundur: int
    berat: int
    ringan: int
    sifat: tuple[str, ...]
    sebab: str


class TabelDarurat(NamedTuple):
    """``ejaan``: spelling → word; ``akar``: rows of roots; ``sifat``: quality → groups;
    ``kata``: entry → its groups.
    """

    daftar: dict[str, frozenset[str]]
    ejaan: dict[str, str]
    akar: list[Baris]
    sifat: dict[str, set[str]]
    kata: dict[tuple[str, ...], frozenset[str]]
    pola: list[PolaBahaya]
    penahan: list[Penahan]


@cache
def tabel() -> TabelDarurat:
    return baca(FOLDER)


def baca(folder: Path) -> TabelDarurat:
    b = {nama: list(_baris(folder / f"{nama}.csv", nama)) for nama in KOLOM}
    _periksa(b)
    sifat = {
        nama: {r["kelompok"] for r in b["kelompok"] if nama in r["sifat"].split()}
        for nama in SIFAT
    }
    return TabelDarurat(
        daftar={r["daftar"]: frozenset(r["kata"].split()) for r in b["daftar"]},
        ejaan={t: r["kata"] for r in b["ejaan"] for t in r["tulisan"].split()},
        akar=b["akar"],
        sifat=sifat,
        kata=_kata(b["kata"]),
        pola=[
            PolaBahaya(
                *(r["kode"], r["jenis"], KUAT[r["kuat"]]),
                *(tuple(r["kelompok"].split()), int(r["jarak"]), r["sebab"]),
            )
            for r in b["pola"]
        ],
        penahan=[
            Penahan(
                *(r["kode"], r["kelompok"], int(r["maju"]), int(r["mundur"])),
                *(int(r["berat"]), int(r["ringan"])),
                *(tuple(r["sifat"].split()), r["sebab"]),
            )
            for r in b["penahan"]
        ],
    )


def _baris(berkas: Path, nama: str) -> Iterator[Baris]:
    with berkas.open(encoding="utf-8", newline="") as isi:
        pembaca = csv.DictReader(isi, restkey="lebih", restval="")
        if pembaca.fieldnames != KOLOM[nama].split():
            raise TabelRusak(f"{berkas.name}: kolomnya harus {KOLOM[nama]}")
        yield from pembaca


def _periksa(b: dict[str, list[Baris]]) -> None:
    ejaan = {t: r["kata"] for r in b["ejaan"] for t in r["tulisan"].split()}
    kelompok = {r["kelompok"] for r in b["kelompok"]}
    dikenal: dict[str, dict[str, AbstractSet[str]]] = {
        "kelompok": {"sifat": SIFAT},
        "kata": {"kelompok": kelompok},
        "pola": {"kelompok": kelompok, "jenis": JENIS, "kuat": KUAT.keys()},
        "penahan": {"kelompok": kelompok, "sifat": {"berbatas", "topik"}},
    }
    for nama, kolom in dikenal.items():
        for k, semua in kolom.items():
            for nomor, r in enumerate(b[nama], 2):
                if asing := set(r[k].split()) - semua:
                    raise TabelRusak(f"{nama}.csv baris {nomor}: {asing} tidak dikenal")
    for r in b["kata"]:
        if salah := [f"{ejaan[k]}, bukan {k}" for k in r["kata"].split() if k in ejaan]:
            raise TabelRusak(f"kata.csv: pada {r['kelompok']} tulis {salah[0]}")
    sekali = [f"tulisan {t}" for r in b["ejaan"] for t in r["tulisan"].split()]
    sekali += [f"kelompok {r['kelompok']}" for r in b["kelompok"]]
    sekali += [f"{r['kelompok']}: {r['kata']}" for r in b["kata"]]
    sekali += [f"aturan {r['kode']}" for r in (*b["pola"], *b["penahan"])]
    if ganda := [satu for satu, kali in Counter(sekali).items() if kali > 1]:
        raise TabelRusak(f"{ganda[0]} ada dua kali")


def _kata(semua: list[Baris]) -> dict[tuple[str, ...], frozenset[str]]:
    hasil: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for r in semua:
        if not r["kata"].startswith("@"):
            hasil[tuple(r["kata"].split())].add(r["kelompok"])
    for r in semua:
        if r["kata"].startswith("@"):
            for kelompok in hasil.values():
                if r["kata"][1:] in kelompok:
                    kelompok.add(r["kelompok"])
    # Few sets for many entries; each is kept once, or they cost a worker two MB.
    satu: dict[frozenset[str], frozenset[str]] = {}
    return {k: satu.setdefault(f := frozenset(v), f) for k, v in hasil.items()}
