"""Remake bobot.csv, the second opinion on emergencies: ``python -m dev.pembuat_data.buat_bobot``.

Logistic regression over the labelled messages of ``latih``, in pure Python and the same
each time. Where the opinion may speak alone and where it overrules is read from the same
part by cross-validation; other parts are measured, and never learnt from. ``--ukur
FILE`` only measures a CSV with ``teks``, ``is_emergency`` (ya/tidak) and perhaps ``kategori``, and
shows each message judged wrongly with what spoke for and against it.
"""

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from math import exp, log, sqrt
from pathlib import Path

from dev.pembuat_data.berkas import AKAR, baca_csv, tulis_csv
from pengaduan.darurat import pengenal
from pengaduan.darurat.pengenal import BANYAK_BICARA, DASAR, FOLDER, PASTI, TOLAK

PESAN = AKAR / "tests" / "pengaduan" / "darurat" / "pesan.csv"
BANYAK = 5000
PUTARAN, LAJU, SUSUT, LIPATAN = 8, 0.3, 5e-3, 5
# Of what is no emergency so many may be taken for one by the opinion alone, and so many
# emergencies may be below the line under which it overrules a rule.
SALAH_SENDIRI, HILANG_SENDIRI = 0.03, 0.01

type Bobot = dict[str, float]
# Sentences of a message by what they are weighed by, and whether it is an emergency.
type Contoh = tuple[list[list[str]], bool]


def contoh(baris: Sequence[dict[str, str]]) -> list[Contoh]:
    return [
        (
            [list(pengenal.ciri(k)) for k in pengenal.kalimat(b["teks"])],
            b["is_emergency"] == "ya",
        )
        for b in baris
    ]


def latih(semua: list[Contoh]) -> Bobot:
    """Weights of the BANYAK pieces that tell most, learnt again without the others."""
    kali = Counter(c for isi, _ in semua for c in {c for k in isi for c in k})
    penuh = _turun(semua, {c for c, n in kali.items() if n > 1})
    urut = sorted(penuh, key=lambda c: (-abs(penuh[c]) * kali[c] ** 0.25, c))
    return _turun(semua, {c for c in urut if c != DASAR}.intersection(urut[:BANYAK]))


def _turun(semua: list[Contoh], dipakai: set[str]) -> Bobot:
    """Stochastic descent with steps by piece; the worst sentence speaks for its message."""
    bobot = {DASAR: 0.0} | dict.fromkeys(sorted(dipakai), 0.0)
    jejak = dict.fromkeys(bobot, 1e-6)
    isi = [
        ([(sqrt(len(k)), [c for c in k if c in dipakai]) for k in kalimat], darurat)
        for kalimat, darurat in semua
    ]
    acak = random.Random(1)  # noqa: S311 -- the same weights each time, no secret
    for _ in range(PUTARAN):
        acak.shuffle(isi)
        for kalimat, darurat in isi:
            nilai, bagi, ciri = max(
                (bobot[DASAR] + sum(bobot[c] for c in k) / bagi, bagi, k)
                for bagi, k in kalimat
            )
            galat = darurat - 1 / (1 + exp(-nilai))
            bobot[DASAR] += 0.02 * galat
            langkah = galat / bagi
            for c in ciri:
                jejak[c] += langkah**2
                bobot[c] += LAJU * (langkah - SUSUT * bobot[c]) / sqrt(jejak[c])
    return bobot


def nilai(bobot: Bobot, kalimat: list[list[str]]) -> float:
    semua = [sum(bobot.get(c, 0) for c in k) / sqrt(len(k)) for k in kalimat]
    return bobot[DASAR] + max(semua) - BANYAK_BICARA * log(len(semua))


def batas(semua: list[Contoh]) -> dict[str, float]:
    """Both lines, from scores of messages that the weights were not learnt from."""
    acak = list(semua)
    random.Random(3).shuffle(acak)  # noqa: S311 -- the same folds each time
    hasil: dict[bool, list[float]] = {True: [], False: []}
    for i in range(LIPATAN):
        bobot = latih([c for j, c in enumerate(acak) if j % LIPATAN != i])
        for kalimat, darurat in acak[i::LIPATAN]:
            hasil[darurat].append(nilai(bobot, kalimat))
    ya, tidak = sorted(hasil[True]), sorted(hasil[False], reverse=True)
    return {
        PASTI: tidak[int(SALAH_SENDIRI * len(tidak))],
        TOLAK: ya[int(HILANG_SENDIRI * len(ya))],
    }


def buat(pesan: Path, tujuan: Path) -> None:
    """Learn from the labelled file and write the weights."""
    semua = contoh([b for b in baca_csv(pesan) if b["bagian"] == "latih"])
    bobot = batas(semua) | latih(semua)
    baris = ({"ciri": c, "bobot": f"{n:.2f}"} for c, n in bobot.items())
    tulis_csv(tujuan, ("ciri", "bobot"), baris)


def ukur(pesan: Path) -> dict[str, Counter[tuple[str, bool]]]:
    """Print how well rules and opinion together do on each part, and where they fail."""
    hasil: dict[str, Counter[tuple[str, bool]]] = {}
    for nomor, b in enumerate(baca_csv(pesan), 2):
        label, teks = b["is_emergency"], b["teks"]
        putusan = pengenal.periksa(teks, b.get("kategori", ""))
        bagian = b.get("bagian", pesan.name)
        hasil.setdefault(bagian, Counter())[label, putusan.darurat] += 1
        if putusan.darurat != (label == "ya"):
            apa = "salah sela" if putusan.darurat else "terlewat"
            print(f"{apa}, baris {nomor}: {teks}")
            semua = [("+", a) for a in putusan.alasan]
            for tanda, a in [*semua, *(("-", a) for a in putusan.penahan)]:
                print(f"  {tanda} {a.aturan}: “{a.kata}”. {a.kalimat}")
    for bagian, n in hasil.items():
        ya, tidak = (n[label, True] + n[label, False] for label in ("ya", "tidak"))
        print(f"{bagian}: terlewat {n['ya', False]} dari {ya},", end=" ")
        print(f"salah sela {n['tidak', True]} dari {tidak}")
    return hasil


def main() -> None:
    pengurai = argparse.ArgumentParser(description=__doc__)
    pengurai.add_argument("--ukur", type=Path, nargs="?", const=PESAN)
    berkas = pengurai.parse_args().ukur
    if berkas is None:
        buat(PESAN, FOLDER / "bobot.csv")
    ukur(berkas or PESAN)


if __name__ == "__main__":
    main()
