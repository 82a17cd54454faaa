"""Send what the outbox holds; any number of these may run side by side."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from organisasi.basis_data.kerja import Henti, putar
from organisasi.kabar.notifikasi import kirim_satu

JEDA = 3.0


class Command(BaseCommand):
    """Once, for cron (``--sekali``), or until told to stop."""

    help = "Mengirim pesan yang menunggu di kotak keluar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--sekali``: send what is due, then end."""
        parser.add_argument("--sekali", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Send; a stop signal lets the message in hand be finished."""
        henti = Henti()
        if options["sekali"]:
            self.stdout.write(f"{kirim_yang_siap(henti)} pesan dicoba.")
            return
        henti.pasang()
        putar(lambda: kirim_yang_siap(henti), jeda=JEDA, henti=henti)


def kirim_yang_siap(henti: Henti) -> int:
    """Send until nothing is due or the end is asked for; returns how many were tried."""
    jumlah = 0
    while henti.lanjut() and kirim_satu(timezone.now()):
        jumlah += 1
    return jumlah
