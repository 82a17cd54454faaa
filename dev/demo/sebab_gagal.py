"""Why the preparation failed, in words for the person at the keyboard."""

import errno
import os
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import DatabaseError

from dev import devdb
from dev.devdb import messages

# PostgreSQL's codes: disk full; damaged data, index, missing or unreadable file.
PENUH = "53100"
RUSAK = frozenset({"XX001", "XX002", "58P01", "58030", "58P02"})


def sebab_basis_data(galat: DatabaseError) -> str:
    """Return a sentence for an error of the database."""
    baris = str(galat).strip().split("\n")[0]
    if os.environ.get("DATABASE_URL") != devdb.url():
        return f"Basis data tidak dapat disiapkan: {baris}"
    kode = getattr(galat.__cause__, "sqlstate", None)
    if kode == PENUH or messages.nearly_full(devdb.home()):
        return messages.DISK_FULL.format(path=devdb.home())
    if kode in RUSAK:
        return messages.DAMAGED.format(path=devdb.home() / "data", reason=baris)
    return f"Basis data tidak dapat disiapkan: {baris}"


def sebab_sambungan(galat: psycopg.OperationalError) -> str:
    """Return a sentence for a database that refuses the connection."""
    if os.environ.get("DATABASE_URL") == devdb.url():
        return messages.explain(
            str(galat), data=devdb.home() / "data", logfile=devdb.home() / "log"
        )
    return f"Basis data tidak dapat dihubungi: {str(galat).strip()}"


def sebab_berkas(galat: OSError) -> str:
    """Return a sentence for an error of the file system."""
    tempat = Path(galat.filename) if galat.filename else settings.BASE_DIR
    return messages.explain_oserror(galat, path=tempat)


def sebab_port(galat: OSError, *, port: int) -> str:
    """Return a sentence for a port that cannot be used."""
    contoh = f"Pilih port lain, misalnya: make run PORT={port + 1}"
    if galat.errno == errno.EADDRINUSE:
        return f"Port {port} sedang dipakai program lain. {contoh}"
    if galat.errno == errno.EACCES:
        return f"Port {port} hanya boleh dipakai root. Pilih port di atas 1023."
    return f"Port {port} tidak dapat dipakai ({galat.strerror}). {contoh}"
