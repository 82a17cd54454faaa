"""``make run``: the portal with its data on this machine, for a look around."""

import os
import socket
import sys
from argparse import ArgumentParser
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import CommandError, get_commands, load_command_class
from django.core.management.base import BaseCommand
from django.db import DatabaseError

from dev import devdb
from dev.demo import persiapan, sebab_gagal as sebab
from dev.demo.peladen import Peladen, pekerja_bawaan

PORT_TERTINGGI = 65535
# Set for the second start of this process, so that there is no third.
NAMA_ENV = "PORTAL_TERISI"


class Command(BaseCommand):
    help = "Menjalankan portal demo dengan data Kota Tasikmalaya (make run)."
    # The checks run in the tests and in CI; here they would only cost time.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000")

    def handle(self, *_args: Any, **options: Any) -> None:
        port = baca_port(options["port"])
        uji_port(port)
        if self._siapkan() and not os.environ.get(NAMA_ENV):
            mulai_lagi()
        # Asked now: once the server listens, no connection may be open any more.
        kalimat = sambutan(port, akun_contoh())
        Peladen(
            f"127.0.0.1:{port}", pekerja_bawaan(), lambda: self._lapor(kalimat)
        ).run()

    def _siapkan(self) -> bool:
        try:
            # Without the pool, which would hide the reason behind its patience.
            psycopg.connect(settings.DATABASE_URL).close()
            return persiapan.siapkan(self._lapor)
        except psycopg.OperationalError as galat:
            raise CommandError(sebab.sebab_sambungan(galat)) from galat
        except DatabaseError as galat:
            raise CommandError(sebab.sebab_basis_data(galat)) from galat
        except OSError as galat:
            raise CommandError(sebab.sebab_berkas(galat)) from galat

    def _lapor(self, kalimat: str) -> None:
        self.stdout.write(kalimat)
        self.stdout.flush()


def mulai_lagi() -> None:
    """Begin this process anew: what the filling left behind, each worker would keep.

    Without the address of our own server: who finds one does not look after the server.
    """
    env = os.environ | {NAMA_ENV: "1"}
    if env.get("DATABASE_URL") == devdb.url():
        del env["DATABASE_URL"]
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], env)  # noqa: S606 -- the same command


def baca_port(teks: str) -> int:
    if teks.isascii() and teks.isdecimal() and 0 < int(teks) <= PORT_TERTINGGI:
        return int(teks)
    raise CommandError(
        f"PORT={teks} bukan nomor port. Pakai bilangan 1 sampai {PORT_TERTINGGI}."
    )


def uji_port(port: int) -> None:
    with socket.socket() as soket:
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind(("127.0.0.1", port))
        except OSError as galat:
            raise CommandError(sebab.sebab_port(galat, port=port)) from None


def akun_contoh() -> list[str]:
    perintah: Any = load_command_class(get_commands()["muat_contoh"], "muat_contoh")
    return list(perintah.akun_contoh())


def sambutan(port: int, akun: list[str]) -> str:
    return "\n".join(
        [
            "",
            "Portal PPID Kota Tasikmalaya (demo) sudah berjalan:",
            f"  http://localhost:{port}/",
            f"  http://localhost:{port}/admin/   (petugas)",
            "",
            "Akun contoh, hanya untuk demo di mesin ini:",
            *(f"  {baris}" for baris in akun),
            "",
            "Berhenti: tekan Ctrl+C. Data tetap tersimpan untuk lain kali.",
            "",
        ]
    )
