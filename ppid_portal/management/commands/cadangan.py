"""A dated backup of database and files, and its restore, which proves that all came back.

And what the portal does beside backups that others make (docs/operasi.md).
"""

import sys
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kertas.penyimpanan import tanpa_berkas, tanpa_catatan
from ppid_portal.operasi.cadangan import (
    CadanganGagal,
    Manifest,
    baca,
    buat,
    catat_pgbackrest,
    lupakan_yang_lama,
    pulihkan,
)


class Command(BaseCommand):
    help = (
        "Mencadangkan basis data dan berkas ke folder bertanggal (buat), atau memulihkannya"
        " (pulihkan); mencatat cadangan pgBackRest dari masukan (catat); mencocokkan baris"
        " dengan berkas sesudah basis data dipulihkan cara lain (cocokkan)."
    )
    # The target of a restore has no tables yet.
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        apa = parser.add_subparsers(dest="apa", required=True)
        baru, pulih = apa.add_parser("buat"), apa.add_parser("pulihkan")
        baru.add_argument("--ke", type=Path, default=settings.BASE_DIR / "cadangan")
        pulih.add_argument("folder", type=Path)
        pulih.add_argument("--timpa", action="store_true")
        apa.add_parser("catat")
        apa.add_parser("cocokkan")

    def handle(self, *_args: Any, **options: Any) -> None:
        kini = timezone.localtime()
        try:
            match options["apa"]:
                case "buat":
                    folder = buat(options["ke"], pada=kini)
                    self.stdout.write(f"Cadangan selesai: {folder}")
                    self._sebut_hilang(baca(folder))
                case "pulihkan":
                    isi = pulihkan(options["folder"], timpa=options["timpa"], pada=kini)
                    self.stdout.write(
                        f"Pulih dari cadangan {isi.dibuat_pada}: {len(isi.baris)} tabel,"
                        f" {sum(isi.baris.values())} baris, {len(isi.berkas)} berkas."
                    )
                    self._sebut_hilang(isi)
                case "catat":
                    pada = timezone.localtime(catat_pgbackrest(sys.stdin.read()))
                    self.stdout.write(f"Cadangan terakhir: {pada:%d-%m-%Y %H:%M}")
                case _:
                    self._cocokkan(kini)
        except (CadanganGagal, TindakanTerlarang) as galat:
            raise CommandError(str(galat)) from galat

    def _cocokkan(self, kini: datetime) -> None:
        """A database set back in time: kept pages are forgotten, rows compared with files."""
        lupakan_yang_lama(kini)
        hilang, yatim = list(tanpa_berkas()), tanpa_catatan()
        for satu in hilang:
            self.stdout.write(f"Berkas tidak ada: {satu}")
        for satu in yatim:
            self.stdout.write(f"Tanpa catatan: {satu}")
        if hilang:
            raise CommandError(f"{len(hilang)} berkas tidak ada.")
        self.stdout.write("Semua berkas yang dicatat ada.")

    def _sebut_hilang(self, isi: Manifest) -> None:
        if isi.hilang:
            self.stderr.write(
                f"{len(isi.hilang)} berkas disebut catatan tetapi tidak ada di cadangan:"
                f" {', '.join(isi.hilang)}"
            )
