from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from organisasi.sandi import HasilPutar, kolom_tersandi, putar_kolom
from ppid_portal.masuk.adapters import putar_faktor


class Command(BaseCommand):
    """Repeatable; a run that was stopped goes on where rows are still old."""

    help = (
        "Menyandikan ulang semua kolom tersandi dan rahasia faktor kedua dengan kunci "
        "pertama KUNCI_DATA."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--tulis", action="store_true", help="Tulis; tanpa ini hanya menghitung."
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        tulis: bool = options["tulis"]
        hasil = [putar_kolom(m, k, tulis=tulis) for m, k in kolom_tersandi()]
        hasil.append(putar_faktor(tulis=tulis))
        for satu in hasil:
            self.stdout.write(_kalimat(satu, tulis=tulis))
        if not tulis and any(satu.lama for satu in hasil):
            self.stdout.write("Belum ada yang ditulis. Ulangi dengan --tulis.")
        if buntu := sum(satu.buntu for satu in hasil):
            raise CommandError(
                f"{buntu} isian tidak dapat dibuka dengan kunci mana pun di KUNCI_DATA. "
                "Jangan buang kunci lama sebelum kuncinya ditemukan."
            )


def _kalimat(hasil: HasilPutar, *, tulis: bool) -> str:
    lama = "disandikan ulang" if tulis else "perlu disandikan ulang"
    return (
        f"{hasil.nama}: {hasil.lama} {lama}, {hasil.baru} sudah baru, "
        f"{hasil.buntu} tidak terbuka."
    )
