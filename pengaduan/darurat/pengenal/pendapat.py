"""A second opinion: whether a sentence reads like the emergencies of the labelled file.

A linear model over words, pairs of words and pieces of three to five letters. Its weights
in ``bobot.csv`` are made by ``dev.pembuat_data.buat_bobot`` and never written by hand.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from itertools import pairwise
from math import copysign, inf, log, sqrt

from pengaduan.darurat.pengenal.ejaan import polos, rapat
from pengaduan.darurat.pengenal.naskah import angka, pembaca
from pengaduan.darurat.pengenal.tabel import FOLDER

KALIMAT = re.compile(r"[.!?;\n]+")
KATA = re.compile(r"[a-z0-9]+")
POTONGAN = range(3, 6)
# Rows of bobot.csv that are no piece of a text: what every sentence begins with, above
# which it interrupts alone, and below which it gives way to no rule.
DASAR, PASTI, TOLAK = "(dasar)", "(pasti)", "(tolak)"
TERBANYAK = 3
# Of many sentences one sounds worse than it is by chance alone.
BANYAK_BICARA = 0.5


@cache
def bobot() -> dict[str, float]:
    with (FOLDER / "bobot.csv").open(encoding="utf-8", newline="") as isi:
        return {r["ciri"]: float(r["bobot"]) for r in csv.DictReader(isi)}


def kalimat(teks: str) -> list[list[str]]:
    semua = (KATA.findall(satu) for satu in KALIMAT.split(polos(teks)))
    return [satu for satu in semua if satu]


def ciri(kata: list[str]) -> dict[str, int]:
    """Words and pairs as the rules read them, ``~`` pieces as typed; with places."""
    baku = [(angka(b), i) for i, k in enumerate(kata) for b in pembaca().baku(k)]
    hasil = dict(baku) | {f"{a} {b}": i for (a, i), (b, _) in pairwise(baku)}
    for i, satu in enumerate(kata):
        hasil |= dict.fromkeys(_potongan(satu), i)
    return hasil


@lru_cache(maxsize=4096)
def _potongan(kata: str) -> tuple[str, ...]:
    utuh = f"_{rapat(kata)}_"
    semua = ((j, n) for n in POTONGAN for j in range(len(utuh) - n + 1))
    return tuple(f"~{utuh[j : j + n]}" for j, n in semua)


def pendapat(teks: str) -> tuple[float, str]:
    """How much the worst sentence reads like an emergency, and by which words."""
    semua = [_satu(kata) for kata in kalimat(teks)]
    nilai, kata = max(semua, default=(-inf, ""))
    return nilai - BANYAK_BICARA * log(len(semua) or 1), kata


def _satu(kata: list[str]) -> tuple[float, str]:
    semua, isi = bobot(), ciri(kata)
    menurut_kata = [0.0] * len(kata)
    for satu, i in isi.items():
        menurut_kata[i] += semua.get(satu, 0)
    nilai = semua[DASAR] + sum(menurut_kata) / sqrt(len(isi))
    arah = copysign(1, nilai)
    berat = sorted(range(len(kata)), key=lambda i: -arah * menurut_kata[i])
    return nilai, " … ".join(kata[i] for i in sorted(berat[:TERBANYAK]))
