"""Open expired exclusions and queue the day's summaries (the worker does it daily)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ppid_portal.staf.hari_ini import ingatkan


class Command(BaseCommand):
    """Once a day; a second run on the same day adds nothing."""

    help = "Membuka pengecualian yang berakhir dan mengantre ringkasan harian petugas."

    def handle(self, *_args: Any, **_options: Any) -> None:
        pada = timezone.now()
        hasil = ingatkan(pada=pada, hari_ini=timezone.localdate(pada))
        self.stdout.write(
            f"{hasil.dibuka} pengecualian dibuka, {hasil.pesan} pesan diantre."
        )
