"""``python -m dev.latihan_gangguan [mati beku …]``."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.peladen import jalankan as peladen
from dev.latihan_gangguan.gangguan import GANGGUAN
from dev.latihan_gangguan.latihan import ingkar, jalankan, tabel
from ppid_portal import devdb

PERSIAPAN = (
    ("migrate", "--noinput", "-v0"),
    ("muat_data", "-v0"),
    ("collectstatic", "--noinput", "-v0"),
)


class ServerLatihan:
    """The development server, in a folder that goes away."""

    def __init__(self) -> None:
        self.alamat = devdb.ensure(throwaway=True)

    def pid(self) -> int:
        """The process that the others come from."""
        return int((devdb.home() / "data/postmaster.pid").read_text().split()[0])

    def mulai(self) -> None:
        """Start it anew."""
        devdb.revive()


def utama(nama: list[str]) -> int:
    """Do the drill and print it; 1 when a promise was broken."""
    with tempfile.TemporaryDirectory(prefix="portal-latihan-") as akar:
        tempat = {
            "PORTAL_DEVDB": "db",
            "PORTAL_STATIS": "statis",
            "PORTAL_BERKAS": "berkas",
            "PORTAL_SIMPANAN": "simpanan",
        }
        os.environ |= {n: str(Path(akar) / satu) for n, satu in tempat.items()}
        os.environ |= {
            "PORTAL_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "ppid_portal.settings",
        }
        server = ServerLatihan()
        os.environ["DATABASE_URL"] = server.alamat
        try:
            for kata in PERSIAPAN:
                subprocess.run([sys.executable, "manage.py", *kata], check=True)  # noqa: S603 -- our own command
            with peladen("ppid_portal.settings", "ppid_portal.wsgi") as web:
                hasil, kembali = jalankan(server, web.port, nama or GANGGUAN)
        finally:
            devdb.stop()
    print(tabel(hasil, kembali))
    if salah := ingkar(hasil, kembali):
        print("\nTidak seperti yang dijanjikan:", *salah, sep="\n  ")
    return 1 if salah else 0


if __name__ == "__main__":
    sys.exit(utama(sys.argv[1:]))
