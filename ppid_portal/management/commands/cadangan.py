"""A dated backup of database and files, and its restore, which proves that all came back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ppid_portal.operasi.cadangan import CadanganGagal, buat, pulihkan


class Command(BaseCommand):
    help = (
        "Mencadangkan basis data dan berkas ke folder bertanggal, atau memulihkannya."
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

    def handle(self, *_args: Any, **options: Any) -> None:
        kini = timezone.localtime()
        try:
            if options["apa"] == "buat":
                folder = buat(options["ke"], pada=kini)
                self.stdout.write(f"Cadangan selesai: {folder}")
                return
            isi = pulihkan(options["folder"], timpa=options["timpa"], pada=kini)
        except CadanganGagal as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(
            f"Pulih dari cadangan {isi.dibuat_pada}: {len(isi.baris)} tabel,"
            f" {sum(isi.baris.values())} baris, {len(isi.berkas)} berkas."
        )
