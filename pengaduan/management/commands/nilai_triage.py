"""Show how well emergencies are recognised in a file of labelled messages."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from organisasi.bahasa import angka
from pengaduan.darurat.pengenal.nilai import (
    BATAS_SALAH_PERSEN,
    BerkasUjiRusak,
    Keliru,
    NilaiPengenal,
    nilai,
)

# The file could not be judged, as against: judged and found wanting (1).
GAGAL_BACA = 2


class Command(BaseCommand):
    """Measures with ``pengaduan.darurat.pengenal.nilai``."""

    help = (
        "Menilai pengenal keadaan darurat pada CSV dengan kolom teks dan is_emergency "
        "(ya/tidak), boleh dengan kategori. Kode keluar 1 bila ada darurat yang "
        f"terlewat atau lebih dari {BATAS_SALAH_PERSEN} % salah sela."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file."""
        parser.add_argument("berkas", type=Path, help="CSV yang dinilai.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print each wrong row and the sums; raise CommandError when not good enough."""
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
