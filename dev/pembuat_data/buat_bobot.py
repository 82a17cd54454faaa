"""Remake bobot.csv, the second opinion on emergencies: ``python -m dev.pembuat_data.buat_bobot``.

Logistic regression over the labelled messages of the parts ``latih…``, each written by a
hand of its own, in pure Python and the same each time. Where the opinion may speak alone
and where it overrules is read from hands that were left out while learning; other parts
are measured, and never learnt from. ``--ukur FILE`` only measures a CSV with ``teks``,
``is_emergency`` (ya/tidak) and perhaps ``kategori``, and shows each message judged wrongly
with what spoke for and against it.
"""

import argparse
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp, log, sqrt
from pathlib import Path
from typing import NamedTuple

from dev.pembuat_data.berkas import AKAR, baca_csv, tulis_csv
from pengaduan.darurat import pengenal
from pengaduan.darurat.pengenal import DASAR, FOLDER, PASTI, TOLAK, NaskahDarurat

PESAN = AKAR / "tests" / "pengaduan" / "darurat" / "pesan.csv"
BANYAK = 15_000
PUTARAN, LAJU, SUSUT = 8, 0.3, 1e-4
# Of what is no emergency so many may be taken for one by the opinion alone, and so many
# emergencies may be below the line under which it overrules a rule.
SALAH_SENDIRI, HILANG_SENDIRI = 0.03, 0.003


class Contoh(NamedTuple):
    """A message by its pieces in three parts, each with how often it stands there."""

    bagian: list[dict[str, int]]
    darurat: bool
    tangan: str


class Model(NamedTuple):
    dasar: float
    bobot: Mapping[str, float]
    jarang: Mapping[str, float]

    def nilai(self, satu: Contoh) -> float:
        return self.dasar + sum(self.bobot[c] * n for c, n in ukuran(satu, self.jarang))


def contoh(baris: Sequence[dict[str, str]]) -> list[Contoh]:
    return [
        Contoh(
            [
                {c: len(letak) for c, letak in bagian.items()}
                for bagian in pengenal.ciri(NaskahDarurat(b["teks"]))
            ],
            b["is_emergency"] == "ya",
            b["bagian"],
        )
        for b in baris
    ]


def ukuran(satu: Contoh, jarang: Mapping[str, float]) -> list[tuple[str, float]]:
    """The pieces that are known, with how much each counts; a part has the length one."""
    hasil: list[tuple[str, float]] = []
    for bagian in satu.bagian:
        isi = [
            (c, pengenal.berat(n, jarang[c])) for c, n in bagian.items() if c in jarang
        ]
        panjang = sqrt(sum(n * n for _, n in isi)) or 1
        hasil += [(c, n / panjang) for c, n in isi]
    return hasil


def latih(semua: Sequence[Contoh]) -> Model:
    """Weights of the BANYAK pieces that tell most, learnt again without the others."""
    kali = Counter(c for satu in semua for bagian in satu.bagian for c in bagian)
    jarang = {
        c: round(log((1 + len(semua)) / (1 + n)) + 1, 2)
        for c, n in kali.items()
        if n > 1
    }
    penuh = _turun(semua, jarang).bobot
    urut = sorted(penuh, key=lambda c: (-abs(penuh[c]) * kali[c] ** 0.25, c))
    return _turun(semua, {c: jarang[c] for c in urut[:BANYAK]})


def _turun(semua: Sequence[Contoh], jarang: Mapping[str, float]) -> Model:
    """Stochastic descent with steps by piece."""
    dasar, bobot = 0.0, dict.fromkeys(jarang, 0.0)
    jejak_dasar, jejak = 1.0, dict.fromkeys(jarang, 1e-4)
    isi = [(ukuran(satu, jarang), satu.darurat) for satu in semua]
    acak = random.Random(1)  # noqa: S311 -- the same weights each time, no secret
    for _ in range(PUTARAN):
        acak.shuffle(isi)
        for ciri, darurat in isi:
            nilai = dasar + sum(bobot[c] * n for c, n in ciri)
            galat = darurat - 1 / (1 + exp(-nilai))
            jejak_dasar += galat * galat
            dasar += LAJU * galat / sqrt(jejak_dasar)
            for c, n in ciri:
                langkah = galat * n
                jejak[c] += langkah * langkah
                bobot[c] += LAJU * (langkah - SUSUT * bobot[c]) / sqrt(jejak[c])
    return Model(dasar, bobot, jarang)


def batas(semua: Sequence[Contoh]) -> dict[str, float]:
    """Both lines, from scores of hands that the weights were not learnt from."""
    banyak = Counter(satu.tangan for satu in semua)
    hasil: dict[bool, list[float]] = {True: [], False: []}
    # The first hand is most of what there is: without it nothing is learnt.
    for tangan, _ in banyak.most_common()[1:]:
        model = latih([satu for satu in semua if satu.tangan != tangan])
        for satu in semua:
            if satu.tangan == tangan:
                hasil[satu.darurat].append(model.nilai(satu))
    ya, tidak = sorted(hasil[True]), sorted(hasil[False], reverse=True)
    return {
        PASTI: tidak[int(SALAH_SENDIRI * len(tidak))],
        TOLAK: ya[int(HILANG_SENDIRI * len(ya))],
    }


def buat(pesan: Path, tujuan: Path) -> None:
    """Learn from the labelled file and write the weights."""
    semua = contoh([b for b in baca_csv(pesan) if b["bagian"].startswith("latih")])
    model = latih(semua)
    nilai = batas(semua) | {DASAR: model.dasar} | dict(model.bobot)
    baris = (
        {"ciri": c, "bobot": f"{n:.2f}", "jarang": f"{model.jarang.get(c, 0):.2f}"}
        for c, n in nilai.items()
    )
    tulis_csv(tujuan, ("ciri", "bobot", "jarang"), baris)


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
