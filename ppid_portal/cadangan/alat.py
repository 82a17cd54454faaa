"""PostgreSQL's own programs: which ones, and how they reach the database."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

from ppid_portal.cadangan.galat import CadanganGagal
from ppid_portal.devdb import binaries

PROGRAM = ("pg_dump", "pg_restore", "psql")
# Options of the connection that the programs take from the environment.
OPSI = ("sslmode", "sslrootcert", "sslcert", "sslkey", "options")


def folder_program(versi_server: int) -> Path:
    """Return the folder with programs of the server's major version or the next newer.

    Older programs refuse a newer server; much newer ones write what it cannot read.
    Raises CadanganGagal when none fits.
    """
    cocok = [
        (versi, folder)
        for folder in _calon()
        if (versi := _versi(folder)) >= versi_server
    ]
    if not cocok:
        raise CadanganGagal(
            f"Program pg_dump dan psql untuk PostgreSQL {versi_server} tidak ditemukan."
            f" Pasang paket postgresql-client-{versi_server}, atau tunjuk foldernya"
            " dengan PORTAL_PG_BIN."
        )
    return min(cocok, key=lambda calon: calon[0])[1]


def _calon() -> list[Path]:
    if disebut := os.environ.get("PORTAL_PG_BIN"):
        calon = [Path(disebut)]
    else:
        calon = [p.parent for p in binaries.SYSTEM.glob("*/bin/psql")]
        calon += [p for p in (binaries.from_wheel(), binaries.from_path()) if p]
    return [p for p in calon if all((p / nama).exists() for nama in PROGRAM)]


def _versi(folder: Path) -> int:
    """Return the major version of the programs in ``folder``; 0 when they do not run."""
    try:
        kata = jalankan([str(folder / "pg_dump"), "--version"], lingkungan={})
    except CadanganGagal:
        return 0
    angka = re.search(r"\(PostgreSQL\) (\d+)", kata)
    return int(angka[1]) if angka else 0


def lingkungan(basis_data: dict[str, Any]) -> dict[str, str]:
    """Return libpq's variables for an entry of DATABASES.

    Not the command line: other users of the machine can read that.
    """
    nilai = {
        "PGHOST": basis_data["HOST"],
        "PGPORT": basis_data["PORT"],
        "PGUSER": basis_data["USER"],
        "PGPASSWORD": basis_data["PASSWORD"],
        "PGDATABASE": basis_data["NAME"],
    }
    for opsi in OPSI:
        nilai[f"PG{opsi.upper()}"] = basis_data["OPTIONS"].get(opsi, "")
    return {nama: str(isi) for nama, isi in nilai.items() if isi}


def jalankan(perintah: list[str], *, lingkungan: dict[str, str]) -> str:
    """Run one program and return what it printed; raises CadanganGagal."""
    try:
        selesai = subprocess.run(  # noqa: S603 -- our own words, no shell
            perintah,
            env=os.environ | lingkungan,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as galat:
        raise CadanganGagal(f"{perintah[0]}: {galat.strerror}") from None
    if selesai.returncode:
        raise CadanganGagal(f"{Path(perintah[0]).name} gagal: {selesai.stderr.strip()}")
    return selesai.stdout
