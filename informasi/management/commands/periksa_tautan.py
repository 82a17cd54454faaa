"""Look at all links and files of the public list now (the worker does it each night)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from informasi.katalog import pemeriksaan


class Command(BaseCommand):
    help = "Memeriksa tautan dan berkas katalog; temuannya menjadi tugas unit."

    def handle(self, *_args: Any, **_options: Any) -> None:
        pada = timezone.now()
        hari = timezone.localdate(pada)
        berkas = pemeriksaan.periksa_berkas(pada=pada, hari_ini=hari)
        try:
            tautan = pemeriksaan.periksa_tautan(pada=pada, hari_ini=hari)
        except pemeriksaan.JaringanMati as galat:
            raise CommandError(str(galat)) from None
        self.stdout.write(f"{tautan} tautan mati, {berkas} berkas rusak.")
