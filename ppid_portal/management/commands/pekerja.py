"""The worker: sends messages every few seconds and runs the scheduled jobs, or one of them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organisasi.basis_data.kerja import Henti, putar
from ppid_portal.operasi import pekerjaan
from ppid_portal.operasi.models import Pekerjaan

JEDA = 3.0


class Command(BaseCommand):
    help = "Pekerja latar: mengirim pesan dan menjalankan pekerjaan terjadwal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sekali", action="store_true")
        parser.add_argument(
            "--jalankan",
            choices=[tugas.nama for tugas in pekerjaan.DAFTAR],
            help="Jalankan satu pekerjaan sekarang, lalu selesai.",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        henti = Henti()
        if options["sekali"]:
            self.stdout.write(f"{giliran(henti)} pekerjaan dijalankan.")
            return
        henti.pasang()
        if nama := options["jalankan"]:
            self._jalankan(nama, henti)
        else:
            putar(lambda: giliran(henti), jeda=JEDA, henti=henti)

    def _jalankan(self, nama: str, henti: Henti) -> None:
        # As the worker would, under the same lock, also before its time.
        tugas = next(satu for satu in pekerjaan.DAFTAR if satu.nama == nama)
        pekerjaan.siapkan(pada=timezone.now())
        baris = Pekerjaan.objects.filter(nama=nama)
        baris.update(berikutnya=timezone.now())
        if not pekerjaan.jalankan(tugas, henti=henti):
            raise CommandError(f"{nama} sedang dijalankan pekerja lain.")
        if galat := baris.get().galat:
            raise CommandError(galat)
        self.stdout.write(f"{nama} selesai.")


def giliran(henti: Henti) -> int:
    pekerjaan.siapkan(pada=timezone.now())
    pekerjaan.kirim_pesan(henti)
    return pekerjaan.jalankan_yang_tiba(henti)
