"""The worker: sends messages every few seconds and runs the scheduled jobs."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from organisasi.basis_data.kerja import Henti, putar
from ppid_portal.operasi import pekerjaan

JEDA = 3.0


class Command(BaseCommand):
    """Run until told to stop; several may run side by side.

    Started with PORTAL_INDUK in the environment it ends with that process
    (ppid_portal/operasi/parent_process.py).
    """

    help = "Pekerja latar: mengirim pesan dan menjalankan pekerjaan terjadwal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sekali", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        henti = Henti()
        if options["sekali"]:
            self.stdout.write(f"{giliran(henti)} pekerjaan dijalankan.")
            return
        henti.pasang()
        putar(lambda: giliran(henti), jeda=JEDA, henti=henti)


def giliran(henti: Henti) -> int:
    """One turn: the messages that are due, then the jobs; returns how many jobs ran."""
    pekerjaan.siapkan(pada=timezone.now())
    pekerjaan.kirim_pesan(henti)
    return pekerjaan.jalankan_yang_tiba(henti)
