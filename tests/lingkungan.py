"""The environment of a test run: its own folder, its own database server."""

import atexit
import fcntl
import os
import shutil
import tempfile
import time
from base64 import urlsafe_b64encode
from contextlib import suppress
from pathlib import Path

from dev import devdb
from dev.devdb.paths import rundir

AWALAN = "portal-uji-"
# Names the folder of the run; its presence tells a child that all is prepared.
NAMA_ENV = "PORTAL_UJI"
# Seconds; a younger folder may belong to a run that has not locked it yet.
USIA_SISA = 60
# A developer's own values must not decide what the tests see.
DIPERTAHANKAN = frozenset({"PORTAL_PG_BIN", "PORTAL_WAJIB_PERAMBAN"})
DITETAPKAN = {
    "DEBUG": "0",
    "PORTAL_DEMO": "0",
    "PORTAL_TLS": "0",
    "PORTAL_VERSI_DENGAR": "0",
    "DATABASE_POOL": "0",
    # A process of its own sends nowhere either.
    "PORTAL_SUREL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
    "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1],testserver",
}


def siapkan(*, kunci):
    """Set the environment and start the server, once a run; ``kunci`` is the secret."""
    if os.environ.get(NAMA_ENV):
        return
    _buang_setelan_sendiri()
    sapu_sisa()
    akar = Path(tempfile.mkdtemp(prefix=AWALAN))
    for nama in ("berkas", "statis"):
        (akar / nama).mkdir()
    # Registered first, so it runs last: after the server has stopped.
    atexit.register(_hapus, akar, os.getpid())
    os.environ |= DITETAPKAN | {
        NAMA_ENV: str(akar),
        "SECRET_KEY": kunci,
        "KUNCI_DATA": urlsafe_b64encode(os.urandom(32)).decode(),
        "KUNCI_SIDIK": f"sidik-{kunci}",
        "PORTAL_BERKAS": str(akar / "berkas"),
        "PORTAL_SIMPANAN": str(akar / "simpanan"),
        "PORTAL_DEVDB": str(akar / "pg"),
    }
    if not os.environ.get("DATABASE_URL"):
        os.environ["DATABASE_URL"] = devdb.ensure(throwaway=True)
        # A backup is written by the programs of the server it comes from.
        os.environ.setdefault("PORTAL_PG_BIN", str(devdb.bindir()))


def _buang_setelan_sendiri():
    for nama in list(os.environ):
        if (
            nama.startswith(("PORTAL_", "SUREL_", "LAPOR_"))
            and nama not in DIPERTAHANKAN
        ):
            del os.environ[nama]
    for nama in (
        "SUREL",
        "SECRET_KEY_FALLBACKS",
        "DATABASE_REPLIKA_URL",
        "CSRF_TRUSTED_ORIGINS",
    ):
        os.environ.pop(nama, None)


def sapu_sisa():
    for akar in Path(tempfile.gettempdir()).glob(AWALAN + "*"):
        with suppress(OSError):
            if time.time() - akar.stat().st_mtime > USIA_SISA:
                _sapu(akar)
    os.environ.pop("PORTAL_DEVDB", None)


def _sapu(akar):
    with (akar / "pg" / "users.lock").open("a") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.environ["PORTAL_DEVDB"] = str(akar / "pg")
        devdb.stop()
        shutil.rmtree(akar, ignore_errors=True)


def _hapus(akar, pid):
    if os.getpid() == pid:
        # A deep folder has its socket elsewhere.
        for satu in (akar, rundir()):
            shutil.rmtree(satu, ignore_errors=True)
