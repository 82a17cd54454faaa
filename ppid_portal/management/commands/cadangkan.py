"""One command makes a dated backup of database and files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ppid_portal.operasi.cadangan import CadanganGagal, buat


class Command(BaseCommand):
    help = "Mencadangkan basis data dan berkas ke folder bertanggal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--ke", type=Path, default=settings.BASE_DIR / "cadangan")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            folder = buat(options["ke"], pada=timezone.localtime())
        except CadanganGagal as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(f"Cadangan selesai: {folder}")
