"""How many labelled questions lead to the right door or entry within the first three."""

import csv
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from django.core.management.base import BaseCommand
from django.urls import reverse

from ppid_portal.beranda.pintu import PintuTampil
from ppid_portal.beranda.views import cari_semua

BANYAK = 3


class Soal(NamedTuple):
    """``pintu``: doors that are right, as ``organisasi/data/pintu.csv`` names them;
    ``darurat`` is the help on top, ``item:kata`` an entry with these words (``.`` between).
    """

    bagian: str
    teks: str
    pintu: frozenset[str]


def baca(berkas: Path) -> list[Soal]:
    with berkas.open(encoding="utf-8", newline="") as isi:
        return [
            Soal(r["bagian"], r["teks"], frozenset(r["pintu"].split()))
            for r in csv.DictReader(isi)
        ]


def temuan(teks: str) -> list[str]:
    """The first doors of the page and its first entries."""
    hasil = cari_semua(teks)
    darurat = ["darurat"] if hasil["pertolongan"] else []
    item = [f"item:{d.judul.lower()}" for d in hasil["dokumen"][:BANYAK]]
    return [*[*darurat, *map(_nama, hasil["pintu"])][:BANYAK], *item]


def _nama(pintu: PintuTampil) -> str:
    for jenis in ("kategori", "unit", "kanal"):
        if baris := getattr(pintu, jenis):
            return f"{jenis}:{baris.kode}"
    return pintu.alamat


def benar(soal: Soal, ada: list[str]) -> bool:
    for mau in soal.pintu:
        jenis, _, kode = mau.partition(":")
        if jenis == "item":
            cocok = any(
                satu.startswith("item:") and all(k in satu for k in kode.split("."))
                for satu in ada
            )
        elif jenis in {"tanya", "halaman"}:
            args = (kode,) if jenis == "tanya" else ()
            cocok = reverse("tanya-satu" if args else kode, args=args) in ada
        else:
            cocok = mau in ada
        if cocok:
            return True
    return False


def nilai(semua: list[Soal]) -> tuple[Counter[str], list[tuple[Soal, list[str]]]]:
    """Right ones by part, and what the others found."""
    hitung, salah = Counter[str](), []
    for soal in semua:
        ada = temuan(soal.teks)
        if benar(soal, ada):
            hitung[soal.bagian] += 1
        else:
            salah.append((soal, ada))
    return hitung, salah


class Command(BaseCommand):
    help = "Cetak berapa pertanyaan berlabel yang sampai ke pintu yang benar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        semua = baca(options["berkas"])
        hitung, salah = nilai(semua)
        for soal, ada in salah:
            self.stdout.write(f"{soal.bagian}: {soal.teks} -> {', '.join(ada)}")
        for bagian, banyak in Counter(soal.bagian for soal in semua).items():
            self.stdout.write(f"{bagian}: {hitung[bagian]} dari {banyak}")
        self.stdout.write(f"semua: {hitung.total()} dari {len(semua)}")
