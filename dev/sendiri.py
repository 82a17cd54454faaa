"""A portal of its own to drill on: database, files and web server that go away."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dev import devdb
from dev.bench.peladen import Peladen, jalankan

PERSIAPAN = (
    ("migrate", "--noinput", "-v0"),
    ("muat_data", "-v0"),
    ("collectstatic", "--noinput", "-v0"),
)


class ServerLatihan:
    """The development server, in a folder that goes away; it keeps what it acknowledged."""

    def __init__(self) -> None:
        self.alamat = devdb.ensure()

    def pid(self) -> int:
        """The process that the others come from."""
        return int((devdb.home() / "data/postmaster.pid").read_text().split()[0])

    def mulai(self) -> None:
        """Start it anew."""
        devdb.revive()


@contextmanager
def portal_sendiri() -> Iterator[tuple[ServerLatihan, Peladen]]:
    """The city's data, served by gunicorn as in production."""
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
            with jalankan("ppid_portal.settings", "ppid_portal.wsgi") as web:
                yield server, web
        finally:
            devdb.stop()
