from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ppid_portal.staf.hari_ini import ingatkan


class Command(BaseCommand):
    help = "Membuka pengecualian yang berakhir dan mengantre ringkasan harian petugas."

    def handle(self, *_args: Any, **_options: Any) -> None:
        pada = timezone.now()
        hasil = ingatkan(pada=pada, hari_ini=timezone.localdate(pada))
        self.stdout.write(
            f"{hasil.dibuka} pengecualian dibuka, {hasil.pesan} pesan diantre."
        )
