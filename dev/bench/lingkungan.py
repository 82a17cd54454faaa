"""The benchmark's own folder, throw-away database server and settings."""

import atexit
import os
import secrets
import shutil
import socket
import tempfile
from base64 import urlsafe_b64encode
from pathlib import Path

import django
from django.core.management import call_command

from dev import devdb

AWALAN = "portal-bench-"
INANG = "127.0.0.1"
DITETAPKAN = {
    "DJANGO_SETTINGS_MODULE": "ppid_portal.settings",
    "DEBUG": "0",
    "PORTAL_DEMO": "0",
    "PORTAL_TLS": "0",
    "ALLOWED_HOSTS": "127.0.0.1,testserver",
    "SUREL": "tanpa",
    "LOG_LEVEL": "ERROR",
}


def siapkan() -> Path:
    """Make the folder, start PostgreSQL, migrate, load the real data, collect statics.

    Returns the folder; it and the server are gone when this process ends.
    """
    for nama in list(os.environ):
        if nama.startswith("PORTAL_") and nama != "PORTAL_PG_BIN":
            del os.environ[nama]
    akar = Path(tempfile.mkdtemp(prefix=AWALAN))
    # Registered first, so it runs last: after the server has stopped.
    atexit.register(_hapus, akar, os.getpid())
    (akar / "berkas").mkdir()
    os.environ |= DITETAPKAN | {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "KUNCI_DATA": urlsafe_b64encode(os.urandom(32)).decode(),
        "KUNCI_SIDIK": secrets.token_urlsafe(50),
        "PORTAL_BERKAS": str(akar / "berkas"),
        "PORTAL_STATIS": str(akar / "statis"),
        "PORTAL_DEVDB": str(akar / "pg"),
    }
    os.environ["DATABASE_URL"] = devdb.ensure(throwaway=True)
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("muat_data", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    return akar


def _hapus(akar: Path, pid: int) -> None:
    if os.getpid() == pid:
        shutil.rmtree(akar, ignore_errors=True)


def port_bebas() -> int:
    """A port nobody listens on now."""
    with socket.socket() as soket:
        soket.bind((INANG, 0))
        port: int = soket.getsockname()[1]
        return port


def pid_postgres() -> int:
    """The process of the database server."""
    return int((devdb.home() / "data" / "postmaster.pid").read_text().split("\n")[0])
