"""Measure the recogniser of emergencies on a file of labelled messages, and show how well."""

from __future__ import annotations

import csv
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from organisasi.bahasa import angka
from pengaduan.darurat.pengenal.timbang import Putusan, periksa

WAJIB = ("teks", "is_emergency")
# The topic may stand under either name; it is not needed.
KATEGORI = ("kategori", "kategori_kode")
LABEL = {"ya": True, "tidak": False}
# Of those that are no emergencies, how many may be interrupted at most.
BATAS_SALAH_PERSEN = 10


class BerkasUjiRusak(Exception):
    """The file cannot be judged; says what is wrong, to be shown as it is."""


@dataclass(frozen=True, slots=True)
class Keliru:
    baris: int
    teks: str
    putusan: Putusan


@dataclass(frozen=True, slots=True)
class NilaiPengenal:
    darurat: int
    bukan: int
    terlewat: tuple[Keliru, ...]
    salah: tuple[Keliru, ...]

    @property
    def memenuhi(self) -> bool:
        banyak = len(self.salah) * 100 > BATAS_SALAH_PERSEN * self.bukan
        return not self.terlewat and not banyak


def nilai(berkas: Path) -> NilaiPengenal:
    """A CSV with ``teks``, ``is_emergency``, perhaps a topic; BerkasUjiRusak."""
    hitung = {True: 0, False: 0}
    keliru: dict[bool, list[Keliru]] = {True: [], False: []}
    for baris, teks, kategori, label in _baris(berkas):
        hitung[label] += 1
        putusan = periksa(teks, kategori)
        if putusan.darurat is not label:
            keliru[label].append(Keliru(baris, teks, putusan))
    return NilaiPengenal(
        hitung[True], hitung[False], tuple(keliru[True]), tuple(keliru[False])
    )


def _baris(berkas: Path) -> Iterator[tuple[int, str, str, bool]]:
    try:
        with berkas.open(encoding="utf-8-sig", newline="") as isi:
            pembaca = csv.DictReader(isi)
            kurang = [k for k in WAJIB if k not in (pembaca.fieldnames or ())]
            if kurang:
                raise BerkasUjiRusak(
                    f"{berkas.name}: kolom {' dan '.join(kurang)} tidak ada."
                )
            for satu in pembaca:
                yield pembaca.line_num, *_isi(berkas, pembaca.line_num, satu)
    except FileNotFoundError:
        raise BerkasUjiRusak(f"Berkas {berkas} tidak ada.") from None
    except OSError:
        raise BerkasUjiRusak(f"Berkas {berkas} tidak dapat dibaca.") from None
    except UnicodeDecodeError:
        raise BerkasUjiRusak(f"{berkas.name}: bukan teks UTF-8.") from None
    except csv.Error:
        raise BerkasUjiRusak(f"{berkas.name}: bukan CSV yang utuh.") from None


def _isi(
    berkas: Path, nomor: int, satu: dict[str | None, str | None]
) -> tuple[str, str, bool]:
    label = (satu["is_emergency"] or "").strip().lower()
    if label not in LABEL:
        raise BerkasUjiRusak(
            f"{berkas.name} baris {nomor}: is_emergency harus ya atau tidak, "
            f"bukan “{label}”."
        )
    kategori = next((satu[k] for k in KATEGORI if satu.get(k)), None)
    return satu["teks"] or "", kategori or "", LABEL[label]


# The file could not be judged, as against: judged and found wanting (1).
GAGAL_BACA = 2


class Command(BaseCommand):
    help = (
        "Menilai pengenal keadaan darurat pada CSV dengan kolom teks dan is_emergency "
        "(ya/tidak), boleh dengan kategori. Kode keluar 1 bila ada darurat yang "
        f"terlewat atau lebih dari {BATAS_SALAH_PERSEN} % salah sela."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", type=Path, help="CSV yang dinilai.")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            hasil = nilai(options["berkas"])
        except BerkasUjiRusak as galat:
            raise CommandError(str(galat), returncode=GAGAL_BACA) from None
        self._tulis("Darurat yang terlewat", hasil.terlewat)
        self._tulis("Salah sela", hasil.salah)
        self._ringkas(hasil)
        if not hasil.memenuhi:
            raise CommandError("Belum memenuhi syarat.")

    def _tulis(self, judul: str, keliru: Iterable[Keliru]) -> None:
        for satu in keliru:
            self.stdout.write(f"{judul}, baris {satu.baris}: {satu.teks}")
            for alasan in satu.putusan.alasan:
                self.stdout.write(
                    f"  + {alasan.aturan}: “{alasan.kata}”. {alasan.kalimat}"
                )
            for alasan in satu.putusan.penahan:
                self.stdout.write(
                    f"  - {alasan.aturan}: “{alasan.kata}”. {alasan.kalimat}"
                )

    def _ringkas(self, hasil: NilaiPengenal) -> None:
        for judul, banyak, dari in (
            ("Darurat yang terlewat", len(hasil.terlewat), hasil.darurat),
            ("Salah sela", len(hasil.salah), hasil.bukan),
        ):
            persen = angka(100 * banyak / dari if dari else 0, 1)
            self.stdout.write(f"{judul}: {banyak} dari {dari} ({persen} %)")
