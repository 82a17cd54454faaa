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
    help = "Mengirim pesan yang menunggu di kotak keluar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sekali", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        henti = Henti()
        if options["sekali"]:
            self.stdout.write(f"{kirim_yang_siap(henti)} pesan dicoba.")
            return
        henti.pasang()
        putar(lambda: kirim_yang_siap(henti), jeda=JEDA, henti=henti)


def kirim_yang_siap(henti: Henti) -> int:
    jumlah = 0
    while henti.lanjut() and kirim_satu(timezone.now()):
        jumlah += 1
    return jumlah
