"""Restore a backup, and prove that all of it came back."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection

from organisasi.basis_data.versi import SALURAN
from organisasi.models import Versi
from ppid_portal.cadangan import alat, manifest as m
from ppid_portal.cadangan.buat import hitung_baris, versi_server
from ppid_portal.cadangan.galat import CadanganGagal
from ppid_portal.persiapan import baca_tanda, tulis_tanda

AWALAN = ".pulih-"
# A running portal holds the tables only for moments; one that does not let go is told.
AWAL = b"""
SET lock_timeout = '30s';
BEGIN;
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
"""


def pulihkan(folder: Path, *, timpa: bool, pada: datetime) -> m.Manifest:
    """Restore the backup in ``folder``; return its manifest.

    Target are the database and the file folder of the settings. Both must be empty
    unless ``timpa``. The database comes back in one transaction, and the files are
    checked before it starts: a restore that fails changes nothing. Raises CadanganGagal.
    """
    manifest = m.baca(folder)
    m.periksa_arsip(folder, manifest)
    akar = Path(settings.MEDIA_ROOT)
    akar.mkdir(parents=True, exist_ok=True)
    if not timpa:
        _pastikan_kosong(akar)
    baru = Path(tempfile.mkdtemp(prefix=AWALAN, dir=akar))
    try:
        _buka_berkas(folder / m.BERKAS, baru, manifest)
        _pulihkan_basis_data(folder / m.BASIS_DATA)
        _ganti_isi(akar, baru)
    finally:
        shutil.rmtree(baru, ignore_errors=True)
    _periksa_baris(manifest)
    _lupakan_yang_lama(pada)
    _pelajari_isi()
    return manifest


def _pastikan_kosong(akar: Path) -> None:
    if hitung_baris():
        raise CadanganGagal(
            "Basis data tujuan tidak kosong. Tidak ada yang diubah. Pakai --timpa bila"
            " isinya memang harus diganti dengan isi cadangan."
        )
    if any(akar.iterdir()):
        raise CadanganGagal(
            f"Folder berkas {akar} tidak kosong. Tidak ada yang diubah. Pakai --timpa"
            " bila isinya memang harus diganti dengan isi cadangan."
        )


def _buka_berkas(arsip: Path, tujuan: Path, manifest: m.Manifest) -> None:
    with tarfile.open(arsip) as isi:
        isi.extractall(tujuan, filter="data")
    if m.sidik_folder(tujuan) != manifest.berkas:
        raise CadanganGagal(f"Isi {arsip} tidak sama dengan daftar di manifest.")


def _pulihkan_basis_data(arsip: Path) -> None:
    """Replace the schema in one transaction; an error on the way leaves the old one."""
    program = alat.folder_program(versi_server())
    connection.close()
    lingkungan = os.environ | alat.lingkungan(connection.settings_dict)
    with tempfile.TemporaryFile("w+") as keluhan:
        with subprocess.Popen(  # noqa: S603 -- our own words, no shell
            [program / "psql", "-X", "-q", "-o", os.devnull, "-v", "ON_ERROR_STOP=1"],
            stdin=subprocess.PIPE,
            stderr=keluhan,
            env=lingkungan,
        ) as psql:
            assert psql.stdin is not None
            utuh = _alirkan([str(program / "pg_restore"), str(arsip)], psql.stdin)
        keluhan.seek(0)
        if psql.returncode or not utuh:
            raise CadanganGagal(
                f"Basis data tidak dapat dipulihkan: {keluhan.read().strip()}"
            )


def _alirkan(perintah: list[str], psql: IO[bytes]) -> bool:
    """Feed the dump as SQL to ``psql``; commit only when all of it was read."""
    try:
        psql.write(AWAL)
        with subprocess.Popen(  # noqa: S603 -- our own words, no shell
            [*perintah, "--no-owner", "--no-privileges", "--file=-"],
            stdout=subprocess.PIPE,
        ) as pg_restore:
            assert pg_restore.stdout is not None
            shutil.copyfileobj(pg_restore.stdout, psql)
        if pg_restore.returncode:
            return False
        psql.write(b"COMMIT;\n")
        psql.close()
    except BrokenPipeError:  # psql stopped at an error and tells which
        with suppress(BrokenPipeError):
            psql.close()
        return False
    return True


def _ganti_isi(akar: Path, baru: Path) -> None:
    """Put the new files in the place of the old; the folder itself may be a mount."""
    for lama in akar.iterdir():
        if lama == baru:
            continue
        if lama.is_dir() and not lama.is_symlink():
            shutil.rmtree(lama)
        else:
            lama.unlink()
    for isi in baru.iterdir():
        isi.rename(akar / isi.name)
    baru.rmdir()


def _lupakan_yang_lama(pada: datetime) -> None:
    """Let no process believe that it has the restored state in its memory already.

    Page caches are keyed by version numbers, and the backup's are older than those
    that running processes have seen. Seconds since 1970 are above any count of edits.
    """
    Versi.objects.update(nomor=int(pada.timestamp()))
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_notify(%s, area) FROM organisasi_versi", [SALURAN])
    if baca_tanda():
        tulis_tanda(None)  # the demo looks again at what is missing


def _pelajari_isi() -> None:
    """Let PostgreSQL count what came back: a backup has no statistics, and the first
    readers would wait for plans made without."""
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")


def _periksa_baris(manifest: m.Manifest) -> None:
    ada = hitung_baris()
    beda = sorted(
        tabel
        for tabel in ada.keys() | manifest.baris.keys()
        if ada.get(tabel) != manifest.baris.get(tabel)
    )
    if beda:
        raise CadanganGagal(f"Jumlah baris berbeda pada: {', '.join(beda)}.")
