"""Writes docs/alur.md: the acts of every case file, read from the tables that guard them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db.models import Model

from organisasi.alur.tindakan import Berkas, tabel_alur

KEPALA = """\
# Alur: acts and statuses

Written by `manage.py tulis_alur` from the acts of each case file; a test compares. Do not
edit. Each row is an act: it starts from one of the statuses *dari*, leads to *ke*, and is
done by one of the roles. What else must hold stands at the act itself.
"""


def dokumen_alur(model: Iterable[type[Model]]) -> str:
    berkas = sorted(
        (m for m in model if issubclass(m, Berkas)), key=lambda m: m._meta.label
    )
    return "\n".join((KEPALA, *map(tabel_alur, berkas)))


class Command(BaseCommand):
    help = "Tulis docs/alur.md dari tabel tindakan setiap berkas."

    def handle(self, *_args: Any, **_options: Any) -> None:
        sasaran = Path(settings.BASE_DIR) / "docs" / "alur.md"
        sasaran.write_text(dokumen_alur(apps.get_models()), encoding="utf-8")
        self.stdout.write(f"{sasaran} sudah ditulis.")
