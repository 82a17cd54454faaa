"""The thin commands that load one seed file share this."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organisasi.data_awal import DataAwalRusak


class PerintahMuat(BaseCommand):
    """Add the new rows of a file; running it again changes nothing."""

    # Called with pada= and, when the file is named, berkas=.
    muat: Callable[..., int]

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--berkas``: another file of the same columns."""
        parser.add_argument(
            "--berkas", type=Path, help="CSV lain dengan kolom yang sama."
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load; raises CommandError with the file and line that is wrong."""
        pilihan = {"berkas": options["berkas"]} if options["berkas"] else {}
        try:
            baru = type(self).muat(pada=timezone.now(), **pilihan)
        except DataAwalRusak as galat:
            raise CommandError(str(galat)) from None
        self.stdout.write(f"{baru} baris baru.")
