"""One command restores a backup and checks that all of it came back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ppid_portal.operasi.cadangan import CadanganGagal, pulihkan


class Command(BaseCommand):
    help = "Memulihkan basis data dan berkas dari folder cadangan."
    # The target has no tables yet.
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--timpa", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            manifest = pulihkan(
                options["folder"], timpa=options["timpa"], pada=timezone.now()
            )
        except CadanganGagal as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(
            f"Pulih dari cadangan {manifest.dibuat_pada}: {len(manifest.baris)} tabel,"
            f" {sum(manifest.baris.values())} baris, {len(manifest.berkas)} berkas."
        )
