from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ppid_portal.operasi.awal import kekurangan


class Command(BaseCommand):
    """Read-only and repeatable: the list of the first day (docs/operasi.md)."""

    help = "Menyebut apa yang masih kurang sebelum portal dibuka untuk warga."

    def handle(self, *_args: Any, **_options: Any) -> None:
        semua = list(kekurangan(timezone.now()))
        for satu in semua:
            self.stdout.write(f"- {satu.apa}: {satu.saran}")
        if semua:
            raise CommandError(f"{len(semua)} hal masih kurang.")
        self.stdout.write("Lengkap: portal dapat dibuka untuk warga.")
